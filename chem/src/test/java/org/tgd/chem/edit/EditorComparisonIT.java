package org.tgd.chem.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.tgd.chem.ChemReference;
import org.tgd.chem.objective.QedEvaluator;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Provenance;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/**
 * Grounded descent beside random edits at the same number of evaluations, counterfactuals counted.
 * Both accept a proposal when it is not worse. {@code -Dtgd.full=true} runs twenty starts and three
 * seeds instead of a sample.
 */
class EditorComparisonIT {
  private static final int STEPS = 10;
  private static final double LOW = 0.5;
  private static final double GOOD = 0.8;

  private record Walk(double gain, double best, int cost) {}

  private record Summary(double gain, double share, double cost) {
    static Summary of(List<Walk> walks) {
      return new Summary(
          walks.stream().mapToDouble(Walk::gain).average().orElseThrow(),
          walks.stream().mapToDouble(w -> w.best() >= GOOD ? 1 : 0).average().orElseThrow(),
          walks.stream().mapToDouble(Walk::cost).average().orElseThrow());
    }
  }

  private static Walk walk(
      Evaluator evaluator, Editor editor, String start, int steps, int budget, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Evaluation incumbent = evaluator.evaluate(start);
    String value = start;
    double first = incumbent.loss();
    int cost = incumbent.cost();
    List<Attempt> attempts = new ArrayList<>(List.of(new Attempt(start, first, true)));
    for (int step = 0; step < steps && cost < budget; step++) {
      Gradient gradient =
          new Gradient(
              new Feedback("findings", incumbent.findings()),
              new Provenance("QED", "loss", Optional.empty()));
      Edit edit =
          new Edit(
              Variable.parameter("molecule", value),
              List.of(gradient),
              List.of(),
              List.of(),
              attempts,
              List.of(),
              List.of());
      List<String> proposals = editor.propose(edit, 1, random);
      if (proposals.isEmpty()) {
        break;
      }
      Evaluation next = evaluator.evaluate(proposals.get(0));
      cost += next.cost();
      boolean accepted = next.loss() <= incumbent.loss();
      attempts.add(new Attempt(proposals.get(0), next.loss(), accepted));
      if (accepted) {
        incumbent = next;
        value = proposals.get(0);
      }
    }
    return new Walk(first - incumbent.loss(), 1 - incumbent.loss(), cost);
  }

  private static List<String> starts(int most) {
    return ChemReference.rows("reference_public.csv").stream()
        .filter(row -> Double.parseDouble(row.get("qed")) < LOW)
        .filter(row -> Integer.parseInt(row.get("heavy_atoms")) >= 5)
        .map((CSVRecord row) -> row.get("smiles"))
        .limit(most)
        .toList();
  }

  @Test
  void groundedDescentIsClearlyAheadOfRandomEdits() {
    boolean full = Boolean.getBoolean("tgd.full");
    for (int counterfactuals : new int[] {0, 3}) {
      List<Walk> grounded = new ArrayList<>();
      List<Walk> control = new ArrayList<>();
      for (String start : starts(full ? 20 : 5)) {
        for (long seed = 1; seed <= (full ? 3 : 2); seed++) {
          Walk walk =
              walk(
                  new QedEvaluator(counterfactuals),
                  new MoleculeEditor(),
                  start,
                  STEPS,
                  Integer.MAX_VALUE,
                  seed);
          grounded.add(walk);
          control.add(
              walk(
                  new QedEvaluator(0),
                  new RandomMoleculeEditor(),
                  start,
                  Integer.MAX_VALUE,
                  walk.cost(),
                  seed));
        }
      }
      Summary ours = Summary.of(grounded);
      Summary theirs = Summary.of(control);
      System.out.printf(
          Locale.ROOT,
          "%d counterfactuals: %.0f evaluations; QED gain %.3f, random %.3f; share at 0.8 %.2f,"
              + " random %.2f%n",
          counterfactuals,
          ours.cost(),
          ours.gain(),
          theirs.gain(),
          ours.share(),
          theirs.share());
      assertThat(theirs.cost()).isLessThanOrEqualTo(ours.cost());
      // With counterfactuals the control has four times the tries: it comes closer.
      double margin = counterfactuals == 0 ? 0.05 : 0.02;
      assertThat(ours.gain()).isGreaterThan(theirs.gain() + margin);
      assertThat(ours.share()).isGreaterThanOrEqualTo(theirs.share());
    }
  }
}
