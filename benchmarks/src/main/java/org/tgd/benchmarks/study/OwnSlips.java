package org.tgd.benchmarks.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.repair.Mutation;
import org.tgd.codeeval.repair.Mutations;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Slips put into reference solutions, of the kinds of change that the repair knows: what it can be
 * hoped to undo, in either language. Each changes the verdict and compiles.
 */
public final class OwnSlips {
  private static final int TRIES = 20;

  private OwnSlips() {}

  /** Up to so many slips of each problem, each of another kind, drawn with the seed. */
  public static List<Slip> of(
      Runner runner, List<Problem> problems, Language language, int each, long seed) {
    var slips = new ArrayList<Slip>();
    for (Problem problem : problems) {
      String right = problem.references().get(language);
      if (right == null) {
        continue;
      }
      var random = new SplittableRandom(seed * 31 + problem.taskId().hashCode());
      var left = new ArrayList<>(Mutations.of(right, language, problem.signature()));
      Set<String> kinds = new HashSet<>();
      for (int i = 0; i < TRIES && kinds.size() < each && !left.isEmpty(); i++) {
        Mutation mutation = left.remove(random.nextInt(left.size()));
        String code = mutation.apply(right);
        if (!kinds.contains(mutation.kind()) && changes(runner, problem, language, code)) {
          kinds.add(mutation.kind());
          slips.add(
              new Slip(
                  slips.size() + 1,
                  problem.taskId(),
                  mutation.kind(),
                  firstChanged(right, code),
                  code,
                  language));
        }
      }
    }
    return slips;
  }

  /** The first line that is another one; an edit between lines has none of its own. */
  private static int firstChanged(String before, String after) {
    String[] old = before.split("\n", -1);
    String[] now = after.split("\n", -1);
    int line = 0;
    while (line < Math.min(old.length, now.length) && old[line].equals(now[line])) {
      line++;
    }
    return line + 1;
  }

  private static boolean changes(Runner runner, Problem problem, Language language, String code) {
    Judgement judgement =
        runner.judge(
            problem, new Submission("", problem.taskId(), Optional.of(language), code, false));
    Verdict verdict = judgement.verdict();
    return verdict != Verdict.PASSED
        && verdict != Verdict.COMPILE_ERROR
        && verdict != Verdict.HARNESS_ERROR;
  }
}
