package org.tgd.benchmarks.information;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.benchmarks.study.OwnSlips;
import org.tgd.benchmarks.study.Slip;
import org.tgd.codeeval.feedback.CodeLoss;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.repair.CodeEvaluator;
import org.tgd.codeeval.repair.LineChange;
import org.tgd.codeeval.repair.Mutation;
import org.tgd.codeeval.repair.Mutations;
import org.tgd.codeeval.repair.ProgramForm;
import org.tgd.codeeval.repair.RepairEditor;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.codeeval.verdict.Verdict;
import org.tgd.core.Task;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;

/** Right programs with one slip each, judged by their public tests. */
final class CodeField implements Field {
  private static final int BUDGET = 80;
  private static final int TRIALS = 40;
  private static final int MOST_EACH = 6;
  private static final double LIMIT_MILLIS = 4000;
  private static final Language LANGUAGE = Language.PYTHON;
  private static final Pattern ADVICE =
      Pattern.compile("hange (line \\d+) from `(.*?)` to `(.*?)`: tried", Pattern.DOTALL);

  private final Runner runner = Runner.open(RunnerOptions.DEFAULT);

  @Override
  public String name() {
    return "code";
  }

  @Override
  public String counted() {
    return "one execution of one program on one public test, mutations that are tried included";
  }

  @Override
  public int budget() {
    return BUDGET;
  }

  /** As many kinds of slips of each problem as are needed; the public tests see each. */
  @Override
  public List<Instance> instances(int count) {
    List<Problem> problems = ProblemFile.builtIn();
    List<Instance> all = List.of();
    for (int each = 1; all.size() < count && each <= MOST_EACH; each++) {
      all =
          OwnSlips.of(runner, problems, LANGUAGE, each, 1).stream()
              .map(slip -> new Program(slip, of(problems, slip.taskId()), runner))
              .filter(program -> program.loss(program.slip().code()) > 0)
              .<Instance>map(program -> program)
              .limit(count)
              .toList();
    }
    return all;
  }

  private static Problem of(List<Problem> problems, String id) {
    return problems.stream().filter(each -> each.taskId().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    runner.close();
  }

  private record Program(Slip slip, Problem task, Runner runner) implements Instance {
    @Override
    public String id() {
      return slip.taskId() + "-" + slip.number();
    }

    @Override
    public org.tgd.core.spi.Problem problem() {
      return new org.tgd.core.spi.Problem(
              "a %s program for the task".formatted(LANGUAGE.label()),
              slip.code(),
              evaluator(task),
              Optional.of(new RepairEditor(task, LANGUAGE)),
              Optional.empty(),
              List.of("Answer with the whole program, nothing else."))
          .withTask(Task.of("make all public tests pass").withForm(new ProgramForm()));
    }

    private CodeEvaluator evaluator(Problem judged) {
      return new CodeEvaluator(
          runner, judged, LANGUAGE, new CodeEvaluator.Options(TRIALS, LIMIT_MILLIS, false));
    }

    @Override
    public Evaluator misled() {
      return evaluator(exchanged());
    }

    /** Each public test wants the answer of the next one. */
    private Problem exchanged() {
      List<TestCase> cases = task.publicCases();
      List<TestCase> wrong =
          IntStream.range(0, cases.size())
              .mapToObj(
                  i ->
                      new TestCase(
                          cases.get(i).arguments(), cases.get((i + 1) % cases.size()).expected()))
              .toList();
      return new Problem(
          task.taskId(),
          task.statement(),
          task.difficulty(),
          task.complexity(),
          task.signature(),
          task.starters(),
          new Tests.Values(wrong, List.of()),
          task.comparison(),
          task.references(),
          task.checker());
    }

    @Override
    public Evaluator plain() {
      return new Evaluator() {
        @Override
        public String purpose() {
          return "runs the program on the public tests";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          Run run = run(candidate);
          int cost = Math.max(1, run.outcomes().size());
          return run.verdict() == Verdict.COMPILE_ERROR
              ? new Evaluation.Rejected("it does not compile", List.of(), cost)
              : new Evaluation.Scored(CodeLoss.of(run), List.of(), "", List.of(), cost);
        }
      };
    }

    private Run run(String code) {
      return runner.runPublic(
          task, new Submission("", task.taskId(), Optional.of(LANGUAGE), code, false));
    }

    double loss(String code) {
      return CodeLoss.of(run(code));
    }

    @Override
    public Optional<String> told(String text, String words) {
      Matcher named = ADVICE.matcher(words);
      return named.find()
          ? LineChange.apply(text, Change.of(named.group(1), named.group(2), named.group(3)))
              .filter(next -> !next.equals(text))
          : Optional.empty();
    }

    @Override
    public Optional<Drawn> drawn(String text, RandomGenerator random) {
      List<Mutation> all = Mutations.of(text, LANGUAGE, task.signature());
      if (all.isEmpty()) {
        return Optional.empty();
      }
      Mutation mutation = all.get(random.nextInt(all.size()));
      return Optional.of(new Drawn(mutation.apply(text), finding(text, mutation)));
    }

    private static Finding finding(String text, Mutation mutation) {
      String line = "line " + mutation.line();
      String from = mutation.before(text);
      String to = mutation.after(text);
      return new Finding(
          line,
          "`" + from + "`",
          "`" + to + "`",
          "Change %s from `%s` to `%s`: tried, then all public tests pass."
              .formatted(line, from, to),
          1,
          List.of(Change.of(line, from, to).withPredictedLoss(0)));
    }

    @Override
    public boolean fits(Finding foreign, String text) {
      return foreign.changes().stream()
          .allMatch(change -> LineChange.apply(text, change).isPresent());
    }
  }
}
