package org.tgd.chem.docking.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.prepare.PreparedLigand;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * Docks a molecule and says which of the wanted interactions its best pose has: the loss is the
 * share that it lacks, 0 to 1. With another term that docks alike each molecule is docked once.
 *
 * @param docking what docks
 * @param wanted the interactions
 */
record ContactsEvaluator(DockingEvaluator docking, WantedContacts wanted) implements Evaluator {
  @Override
  public String purpose() {
    return "tells by docking how many of %d wanted interactions with %s a molecule lacks"
        .formatted(wanted.wanted().size(), docking.receptor().name());
  }

  @Override
  public Evaluation evaluate(String candidate) {
    Evaluation evaluation = docking.evaluate(candidate);
    if (!(evaluation instanceof Evaluation.Scored)) {
      return evaluation;
    }
    Docked docked =
        docking.docking().dock(candidate.strip(), docking.receptor(), docking.settings());
    Ligand ligand = docked.best().ligand();
    List<Contact> contacts = PoseAnalysis.contacts(ligand, docking.receptor());
    List<Finding> findings = new ArrayList<>();
    List<Finding> kept = new ArrayList<>();
    int missing = 0;
    for (WantedContacts.Wanted each : wanted.wanted()) {
      Optional<Contact> met = contacts.stream().filter(each::isMetBy).findFirst();
      if (met.isPresent()) {
        kept.add(kept(each, met.get(), docked.prepared()));
      } else {
        missing++;
        findings.add(missing(each, ligand, docked.prepared()));
      }
    }
    int all = wanted.wanted().size();
    findings.addAll(kept);
    double loss = (double) missing / all;
    String report =
        "%d of %d wanted interactions with %s."
            .formatted(all - missing, all, docking.receptor().name());
    return new Evaluation.Scored(
        loss, List.of(Metric.higher("interactions kept", 1 - loss, "")), report, findings);
  }

  private Finding kept(WantedContacts.Wanted each, Contact contact, PreparedLigand prepared) {
    String atom = "atom " + prepared.smilesAtoms().get(contact.ligandAtom());
    return new Finding(
        "interaction with " + each,
        String.format(Locale.ROOT, "there, by %s (%.1f Å)", atom, contact.distance()),
        "kept",
        "Keep " + atom + ".",
        0,
        List.of(Change.of(atom, "present", "present")));
  }

  private Finding missing(WantedContacts.Wanted each, Ligand ligand, PreparedLigand prepared) {
    int nearest =
        IntStream.range(0, ligand.atoms().size())
            .filter(atom -> ligand.type(atom).isPresent())
            .boxed()
            .min(Comparator.comparingDouble(atom -> distance(each, ligand.atoms().get(atom))))
            .orElseThrow();
    String atom = "atom " + prepared.smilesAtoms().get(nearest);
    String group = each.kind().map(ContactsEvaluator::group).orElse("a group that reaches it");
    return new Finding(
        "interaction with " + each,
        String.format(
            Locale.ROOT,
            "missing; %s lies nearest, %.1f Å away",
            atom,
            distance(each, ligand.atoms().get(nearest))),
        "there",
        "Put " + group + " near " + atom + ".",
        1.0 / wanted.wanted().size(),
        List.of(Change.of(atom, "free", "grow " + group)));
  }

  /** From an atom of the ligand to the residue's nearest heavy atom, Å. */
  private double distance(WantedContacts.Wanted each, PdbqtAtom atom) {
    return docking.receptor().heavyAtoms().stream()
        .filter(other -> other.residue().equals(each.residue()))
        .mapToDouble(other -> Math.sqrt(other.distanceSquared(atom)))
        .min()
        .orElseThrow();
  }

  private static String group(Contact.Kind kind) {
    return switch (kind) {
      case HYDROGEN_BOND -> "a donor or acceptor of hydrogen bonds";
      case METAL -> "an acceptor that binds the metal";
      case SALT_BRIDGE -> "a group of the opposite charge";
      case PI_STACKING -> "an aromatic ring";
      case CATION_PI -> "an amine or an aromatic ring";
      case HALOGEN_BOND -> "a chlorine or bromine";
      case HYDROPHOBIC -> "a lipophilic group";
      case CLASH -> "a bulky group";
    };
  }
}
