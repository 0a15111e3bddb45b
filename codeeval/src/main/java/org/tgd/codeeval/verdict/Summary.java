package org.tgd.codeeval.verdict;

import java.util.Optional;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.ValueJson;

/**
 * A judgement in a few lines that may be shown to whoever wrote the solution: of hidden tests it
 * gives a count only. Control characters are replaced, the length is bounded.
 */
public final class Summary {
  private static final int LONGEST = 3500;
  private static final int SHORT = 400;

  private Summary() {}

  /** The lines, at most 3,500 characters. */
  public static String of(Problem problem, Judgement judgement) {
    var text = new StringBuilder();
    Run shown = judgement.publicRun();
    text.append(judgement.verdict())
        .append(": ")
        .append(count(shown, "public"))
        .append(", ")
        .append(count(judgement.hiddenRun(), "hidden"))
        .append(" tests passed.");
    shown.failure().ifPresent(failure -> append(text, failure));
    if (shown.failure().isEmpty()) {
      shown.outcomes().stream()
          .filter(outcome -> !outcome.passed())
          .findFirst()
          .ifPresent(outcome -> append(text, problem, outcome));
      if (shown.passed() == shown.outcomes().size()) {
        hidden(text, judgement.hiddenRun());
      }
    }
    return clean(text.toString());
  }

  private static String count(Run run, String kind) {
    return run.passed() + " of " + run.outcomes().size() + " " + kind;
  }

  /** Of hidden tests only how the first failing one ended, when it gave no answer. */
  private static void hidden(StringBuilder text, Run run) {
    Optional<Failure> loading = run.failure();
    loading.ifPresent(failure -> append(text, failure));
    run.outcomes().stream()
        .filter(outcome -> outcome.ran() && !outcome.passed())
        .findFirst()
        .ifPresent(outcome -> hidden(text, outcome));
  }

  /** What is wrong with the test itself is no secret. */
  private static void hidden(StringBuilder text, TestOutcome outcome) {
    text.append("\nA hidden test ended with ").append(outcome.verdict());
    boolean ours =
        outcome.verdict() == Verdict.UNSUPPORTED || outcome.verdict() == Verdict.HARNESS_ERROR;
    outcome.failure().filter(failure -> ours).ifPresent(failure -> append(text, failure));
  }

  private static void append(StringBuilder text, Problem problem, TestOutcome outcome) {
    text.append("\nPublic test ").append(outcome.index() + 1);
    if (outcome.index() < problem.publicCases().size()) {
      TestCase test = problem.publicCases().get(outcome.index());
      text.append(", arguments ").append(cut(ValueJson.write(test.arguments())));
    }
    if (problem.tests() instanceof Tests.Streams streams
        && outcome.index() < streams.publicTests().size()) {
      text.append(", input ").append(cut(streams.publicTests().get(outcome.index()).input()));
    }
    text.append(": ").append(outcome.verdict());
    outcome
        .difference()
        .ifPresent(
            difference ->
                text.append("\nAt ")
                    .append(difference.path())
                    .append(" expected ")
                    .append(cut(difference.expected()))
                    .append(", got ")
                    .append(cut(difference.actual())));
    outcome.failure().ifPresent(failure -> append(text, failure));
    if (!outcome.stdout().isBlank()) {
      text.append("\nIt printed, at the end: ").append(cut(outcome.stdout()));
    }
  }

  private static void append(StringBuilder text, Failure failure) {
    text.append('\n');
    if (failure.line() > 0) {
      text.append("line ").append(failure.line());
      text.append(failure.column() > 0 ? ", column " + failure.column() : "").append(": ");
    }
    text.append(failure.type()).append(failure.type().isEmpty() ? "" : ": ");
    text.append(cut(failure.message()));
    for (Failure.Local local : failure.locals().stream().limit(8).toList()) {
      text.append("\n  ").append(local.name()).append(" = ").append(cut(local.value()));
    }
  }

  private static String cut(String text) {
    return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
  }

  private static String clean(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> c != '\n' && harmful(c) ? '\uFFFD' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean harmful(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
