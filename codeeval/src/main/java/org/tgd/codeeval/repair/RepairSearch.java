package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tgd.codeeval.feedback.CodeLoss;
import org.tgd.codeeval.feedback.Suspicion;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.Verdict;

/**
 * Generate-and-validate repair: single small mutations of a program, each run on the public tests,
 * a failing one first; the program is chosen among those that pass, see {@link PatchChoice}. No
 * model, no understanding: it finds a slip of one token or one line, or nothing. The search learns
 * from its trials: a line where a mutation changed what failing tests answer, or helped, becomes
 * more suspicious (as in Metallaxis, Papadakis and Le Traon 2015).
 */
public final class RepairSearch {
  private static final double FIRST_CHANGE = 0.7;
  private static final double UNLIKELY = 0.2;
  private static final int PATIENCE = 60;
  private static final int MOST_BETTER = 3;
  private final Runner runner;
  private final Problem problem;
  private final Language language;
  private final Locked locked;

  /** A search for programs that solve that problem. */
  public RepairSearch(Runner runner, Problem problem, Language language) {
    this(runner, problem, language, Locked.NONE);
  }

  /** The same, which leaves the locked lines alone. */
  public RepairSearch(Runner runner, Problem problem, Language language, Locked locked) {
    this.locked = requireNonNull(locked, "locked");
    this.runner = requireNonNull(runner, "runner");
    this.problem = requireNonNull(problem, "problem");
    this.language = requireNonNull(language, "language");
  }

  /**
   * How a search goes.
   *
   * @param order where mutations are tried first
   * @param runs how many test runs may be spent in all, at least 1: one execution of one program on
   *     one public test or one generated input is one
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

  /**
   * Runs a program, and mutations of it if it fails a public test; chooses among those that pass.
   * If none passes after most of the runs, the rest goes to changes of the program that a change
   * has made better, which are two changes in all.
   */
  public Repair search(String code, Options options, RandomGenerator random) {
    var runs = new TestRuns(runner, problem, language, options.runs());
    Run start = runs.start(code);
    Suspicion suspicion = Suspicion.of(start);
    Agenda agenda = agenda(code, start, suspicion, options.order(), random);
    List<Integer> ranking = agenda.ranking();
    var trials = new ArrayList<Trial>();
    if (failing(start)) {
      int most = (int) (FIRST_CHANGE * options.runs());
      trials.addAll(trials(code, start, agenda, new Pursuit(runs, most, options.plausible())));
      if (trials.stream().noneMatch(Trial::plausible)) {
        trials.addAll(further(code, start, trials, new Again(runs, agenda, options, random)));
      }
    }
    List<Trial> patches = trials.stream().filter(Trial::plausible).toList();
    Choice choice = new PatchChoice(problem, runs).choose(patches, code, start, agenda::score);
    return new Repair(
        start, suspicion, ranking, agenda.ranking(), trials, choice.chosen(), choice, runs.spent());
  }

  private static boolean failing(Run start) {
    return start.passed() < start.outcomes().size() && start.verdict() != Verdict.HARNESS_ERROR;
  }

  private Agenda agenda(
      String code, Run start, Suspicion suspicion, LineOrder order, RandomGenerator random) {
    Source source = Source.of(code, language, problem.signature());
    if (order == LineOrder.DONOR) {
      return new RandomAgenda(DonorLines.of(source, locked), false, random);
    }
    List<Mutation> mutations = Mutations.of(code, language, problem.signature(), locked);
    return order == LineOrder.SUSPICIOUS
        ? new SuspiciousAgenda(mutations, start, SuspectLines.of(suspicion, source, start), random)
        : new RandomAgenda(mutations, order == LineOrder.RANDOM, random);
  }

  /** How far a search goes: up to so many runs spent, or so many plausible programs. */
  private record Pursuit(TestRuns runs, int most, int plausible) {}

  /** What a second change is searched with. */
  private record Again(TestRuns runs, Agenda agenda, Options options, RandomGenerator random) {}

  /** Second changes of the best programs that one change led to. */
  private List<Trial> further(String code, Run start, List<Trial> firsts, Again again) {
    TestRuns runs = again.runs();
    double loss = CodeLoss.of(start);
    List<Trial> better =
        firsts.stream()
            .filter(trial -> trial.loss() < loss - 1e-9)
            .sorted(Comparator.comparingDouble(Trial::loss))
            .limit(MOST_BETTER)
            .toList();
    var found = new ArrayList<Trial>();
    for (int i = 0; i < better.size() && found.stream().noneMatch(Trial::plausible); i++) {
      Trial first = better.get(i);
      Run changed = runs.start(first.code());
      Suspicion suspicion = Suspicion.of(changed);
      Agenda agenda =
          agenda(first.code(), changed, suspicion, again.options().order(), again.random());
      int share = runs.left() / (better.size() - i);
      var pursuit = new Pursuit(runs, runs.spent() + share, again.options().plausible());
      for (Trial second : trials(first.code(), changed, agenda, pursuit)) {
        found.add(second.of(Mutation.between(code, second.code(), second.mutation())));
      }
    }
    while (better.isEmpty() && runs.left() > 0) {
      List<Trial> rest =
          trials(
              code,
              start,
              again.agenda(),
              new Pursuit(runs, runs.spent() + runs.left(), again.options().plausible()));
      found.addAll(rest);
      break;
    }
    return found;
  }

  /**
   * Tries mutations until enough are plausible, those that are left are much less likely than the
   * plausible ones, as many runs again have brought none, or only the runs for a choice among them
   * are left.
   */
  private static List<Trial> trials(String code, Run start, Agenda agenda, Pursuit pursuit) {
    TestRuns runs = pursuit.runs();
    var trials = new ArrayList<Trial>();
    int plausible = 0;
    double least = 0;
    int most = pursuit.most();
    while (plausible < pursuit.plausible()
        && runs.spent() < most
        && runs.left() > PatchChoice.reserve(plausible)) {
      Optional<Mutation> next = agenda.next();
      if (next.isEmpty() || agenda.score(next.get()) < least) {
        break;
      }
      String changed = next.get().apply(code);
      Optional<TestRuns.Outcome> outcome = runs.tried(changed, start);
      if (outcome.isEmpty()) {
        break;
      }
      agenda.learn(next.get(), outcome.get().effect());
      if (outcome.get().plausible()) {
        plausible++;
        most = Math.min(pursuit.most(), 2 * runs.spent() + PATIENCE);
        least = Math.max(least, UNLIKELY * agenda.score(next.get()));
      }
      trials.add(Trial.of(next.get(), changed, outcome.get(), runs.spent()));
    }
    return trials;
  }
}
