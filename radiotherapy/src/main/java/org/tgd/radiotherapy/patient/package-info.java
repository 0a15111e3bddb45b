/**
 * A patient made ready for planning: structures on the dose grid and the dose that beamlets bring.
 */
package org.tgd.radiotherapy.patient;
