package org.tgd.chem.oracle;

import org.tgd.chem.graph.Molecule;

/**
 * 0 for a molecule that must not come out, 1 for every other.
 *
 * @param molecule the molecule that is excluded
 * @param canonical its canonical SMILES, with or without stereo
 * @param isStereo whether only the same stereoisomer is excluded
 */
public record Excluded(Molecule molecule, String canonical, boolean isStereo) implements Score {
  static Excluded of(Molecule molecule, boolean isStereo) {
    return new Excluded(molecule, canonical(molecule, isStereo), isStereo);
  }

  private static String canonical(Molecule molecule, boolean isStereo) {
    return isStereo ? molecule.canonicalSmiles() : Flat.canonicalSmiles(molecule);
  }

  @Override
  public String text() {
    return (isStereo ? "exclude(" : "exclude_flat(") + molecule.smiles() + ")";
  }

  @Override
  public double value(Molecule candidate) {
    boolean sameSize = candidate.graph().atoms() == molecule.graph().atoms();
    return sameSize && canonical(candidate, isStereo).equals(canonical) ? 0 : 1;
  }
}
