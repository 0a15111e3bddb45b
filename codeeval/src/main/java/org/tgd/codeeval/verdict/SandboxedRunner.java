package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.StreamCase;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.problem.Tests;
import org.tgd.codeeval.sandbox.PythonEnvironment;
import org.tgd.codeeval.sandbox.SandboxException;
import org.tgd.codeeval.sandbox.SandboxOptions;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;
import org.tgd.codeeval.verdict.JavaCompilation.Change;

/** Runs solutions in {@link Sandboxes}. */
final class SandboxedRunner implements Runner {
  /** After these on the public tests, the hidden ones are not run. */
  private static final Set<Verdict> FINAL =
      EnumSet.of(
          Verdict.TIME_LIMIT,
          Verdict.MEMORY_LIMIT,
          Verdict.OUTPUT_LIMIT,
          Verdict.COMPILE_ERROR,
          Verdict.UNSUPPORTED,
          Verdict.HARNESS_ERROR);

  private final Sandboxes sandboxes;
  private final Semaphore workers;
  private final Nonces nonces;
  private final TestClasses testClasses;
  private final NativeRuns natives;
  private final OwnSolutions owns;
  private final boolean sameProcess;

  SandboxedRunner(RunnerOptions options) {
    workers = new Semaphore(options.workers(), true);
    nonces = new Nonces();
    testClasses = new TestClasses();
    sandboxes =
        new Sandboxes(
            new SandboxOptions(
                options.limits(),
                options.workers(),
                options.allowUnconfined(),
                options.fresh(),
                options.environment().map(PythonEnvironment::packages)));
    natives = new NativeRuns(sandboxes, new Programs());
    owns = new OwnSolutions();
    sameProcess = options.sameProcess();
  }

  private SandboxedRunner(SandboxedRunner of, double seconds) {
    sandboxes = of.sandboxes.within(seconds);
    workers = of.workers;
    nonces = of.nonces;
    testClasses = of.testClasses;
    natives = of.natives.in(sandboxes);
    owns = of.owns;
    sameProcess = of.sameProcess;
  }

  @Override
  public Runner within(double seconds) {
    return new SandboxedRunner(this, seconds);
  }

  /** Which tests of a problem. */
  private enum Part {
    PUBLIC,
    HIDDEN
  }

  @Override
  public Judgement judge(Problem problem, Submission submission) {
    Run shown = part(problem, submission, Part.PUBLIC, false);
    Run hidden;
    boolean decided =
        shown.outcomes().stream().anyMatch(o -> FINAL.contains(o.verdict())) || failedToLoad(shown);
    if (decided) {
      Verdict verdict = shown.verdict();
      int count = problem.tests().hiddenCount();
      hidden = new Run(Results.none(count, verdict), Optional.empty(), 0, 0);
    } else {
      hidden = part(problem, submission, Part.HIDDEN, false);
    }
    return judgement(problem, submission, located(problem, submission, shown), hidden);
  }

  @Override
  public Judgement judgePublic(Problem problem, Submission submission) {
    Run shown = part(problem, submission, Part.PUBLIC, false);
    return judgement(problem, submission, located(problem, submission, shown), Run.EMPTY);
  }

  private Judgement judgement(Problem problem, Submission submission, Run shown, Run hidden) {
    Language language = submission.languageFor(problem);
    boolean beside = beside(problem);
    String isolation = where(language) + (beside ? ", same-process" : "");
    return new Judgement(submission, language, shown, hidden, isolation);
  }

  /** Whether the tests run in the machine of the solution. */
  private boolean beside(Problem problem) {
    if (sameProcess && problem.tests() instanceof Tests.PythonChecks) {
      return true;
    }
    try {
      return problem.tests() instanceof Tests.JavaMain mains
          && testClasses.of(sandboxes, problem, mains.hiddenMain()).isEmpty();
    } catch (SandboxException e) {
      return false;
    }
  }

  private static boolean failedToLoad(Run run) {
    return run.failure().isPresent();
  }

  private String where(Language language) {
    try {
      return isolation(language);
    } catch (SandboxException e) {
      return "none";
    }
  }

  @Override
  public Run runPublic(Problem problem, Submission submission) {
    return part(problem, submission, Part.PUBLIC, false);
  }

  @Override
  public Run coverPublic(Problem problem, Submission submission) {
    return part(problem, submission, Part.PUBLIC, true);
  }

  private Run part(Problem problem, Submission submission, Part part, boolean cover) {
    boolean shown = part == Part.PUBLIC;
    if (problem.tests() instanceof Tests.Values values) {
      List<TestCase> tests = shown ? values.publicTests() : values.hiddenTests();
      return run(problem, submission, tests, cover);
    } else if (problem.tests() instanceof Tests.Streams streams) {
      return programs(problem, submission, shown ? streams.publicTests() : streams.hiddenTests());
    } else if (problem.tests() instanceof Tests.PythonChecks checks) {
      List<String> programs = shown ? checks.publicChecks() : checks.hiddenChecks();
      Run run = checked(problem, submission.program(problem), programs, cover);
      String own = problem.references().getOrDefault(Language.PYTHON, "");
      var asked = new OwnSolutions.Asked(problem.taskId(), programs);
      return own.isEmpty()
          ? run
          : owns.settled(run, asked, () -> checked(problem, own, programs, false));
    }
    String code = submission.program(problem);
    if (problem.tests() instanceof Tests.Asserts asserts) {
      Optional<String> body = shown ? asserts.publicBody() : Optional.of(asserts.hiddenBody());
      return body.map(b -> guarded(1, () -> natives.asserts(problem, asserts, code, b)))
          .orElse(Run.EMPTY);
    }
    Tests.JavaMain mains = (Tests.JavaMain) problem.tests();
    Optional<String> main = shown ? mains.publicMain() : Optional.of(mains.hiddenMain());
    return main.map(m -> guarded(1, () -> main(problem, code, m, cover))).orElse(Run.EMPTY);
  }

  private Run checked(Problem problem, String code, List<String> programs, boolean cover) {
    var checks = (Tests.PythonChecks) problem.tests();
    List<String> own =
        checks
            .insertion()
            .map(place -> programs.stream().map(program -> place.check(program, code)).toList())
            .orElse(programs);
    String whole = checks.insertion().map(place -> place.program(code)).orElse(code);
    return guarded(
        own.size(),
        () -> new CheckRun(problem, checks, own, sameProcess).run(sandboxes, whole, cover));
  }

  @Override
  public Run run(Problem problem, Submission submission, List<TestCase> tests) {
    return run(problem, submission, tests, false);
  }

  @Override
  public Run cover(Problem problem, Submission submission, List<TestCase> tests) {
    return run(problem, submission, tests, true);
  }

  private Run run(Problem problem, Submission submission, List<TestCase> tests, boolean cover) {
    String code = submission.program(problem);
    return guarded(
        tests.size(),
        () ->
            submission.languageFor(problem) == Language.PYTHON
                ? new ValueRun(problem, tests, nonces, checker(problem, tests.size()))
                    .run(
                        () -> sandboxes.pythonSolution(tests.size()),
                        s -> Load.python(s, problem, code, cover))
                : java(problem, code, tests, cover));
  }

  private Run java(Problem problem, String code, List<TestCase> tests, boolean cover) {
    JavaCompilation compiled =
        JavaCompilation.of(sandboxes, JavaSource.ofSolution(code), change(cover));
    if (compiled.classes().isEmpty()) {
      return unloaded(tests.size(), compiled.failed().orElseThrow());
    }
    String message = Load.java(problem, compiled.classes().get()).put("cover", cover).toString();
    return new ValueRun(problem, tests, nonces, checker(problem, tests.size()))
        .run(() -> sandboxes.javaSolution(tests.size()), session -> loaded(session, message));
  }

  private Checker checker(Problem problem, int tests) {
    return new Checker(problem.checker(), () -> sandboxes.pythonSolution(tests), nonces);
  }

  private Run programs(Problem problem, Submission submission, List<StreamCase> tests) {
    String code = submission.program(problem);
    Language language = submission.languageFor(problem);
    return guarded(
        tests.size(),
        () -> {
          var run = new StreamRun(problem, tests, nonces);
          Checker checker = checker(problem, tests.size());
          if (!language.takesValues()) {
            return natives.program(language, code, run, tests.size(), checker);
          }
          if (language == Language.PYTHON) {
            String load = StreamRun.load(code).toString();
            return run.run(
                () -> sandboxes.pythonSolution(tests.size()), s -> loaded(s, load), checker);
          }
          return javaProgram(code, run, tests.size(), checker);
        });
  }

  private Run javaProgram(String code, StreamRun run, int tests, Checker checker) {
    var units = Map.of(JavaSource.SOLUTION, JavaSource.imported(code));
    JavaCompilation compiled = JavaCompilation.of(sandboxes, units, Change.NONE);
    if (compiled.classes().isEmpty()) {
      return unloaded(tests, compiled.failed().orElseThrow());
    }
    ObjectNode load = Results.JSON.createObjectNode().put("op", "load").put("program", true);
    load.set("classes", compiled.classes().get());
    String message = load.toString();
    return run.run(() -> sandboxes.javaSolution(tests), s -> loaded(s, message), checker);
  }

  private static Optional<Load.Failed> loaded(Session session, String message) {
    return Load.outcome(session.call(message));
  }

  private Run main(Problem problem, String code, String main, boolean cover) {
    Optional<JsonNode> test = testClasses.of(sandboxes, problem, main);
    if (test.isPresent()) {
      return proxied(test.get(), code, cover);
    }
    JavaCompilation compiled =
        JavaCompilation.of(sandboxes, JavaSource.ofMain(problem, code, main), change(cover));
    return compiled
        .classes()
        .map(classes -> MainRun.run(sandboxes, classes, nonces.next(), cover))
        .orElseGet(() -> unloaded(1, compiled.failed().orElseThrow()));
  }

  private static Change change(boolean cover) {
    return cover ? Change.COVER : Change.NONE;
  }

  private Run proxied(JsonNode test, String code, boolean cover) {
    JavaCompilation compiled =
        JavaCompilation.of(
            sandboxes, Map.of(JavaSource.SOLUTION, JavaSource.imported(code)), change(cover));
    return compiled
        .classes()
        .map(classes -> ProxiedMain.run(sandboxes, test, classes, cover))
        .orElseGet(() -> unloaded(1, compiled.failed().orElseThrow()));
  }

  private static Run unloaded(int count, Load.Failed failed) {
    return new Run(Results.none(count, failed.verdict()), Optional.of(failed.failure()), 0, 0);
  }

  /** Runs when a worker is free; once more if the harness failed. */
  private Run guarded(int count, Supplier<Run> attempt) {
    if (count == 0) {
      return Run.EMPTY;
    }
    workers.acquireUninterruptibly();
    try {
      Run first = attempt(count, attempt);
      return first.verdict() == Verdict.HARNESS_ERROR ? attempt(count, attempt) : first;
    } finally {
      workers.release();
    }
  }

  private static Run attempt(int count, Supplier<Run> attempt) {
    try {
      return attempt.get();
    } catch (SandboxException e) {
      return unloaded(
          count, new Load.Failed(Verdict.HARNESS_ERROR, Failure.of("", e.getMessage())));
    }
  }

  @Override
  public TestOutcome located(
      Problem problem, Submission submission, TestOutcome failing, Optional<TestCase> input) {
    boolean java = submission.languageFor(problem) == Language.JAVA;
    boolean program = problem.tests() instanceof Tests.Streams;
    if (!java || program || !failing.lacksPlace()) {
      return failing;
    }
    workers.acquireUninterruptibly();
    try {
      return diagnosis(problem, submission, failing, input).map(failing::with).orElse(failing);
    } catch (SandboxException e) {
      return failing; // what is known is still right
    } finally {
      workers.release();
    }
  }

  private Optional<Failure> diagnosis(
      Problem problem, Submission submission, TestOutcome failing, Optional<TestCase> input) {
    var diagnosis = new JavaDiagnosis(sandboxes, problem, submission.program(problem));
    Failure known = failing.failure().orElseThrow();
    if (problem.tests() instanceof Tests.JavaMain mains) {
      return mains.publicMain().flatMap(main -> diagnosis.of(main, known));
    }
    TestCase test = input.orElseGet(() -> problem.publicCases().get(failing.index()));
    return diagnosis.of(test, nonces.next(), known);
  }

  /** The run with the place of the exception at the first test that fails, which is shown. */
  private Run located(Problem problem, Submission submission, Run run) {
    return run.outcomes().stream()
        .filter(outcome -> !outcome.passed())
        .findFirst()
        .map(outcome -> run.with(located(problem, submission, outcome, Optional.empty())))
        .orElse(run);
  }

  @Override
  public String isolation(Language language) {
    return switch (language) {
      case PYTHON -> sandboxes.pythonIsolation();
      case JAVA -> sandboxes.javaIsolation();
      default -> natives.isolation(language);
    };
  }

  @Override
  public void close() {
    sandboxes.close();
  }
}
