package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.codeeval.feedback.CodeLoss;
import org.tgd.codeeval.feedback.Suspicion;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Generate-and-validate repair: single small mutations of a program, each run on the public tests.
 * No model, no understanding: it finds a slip of one token or one line, or nothing. The search
 * learns from its trials: a line where a mutation changed what failing tests answer, or helped,
 * becomes more suspicious (as in Metallaxis, Papadakis and Le Traon 2015).
 */
public final class RepairSearch {
  private final Runner runner;
  private final Problem problem;
  private final Language language;

  /** A search for programs that solve that problem. */
  public RepairSearch(Runner runner, Problem problem, Language language) {
    this.runner = requireNonNull(runner, "runner");
    this.problem = requireNonNull(problem, "problem");
    this.language = requireNonNull(language, "language");
  }

  /**
   * How a search goes.
   *
   * @param order where mutations are tried first
   * @param runs how many runs of the public tests may be spent, at least 1
   * @param plausible how many programs that pass all public tests are enough, at least 1
   */
  public record Options(LineOrder order, int runs, int plausible) {
    /** Checks the ranges. */
    public Options {
      requireNonNull(order, "order");
      if (runs < 1 || plausible < 1) {
        throw new IllegalArgumentException("runs and plausible must be 1 or more");
      }
    }
  }

  /** Runs a program, and mutations of it if it fails a public test. */
  public Repair search(String code, Options options, RandomGenerator random) {
    Run start = runner.coverPublic(problem, submission(code));
    Suspicion suspicion = Suspicion.of(start);
    Agenda agenda = agenda(code, start, suspicion, options.order(), random);
    List<Integer> ranking = agenda.ranking();
    var trials = new ArrayList<Trial>();
    int runs = 1;
    int enough = 0;
    boolean failing = start.passed() < problem.tests().publicCount();
    while (failing && runs < options.runs() && enough < options.plausible()) {
      Optional<Mutation> next = agenda.next();
      if (next.isEmpty()) {
        break;
      }
      runs++;
      Trial trial = trial(next.get(), code, start, agenda, runs);
      enough += trial.plausible() ? 1 : 0;
      trials.add(trial);
    }
    return new Repair(start, suspicion, ranking, agenda.ranking(), trials, runs);
  }

  private Agenda agenda(
      String code, Run start, Suspicion suspicion, LineOrder order, RandomGenerator random) {
    List<Mutation> mutations = Mutations.of(code, language, problem.signature());
    return order == LineOrder.RANDOM
        ? new RandomAgenda(mutations, random)
        : new SuspiciousAgenda(mutations, start, suspicion, random);
  }

  private Trial trial(Mutation mutation, String code, Run start, Agenda agenda, int runs) {
    String changed = mutation.apply(code);
    double score = agenda.score(mutation);
    Run run = runner.runPublic(problem, submission(changed));
    if (run.verdict() != Verdict.HARNESS_ERROR) {
      agenda.learn(mutation, effect(start, run));
    }
    boolean plausible = run.failure().isEmpty() && run.passed() == problem.tests().publicCount();
    return new Trial(mutation, changed, CodeLoss.of(run), plausible, score, runs);
  }

  private static Agenda.Effect effect(Run start, Run run) {
    if (run.verdict() == Verdict.COMPILE_ERROR) {
      return Agenda.Effect.NONE;
    }
    int broken = 0;
    int mended = 0;
    boolean changed = false;
    for (int i = 0; i < Math.min(start.outcomes().size(), run.outcomes().size()); i++) {
      var before = start.outcomes().get(i);
      var after = run.outcomes().get(i);
      mended += !before.passed() && after.passed() ? 1 : 0;
      broken += before.passed() && !after.passed() ? 1 : 0;
      changed |=
          !before.passed()
              && (before.verdict() != after.verdict() || !before.answer().equals(after.answer()));
    }
    if (mended > broken) {
      return Agenda.Effect.BETTER;
    }
    return changed ? Agenda.Effect.CHANGED : Agenda.Effect.NONE;
  }

  private Submission submission(String code) {
    return new Submission("", problem.taskId(), Optional.of(language), code, false);
  }
}
