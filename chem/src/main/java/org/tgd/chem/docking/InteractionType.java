package org.tgd.chem.docking;

/**
 * The classes of heavy atoms that the Vina scoring function tells apart, with van der Waals radius
 * in Å (Trott and Olson 2010, after X-Score).
 */
public enum InteractionType {
  /** Carbon without hetero neighbour. */
  CARBON(1.9, true, false, false),
  /** Carbon with a hetero neighbour. */
  CARBON_POLAR(1.9, false, false, false),
  /** Nitrogen that neither donates nor accepts. */
  NITROGEN(1.8, false, false, false),
  /** Nitrogen that donates. */
  NITROGEN_DONOR(1.8, false, true, false),
  /** Nitrogen that accepts. */
  NITROGEN_ACCEPTOR(1.8, false, false, true),
  /** Nitrogen that donates and accepts. */
  NITROGEN_BOTH(1.8, false, true, true),
  /** Oxygen that neither donates nor accepts. */
  OXYGEN(1.7, false, false, false),
  /** Oxygen that donates. */
  OXYGEN_DONOR(1.7, false, true, false),
  /** Oxygen that accepts. */
  OXYGEN_ACCEPTOR(1.7, false, false, true),
  /** Oxygen that donates and accepts. */
  OXYGEN_BOTH(1.7, false, true, true),
  /** Sulphur. */
  SULPHUR(2.0, false, false, false),
  /** Phosphorus. */
  PHOSPHORUS(2.1, false, false, false),
  /** Fluorine. */
  FLUORINE(1.5, true, false, false),
  /** Chlorine. */
  CHLORINE(1.8, true, false, false),
  /** Bromine. */
  BROMINE(2.0, true, false, false),
  /** Iodine. */
  IODINE(2.2, true, false, false),
  /** Metal ion; donates. */
  METAL(1.2, false, true, false);

  private final double radius;
  private final boolean hydrophobic;
  private final boolean donor;
  private final boolean acceptor;

  InteractionType(double radius, boolean hydrophobic, boolean donor, boolean acceptor) {
    this.radius = radius;
    this.hydrophobic = hydrophobic;
    this.donor = donor;
    this.acceptor = acceptor;
  }

  /** A number from 0, for tables over all classes. */
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }

  /** Van der Waals radius in Å. */
  public double radius() {
    return radius;
  }

  /** Whether the atom takes part in the hydrophobic term. */
  public boolean isHydrophobic() {
    return hydrophobic;
  }

  /** Whether the atom donates hydrogen bonds (or is a metal). */
  public boolean isDonor() {
    return donor;
  }

  /** Whether the atom accepts hydrogen bonds. */
  public boolean isAcceptor() {
    return acceptor;
  }

  /** Whether a hydrogen bond is possible between the two, either way round. */
  public boolean bondsWith(InteractionType other) {
    return (donor && other.acceptor) || (acceptor && other.donor);
  }

  /**
   * The class of a heavy atom.
   *
   * @param type its AutoDock type, not a hydrogen
   * @param hasPolarHydrogen whether an {@code HD} is bonded to it
   * @param hasHeteroNeighbour whether an atom that is neither carbon nor hydrogen is bonded to it
   */
  public static InteractionType of(
      AtomType type, boolean hasPolarHydrogen, boolean hasHeteroNeighbour) {
    return switch (type.element()) {
      case C -> hasHeteroNeighbour ? CARBON_POLAR : CARBON;
      case N -> polar(type == AtomType.NA, hasPolarHydrogen, NITROGEN);
      case O -> polar(type == AtomType.OA, hasPolarHydrogen, OXYGEN);
      case S -> SULPHUR;
      case P -> PHOSPHORUS;
      case F -> FLUORINE;
      case CL -> CHLORINE;
      case BR -> BROMINE;
      case I -> IODINE;
      case METAL -> METAL;
      case H -> throw new IllegalArgumentException("type was " + type + "; must be a heavy atom");
    };
  }

  private static InteractionType polar(boolean accepts, boolean donates, InteractionType plain) {
    boolean nitrogen = plain == NITROGEN;
    if (accepts && donates) {
      return nitrogen ? NITROGEN_BOTH : OXYGEN_BOTH;
    }
    if (accepts) {
      return nitrogen ? NITROGEN_ACCEPTOR : OXYGEN_ACCEPTOR;
    }
    if (donates) {
      return nitrogen ? NITROGEN_DONOR : OXYGEN_DONOR;
    }
    return plain;
  }
}
