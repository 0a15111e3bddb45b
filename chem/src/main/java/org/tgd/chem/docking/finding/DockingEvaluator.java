package org.tgd.chem.docking.finding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.Terms;
import org.tgd.chem.graph.MappedSmiles;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;

/**
 * Docks a SMILES: the loss is the affinity of the best pose in kcal/mol (lower is better), the
 * findings say which atoms cost what and where the pocket is free. A molecule that cannot be docked
 * is rejected with the reason; a receptor or tool that is missing is an exception.
 *
 * @param docking engine and cache
 * @param receptor where to dock
 * @param settings exhaustiveness, poses and seed
 */
public record DockingEvaluator(Docking docking, Receptor receptor, SearchSettings settings)
    implements Evaluator {
  /** Checks that nothing is missing. */
  public DockingEvaluator {
    requireNonNull(docking, "docking");
    requireNonNull(receptor, "receptor");
    requireNonNull(settings, "settings");
  }

  @Override
  public String purpose() {
    return "predicts how strongly a molecule binds to "
        + receptor.name()
        + " by docking (AutoDock Vina's scoring function, kcal/mol, lower is better)";
  }

  @Override
  public Evaluation evaluate(String candidate) {
    Docked docked;
    try {
      docked = docking.dock(candidate.strip(), receptor, settings);
    } catch (InputException e) {
      return rejected(e.getMessage());
    } catch (DockingException e) {
      if (docking.isEmbedded()) {
        return rejected(e.getMessage());
      }
      throw e;
    }
    Pose best = docked.best();
    PoseAnalysis analysis = PoseAnalysis.of(best.ligand(), receptor);
    List<Finding> findings = DockingFindings.of(docked.prepared(), analysis);
    return new Evaluation.Scored(
        best.affinityKcalPerMol(), metrics(docked, analysis), report(docked, analysis), findings);
  }

  private static Evaluation rejected(String reason) {
    return new Evaluation.Rejected(
        reason,
        List.of(Finding.of("the molecule", reason, "one that can be docked", "Change it so.", 1)));
  }

  private static List<Metric> metrics(Docked docked, PoseAnalysis analysis) {
    Pose best = docked.best();
    Terms terms = analysis.score().terms();
    int heavy = best.ligand().heavyAtomCount();
    String unit = "kcal/mol";
    return List.of(
        Metric.lower("affinity", best.affinityKcalPerMol(), unit),
        Metric.lower("ligand efficiency", best.affinityKcalPerMol() / heavy, unit + "/atom"),
        Metric.lower("intermolecular", best.intermolecular(), unit),
        Metric.neutral("intramolecular", best.intramolecular(), unit),
        Metric.neutral("gauss1", Terms.GAUSS1_WEIGHT * terms.gauss1(), unit),
        Metric.neutral("gauss2", Terms.GAUSS2_WEIGHT * terms.gauss2(), unit),
        Metric.neutral("repulsion", Terms.REPULSION_WEIGHT * terms.repulsion(), unit),
        Metric.neutral("hydrophobic", Terms.HYDROPHOBIC_WEIGHT * terms.hydrophobic(), unit),
        Metric.neutral("hydrogen bonds", Terms.HYDROGEN_BOND_WEIGHT * terms.hydrogenBond(), unit),
        Metric.neutral("rotors", best.ligand().rotors(), ""));
  }

  /** What was measured; what to do about it is in the findings. */
  private String report(Docked docked, PoseAnalysis analysis) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Affinity to %s %.2f kcal/mol (%s, exhaustiveness %d, seed %d), docked as %s.",
            receptor.name(),
            docked.best().affinityKcalPerMol(),
            docking.engine(),
            settings.exhaustiveness(),
            settings.seed(),
            docked.prepared().protonated()));
    text.append(' ').append(counted(analysis)).append('.');
    if (docked.prepared().stereo().isOpen()) {
      text.append(' ').append(docked.prepared().stereo().sentence());
    }
    text.append("\nAtom numbers: ")
        .append(MappedSmiles.of(Smiles.molecule(docked.prepared().smiles())));
    return text.toString();
  }

  /** Hydrogen bonds, hydrophobic contacts and clashes always, other kinds where there are any. */
  private static String counted(PoseAnalysis analysis) {
    List<String> counts = new ArrayList<>();
    for (Contact.Kind kind : Contact.Kind.values()) {
      long count = analysis.contacts().stream().filter(c -> c.kind() == kind).count();
      switch (kind) {
        case HYDROGEN_BOND -> counts.add(count + " hydrogen bonds");
        case HYDROPHOBIC -> counts.add(count + " hydrophobic contacts");
        case CLASH -> counts.add(count + " clashes");
        default -> {
          if (count > 0) {
            counts.add(count + " × " + kind.words());
          }
        }
      }
    }
    return String.join(", ", counts);
  }
}
