package org.tgd.chem.docking.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.finding.Contact;
import org.tgd.chem.docking.finding.Docked;
import org.tgd.chem.docking.finding.PoseAnalysis;
import org.tgd.core.report.Html;

/** The interactions of a pose as a table: residue, kind, atoms, distance. */
final class InteractionTable {
  private InteractionTable() {}

  /** The table of a molecule's best pose; hydrogen bonds first, then nearest first. */
  static String of(Docked docked, Receptor receptor) {
    List<Contact> contacts =
        PoseAnalysis.contacts(docked.best().ligand(), receptor).stream()
            .sorted(Comparator.comparing(Contact::kind).thenComparingDouble(Contact::distance))
            .toList();
    StringBuilder html = new StringBuilder("<details><summary>");
    html.append(contacts.size()).append(" interactions</summary>\n<table class=\"docked\">\n");
    html.append("<tr><th>residue</th><th>kind</th><th>atom</th><th>of the receptor</th>");
    html.append("<th>distance, Å</th></tr>\n");
    for (Contact contact : contacts) {
      String kind = contact.kind().words();
      html.append("<tr><td>").append(Html.escaped(contact.residue()));
      html.append("</td><td>").append(kind);
      html.append("</td><td>").append(Html.escaped(atom(docked, contact)));
      html.append("</td><td>").append(Html.escaped(contact.receptorAtom()));
      html.append("</td><td>").append(String.format(Locale.ROOT, "%.2f", contact.distance()));
      html.append("</td></tr>\n");
    }
    return html.append("</table></details>\n").toString();
  }

  private static String atom(Docked docked, Contact contact) {
    String name = docked.best().ligand().atoms().get(contact.ligandAtom()).name();
    return name.replaceAll("[0-9]", "") + docked.prepared().smilesAtoms().get(contact.ligandAtom());
  }
}
