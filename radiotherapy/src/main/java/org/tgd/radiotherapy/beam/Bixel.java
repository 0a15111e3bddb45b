package org.tgd.radiotherapy.beam;

/**
 * One elementary square field: the place of its centre on the isocentre plane in beam's eye view.
 *
 * @param xMm across the beam, along the leaves at couch angle 0
 * @param zMm across the beam, along the patient at couch angle 0
 */
public record Bixel(double xMm, double zMm) {}
