package org.tgd.benchmarks.study;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.StartFile;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.repair.LineOrder;
import org.tgd.codeeval.repair.Repair;
import org.tgd.codeeval.repair.RepairSearch;
import org.tgd.codeeval.repair.RepairStart;
import org.tgd.codeeval.repair.SameAnswers;
import org.tgd.codeeval.repair.Trial;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Repair of faulty programs that others collected, without a model, held against the same edits at
 * random lines and against copied lines, at equal numbers of test runs. Only public tests are
 * visible to a search; hidden ones and further inputs judge its result.
 *
 * @param search runs public tests and generated inputs
 * @param judge runs hidden tests
 * @param settings how each search goes
 */
public record FixStudy(Runner search, Runner judge, Settings settings) {
  private static final int ENOUGH = 8;

  /**
   * How each search goes.
   *
   * @param runs test runs that it may spend
   * @param seed the seed
   */
  public record Settings(int runs, long seed) {
    /** Checks the range. */
    public Settings {
      if (runs < 1) {
        throw new IllegalArgumentException("runs was " + runs + "; must be 1 or more");
      }
    }
  }

  /**
   * One program to be repaired.
   *
   * @param problem its problem
   * @param start the faulty program
   * @param generated further tests with the true program's answers; may be empty
   */
  public record Item(Problem problem, StartFile.Start start, List<TestCase> generated) {
    /** Copies the tests. */
    public Item {
      generated = List.copyOf(generated);
    }

    /** The language of the program. */
    public Language language() {
      return start.submission().languageFor(problem);
    }

    /** What the row of that method is called. */
    public String name(LineOrder method) {
      return problem.taskId() + " " + language().label() + " " + label(method);
    }
  }

  /** The name of a method in tables and files. */
  public static String label(LineOrder method) {
    return switch (method) {
      case SUSPICIOUS -> "suspicious";
      case RANDOM -> "random-lines";
      case DONOR -> "donor-lines";
      case UNGUIDED -> "unguided";
    };
  }

  /** Repairs one program by one method. */
  public FixRow row(Item item, LineOrder method) {
    Problem problem = item.problem();
    RepairStart start = RepairStart.of(item.start());
    var options = new RepairSearch.Options(method, settings.runs(), ENOUGH);
    var random = new SplittableRandom(settings.seed() * 1_000_003 + problem.taskId().hashCode());
    Repair repair =
        new RepairSearch(search, problem, item.language(), start.locked())
            .search(start.code(), options, random);
    boolean shown = repair.start().passed() < repair.start().outcomes().size();
    Optional<Trial> chosen = repair.chosen();
    String code = chosen.map(Trial::code).orElse(start.code());
    boolean passes = !shown || chosen.isPresent();
    boolean plausible = passes && plausible(problem, item.language(), code);
    return new FixRow(
        problem.taskId(),
        item.language().label(),
        label(method),
        shown,
        passes,
        plausible,
        plausible ? equal(item, code) : "no",
        repair.runs(),
        repair.choice().rivals().size(),
        chosen.map(trial -> trial.mutation().kind()).orElse(""));
  }

  private boolean plausible(Problem problem, Language language, String code) {
    var submission = new Submission("", problem.taskId(), Optional.of(language), code, false);
    return judge.judge(problem, submission).verdict() == Verdict.PASSED;
  }

  /** Whether a program answers as the true one on the generated tests, or on inputs made here. */
  private String equal(Item item, String code) {
    Problem problem = item.problem();
    Language language = item.language();
    List<TestCase> tests = item.generated();
    var submission = new Submission("", problem.taskId(), Optional.of(language), code, false);
    if (!tests.isEmpty()) {
      return judge.run(problem, submission, tests).passed() == tests.size() ? "yes" : "no";
    }
    return Optional.ofNullable(problem.references().get(language))
        .flatMap(right -> SameAnswers.of(judge, problem, language, List.of(right, code)))
        .map(same -> same ? "yes" : "no")
        .orElse("unknown");
  }
}
