package org.tgd.chem.docking.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.tgd.chem.docking.AtomType.Element;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;

/**
 * Interactions between groups of atoms: salt bridges, stacked rings, cations over rings, halogen
 * bonds. Distances and angles are those of PLIP (Salentin et al., Nucleic Acids Res. 43, W443,
 * 2015; Adasme et al., ibid. 49, W530, 2021).
 */
final class GroupContacts {
  private static final double REACH = 9;
  private static final double SALT_BRIDGE = 5.5;
  private static final double STACKING = 5.5;
  private static final double CATION_PI = 6;
  private static final double HALOGEN_BOND = 4;
  private static final double OFFSET = 2;
  private static final double STACKING_ANGLE = 30;
  private static final double HALOGEN_ANGLE = 30;
  private static final double DONOR_ANGLE = 165;
  private static final double ACCEPTOR_ANGLE = 120;

  private final BondedAtoms ligand;
  private final BondedAtoms receptor;
  private final List<List<Integer>> rings;
  private final List<List<Integer>> otherRings;
  private final List<Contact> contacts = new ArrayList<>();

  private GroupContacts(BondedAtoms ligand, BondedAtoms receptor) {
    this.ligand = ligand;
    this.receptor = receptor;
    this.rings = ligand.aromaticRings();
    this.otherRings = receptor.aromaticRings();
  }

  /** All of them; the atoms named are the nearest two, the distance that of the groups' middles. */
  static List<Contact> of(Ligand ligand, Receptor receptor) {
    List<PdbqtAtom> near =
        receptor.atoms().stream()
            .filter(
                atom ->
                    ligand.atoms().stream()
                        .anyMatch(own -> own.distanceSquared(atom) < REACH * REACH))
            .toList();
    GroupContacts all = new GroupContacts(BondedAtoms.of(ligand.atoms()), BondedAtoms.of(near));
    all.addCharged();
    all.addRings();
    all.addHalogenBonds();
    return List.copyOf(all.contacts);
  }

  private void addCharged() {
    List<ChargedGroup> own = ChargedGroup.of(ligand);
    List<ChargedGroup> others = ChargedGroup.of(receptor);
    for (ChargedGroup group : own) {
      for (ChargedGroup other : others) {
        double distance = group.centre().distance(other.centre());
        if (group.isPositive() != other.isPositive() && distance < SALT_BRIDGE) {
          add(Contact.Kind.SALT_BRIDGE, group.atoms(), other.atoms(), distance);
        }
      }
    }
    for (ChargedGroup group : own) {
      for (List<Integer> ring : otherRings) {
        if (isOver(group, receptor, ring)) {
          double distance = group.centre().distance(receptor.centre(ring));
          add(Contact.Kind.CATION_PI, group.atoms(), ring, distance);
        }
      }
    }
    for (ChargedGroup other : others) {
      for (List<Integer> ring : rings) {
        if (isOver(other, ligand, ring)) {
          double distance = other.centre().distance(ligand.centre(ring));
          add(Contact.Kind.CATION_PI, ring, other.atoms(), distance);
        }
      }
    }
  }

  private static boolean isOver(ChargedGroup group, BondedAtoms molecule, List<Integer> ring) {
    Vector3D centre = molecule.centre(ring);
    return group.isPositive()
        && group.centre().distance(centre) < CATION_PI
        && offset(group.centre(), centre, molecule.normal(ring)) < OFFSET;
  }

  private void addRings() {
    for (List<Integer> ring : rings) {
      for (List<Integer> other : otherRings) {
        Vector3D centre = ligand.centre(ring);
        Vector3D otherCentre = receptor.centre(other);
        Vector3D normal = ligand.normal(ring);
        Vector3D otherNormal = receptor.normal(other);
        double distance = centre.distance(otherCentre);
        double aside =
            Math.min(offset(otherCentre, centre, normal), offset(centre, otherCentre, otherNormal));
        double cosine = Math.min(1, Math.abs(normal.dotProduct(otherNormal)));
        double angle = Math.toDegrees(Math.acos(cosine));
        boolean stacked = angle < STACKING_ANGLE || angle > 90 - STACKING_ANGLE;
        if (distance < STACKING && aside < OFFSET && stacked) {
          add(Contact.Kind.PI_STACKING, ring, other, distance);
        }
      }
    }
  }

  /** How far from a ring's middle a point lies when seen at right angles to the ring. */
  private static double offset(Vector3D point, Vector3D centre, Vector3D normal) {
    Vector3D away = point.subtract(centre);
    return away.subtract(away.dotProduct(normal), normal).getNorm();
  }

  private void addHalogenBonds() {
    for (int halogen = 0; halogen < ligand.atoms().size(); halogen++) {
      Element element = ligand.element(halogen);
      boolean donates = element == Element.CL || element == Element.BR || element == Element.I;
      List<Integer> carbons = donates ? ligand.bonded(halogen, Element.C) : List.of();
      for (int acceptor = 0; !carbons.isEmpty() && acceptor < receptor.atoms().size(); acceptor++) {
        if (isHalogenBond(carbons.get(0), halogen, acceptor)) {
          double distance = ligand.place(halogen).distance(receptor.place(acceptor));
          add(Contact.Kind.HALOGEN_BOND, List.of(halogen), List.of(acceptor), distance);
        }
      }
    }
  }

  private boolean isHalogenBond(int carbon, int halogen, int acceptor) {
    Element element = receptor.element(acceptor);
    boolean accepts = element == Element.O || element == Element.N || element == Element.S;
    List<Integer> behind = receptor.heavy(acceptor);
    if (!accepts || behind.size() != 1) {
      return false;
    }
    Vector3D from = ligand.place(halogen);
    Vector3D to = receptor.place(acceptor);
    double donor = angle(ligand.place(carbon), from, to);
    double accepting = angle(from, to, receptor.place(behind.get(0)));
    return from.distance(to) < HALOGEN_BOND
        && Math.abs(donor - DONOR_ANGLE) < HALOGEN_ANGLE
        && Math.abs(accepting - ACCEPTOR_ANGLE) < HALOGEN_ANGLE;
  }

  /** The angle at the middle one of three points, degrees. */
  private static double angle(Vector3D one, Vector3D middle, Vector3D other) {
    return Math.toDegrees(Vector3D.angle(one.subtract(middle), other.subtract(middle)));
  }

  private void add(Contact.Kind kind, List<Integer> group, List<Integer> other, double distance) {
    int own = nearest(ligand, group, receptor.centre(other));
    PdbqtAtom named = receptor.atoms().get(nearest(receptor, other, ligand.place(own)));
    contacts.add(new Contact(kind, own, named.residue(), named.name(), distance));
  }

  private static int nearest(BondedAtoms molecule, List<Integer> group, Vector3D point) {
    return group.stream()
        .min(Comparator.comparingDouble(atom -> molecule.place(atom).distance(point)))
        .orElseThrow();
  }
}
