package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.tgd.chem.edit.EditSpace;
import org.tgd.chem.edit.MoleculeEdit;
import org.tgd.chem.edit.PropertyEstimate;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.score.StructuralAlerts;
import org.tgd.chem.search.ScoreGuess;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Finite differences in the space of molecules: the edits that a coarse additive model promises
 * most are made, evaluated, and reported with their true loss.
 */
final class Counterfactuals {
  /** What a change of the whole molecule is called. */
  static final String TARGET = "SMILES";

  private final List<MoleculeObjective.Weighted> terms;
  private final Molecule molecule;
  private final double loss;
  private final List<Guessed> guessed = new ArrayList<>();

  /** A term whose number is guessed part by part around the molecule. */
  private record Guessed(double weight, ScoreGuess guess) {}

  private record Ranked(MoleculeEdit edit, double predicted) {}

  Counterfactuals(List<MoleculeObjective.Weighted> terms, Molecule molecule, double loss) {
    this.terms = terms;
    this.molecule = molecule;
    this.loss = loss;
    for (MoleculeObjective.Weighted weighted : terms) {
      if (weighted.term() instanceof ExpressionTerm term) {
        guessed.add(new Guessed(weighted.weight(), ScoreGuess.around(term.expression(), molecule)));
      }
    }
  }

  /** One finding for each trial, best first; trials that do not help have no weight. */
  List<Finding> find(int trials) {
    List<Ranked> ranked = rank();
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(molecule.canonicalSmiles()));
    for (Ranked candidate : ranked) {
      if (findings.size() == trials) {
        break;
      }
      Molecule changed = candidate.edit().molecule();
      if (seen.add(changed.smiles())) {
        findings.add(finding(candidate.edit(), changed));
      }
    }
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
    return findings;
  }

  static int spent(List<Finding> trials) {
    return trials.size();
  }

  private List<Ranked> rank() {
    EditSpace space = EditSpace.of(molecule);
    QedProperties known = QedProperties.of(molecule.graph());
    PropertyEstimate from = PropertyEstimate.of(molecule.graph());
    List<StructuralAlerts.Alert> alerts = StructuralAlerts.qed().find(molecule.graph());
    List<Ranked> ranked = new ArrayList<>();
    for (int k = 0; k < space.size(); k++) {
      space
          .edit(k)
          .ifPresent(
              edit -> {
                QedProperties shifted =
                    PropertyEstimate.shifted(known, from, PropertyEstimate.of(edit.graph()));
                double guesses = -guessed(edit.graph());
                ranked.add(new Ranked(edit, guesses + predict(withAlerts(shifted, alerts, edit))));
              });
    }
    ranked.sort(Comparator.comparingDouble(Ranked::predicted));
    return ranked;
  }

  /** An alert is taken to be gone when the edit touches each of its places. */
  private static QedProperties withAlerts(
      QedProperties shifted, List<StructuralAlerts.Alert> alerts, MoleculeEdit edit) {
    int left = 0;
    for (StructuralAlerts.Alert alert : alerts) {
      boolean gone =
          edit.takesAway()
              && alert.places().stream()
                  .allMatch(place -> place.stream().anyMatch(edit.atoms()::contains));
      left += gone ? 0 : 1;
    }
    return new QedProperties(
        shifted.molecularWeight(),
        shifted.logP(),
        shifted.acceptors(),
        shifted.donors(),
        shifted.polarSurface(),
        shifted.rotatableBonds(),
        shifted.aromaticRings(),
        left);
  }

  private double guessed(Graph graph) {
    return guessed.stream().mapToDouble(each -> each.weight() * each.guess().of(graph)).sum();
  }

  private double predict(QedProperties properties) {
    double sum = 0;
    for (MoleculeObjective.Weighted weighted : terms) {
      sum += weighted.weight() * weighted.term().predict(properties).orElse(0);
    }
    return sum;
  }

  private Finding finding(MoleculeEdit edit, Molecule changed) {
    double tried = 0;
    for (MoleculeObjective.Weighted weighted : terms) {
      tried += weighted.weight() * weighted.term().cheapLoss(changed);
    }
    String sentence =
        String.format(
            Locale.ROOT,
            "%s%s: the loss goes from %.4f to %.4f, the molecule becomes %s.",
            edit.description().substring(0, 1).toUpperCase(Locale.ROOT),
            edit.description().substring(1),
            loss,
            tried,
            changed.smiles());
    Change change =
        new Change(TARGET, molecule.smiles(), changed.smiles(), OptionalDouble.of(tried));
    return new Finding(
        "structure",
        String.format(Locale.ROOT, "loss %.4f", loss),
        "a lower loss",
        sentence,
        Double.isFinite(tried) ? Math.max(0, loss - tried) : 0,
        List.of(change));
  }
}
