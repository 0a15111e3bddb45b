package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tgd.codeeval.feedback.InputGenerator;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.ValueJson;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.TestOutcome;

/**
 * Chooses among programs that all pass the public tests by holding them against each other on
 * generated inputs: the one with whom the likeliest agree and that is likely itself.
 */
public final class PatchChoice {
  private static final int INPUTS = 24;
  private static final double OWN = 0.25;
  private final Runner runner;
  private final Problem problem;
  private final Language language;

  /** A choice among solutions of that problem. */
  public PatchChoice(Runner runner, Problem problem, Language language) {
    this.runner = requireNonNull(runner, "runner");
    this.problem = requireNonNull(problem, "problem");
    this.language = requireNonNull(language, "language");
  }

  /** The best of the patches; each costs one run when there is more than one. */
  public Optional<Trial> choose(List<Trial> patches, long seed) {
    if (patches.size() <= 1) {
      return patches.stream().findFirst();
    }
    List<TestCase> inputs =
        new InputGenerator(problem)
            .inputs(INPUTS, new SplittableRandom(seed)).stream()
                .map(input -> new TestCase(input, Value.none()))
                .toList();
    if (inputs.isEmpty()) {
      return Optional.of(patches.get(0));
    }
    List<List<String>> answers = patches.stream().map(patch -> answers(patch, inputs)).toList();
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < patches.size(); i++) {
      double score = score(i, patches, answers);
      if (score > bestScore + 1e-9) {
        best = i;
        bestScore = score;
      }
    }
    return Optional.of(patches.get(best));
  }

  private List<String> answers(Trial patch, List<TestCase> inputs) {
    Run run =
        runner.run(
            problem,
            new Submission("", problem.taskId(), Optional.of(language), patch.code(), false),
            inputs);
    var answers = new ArrayList<String>();
    for (TestOutcome outcome : run.outcomes()) {
      answers.add(outcome.answer().map(ValueJson::write).orElse(""));
    }
    return answers;
  }

  /**
   * The weight of those who agree on each input, half as much for agreeing to fail, since an input
   * may break a rule of the statement; and its own weight as if it were a quarter of the inputs.
   */
  private static double score(int index, List<Trial> patches, List<List<String>> answers) {
    double all = patches.stream().mapToDouble(Trial::score).sum();
    double greatest = patches.stream().mapToDouble(Trial::score).max().orElse(1);
    int inputs = answers.get(index).size();
    double score = OWN * inputs * patches.get(index).score() / greatest;
    for (int k = 0; k < inputs; k++) {
      String mine = answers.get(index).get(k);
      double agreeing = 0;
      for (int other = 0; other < patches.size(); other++) {
        agreeing += answers.get(other).get(k).equals(mine) ? patches.get(other).score() : 0;
      }
      score += (mine.isEmpty() ? 0.5 : 1) * agreeing / all;
    }
    return score;
  }
}
