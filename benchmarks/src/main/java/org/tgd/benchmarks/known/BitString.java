package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** E4: a hidden string of bits; the critic names a wrong bit, or with p any bit. */
final class BitString implements Experiment {
  private static final int BITS = 32;
  private static final int WRONG = 16;

  /** From here on a walk that keeps errors takes about a thousand steps, and fewer are made. */
  private static final double HARD = 0.7;

  private static final int FEW = 50;
  private static final Pattern BIT = Pattern.compile("bit (\\d+)");
  private static final List<String> PHRASES =
      List.of("I believe that bit %d is wrong.", "It is bit %d that should be the other way.");

  static final Evaluator ZEROS =
      new Evaluator() {
        @Override
        public String purpose() {
          return "counts the wrong bits";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          long wrong = candidate.chars().filter(c -> c == '1').count();
          return new Evaluation.Scored(wrong, List.of(), wrong + " wrong", List.of());
        }
      };

  @Override
  public String id() {
    return "E4";
  }

  @Override
  public String title() {
    return "hidden string of 32 bits, 16 wrong, a random bit named with p: steps until it is found";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    List<Cell> cells = new ArrayList<>();
    for (double p : new double[] {0, .2, .4, .5, .6, .7}) {
      if (!effort.quick() || p < HARD) {
        cells.add(() -> List.of(row(p, false, effort)));
      }
    }
    for (double p : new double[] {.2, .4, .5, .6, .7}) {
      cells.add(() -> List.of(row(p, true, effort)));
    }
    return cells;
  }

  private Row row(double p, boolean revert, Effort effort) {
    return Row.noisy(
        new Place(id(), "p=" + p + (revert ? " with revert" : ""), "steps"),
        Relation.EQUAL,
        expected(BITS, WRONG, p, revert),
        (p < HARD || revert ? effort : effort.atMost(FEW)).each(seed -> steps(p, revert, seed)));
  }

  private static double steps(double p, boolean revert, long seed) {
    Trial trial = Trial.of(ZEROS, critic(p, seed), editor());
    String start = "1".repeat(WRONG) + "0".repeat(BITS - WRONG);
    return (revert ? trial.reverting() : trial).stepsUntil(0, start);
  }

  private static Oracle critic(double p, long seed) {
    return new Oracle(seed, (asked, random) -> named(asked.variable(), p, random));
  }

  /** A wrong bit, or with p any bit, in a sentence. */
  static String named(String bits, double p, SplittableRandom random) {
    int named = random.nextDouble() < p ? random.nextInt(bits.length()) : wrong(bits, random);
    return PHRASES.get(random.nextInt(PHRASES.size())).formatted(named);
  }

  private static int wrong(String bits, SplittableRandom random) {
    int[] wrong = IntStream.range(0, bits.length()).filter(i -> bits.charAt(i) == '1').toArray();
    return wrong[random.nextInt(wrong.length)];
  }

  private static Oracle editor() {
    return new Oracle(0, (asked, random) -> asked.tagged(flipped(asked)));
  }

  /** The string with the bit that the feedback names the other way. */
  static String flipped(Asked asked) {
    Matcher named = BIT.matcher(asked.feedback().get(0));
    if (!named.find()) {
      throw new IllegalStateException("the feedback names no bit");
    }
    int index = Integer.parseInt(named.group(1));
    char[] bits = asked.variable().toCharArray();
    bits[index] = bits[index] == '1' ? '0' : '1';
    return new String(bits);
  }

  /**
   * The expected number of steps: t_n = 1 / v_n, t_k = (1 + u_k t_(k+1)) / v_k for k wrong bits,
   * with v the chance to get one right and u that to get one wrong; a birth and death chain.
   */
  static double expected(int bits, int wrong, double p, boolean revert) {
    double next = 0;
    double sum = 0;
    for (int k = bits; k >= 1; k--) {
      double v = 1 - p + p * k / bits;
      double u = revert ? 0 : p * (1 - (double) k / bits);
      next = (1 + u * next) / v;
      sum += k <= wrong ? next : 0;
    }
    return sum;
  }
}
