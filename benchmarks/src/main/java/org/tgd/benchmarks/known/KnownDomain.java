package org.tgd.benchmarks.known;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.Task;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Exporter;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/**
 * Problems whose right answer is known, to be improved by any critic and editor; the model {@code
 * oracle} ({@link OracleProvider}) knows their gradient.
 */
public final class KnownDomain implements Domain {
  private static final int MOST_BITS = 4096;
  private static final int MOST_NUMBERS = 256;
  private static final double FAR = 10;

  private static final List<Option> OPTIONS =
      List.of(
          new Option("problem", "bits: a hidden string of zeros; numbers: a quadratic", ""),
          new Option("size", "bits, 1 to 4096, or numbers, 1 to 256", "32; 4"),
          new Option("wrong", "of bits: how many are wrong at the start", "half of them"));

  @Override
  public String name() {
    return "known";
  }

  @Override
  public String summary() {
    return "Problems whose right answer is known, to try strategies and models on.";
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public List<String> examples() {
    return List.of("tgd optimize --domain known -o problem=bits --model oracle:wrong=0.2");
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(Exporter.ofBest("text", "the best text"));
  }

  @Override
  public Problem problem(Map<String, String> options) {
    for (String name : options.keySet()) {
      if (OPTIONS.stream().noneMatch(option -> option.name().equals(name))) {
        throw new InputException("unknown option '" + name + "' of domain known");
      }
    }
    String problem = options.getOrDefault("problem", "");
    return switch (problem) {
      case "bits" -> bits(options);
      case "numbers" -> numbers(options);
      default -> throw new InputException("problem was '" + problem + "'; must be bits or numbers");
    };
  }

  private static Problem bits(Map<String, String> options) {
    int size = number(options, "size", 32, MOST_BITS);
    int wrong = number(options, "wrong", Math.max(1, size / 2), size);
    return problem(
        "a string of bits",
        "1".repeat(wrong) + "0".repeat(size - wrong),
        new Checked(BitString.ZEROS, "[01]{" + size + "}", "a string of " + size + " bits"));
  }

  private static Problem numbers(Map<String, String> options) {
    if (options.containsKey("wrong")) {
      throw new InputException("wrong goes with problem bits");
    }
    int size = number(options, "size", 4, MOST_NUMBERS);
    double[] start = new double[size];
    Arrays.fill(start, FAR);
    String line = "x\\[\\d+] = -?\\d{1,9}(\\.\\d*)?";
    String lines = String.join("\n", Collections.nCopies(size, line));
    return problem(
        "numbers, one a line as x[i] = value",
        VectorText.rounded(start, 0),
        new Checked(Quadratic.round(size), lines, size + " lines of the form x[i] = number"));
  }

  private static Problem problem(String role, String start, Evaluator evaluator) {
    return new Problem(role, start, evaluator, Optional.empty(), Optional.empty(), List.of())
        .withTask(Task.of("the loss is to be 0"));
  }

  private static int number(Map<String, String> options, String name, int byDefault, int most) {
    String text = options.getOrDefault(name, Integer.toString(byDefault));
    int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > most) {
      throw new InputException(
          "%s was '%s'; must be a whole number from 1 to %d".formatted(name, text, most));
    }
    return value;
  }

  /**
   * Judges what has the right form, and refuses all else.
   *
   * @param judge of what has it
   * @param form a regular expression
   * @param words the form in words
   */
  private record Checked(Evaluator judge, String form, String words) implements Evaluator {
    @Override
    public String purpose() {
      return judge.purpose();
    }

    @Override
    public Evaluation evaluate(String candidate) {
      return candidate.matches(form)
          ? judge.evaluate(candidate)
          : new Evaluation.Rejected("this is not " + words, List.of());
    }
  }
}
