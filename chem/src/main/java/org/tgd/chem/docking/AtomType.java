package org.tgd.chem.docking;

import java.util.Optional;

/**
 * AutoDock atom types as written in the last column of PDBQT files, with the covalent radius by
 * which bonds are recognised (Å; the radii that AutoDock Vina uses) and the element.
 */
public enum AtomType {
  /** Aliphatic carbon. */
  C("C", Element.C, 0.77),
  /** Aromatic carbon. */
  A("A", Element.C, 0.77),
  /** Nitrogen that accepts no hydrogen bond. */
  N("N", Element.N, 0.75),
  /** Nitrogen that accepts a hydrogen bond. */
  NA("NA", Element.N, 0.75),
  /** Oxygen that accepts no hydrogen bond. */
  O("O", Element.O, 0.73),
  /** Oxygen that accepts a hydrogen bond. */
  OA("OA", Element.O, 0.73),
  /** Phosphorus. */
  P("P", Element.P, 1.06),
  /** Sulphur that accepts no hydrogen bond. */
  S("S", Element.S, 1.02),
  /** Sulphur that accepts a hydrogen bond. */
  SA("SA", Element.S, 1.02),
  /** Selenium, treated as sulphur. */
  SE("Se", Element.S, 1.02),
  /** Hydrogen on carbon. */
  H("H", Element.H, 0.37),
  /** Polar hydrogen. */
  HD("HD", Element.H, 0.37),
  /** Fluorine. */
  F("F", Element.F, 0.71),
  /** Chlorine. */
  CL("Cl", Element.CL, 0.99),
  /** Bromine. */
  BR("Br", Element.BR, 1.14),
  /** Iodine. */
  I("I", Element.I, 1.33),
  /** Magnesium. */
  MG("Mg", Element.METAL, 1.30),
  /** Manganese. */
  MN("Mn", Element.METAL, 1.39),
  /** Zinc. */
  ZN("Zn", Element.METAL, 1.31),
  /** Calcium. */
  CA("Ca", Element.METAL, 1.74),
  /** Iron. */
  FE("Fe", Element.METAL, 1.25),
  /** Copper. */
  CU("Cu", Element.METAL, 1.75),
  /** Sodium. */
  NATRIUM("Na", Element.METAL, 1.75),
  /** Potassium. */
  K("K", Element.METAL, 1.75),
  /** Mercury. */
  HG("Hg", Element.METAL, 1.75),
  /** Cobalt. */
  CO("Co", Element.METAL, 1.75),
  /** Uranium. */
  U("U", Element.METAL, 1.75),
  /** Cadmium. */
  CD("Cd", Element.METAL, 1.75),
  /** Nickel. */
  NI("Ni", Element.METAL, 1.75);

  /** The elements that the scoring function tells apart. */
  public enum Element {
    /** Hydrogen. */
    H,
    /** Carbon. */
    C,
    /** Nitrogen. */
    N,
    /** Oxygen. */
    O,
    /** Fluorine. */
    F,
    /** Phosphorus. */
    P,
    /** Sulphur or selenium. */
    S,
    /** Chlorine. */
    CL,
    /** Bromine. */
    BR,
    /** Iodine. */
    I,
    /** Any metal. */
    METAL
  }

  private final String label;
  private final Element element;
  private final double covalentRadius;

  AtomType(String label, Element element, double covalentRadius) {
    this.label = label;
    this.element = element;
    this.covalentRadius = covalentRadius;
  }

  /** The type as PDBQT files write it; case matters there. */
  public String label() {
    return label;
  }

  /** The element as the scoring function sees it. */
  public Element element() {
    return element;
  }

  /** Covalent radius in Å. */
  public double covalentRadius() {
    return covalentRadius;
  }

  /** Whether this is a hydrogen of any kind. */
  public boolean isHydrogen() {
    return element == Element.H;
  }

  /** Whether a carbon bonded to such an atom counts as polar. */
  public boolean isHetero() {
    return element != Element.H && element != Element.C;
  }

  /** The type with the given PDBQT label, if it is one. */
  public static Optional<AtomType> of(String label) {
    for (AtomType type : values()) {
      if (type.label.equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
