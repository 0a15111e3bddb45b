package org.tgd.chem.docking.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;

/** Geometries drawn by hand, with distances and angles on either side of the limits. */
class GroupContactsTest {
  private static PdbqtAtom atom(AtomType type, double x, double y, double z) {
    return new PdbqtAtom(type.label(), "RES A 1", x, y, z, type);
  }

  /** A benzene ring in a plane of constant z. */
  private static List<PdbqtAtom> flatRing(double x, double y, double z) {
    List<PdbqtAtom> ring = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      double angle = Math.toRadians(60 * k);
      ring.add(atom(AtomType.A, x + 1.39 * Math.cos(angle), y + 1.39 * Math.sin(angle), z));
    }
    return ring;
  }

  /** A benzene ring in a plane of constant y. */
  private static List<PdbqtAtom> standingRing(double x, double y, double z) {
    return flatRing(x, z, y).stream().map(a -> a.at(a.x(), a.z(), a.y())).toList();
  }

  /** A carboxylate on a methyl group; the middle of its oxygens lies at the given place. */
  private static List<PdbqtAtom> carboxylate(double x, double y, double z) {
    return List.of(
        atom(AtomType.OA, x, y - 1.1, z),
        atom(AtomType.OA, x, y + 1.1, z),
        atom(AtomType.C, x + 0.6, y, z),
        atom(AtomType.C, x + 2.1, y, z));
  }

  /** The end of a lysine as receptors hold it: one hydrogen on the nitrogen. */
  private static List<PdbqtAtom> ammonium(double x, double y, double z) {
    return List.of(
        atom(AtomType.N, x, y, z),
        atom(AtomType.HD, x + 0.33, y, z - 0.94),
        atom(AtomType.C, x + 0.8, y, z + 1.24));
  }

  private static List<Contact> contacts(List<PdbqtAtom> ligand, List<PdbqtAtom> receptor) {
    int[] root = new int[ligand.size()];
    java.util.Arrays.fill(root, -1);
    return GroupContacts.of(
        Ligand.of(ligand, List.of(), root),
        Receptor.of("r", receptor, new Box(0, 0, 0, 40, 40, 40)));
  }

  private static void assertOne(List<Contact> contacts, Contact.Kind kind, double distance) {
    assertThat(contacts).hasSize(1);
    assertThat(contacts.get(0).kind()).isEqualTo(kind);
    assertThat(contacts.get(0).distance()).isCloseTo(distance, within(1e-9));
    assertThat(contacts.get(0).residue()).isEqualTo("RES A 1");
  }

  @Test
  void ringsFaceToFaceAndEdgeToFaceAreStacked() {
    List<PdbqtAtom> ring = flatRing(0, 0, 0);
    assertOne(contacts(ring, flatRing(1.5, 0, 3.5)), Contact.Kind.PI_STACKING, Math.sqrt(14.5));
    assertOne(contacts(ring, standingRing(0, 0, 5)), Contact.Kind.PI_STACKING, 5);
    assertThat(contacts(ring, flatRing(2.2, 0, 3.5))).isEmpty();
    assertThat(contacts(ring, flatRing(0, 0, 5.6))).isEmpty();
  }

  @Test
  void aSaturatedRingIsNotStacked() {
    List<PdbqtAtom> cyclohexane =
        flatRing(0, 0, 3.5).stream().map(a -> atom(AtomType.C, a.x(), a.y(), a.z())).toList();
    assertThat(contacts(flatRing(0, 0, 0), cyclohexane)).isEmpty();
  }

  @Test
  void oppositeChargesMakeASaltBridge() {
    assertOne(contacts(carboxylate(0, 0, 0), ammonium(-4, 0, 0)), Contact.Kind.SALT_BRIDGE, 4);
    assertOne(contacts(ammonium(-5.4, 0, 0), carboxylate(0, 0, 0)), Contact.Kind.SALT_BRIDGE, 5.4);
    assertThat(contacts(carboxylate(0, 0, 0), ammonium(-5.6, 0, 0))).isEmpty();
    assertThat(contacts(carboxylate(0, 0, 0), carboxylate(-4, 0, 0))).isEmpty();
  }

  @Test
  void anAmideAnAcidAndAnAmineThatAcceptsAreNotCharged() {
    List<PdbqtAtom> amide =
        List.of(
            atom(AtomType.N, -4, 0, 0),
            atom(AtomType.HD, -4, 0, 1.0),
            atom(AtomType.C, -5.33, 0, 0));
    assertThat(contacts(carboxylate(0, 0, 0), amide)).isEmpty();
    List<PdbqtAtom> acid = new ArrayList<>(carboxylate(0, 0, 0));
    acid.add(atom(AtomType.HD, -0.6, 1.8, 0));
    assertThat(contacts(acid, ammonium(-4, 0, 0))).isEmpty();
    List<PdbqtAtom> neutral = new ArrayList<>(ammonium(-4, 0, 0));
    neutral.set(0, atom(AtomType.NA, -4, 0, 0));
    assertThat(contacts(carboxylate(0, 0, 0), neutral)).isEmpty();
  }

  @Test
  void aGuanidiniumIsOneGroup() {
    List<PdbqtAtom> guanidinium = new ArrayList<>(List.of(atom(AtomType.C, -4, 0, 0)));
    for (int k = 0; k < 3; k++) {
      double angle = Math.toRadians(120 * k);
      guanidinium.add(atom(AtomType.N, -4 + 1.33 * Math.cos(angle), 1.33 * Math.sin(angle), 0));
    }
    assertOne(contacts(carboxylate(0.5, 0, 0), guanidinium), Contact.Kind.SALT_BRIDGE, 4.5);
  }

  @Test
  void aCationOverARingIsFoundEitherWayRound() {
    assertOne(contacts(flatRing(0, 0, 0), ammonium(0, 0, 4)), Contact.Kind.CATION_PI, 4);
    assertOne(
        contacts(ammonium(0, 1, -4), flatRing(0, 0, 0)), Contact.Kind.CATION_PI, Math.sqrt(17));
    assertThat(contacts(ammonium(0, 2.5, 4), flatRing(0, 0, 0))).isEmpty();
  }

  @Test
  void aHalogenPointsAtACarbonyl() {
    List<PdbqtAtom> bromobenzene = new ArrayList<>(flatRing(0, 0, 0));
    bromobenzene.add(atom(AtomType.BR, 3.29, 0, 0));
    double x = 3.29 + 3.2;
    List<PdbqtAtom> carbonyl =
        List.of(atom(AtomType.OA, x, 0, 0), atom(AtomType.C, x + 0.61, 1.06, 0));
    assertOne(contacts(bromobenzene, carbonyl), Contact.Kind.HALOGEN_BOND, 3.2);
    List<PdbqtAtom> beside =
        List.of(atom(AtomType.OA, 3.29, 3.2, 0), atom(AtomType.C, 4.35, 3.81, 0));
    assertThat(contacts(bromobenzene, beside)).isEmpty();
  }
}
