package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
   */
  public Repair search(String code, Options options, RandomGenerator random) {
    var runs = new TestRuns(runner, problem, language, options.runs());
    Run start = runs.start(code);
    Suspicion suspicion = Suspicion.of(start);
    Agenda agenda = agenda(code, start, suspicion, options.order(), random);
    List<Integer> ranking = agenda.ranking();
    boolean failing =
        start.passed() < start.outcomes().size() && start.verdict() != Verdict.HARNESS_ERROR;
    List<Trial> trials =
        failing ? trials(code, start, agenda, runs, options.plausible()) : List.of();
    List<Trial> patches = trials.stream().filter(Trial::plausible).toList();
    Optional<Trial> chosen = new PatchChoice(problem, runs).choose(patches, agenda::score);
    return new Repair(start, suspicion, ranking, agenda.ranking(), trials, chosen, runs.spent());
  }

  private Agenda agenda(
      String code, Run start, Suspicion suspicion, LineOrder order, RandomGenerator random) {
    List<Mutation> mutations = Mutations.of(code, language, problem.signature());
    return order == LineOrder.SUSPICIOUS
        ? new SuspiciousAgenda(mutations, start, suspicion, random)
        : new RandomAgenda(mutations, order == LineOrder.RANDOM, random);
  }

  /**
   * Tries mutations until enough are plausible or only the runs for a choice among them are left.
   */
  private static List<Trial> trials(
      String code, Run start, Agenda agenda, TestRuns runs, int enough) {
    var trials = new ArrayList<Trial>();
    int plausible = 0;
    while (plausible < enough && runs.left() > PatchChoice.reserve(plausible)) {
      Optional<Mutation> next = agenda.next();
      if (next.isEmpty()) {
        break;
      }
      String changed = next.get().apply(code);
      Optional<TestRuns.Outcome> outcome = runs.tried(changed, start);
      if (outcome.isEmpty()) {
        break;
      }
      agenda.learn(next.get(), outcome.get().effect());
      plausible += outcome.get().plausible() ? 1 : 0;
      trials.add(Trial.of(next.get(), changed, outcome.get(), runs.spent()));
    }
    return trials;
  }
}
