package org.tgd.radiotherapy.io;

import java.util.Arrays;
import java.util.Optional;
import org.tgd.radiotherapy.dvh.Dvh;

/** The doses of cells of equal volume of a structure, and how many cells have none. */
final class DoseSamples {
  private final DicomDose dose;
  private final double cellCc;
  private double[] inside = new double[1024];
  private int known;
  private int all;

  DoseSamples(DicomDose dose, double cellCc) {
    this.dose = dose;
    this.cellCc = cellCc;
  }

  /** Adds the cell at a place, which may lie outside the dose grid. */
  void add(double x, double y, double z) {
    double value = dose.at(x, y, z);
    all++;
    if (!Double.isNaN(value)) {
      if (known == inside.length) {
        inside = Arrays.copyOf(inside, 2 * known);
      }
      inside[known++] = value;
    }
  }

  boolean isEmpty() {
    return all == 0;
  }

  /** The histogram of the part inside the dose grid; empty if there is none. */
  Optional<Dvh> dvh() {
    return known == 0
        ? Optional.empty()
        : Optional.of(Dvh.of(Arrays.copyOf(inside, known), cellCc).ofPart(all * cellCc));
  }
}
