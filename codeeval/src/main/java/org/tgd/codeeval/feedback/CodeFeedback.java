package org.tgd.codeeval.feedback;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.verdict.Failure;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.TestOutcome;

/**
 * What the public tests say about a program, in at most 4,000 bytes: verdict, count, the smallest
 * failing input with what was expected and what came, the exception with its place and locals, the
 * ends of its output, time and memory, the suspicious lines and those that never ran. The same run
 * gives the same words; times and memory are given in coarse steps. Everything that comes from the
 * solution is cleaned and fenced.
 *
 * @param problem the problem
 * @param code the program
 * @param run its run on the public tests, with the lines that ran
 * @param suspicion how suspicious each line is
 * @param limitMillis processor time that a test may take
 * @param shrunk a smaller input than that of the smallest failing test, if there is one
 * @param order the lines, the one to look at first in front; equally suspicious ones in the order
 *     in which a search would take them
 */
public record CodeFeedback(
    Problem problem,
    String code,
    Run run,
    Suspicion suspicion,
    double limitMillis,
    Optional<Shrunk> shrunk,
    List<Integer> order) {
  private static final int MOST = 3900;
  private static final int LINES = 5;
  private static final int[] LENGTHS = {300, 200, 120, 60, 30, 10};

  /** Checks that nothing is missing. */
  public CodeFeedback {
    requireNonNull(problem, "problem");
    requireNonNull(code, "code");
    requireNonNull(run, "run");
    requireNonNull(suspicion, "suspicion");
    requireNonNull(shrunk, "shrunk");
    order = List.copyOf(order);
  }

  /** Feedback on a run whose failing input nobody made smaller. */
  public static CodeFeedback of(
      Problem problem, String code, Run run, Suspicion suspicion, double limitMillis) {
    return new CodeFeedback(
        problem, code, run, suspicion, limitMillis, Optional.empty(), suspicion.ranking());
  }

  /** The same with a smaller input. */
  public CodeFeedback with(Optional<Shrunk> smaller) {
    return new CodeFeedback(problem, code, run, suspicion, limitMillis, smaller, order);
  }

  /** The same with another order of equally suspicious lines. */
  public CodeFeedback inOrder(List<Integer> lines) {
    return new CodeFeedback(problem, code, run, suspicion, limitMillis, shrunk, lines);
  }

  /**
   * The suspicious lines, most suspicious first, equal ones in the given order; none that is not
   * suspicious.
   */
  public List<Integer> suspicious() {
    int lines = code.split("\n", -1).length;
    return suspicion.ranking().stream()
        .filter(line -> suspicion.of(line) > 0 && line <= lines)
        .sorted(
            Comparator.<Integer>comparingDouble(line -> -suspicion.of(line))
                .thenComparingInt(
                    line -> order.contains(line) ? order.indexOf(line) : Integer.MAX_VALUE))
        .toList();
  }

  /** The same with another run. */
  public CodeFeedback with(Run other) {
    return new CodeFeedback(problem, code, other, suspicion, limitMillis, shrunk, order);
  }

  /** The failing test with the shortest arguments, if a test fails. */
  public Optional<TestOutcome> smallestFailing() {
    return run.outcomes().stream()
        .filter(outcome -> !outcome.passed() && outcome.ran())
        .min(Comparator.comparingInt(outcome -> arguments(outcome).length()));
  }

  /** Lines with code that no public test ran, ascending; empty when it is not known what ran. */
  public List<Integer> neverRan() {
    NavigableSet<Integer> ran = new TreeSet<>(suspicion.byLine().keySet());
    if (ran.isEmpty()) {
      return List.of();
    }
    var never = new ArrayList<Integer>();
    String[] lines = code.split("\n", -1);
    for (int i = ran.first(); i <= lines.length; i++) {
      String line = lines[i - 1].strip();
      boolean code = line.matches(".*\\w.*") && !line.matches("(#|//|\\*|/\\*|@|\"\"\").*");
      boolean frame = line.matches("(else|try|finally|class|def|import|from|public|private)\\b.*");
      if (code && !frame && !ran.contains(i)) {
        never.add(i);
      }
    }
    return never;
  }

  /** All of it, at most 4,000 bytes of UTF-8; where it is too much each value is cut shorter. */
  public String text() {
    return fitting(
        length -> {
          StringBuilder text = outcome(length).append(resources());
          appendLines(text, length);
          return text.toString();
        });
  }

  /**
   * What was measured: verdict, the failing test, time and memory, without a hint at the lines that
   * may be to blame; at most 4,000 bytes of UTF-8.
   */
  public String report() {
    return fitting(length -> outcome(length).append(resources()).toString());
  }

  /** The verdict and the failing test alone, at most 4,000 bytes of UTF-8. */
  public String failure() {
    return fitting(length -> outcome(length).toString());
  }

  private static String fitting(IntFunction<String> writer) {
    String words = "";
    for (int length : LENGTHS) {
      words = writer.apply(length).strip();
      if (words.getBytes(StandardCharsets.UTF_8).length <= MOST) {
        break;
      }
    }
    return words;
  }

  private StringBuilder outcome(int length) {
    var text = new StringBuilder();
    text.append(run.verdict()).append(": ").append(run.passed()).append(" of ");
    text.append(run.outcomes().size()).append(" public tests pass.\n");
    run.failure().ifPresent(failure -> append(text, failure, length));
    smallestFailing().ifPresent(outcome -> append(text, outcome, length));
    shrunk.ifPresent(smaller -> append(text, smaller, length));
    return text;
  }

  private String arguments(TestOutcome outcome) {
    List<TestCase> cases = problem.publicCases();
    if (outcome.index() >= cases.size()) {
      return "";
    }
    return arguments(cases.get(outcome.index()).arguments());
  }

  private String arguments(List<Value> values) {
    var words = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      String name = problem.signature().parameters().get(i).name();
      words.add(name + " = " + ValueWords.of(values.get(i)));
    }
    return String.join(", ", words);
  }

  private void append(StringBuilder text, TestOutcome outcome, int length) {
    text.append("The smallest failing test is number ").append(outcome.index() + 1);
    text.append(" (").append(outcome.verdict()).append(").\n");
    var block = new StringBuilder();
    if (outcome.index() < problem.publicCases().size()) {
      TestCase test = problem.publicCases().get(outcome.index());
      block.append("input:    ").append(SafeText.line(arguments(outcome), length)).append('\n');
      String expected = ValueWords.of(test.expected());
      block.append("expected: ").append(SafeText.line(expected, length)).append('\n');
    }
    outcome
        .answer()
        .map(ValueWords::of)
        .ifPresent(a -> block.append("actual:   ").append(SafeText.line(a, length)).append('\n'));
    outcome
        .difference()
        .ifPresent(
            d ->
                block
                    .append("first difference at ")
                    .append(SafeText.line(d.path(), Math.min(80, length)))
                    .append(": expected ")
                    .append(SafeText.line(ValueWords.ofJson(d.expected()), Math.min(100, length)))
                    .append(", got ")
                    .append(SafeText.line(ValueWords.ofJson(d.actual()), Math.min(100, length)))
                    .append('\n'));
    outcome.failure().ifPresent(failure -> describe(block, failure, length));
    tail(block, "stdout", outcome.stdout(), length);
    tail(block, "stderr", outcome.stderr(), length);
    text.append(SafeText.fenced(block.toString())).append('\n');
  }

  private void append(StringBuilder text, Shrunk smaller, int length) {
    text.append("Smaller input found by shrinking, ends in ");
    text.append(smaller.outcome().verdict());
    text.append(" too (types and stated ranges are kept, rules in words are not checked).\n");
    var block = new StringBuilder();
    block.append("input:    ").append(SafeText.line(arguments(smaller.arguments()), length));
    block.append('\n');
    smaller.outcome().failure().ifPresent(failure -> describe(block, failure, length));
    text.append(SafeText.fenced(block.toString())).append('\n');
  }

  private static void append(StringBuilder text, Failure failure, int length) {
    var block = new StringBuilder();
    describe(block, failure, length);
    text.append("No test could be run.\n").append(SafeText.fenced(block.toString())).append('\n');
  }

  private static void describe(StringBuilder block, Failure failure, int length) {
    block.append(SafeText.line(failure.type(), Math.min(80, length)));
    block.append(failure.type().isEmpty() ? "" : ": ");
    block.append(SafeText.line(failure.message(), length));
    if (failure.turning().isPresent()) {
      block.append('\n').append(GoingRound.words(failure));
    } else if (Recursion.of(failure)) {
      block.append('\n').append(Recursion.words(failure));
    } else if (failure.line() > 0) {
      block.append("\nat line ").append(failure.line());
      block.append(failure.column() > 0 ? ", column " + failure.column() : "");
    }
    if (!failure.locals().isEmpty()) {
      block.append("\nlocals: ");
      failure.locals().stream()
          .limit(12)
          .forEach(
              local ->
                  block
                      .append(SafeText.line(local.name(), Math.min(30, length)))
                      .append(" = ")
                      .append(SafeText.line(local.value(), Math.min(80, length)))
                      .append("; "));
    }
    block.append('\n');
  }

  private static void tail(StringBuilder block, String name, String output, int length) {
    if (!output.isBlank()) {
      String end = output.substring(Math.max(0, output.length() - length));
      block.append(name).append(" ends: ").append(SafeText.line(end, length)).append('\n');
    }
  }

  /** Time and memory in steps so coarse that they seldom differ between runs. */
  private String resources() {
    double slowest =
        run.outcomes().stream().mapToDouble(TestOutcome::millis).max().orElse(0) / limitMillis;
    String time =
        slowest < 0.5 ? "less than half of" : slowest < 1 ? "more than half of" : "all of";
    long mb = 64;
    while (mb * 1024 <= run.memoryKb()) {
      mb *= 4;
    }
    return String.format(
        Locale.ROOT,
        "The slowest test took %s the %.1f s that it may; memory stayed below %d MB.%n",
        time,
        limitMillis / 1000,
        mb);
  }

  /** How many lines are left out that are no less suspicious than the last one shown. */
  private String further(List<Integer> suspicious) {
    List<Integer> alike =
        suspicious.stream()
            .skip(LINES)
            .filter(line -> suspicion.of(line) == suspicion.of(suspicious.get(LINES - 1)))
            .toList();
    if (alike.isEmpty()) {
      return "";
    }
    String lines = alike.stream().limit(12).map(String::valueOf).collect(Collectors.joining(", "));
    return "and %d more that are as suspicious as the last of these: line%s %s%s.%n"
        .formatted(
            alike.size(), alike.size() == 1 ? "" : "s", lines, alike.size() > 12 ? ", …" : "");
  }

  private void appendLines(StringBuilder text, int length) {
    String[] lines = code.split("\n", -1);
    if (!suspicion.isEmpty()) {
      text.append(
          "Most suspicious lines (Ochiai coefficient, doubled in the trace of an exception):\n");
      List<Integer> suspicious = suspicious();
      var block = new StringBuilder();
      suspicious.stream()
          .limit(LINES)
          .forEach(
              line ->
                  block.append(
                      String.format(
                          Locale.ROOT,
                          "%.2f line %d: %s%n",
                          suspicion.of(line),
                          line,
                          SafeText.line(lines[line - 1].strip(), Math.min(120, length)))));
      text.append(SafeText.fenced(block.toString())).append('\n').append(further(suspicious));
    }
    List<Integer> never = neverRan();
    if (!never.isEmpty()) {
      text.append("No public test runs these lines: ");
      text.append(String.join(", ", never.stream().limit(30).map(String::valueOf).toList()));
      text.append(".\n");
    }
  }
}
