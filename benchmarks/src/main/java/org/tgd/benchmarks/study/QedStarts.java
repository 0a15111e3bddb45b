package org.tgd.benchmarks.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.tgd.chem.edit.MoleculeEditor;
import org.tgd.chem.edit.RandomMoleculeEditor;
import org.tgd.chem.objective.QedEvaluator;
import org.tgd.core.Editor;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.Parallel;
import org.tgd.core.optim.TextualGradientDescent;

/**
 * Molecules of low druglikeness improved by textual gradient descent without a model, beside random
 * edits: once with as many steps, once with as many evaluations. An evaluation is one computation
 * of QED; those that an evaluator spends on trying changes count. Both sides make the same kinds of
 * edits and keep the better molecule.
 */
public final class QedStarts {
  private static final String NAME = "molecule";

  private final int steps;

  /**
   * A study.
   *
   * @param steps steps of textual gradient descent, 1 or more
   */
  public QedStarts(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("steps was " + steps + "; must be 1 or more");
    }
    this.steps = steps;
  }

  /**
   * A molecule to start from.
   *
   * @param id its name in the list
   * @param smiles the molecule
   */
  public record Start(String id, String smiles) {}

  /**
   * What one method reached from one start with one seed.
   *
   * @param start the molecule started from
   * @param seed the seed
   * @param first QED of the start
   * @param best the best QED
   * @param molecule the best molecule
   * @param evaluations evaluations spent, counterfactuals included
   * @param seconds how long it took
   */
  public record Reached(
      Start start,
      long seed,
      double first,
      double best,
      String molecule,
      long evaluations,
      double seconds) {
    /** How much QED was gained. */
    public double gain() {
      return best - first;
    }
  }

  /**
   * One start and seed by all methods.
   *
   * @param grounded textual gradient descent: the findings criticise, the rules edit
   * @param sameSteps random edits, as many steps
   * @param sameEvaluations random edits, as many evaluations as textual gradient descent spent
   */
  public record Compared(Reached grounded, Reached sameSteps, Reached sameEvaluations) {}

  /** The molecules that the workbench brings: drugs whose QED is below 0.5. */
  public static List<Start> builtIn() {
    try (InputStream in = QedStarts.class.getResourceAsStream("qed-starts.csv");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return CSVFormat.DEFAULT.parse(reader).stream()
          .skip(1)
          .map(row -> new Start(row.get(0) + " " + row.get(1), row.get(2)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All starts with seeds 1 to {@code seeds}, in the order of starts, then seeds. */
  public List<Compared> run(List<Start> starts, int seeds, Parallel parallel) {
    List<Integer> tasks = new ArrayList<>();
    for (int i = 0; i < starts.size() * seeds; i++) {
      tasks.add(i);
    }
    return parallel.map(tasks, i -> compared(starts.get(i / seeds), i % seeds + 1L));
  }

  private Compared compared(Start start, long seed) {
    Evaluator plain = new QedEvaluator(0);
    Reached grounded = reached(start, seed, new QedEvaluator(), new MoleculeEditor(), steps);
    Editor random = new RandomMoleculeEditor();
    return new Compared(
        grounded,
        reached(start, seed, plain, random, steps),
        // one evaluation goes to the start, one to each step
        reached(start, seed, plain, random, (int) grounded.evaluations() - 1));
  }

  private static Reached reached(
      Start start, long seed, Evaluator evaluator, Editor editor, int steps) {
    long begin = System.nanoTime();
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(evaluator, parameters.get(NAME)),
                new GroundedCritic(),
                new TextualGradientDescent(editor),
                steps)
            .withSeed(seed)
            .run(Parameters.of(NAME, Variable.parameter("a molecule as SMILES", start.smiles())));
    return new Reached(
        start,
        seed,
        1 - outcome.start().loss(),
        1 - outcome.best().loss(),
        outcome.best().parameters().get(NAME).value(),
        outcome.trajectory().stream().mapToLong(QedStarts::cost).sum(),
        (System.nanoTime() - begin) / 1e9);
  }

  private static long cost(Step step) {
    return step.evaluations().stream().mapToLong(evaluation -> evaluation.cost()).sum();
  }
}
