package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.verdict.Run;

/**
 * Chooses among programs that all pass the public tests. They are held against each other, and
 * against the program at the start, on generated inputs of which nobody knows the right answer. The
 * likeliest change is preferred, a little more if others lead to a program that answers all alike;
 * not much more, since many wrong changes take away the same part of a program and are no witnesses
 * for each other. Of programs that nothing tells apart the one tried first is taken. What speaks
 * against a program: failing where others answer, changing answers near tests that the start
 * passed, answering the same to everything where others do not, answers of another form than the
 * tests expect.
 *
 * @param problem the problem
 * @param runs what the inputs are run with and charged to
 */
record PatchChoice(Problem problem, TestRuns runs) {
  /** Generated inputs that each program is run on, if so many runs are left. */
  static final int INPUTS = 12;

  private static final int MOST_PATCHES = 8;
  private static final double FAILS = 0.7;
  private static final double FAILING = 4;
  private static final double CHANGING = 0.1;
  private static final double ALIKE = 0.2;
  private static final double AS_LIKELY = 0.95;
  private static final double CONSTANT = 3;

  /** How many test runs should be kept back for a choice among so many programs. */
  static int reserve(int patches) {
    return patches < 2 ? 0 : INPUTS * (1 + Math.min(MOST_PATCHES, patches));
  }

  /** The best of the patches by their likelihood and the answers; none of none. */
  Choice choose(
      List<Trial> patches, String code, Run start, ToDoubleFunction<Mutation> likelihood) {
    List<Trial> likeliest =
        patches.stream()
            .sorted(
                Comparator.comparingDouble(trial -> -likelihood.applyAsDouble(trial.mutation())))
            .limit(MOST_PATCHES)
            .toList();
    if (likeliest.size() < 2) {
      return new Choice(likeliest.stream().findFirst(), List.of());
    }
    var probing = new Probing(problem, runs);
    Probes probes = probing.make(Math.min(INPUTS, runs.left() / (likeliest.size() + 1)), start);
    List<String> before = probes.size() == 0 ? List.of() : probing.answers(code);
    var answers = new ArrayList<List<String>>();
    likeliest.forEach(
        patch -> answers.add(probes.size() == 0 ? List.of() : probing.answers(patch.code())));
    double[] likelihoods =
        likeliest.stream().map(Trial::mutation).mapToDouble(likelihood).toArray();
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < likeliest.size(); i++) {
      double score = score(i, likelihoods, answers) - changes(probes, before, answers.get(i));
      if (score > bestScore + 1e-9) {
        best = i;
        bestScore = score;
      }
    }
    return choice(likeliest, firstAlike(best, likeliest, likelihoods, answers), probes, answers);
  }

  /** Of programs that answer as the best one does and are as likely, the one tried first. */
  private static int firstAlike(
      int best, List<Trial> patches, double[] likelihoods, List<List<String>> answers) {
    int first = best;
    for (int i = 0; i < patches.size(); i++) {
      boolean alike = answers.get(i).equals(answers.get(best));
      boolean asLikely = likelihoods[i] >= AS_LIKELY * likelihoods[best];
      if (alike && asLikely && patches.get(i).run() < patches.get(first).run()) {
        first = i;
      }
    }
    return first;
  }

  private static Choice choice(
      List<Trial> patches, int best, Probes probes, List<List<String>> answers) {
    var rivals = new ArrayList<Choice.Rival>();
    for (int i = 0; i < patches.size(); i++) {
      if (i != best) {
        rivals.add(
            new Choice.Rival(
                patches.get(i), difference(probes, answers.get(best), answers.get(i))));
      }
    }
    return new Choice(Optional.of(patches.get(best)), rivals);
  }

  /** The shortest input that tells two programs apart. */
  private static Optional<Choice.Difference> difference(
      Probes probes, List<String> chosen, List<String> rival) {
    Optional<Choice.Difference> shortest = Optional.empty();
    for (int i = 0; i < Math.min(chosen.size(), rival.size()); i++) {
      String input = probes.inputs().get(i);
      boolean shorter = shortest.filter(d -> d.input().length() <= input.length()).isEmpty();
      if (!chosen.get(i).equals(rival.get(i)) && shorter) {
        shortest = Optional.of(new Choice.Difference(input, chosen.get(i), rival.get(i)));
      }
    }
    return shortest;
  }

  /**
   * Twice the logarithm of the patch's likelihood, a part of what those that answer alike add to
   * it, less parts for what speaks against.
   */
  private static double score(int index, double[] likelihoods, List<List<String>> answers) {
    List<String> mine = answers.get(index);
    if (mine.isEmpty()) {
      return 2 * Math.log(likelihoods[index]);
    }
    double alike = 0;
    long fewest = Long.MAX_VALUE;
    int kinds = 0;
    for (int other = 0; other < answers.size(); other++) {
      alike += answers.get(other).equals(mine) ? likelihoods[other] : 0;
      fewest = Math.min(fewest, failing(answers.get(other)));
      kinds = Math.max(kinds, new HashSet<>(answers.get(other)).size());
    }
    long more = failing(mine) - fewest;
    double fails = (more > 0 ? FAILS : 0) + FAILING * more / mine.size();
    double constant = kinds > 1 && new HashSet<>(mine).size() == 1 ? CONSTANT : 0;
    double own = Math.log(likelihoods[index]);
    return 2 * own + ALIKE * (Math.log(alike) - own) - fails - constant;
  }

  /** How much it changes near tests that the start passes, where the start may well be right. */
  private static double changes(Probes probes, List<String> before, List<String> after) {
    int near = 0;
    int changed = 0;
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (probes.near().get(i) && !before.get(i).isEmpty()) {
        near++;
        changed += before.get(i).equals(after.get(i)) ? 0 : 1;
      }
    }
    return near == 0 ? 0 : CHANGING * changed / near;
  }

  private static long failing(List<String> answers) {
    return answers.stream().filter(String::isEmpty).count();
  }
}
