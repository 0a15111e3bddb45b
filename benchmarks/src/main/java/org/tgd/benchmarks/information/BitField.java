package org.tgd.benchmarks.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.core.Edit;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.spi.Problem;

/** Hidden strings of 32 bits, 16 wrong at the start: the problem whose gradient is known. */
final class BitField implements Field {
  static final int BITS = 32;
  static final int WRONG = 16;
  private static final int BUDGET = 40;
  private static final Pattern ADVICE = Pattern.compile("bit (\\d+) from ([01]) to ([01])");

  @Override
  public String name() {
    return "known";
  }

  @Override
  public String counted() {
    return "one comparison with the hidden string";
  }

  @Override
  public int budget() {
    return BUDGET;
  }

  @Override
  public List<Instance> instances(int count) {
    List<Instance> all = new ArrayList<>();
    IntStream.rangeClosed(1, count).forEach(i -> all.add(Hidden.of(i)));
    return all;
  }

  /** Counts wrong bits; names one of them by chance, the same for the same text. */
  private record Count(String hidden, boolean told) implements Evaluator {
    @Override
    public String purpose() {
      return "counts the wrong bits";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      if (!candidate.matches("[01]{" + BITS + "}")) {
        return new Evaluation.Rejected("must be " + BITS + " bits, each 0 or 1", List.of());
      }
      int[] wrong =
          IntStream.range(0, BITS).filter(i -> candidate.charAt(i) != hidden.charAt(i)).toArray();
      List<Finding> findings =
          told && wrong.length > 0
              ? List.of(
                  finding(
                      candidate,
                      wrong[new SplittableRandom(candidate.hashCode()).nextInt(wrong.length)]))
              : List.of();
      return new Evaluation.Scored(
          wrong.length, List.of(), wrong.length + " bits are wrong", findings);
    }
  }

  private static Finding finding(String text, int bit) {
    String from = text.substring(bit, bit + 1);
    String to = from.equals("1") ? "0" : "1";
    String target = "bit " + bit;
    return new Finding(
        target,
        from,
        to,
        "Change " + target + " from " + from + " to " + to + ".",
        1,
        List.of(Change.of(target, from, to)));
  }

  private static Optional<String> flipped(String text, int bit, String to) {
    return bit < text.length()
        ? Optional.of(text.substring(0, bit) + to + text.substring(bit + 1))
        : Optional.empty();
  }

  private record Hidden(String id, String hidden, String other, Problem problem)
      implements Instance {
    static Hidden of(int number) {
      SplittableRandom random = new SplittableRandom(number);
      String hidden = drawn(random);
      StringBuilder start = new StringBuilder(hidden);
      int[] order = IntStream.range(0, BITS).toArray();
      for (int i = 0; i < WRONG; i++) {
        int other = i + random.nextInt(BITS - i);
        int bit = order[other];
        order[other] = order[i];
        start.setCharAt(bit, hidden.charAt(bit) == '1' ? '0' : '1');
      }
      Problem problem =
          new Problem(
              "a string of bits",
              start.toString(),
              new Count(hidden, true),
              Optional.of(BitField::rules),
              Optional.empty(),
              List.of("Answer with " + BITS + " characters 0 or 1 and nothing else."));
      return new Hidden("bits-" + number, hidden, drawn(random), problem);
    }

    private static String drawn(SplittableRandom random) {
      StringBuilder bits = new StringBuilder();
      for (int i = 0; i < BITS; i++) {
        bits.append(random.nextInt(2));
      }
      return bits.toString();
    }

    @Override
    public Evaluator plain() {
      return new Count(hidden, false);
    }

    @Override
    public Evaluator misled() {
      return new Count(other, true);
    }

    @Override
    public Optional<String> told(String text, String words) {
      Matcher named = ADVICE.matcher(words);
      return named.find()
          ? flipped(text, Integer.parseInt(named.group(1)), named.group(3))
              .filter(next -> !next.equals(text))
          : Optional.empty();
    }

    @Override
    public Optional<Drawn> drawn(String text, RandomGenerator random) {
      int bit = random.nextInt(text.length());
      Finding finding = finding(text, bit);
      return flipped(text, bit, finding.wanted()).map(next -> new Drawn(next, finding));
    }

    /** A bit that is right is named instead of one that is wrong. */
    @Override
    public List<Finding> reversed(String text, List<Finding> swapped) {
      int[] right =
          IntStream.range(0, Math.min(BITS, text.length()))
              .filter(i -> text.charAt(i) == hidden.charAt(i))
              .toArray();
      return swapped.isEmpty() || right.length == 0
          ? List.of()
          : List.of(
              finding(text, right[new SplittableRandom(text.hashCode()).nextInt(right.length)]));
    }

    @Override
    public boolean fits(Finding foreign, String text) {
      return true;
    }
  }

  /** Sets the named bit to what is named; without a finding any bit is turned. */
  private static List<String> rules(Edit edit, int n, RandomGenerator random) {
    String text = edit.variable().value();
    List<String> proposals = new ArrayList<>();
    for (Finding finding : edit.findings()) {
      for (Change change : finding.changes()) {
        flipped(text, Integer.parseInt(change.target().substring(4)), change.to())
            .filter(next -> !next.equals(text))
            .ifPresent(proposals::add);
      }
    }
    while (proposals.size() < n) {
      int bit = random.nextInt(text.length());
      flipped(text, bit, text.charAt(bit) == '1' ? "0" : "1").ifPresent(proposals::add);
    }
    return proposals.stream().distinct().limit(n).toList();
  }
}
