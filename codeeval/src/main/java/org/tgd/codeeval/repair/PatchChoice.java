package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.tgd.codeeval.feedback.InputGenerator;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Value;

/**
 * Chooses among programs that all pass the public tests. They are held against each other on
 * generated inputs, of which nobody knows the right answer: programs that answer all alike count as
 * one, with the likelihood of all of them, so that what several small changes lead to is preferred;
 * within that, the likeliest change. A program that fails on inputs on which others answer loses.
 *
 * @param problem the problem
 * @param runs what the inputs are run with and charged to
 */
record PatchChoice(Problem problem, TestRuns runs) {
  /** Generated inputs that each program is run on, if so many runs are left. */
  static final int INPUTS = 10;

  private static final int MOST_PATCHES = 8;
  private static final double FAILING = 3;
  private static final long SEED = 1;

  /** How many test runs should be kept back for a choice among so many programs. */
  static int reserve(int patches) {
    return patches < 2 ? 0 : INPUTS * Math.min(MOST_PATCHES, patches);
  }

  /** The best of the patches by their likelihood and the answers; none of none. */
  Optional<Trial> choose(List<Trial> patches, ToDoubleFunction<Mutation> likelihood) {
    List<Trial> likeliest =
        patches.stream()
            .sorted(
                Comparator.comparingDouble(trial -> -likelihood.applyAsDouble(trial.mutation())))
            .limit(MOST_PATCHES)
            .toList();
    if (likeliest.size() < 2) {
      return likeliest.stream().findFirst();
    }
    List<List<String>> answers = answers(likeliest);
    double[] likelihoods =
        likeliest.stream().map(Trial::mutation).mapToDouble(likelihood).toArray();
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < likeliest.size(); i++) {
      double score = score(i, likelihoods, answers);
      if (score > bestScore + 1e-9) {
        best = i;
        bestScore = score;
      }
    }
    return Optional.of(likeliest.get(best));
  }

  private List<List<String>> answers(List<Trial> patches) {
    int count = Math.min(INPUTS, runs.left() / patches.size());
    List<List<Value>> inputs =
        count > 0 && problem.tests() instanceof Tests.Values
            ? new InputGenerator(problem).inputs(count, new SplittableRandom(SEED))
            : List.of();
    var answers = new ArrayList<List<String>>();
    for (Trial patch : patches) {
      answers.add(inputs.isEmpty() ? List.of() : runs.answers(patch.code(), inputs));
    }
    return answers;
  }

  /** The logarithm of the patch's likelihood, of its class's, less a part for failing. */
  private static double score(int index, double[] likelihoods, List<List<String>> answers) {
    List<String> mine = answers.get(index);
    if (mine.isEmpty()) {
      return Math.log(likelihoods[index]);
    }
    double alike = 0;
    long fewest = Long.MAX_VALUE;
    for (int other = 0; other < answers.size(); other++) {
      alike += answers.get(other).equals(mine) ? likelihoods[other] : 0;
      fewest = Math.min(fewest, failing(answers.get(other)));
    }
    double fails = FAILING * (failing(mine) - fewest) / mine.size();
    return Math.log(likelihoods[index]) + Math.log(alike) - fails;
  }

  private static long failing(List<String> answers) {
    return answers.stream().filter(String::isEmpty).count();
  }
}
