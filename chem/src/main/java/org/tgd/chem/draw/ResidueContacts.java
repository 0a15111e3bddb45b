package org.tgd.chem.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.chem.docking.finding.Contact;

/**
 * What a residue does to a ligand.
 *
 * @param residue its name
 * @param kind the most telling kind of contact: clashes before polar contacts before hydrophobic
 *     ones
 * @param contacts nearest first; of a kind one for each ligand atom, and of hydrophobic contacts
 *     the nearest alone
 */
record ResidueContacts(String residue, Contact.Kind kind, List<Contact> contacts) {
  private static final List<Contact.Kind> TELLING =
      List.of(
          Contact.Kind.CLASH,
          Contact.Kind.METAL,
          Contact.Kind.HYDROGEN_BOND,
          Contact.Kind.SALT_BRIDGE,
          Contact.Kind.CATION_PI,
          Contact.Kind.PI_STACKING,
          Contact.Kind.HALOGEN_BOND,
          Contact.Kind.HYDROPHOBIC);

  ResidueContacts {
    contacts = List.copyOf(contacts);
  }

  double nearest() {
    return contacts.get(0).distance();
  }

  /** The contacts by residue, the most telling and nearest residues first. */
  static List<ResidueContacts> of(List<Contact> contacts) {
    Map<String, List<Contact>> byResidue = new LinkedHashMap<>();
    contacts.stream()
        .sorted(Comparator.comparingDouble(Contact::distance))
        .forEach(c -> byResidue.computeIfAbsent(c.residue(), key -> new ArrayList<>()).add(c));
    List<ResidueContacts> all = new ArrayList<>();
    byResidue.forEach((residue, each) -> all.add(of(residue, each)));
    all.sort(
        Comparator.comparingInt((ResidueContacts r) -> TELLING.indexOf(r.kind()))
            .thenComparingDouble(ResidueContacts::nearest));
    return List.copyOf(all);
  }

  private static ResidueContacts of(String residue, List<Contact> nearestFirst) {
    Contact.Kind kind =
        TELLING.stream()
            .filter(k -> nearestFirst.stream().anyMatch(c -> c.kind() == k))
            .findFirst()
            .orElseThrow();
    List<Contact> kept = new ArrayList<>();
    for (Contact contact : nearestFirst) {
      boolean known = kept.stream().anyMatch(c -> isSame(c, contact));
      if (!known) {
        kept.add(contact);
      }
    }
    return new ResidueContacts(residue, kind, kept);
  }

  private static boolean isSame(Contact a, Contact b) {
    return a.kind() == b.kind()
        && (a.kind() == Contact.Kind.HYDROPHOBIC || a.ligandAtom() == b.ligandAtom());
  }
}
