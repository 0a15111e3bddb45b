package org.tgd.chem.search;

import org.tgd.chem.graph.Molecule;
import org.tgd.chem.score.Counts;

/**
 * A molecule and its value.
 *
 * @param molecule the molecule
 * @param features its Morgan counts
 * @param value the higher the better
 * @param parts the values of the objective's parts; the value alone where nothing is told
 * @param guesses what they had been guessed to be
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Judged(Molecule molecule, Counts features, double value, double[] parts, double[] guesses) {}
