package org.tgd.benchmarks.known;

/**
 * What a row is about.
 *
 * @param experiment its id, for example {@code E4}
 * @param setting the setting within the experiment
 * @param quantity what is measured, with its unit
 */
record Place(String experiment, String setting, String quantity) {}
