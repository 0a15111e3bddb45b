package org.tgd.benchmarks.known;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** E9: a permutation to be sorted by swaps of neighbours that stand wrongly, or by any swaps. */
final class Sorting implements Experiment {
  private static final int SIZE = 10;
  private static final Pattern SWAP = Pattern.compile("places (\\d+) and (\\d+)");

  private static final Evaluator DISORDER =
      new Evaluator() {
        @Override
        public String purpose() {
          return "counts what stands in the wrong order";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          int wrong = inversions(parse(candidate));
          return new Evaluation.Scored(wrong, List.of(), wrong + " pairs wrong", List.of());
        }
      };

  @Override
  public String id() {
    return "E9";
  }

  @Override
  public String title() {
    return "permutation of 10: swaps beside the number of inversions, or 10 less the cycles";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    return List.of(
        () -> List.of(row("neighbours", true, effort)), () -> List.of(row("any", false, effort)));
  }

  private Row row(String setting, boolean neighbours, Effort effort) {
    double[] off =
        effort.each(
            seed -> {
              int[] p = drawn(seed);
              int predicted = neighbours ? inversions(p) : SIZE - cycles(p);
              return Math.abs(steps(p, neighbours, seed) - predicted);
            });
    return Row.noisy(
        new Place(id(), setting, "swaps beside the prediction"), Relation.EQUAL, 0, off);
  }

  /** By how many swaps the permutation is sorted. */
  static int steps(int[] permutation, boolean neighbours, long seed) {
    return Trial.of(DISORDER, critic(neighbours, seed), editor()).stepsUntil(0, text(permutation));
  }

  private static Oracle critic(boolean neighbours, long seed) {
    return new Oracle(
        seed,
        (asked, random) -> {
          int[] p = parse(asked.variable());
          int[] wrong =
              IntStream.range(0, p.length - (neighbours ? 1 : 0))
                  .filter(i -> neighbours ? p[i] > p[i + 1] : p[i] != i)
                  .toArray();
          int at = wrong[random.nextInt(wrong.length)];
          return "Swap what stands at the places %d and %d."
              .formatted(at, neighbours ? at + 1 : p[at]);
        });
  }

  private static Oracle editor() {
    return new Oracle(
        0,
        (asked, random) -> {
          Matcher named = SWAP.matcher(asked.feedback().get(0));
          if (!named.find()) {
            throw new IllegalStateException("the feedback names no places");
          }
          int[] p = parse(asked.variable());
          int i = Integer.parseInt(named.group(1));
          int j = Integer.parseInt(named.group(2));
          int kept = p[i];
          p[i] = p[j];
          p[j] = kept;
          return asked.tagged(text(p));
        });
  }

  private static int[] drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] p = IntStream.range(0, SIZE).toArray();
    for (int i = SIZE - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = p[i];
      p[i] = p[j];
      p[j] = kept;
    }
    return p;
  }

  private static String text(int[] p) {
    return Arrays.stream(p).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static int[] parse(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  static int inversions(int[] p) {
    int count = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = i + 1; j < p.length; j++) {
        count += p[i] > p[j] ? 1 : 0;
      }
    }
    return count;
  }

  static int cycles(int[] p) {
    boolean[] seen = new boolean[p.length];
    int count = 0;
    for (int i = 0; i < p.length; i++) {
      count += seen[i] ? 0 : 1;
      for (int at = i; !seen[at]; at = p[at]) {
        seen[at] = true;
      }
    }
    return count;
  }
}
