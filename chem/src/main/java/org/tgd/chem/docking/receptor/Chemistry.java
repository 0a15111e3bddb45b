package org.tgd.chem.docking.receptor;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.structure.AtomSite;

/** Elements of structure files as AutoDock types, and bonds between them. */
final class Chemistry {
  private static final Map<String, AtomType> PLAIN =
      Map.of(
          "C", AtomType.C,
          "N", AtomType.N,
          "O", AtomType.OA,
          "S", AtomType.SA,
          "SE", AtomType.SE,
          "P", AtomType.P,
          "F", AtomType.F,
          "CL", AtomType.CL,
          "BR", AtomType.BR,
          "I", AtomType.I);

  private static final Set<String> OTHER_NONMETALS =
      Set.of("", "H", "B", "SI", "AS", "TE", "HE", "NE", "AR", "KR", "XE", "AT");

  /** Of elements that have no AutoDock type, Å. */
  private static final double OTHER_RADIUS = 1.1;

  /** Metals bind nitrogen, oxygen and sulphur up to here, Å. */
  private static final double METAL_REACH = 2.7;

  private Chemistry() {}

  /** The type of a heavy atom, nitrogen and carbon in their plain form; empty if there is none. */
  static Optional<AtomType> type(String element) {
    AtomType plain = PLAIN.get(element);
    return plain != null
        ? Optional.of(plain)
        : Arrays.stream(AtomType.values())
            .filter(type -> type.element() == AtomType.Element.METAL)
            .filter(type -> type.label().equalsIgnoreCase(element))
            .findFirst();
  }

  static boolean isMetal(String element) {
    return !PLAIN.containsKey(element) && !OTHER_NONMETALS.contains(element);
  }

  /** Whether two heavy atoms are bonded: no metal, and nearer than 1.1 times the radii's sum. */
  static boolean areBonded(AtomSite a, AtomSite b) {
    if (isMetal(a.element()) || isMetal(b.element())) {
      return false;
    }
    double limit = 1.1 * (radius(a.element()) + radius(b.element()));
    return a.distanceSquared(b) < limit * limit;
  }

  private static double radius(String element) {
    return type(element).map(AtomType::covalentRadius).orElse(OTHER_RADIUS);
  }

  static boolean bindsMetal(AtomSite atom, AtomSite metal) {
    return isMetal(metal.element()) && atom.distanceSquared(metal) < METAL_REACH * METAL_REACH;
  }
}
