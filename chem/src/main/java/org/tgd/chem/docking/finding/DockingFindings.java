package org.tgd.chem.docking.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.Terms;
import org.tgd.chem.docking.finding.PoseAnalysis.Room;
import org.tgd.chem.docking.prepare.PreparedLigand;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Says in words what a pose shows and which way is better. Atoms are numbered from 1 in the order
 * of the heavy atoms in the SMILES; a {@link Change} has the target {@code atom N} or {@code atoms
 * N,M}. Weights are kcal/mol of affinity.
 */
final class DockingFindings {
  private static final int MOST_OF_A_KIND = 3;
  private static final double USELESS = -0.05;
  private static final double ENOUGH_ROOM = 4;

  private final PreparedLigand prepared;
  private final Ligand ligand;
  private final PoseAnalysis analysis;

  private DockingFindings(PreparedLigand prepared, PoseAnalysis analysis) {
    this.prepared = prepared;
    this.ligand = prepared.ligand();
    this.analysis = analysis;
  }

  /** The findings, most important first; what should be kept comes last. */
  static List<Finding> of(PreparedLigand prepared, PoseAnalysis analysis) {
    DockingFindings findings = new DockingFindings(prepared, analysis);
    List<Finding> all = new ArrayList<>();
    all.addAll(findings.room());
    all.addAll(findings.unsatisfied());
    all.addAll(findings.clashes());
    all.addAll(findings.useless());
    all.addAll(findings.rotors());
    all.sort(Comparator.comparingDouble(Finding::weight).reversed());
    all.addAll(findings.kept());
    return List.copyOf(all);
  }

  private List<Integer> heavy() {
    return IntStream.range(0, ligand.atoms().size())
        .filter(i -> ligand.type(i).isPresent())
        .boxed()
        .toList();
  }

  private String name(int atom) {
    return "atom "
        + prepared.smilesAtoms().get(atom)
        + " ("
        + ligand.atoms().get(atom).name().replaceAll("[0-9]", "")
        + ")";
  }

  private String target(int atom) {
    return "atom " + prepared.smilesAtoms().get(atom);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** The gain of an intermolecular energy in the affinity. */
  private double inAffinity(double energy) {
    return -Terms.affinity(energy, ligand.rotors());
  }

  private List<Finding> room() {
    return heavy().stream()
        .filter(i -> analysis.room().get(i).volume() >= ENOUGH_ROOM)
        .sorted(Comparator.comparingDouble(i -> analysis.room().get(i).gainKcalPerMol()))
        .limit(MOST_OF_A_KIND)
        .map(this::roomAt)
        .toList();
  }

  private Finding roomAt(int atom) {
    Room room = analysis.room().get(atom);
    double gain = inAffinity(room.gainKcalPerMol());
    return new Finding(
        "free pocket at " + name(atom),
        format(
            "%.0f Å³ empty between it and %s", room.volume(), String.join(", ", room.residues())),
        "filled",
        format(
            "Attach a small lipophilic group at %s: a carbon there would add about %.2f kcal/mol.",
            name(atom), -gain),
        gain,
        List.of(Change.of(target(atom), "free", "grow a lipophilic group")));
  }

  private List<Finding> unsatisfied() {
    return analysis.unsatisfied(ligand).stream()
        .limit(MOST_OF_A_KIND)
        .map(this::unsatisfiedAt)
        .toList();
  }

  private Finding unsatisfiedAt(int atom) {
    return new Finding(
        "unsatisfied polar " + name(atom),
        format(
            "buried (%.0f %% of its surface exposed) without a hydrogen bond",
            100 * analysis.exposure().get(atom)),
        "a hydrogen bond, or no polar atom",
        "Replace "
            + name(atom)
            + " by carbon, or move it by one position towards a donor or acceptor of the pocket.",
        inAffinity(0.5 * Terms.HYDROGEN_BOND_WEIGHT),
        List.of(Change.of(target(atom), "polar", "carbon or another position")));
  }

  private List<Finding> clashes() {
    List<Integer> atoms =
        heavy().stream()
            .filter(i -> !analysis.contacts(i, Contact.Kind.CLASH).isEmpty())
            .sorted(Comparator.comparingDouble(i -> -repulsion(i)))
            .limit(MOST_OF_A_KIND)
            .toList();
    return atoms.stream().map(this::clashAt).toList();
  }

  private double repulsion(int atom) {
    return Terms.REPULSION_WEIGHT * analysis.score().byAtom().get(atom).repulsion();
  }

  private Finding clashAt(int atom) {
    String with =
        analysis.contacts(atom, Contact.Kind.CLASH).stream()
            .map(c -> format("%s %s (%.1f Å)", c.residue(), c.receptorAtom(), c.distance()))
            .collect(Collectors.joining(", "));
    double cost = -inAffinity(repulsion(atom));
    return new Finding(
        "clash of " + name(atom),
        format("too near to %s, which costs %.2f kcal/mol", with, cost),
        "contact without overlap",
        "Make " + name(atom) + " smaller, or remove what it carries.",
        cost,
        List.of(Change.of(target(atom), "present", "smaller or removed")));
  }

  private List<Finding> useless() {
    List<Integer> atoms =
        heavy().stream()
            .filter(i -> analysis.score().affinityOf(i) > USELESS)
            .filter(i -> analysis.exposure().get(i) > PoseAnalysis.EXPOSED)
            .toList();
    if (atoms.isEmpty()) {
      return List.of();
    }
    String numbers =
        atoms.stream()
            .map(i -> prepared.smilesAtoms().get(i))
            .sorted()
            .map(Object::toString)
            .collect(Collectors.joining(","));
    return List.of(
        new Finding(
            "atoms in solvent",
            "atoms " + numbers + " lie in solvent and add less than 0.05 kcal/mol each",
            "every atom earns its weight",
            "Remove or shorten atoms " + numbers + ".",
            0.05 * atoms.size(),
            List.of(Change.of("atoms " + numbers, "present", "removed"))));
  }

  private List<Finding> rotors() {
    double rotors = ligand.rotors();
    double affinity = analysis.score().affinityKcalPerMol();
    if (rotors < 4 || affinity >= 0) {
      return List.of();
    }
    double gain = affinity - Terms.affinity(analysis.score().intermolecular(), rotors - 1);
    return List.of(
        Finding.of(
            "flexibility",
            format("%.1f rotors", rotors),
            "fewer than 4",
            format(
                "Tie one rotatable bond into a ring: with the same contacts each rotor less is"
                    + " worth %.2f kcal/mol.",
                gain),
            gain));
  }

  private List<Finding> kept() {
    return heavy().stream()
        .filter(i -> !analysis.polarContacts(i).isEmpty())
        .sorted(Comparator.comparingDouble(i -> analysis.score().affinityOf(i)))
        .limit(MOST_OF_A_KIND)
        .map(this::keptAt)
        .toList();
  }

  private Finding keptAt(int atom) {
    String with =
        analysis.polarContacts(atom).stream()
            .map(c -> format("%s %s (%.1f Å)", c.residue(), c.receptorAtom(), c.distance()))
            .collect(Collectors.joining(", "));
    return new Finding(
        "hydrogen bond of " + name(atom),
        "with " + with,
        "kept",
        "Keep " + name(atom) + ".",
        0,
        List.of(Change.of(target(atom), "present", "present")));
  }
}
