package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.codeeval.feedback.InputGenerator;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.ValueJson;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.TestOutcome;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Makes inputs from those of the public tests and runs programs on them. Where tests are code, the
 * calls in them are taken with other literals; what a call answers is then read from the message of
 * a test that fails on purpose.
 */
final class Probing {
  private static final long SEED = 1;
  private static final String BETWEEN = "\u00a6";
  private static final Pattern RECEIVER =
      Pattern.compile("\\b(\\w+)\\s+(\\w+)\\s*=\\s*new \\1\\(\\)");
  private final Problem problem;
  private final TestRuns runs;
  private final List<List<Value>> values = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Boolean> near = new ArrayList<>();

  Probing(Problem problem, TestRuns runs) {
    this.problem = problem;
    this.runs = runs;
  }

  /** Makes up to so many inputs, in turn from tests that the start passes and from the others. */
  Probes make(int count, Run start) {
    if (problem.tests() instanceof Tests.Values tests) {
      fromValues(tests, count, start);
      return new Probes(values.stream().map(ValueJson::write).toList(), near);
    }
    if (problem.tests() instanceof Tests.PythonChecks checks) {
      String name = problem.signature().method();
      List<List<String>> all =
          checks.publicChecks().stream()
              .map(check -> CallTexts.calls(check, name, Language.PYTHON))
              .toList();
      fromCalls(all, Language.PYTHON, count, start);
    } else if (problem.tests() instanceof Tests.JavaMain main && main.publicMain().isPresent()) {
      String name = problem.signature().method();
      List<String> texts =
          MainParts.of(problem)
              .map(MainParts::truths)
              .filter(truths -> truths.size() == start.outcomes().size())
              .orElse(List.of(main.publicMain().get()));
      List<List<String>> all =
          texts.stream().map(text -> CallTexts.calls(text, name, Language.JAVA)).toList();
      fromCalls(all, Language.JAVA, count, start);
    }
    return new Probes(calls, near);
  }

  private void fromValues(Tests.Values tests, int count, Run start) {
    var generator = new InputGenerator(problem);
    for (boolean passed : new boolean[] {true, false}) {
      List<TestCase> seeds = new ArrayList<>();
      for (TestOutcome outcome : start.outcomes()) {
        if (outcome.passed() == passed && outcome.index() < tests.publicTests().size()) {
          seeds.add(tests.publicTests().get(outcome.index()));
        }
      }
      int wanted = passed ? count / 2 : count - values.size();
      List<List<Value>> made =
          generator.inputs(seeds, wanted, new SplittableRandom(passed ? SEED : SEED + 1));
      for (List<Value> input : made) {
        if (!values.contains(input)) {
          values.add(input);
          near.add(passed);
        }
      }
    }
  }

  private void fromCalls(List<List<String>> all, Language language, int count, Run start) {
    for (boolean passed : new boolean[] {true, false}) {
      var seeds = new ArrayList<String>();
      for (int i = 0; i < all.size() && i < start.outcomes().size(); i++) {
        if (start.outcomes().get(i).passed() == passed) {
          seeds.addAll(all.get(i));
        }
      }
      int wanted = passed ? count / 2 : count - calls.size();
      for (String call : CallTexts.others(seeds, language, wanted, new SplittableRandom(SEED))) {
        if (!calls.contains(call)) {
          calls.add(call);
          near.add(passed);
        }
      }
    }
  }

  /** The program's answers to the inputs; an empty text where there is none. */
  List<String> answers(String code) {
    if (!values.isEmpty()) {
      List<TestCase> tests = values.stream().map(v -> new TestCase(v, Value.none())).toList();
      return runs.run(code, tests).outcomes().stream()
          .map(outcome -> outcome.answer().map(ValueJson::write).orElse(""))
          .toList();
    }
    if (calls.isEmpty()) {
      return List.of();
    }
    return problem.tests() instanceof Tests.PythonChecks checks
        ? python(code, checks)
        : java(code, ((Tests.JavaMain) problem.tests()).publicMain().orElseThrow());
  }

  private List<String> python(String code, Tests.PythonChecks checks) {
    List<String> programs =
        calls.stream()
            .map(call -> "_answer = repr(" + call + ")\nassert False, _answer\n")
            .toList();
    var tests =
        new Tests.PythonChecks(
            checks.setup(), checks.entryPoint(), programs, List.of(), checks.insertion());
    return runs.run(code, tests, calls.size()).outcomes().stream()
        .map(
            outcome ->
                outcome.verdict() == Verdict.WRONG_ANSWER
                    ? outcome.failure().map(failure -> failure.message()).orElse("")
                    : "")
        .toList();
  }

  private List<String> java(String code, String main) {
    Matcher receiver = RECEIVER.matcher(main);
    if (!receiver.find()) {
      return Collections.nCopies(calls.size(), "");
    }
    var body = new StringBuilder();
    for (String call : calls) {
      body.append("try { all.append(Arrays.deepToString(new Object[] {")
          .append(call)
          .append("})); } catch (RuntimeException | StackOverflowError e) { } all.append('")
          .append(BETWEEN)
          .append("');\n");
    }
    String probe =
        "public class Main { public static void main(String[] args) {\n"
            + receiver.group()
            + ";\nStringBuilder all = new StringBuilder();\n"
            + body
            + "throw new AssertionError(all.toString()); } }\n";
    var tests = new Tests.JavaMain(Optional.of(probe), probe);
    TestOutcome outcome = runs.run(code, tests, calls.size()).outcomes().get(0);
    String message =
        outcome.verdict() == Verdict.WRONG_ANSWER
            ? outcome.failure().map(failure -> failure.message()).orElse("")
            : "";
    String[] parts = message.split(BETWEEN, -1);
    var answers = new ArrayList<String>();
    for (int i = 0; i < calls.size(); i++) {
      answers.add(i + 1 < parts.length ? parts[i] : "");
    }
    return answers;
  }
}
