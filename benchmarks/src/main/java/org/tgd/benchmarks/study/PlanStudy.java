package org.tgd.benchmarks.study;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.benchmarks.baseline.BobyqaSearch;
import org.tgd.benchmarks.baseline.BoxFunction;
import org.tgd.benchmarks.baseline.BoxSearch;
import org.tgd.benchmarks.baseline.CmaesSearch;
import org.tgd.benchmarks.baseline.NelderMeadSearch;
import org.tgd.benchmarks.baseline.RandomSearch;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.Variable;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.draw.PaperTable;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.level.LexicographicSolve;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.PlanTemplate;
import org.tgd.radiotherapy.tune.Weights;

/**
 * Textual gradients without a model against general searches in tuning the weights of prostate
 * plans, at the same number of inner solves. The searches see the plan loss alone; textual gradient
 * descent sees the findings, which cost a linear solve but no inner solve.
 */
public final class PlanStudy {
  /** The name of the method that is compared with the searches; it may make limits hard too. */
  public static final String DESCENT = "grounded TGD, no model";

  /** The name of the same method where it tunes weights alone, as the searches do. */
  public static final String WEIGHTS_ALONE = "grounded TGD, weights alone";

  /** The name of the same method where the inner problem keeps D95 of the target. */
  public static final String CONSTRAINED = "grounded TGD, D95 kept";

  /**
   * The name of the method that tunes no weights: levels of goals as hard limits, one after
   * another.
   */
  public static final String LEXICOGRAPHIC = "lexicographic";

  /** What the first text with new limits counts. */
  static final int SOLVES_OF_LIMITS = PlanEvaluator.SOLVES_OF_LIMITS;

  private static final String TEXT = "weights";

  private final Workers workers;
  private final Settings settings;
  private final PlanRunLog log;
  private final Consumer<String> progress;

  /**
   * What a study depends on.
   *
   * @param goals the goals that plans are judged by
   * @param early earlier numbers of inner solves at which runs are compared, at least 1, ascending
   * @param solves inner solves of each run, at least the last of {@code early}
   * @param seeds seeds of the methods that draw
   * @param random the random search
   */
  public record Settings(
      GoalSet goals, List<Integer> early, int solves, List<Long> seeds, RandomSearch random) {
    /** Checks the numbers and copies the lists. */
    public Settings {
      requireNonNull(goals, "goals");
      seeds = List.copyOf(seeds);
      requireNonNull(random, "random");
      early = List.copyOf(early);
      int last = 0;
      for (int next : Stream.concat(early.stream(), Stream.of(solves)).toList()) {
        if (next < 1 || next < last) {
          throw new IllegalArgumentException(
              "early and solves were %s and %d; must be 1 or more, and ascend"
                  .formatted(early, solves));
        }
        last = next;
      }
    }

    /** The numbers of inner solves at which plans are kept, the start first. */
    List<Integer> checkpoints() {
      return Stream.of(Stream.of(1), early.stream(), Stream.of(solves))
          .flatMap(each -> each)
          .distinct()
          .toList();
    }
  }

  /**
   * A study.
   *
   * @param workers threads of the inner solver
   * @param settings what is compared
   * @param log the runs that have ended already; gets those that end
   * @param progress told of every finished run
   */
  public PlanStudy(Workers workers, Settings settings, PlanRunLog log, Consumer<String> progress) {
    this.workers = requireNonNull(workers, "workers");
    this.settings = requireNonNull(settings, "settings");
    this.log = requireNonNull(log, "log");
    this.progress = requireNonNull(progress, "progress");
  }

  /**
   * All runs on one patient.
   *
   * @param name what the runs call the patient
   * @param patient makes the patient; not asked if all runs have ended already
   */
  public List<PlanRun> runs(String name, Supplier<Patient> patient) {
    Bench bench = new Bench(name, patient, List.of());
    List<PlanRun> runs = new ArrayList<>();
    runs.add(known(name, DESCENT, 0).orElseGet(() -> bench.descent(DESCENT, true)));
    runs.add(known(name, WEIGHTS_ALONE, 0).orElseGet(() -> bench.descent(WEIGHTS_ALONE, false)));
    for (BoxSearch search :
        List.of(settings.random(), new NelderMeadSearch(), new BobyqaSearch(), new CmaesSearch())) {
      for (long seed : search.seeded() ? settings.seeds() : List.of(0L)) {
        runs.add(known(name, search.name(), seed).orElseGet(() -> bench.searched(search, seed)));
      }
    }
    runs.add(known(name, LEXICOGRAPHIC, 0).orElseGet(bench::levelByLevel));
    return runs;
  }

  /**
   * Textual gradient descent in the set-up of TextGrad (arXiv 2406.07496, section 3.5): the inner
   * problem keeps D95 of the target at the prescription.
   *
   * @param name what the run calls the patient
   * @param patient makes the patient; not asked if the run has ended already
   */
  public PlanRun constrained(String name, Supplier<Patient> patient) {
    DoseConstraint coverage =
        new MinimumDoseConstraint("PTV", settings.goals().prescriptionGy(), 95);
    return known(name, CONSTRAINED, 0)
        .orElseGet(() -> new Bench(name, patient, List.of(coverage)).descent(CONSTRAINED, false));
  }

  private Optional<PlanRun> known(String patient, String method, long seed) {
    return log.find(patient, method, seed);
  }

  /** One patient, opened when the first run needs it. */
  private final class Bench {
    private final String name;
    private final Supplier<Patient> patient;
    private final List<DoseConstraint> constraints;
    private Optional<PlanEvaluator> opened = Optional.empty();
    private Optional<PlanEvaluator> limiting = Optional.empty();

    Bench(String name, Supplier<Patient> patient, List<DoseConstraint> constraints) {
      this.name = name;
      this.patient = patient;
      this.constraints = constraints;
    }

    private PlanEvaluator evaluator() {
      if (opened.isEmpty()) {
        PlanTemplate template =
            new PlanTemplate(
                PlanTemplate.prostate(settings.goals().prescriptionGy()).groups(), constraints);
        opened = Optional.of(new PlanEvaluator(patient.get(), template, settings.goals(), workers));
      }
      return opened.get();
    }

    /** The same patient where limits of goals may be made hard. */
    private PlanEvaluator limiting() {
      PlanEvaluator plain = evaluator();
      if (limiting.isEmpty()) {
        limiting =
            Optional.of(
                new PlanEvaluator(
                    plain.patient(),
                    plain.template().withTunedLimits(),
                    settings.goals(),
                    workers));
      }
      return limiting.get();
    }

    PlanRun searched(BoxSearch search, long seed) {
      PlanEvaluator evaluator = evaluator();
      Weights start = evaluator.template().start();
      BoxFunction function =
          new BoxFunction(
              x -> evaluator.loss(start.at(x)), start.lowest(), start.highest(), settings.solves());
      search.search(function, start.coordinates(), seed);
      Map<Integer, Weights> bests = new LinkedHashMap<>();
      for (int solves : settings.checkpoints()) {
        bests.put(solves, start.at(function.bestAfter(solves)));
      }
      return ended(search.name(), seed, function.trace(), bests);
    }

    PlanRun descent(String method, boolean limits) {
      PlanEvaluator evaluator = limits ? limiting() : evaluator();
      Problem problem = RadiotherapyDomain.problem(evaluator);
      Outcome outcome =
          Optimization.of(
                  (parameters, random) -> Loss.of(problem.evaluator(), parameters.get(TEXT)),
                  new GroundedCritic(),
                  new TextualGradientDescent(
                      problem.editor().orElseThrow(),
                      TextualGradientDescent.Options.DEFAULT
                          .withConstraints(problem.constraints())
                          .withMomentum(problem.momentum())),
                  steps(limits))
              .run(Parameters.of(TEXT, Variable.parameter(problem.role(), problem.start())));
      List<Double> trace = new ArrayList<>();
      List<Weights> bestOf = new ArrayList<>();
      Set<Map<String, Double>> limitsBefore = new HashSet<>();
      for (Step step : outcome.trajectory()) {
        Weights tried =
            evaluator.parse(step.parameters().get(TEXT).value()).weights().orElseThrow();
        for (int i = evaluator.solves(tried, limitsBefore); i > 1; i--) {
          trace.add(trace.get(trace.size() - 1));
          bestOf.add(bestOf.get(bestOf.size() - 1));
        }
        limitsBefore.add(tried.limits());
        boolean better = trace.isEmpty() || step.score() < trace.get(trace.size() - 1);
        trace.add(better ? step.score() : trace.get(trace.size() - 1));
        bestOf.add(better ? tried : bestOf.get(bestOf.size() - 1));
      }
      int within = Math.min(settings.solves(), trace.size());
      Map<Integer, Weights> bests = new LinkedHashMap<>();
      for (int solves : settings.checkpoints()) {
        bests.put(solves, bestOf.get(Math.min(solves, within) - 1));
      }
      List<PlanRun.Best> plans = new ArrayList<>();
      bests.forEach((solves, weights) -> plans.add(best(solves, evaluator.plan(weights))));
      return logged(new PlanRun(name, method, 0, trace.subList(0, within), plans));
    }

    /** Steps that all solves are enough for: where limits are tuned, some are tried at once. */
    private int steps(boolean limits) {
      return Math.max(1, settings.solves() - (limits ? SOLVES_OF_LIMITS : 1));
    }

    /** Solves that find no plan count too; the best plan is the one of the lowest loss so far. */
    PlanRun levelByLevel() {
      PlanEvaluator evaluator = evaluator();
      List<LexicographicSolve.Stage> stages =
          LexicographicSolve.stages(
              evaluator.patient(), settings.goals(), evaluator.template(), evaluator.solver());
      Plan best = stages.get(0).plan().orElseGet(() -> LexicographicSolve.last(stages));
      List<Double> trace = new ArrayList<>();
      List<Plan> bests = new ArrayList<>();
      for (LexicographicSolve.Stage stage : stages) {
        Plan next = stage.plan().orElse(best);
        best = next.score().loss() < best.score().loss() ? next : best;
        bests.add(best);
        trace.add(best.score().loss());
      }
      List<PlanRun.Best> plans = new ArrayList<>();
      for (int solves : settings.checkpoints()) {
        plans.add(best(solves, bests.get(Math.min(solves, bests.size()) - 1)));
      }
      return logged(new PlanRun(name, LEXICOGRAPHIC, 0, trace, plans));
    }

    private PlanRun ended(
        String method, long seed, List<Double> trace, Map<Integer, Weights> bests) {
      List<PlanRun.Best> plans = new ArrayList<>();
      bests.forEach((solves, weights) -> plans.add(best(solves, evaluator().plan(weights))));
      return logged(new PlanRun(name, method, seed, trace, plans));
    }

    private PlanRun logged(PlanRun run) {
      log.add(run);
      progress.accept(
          "%s, %s, seed %d: after %s solves (used %d)"
              .formatted(
                  run.patient(),
                  run.method(),
                  run.seed(),
                  settings.checkpoints().stream()
                      .map(after -> "%d %.4f".formatted(after, run.after(after)))
                      .collect(Collectors.joining(", ")),
                  run.trace().size()));
      return run;
    }

    private PlanRun.Best best(int solves, Plan plan) {
      Map<String, Double> paper = new LinkedHashMap<>();
      PaperTable.lines(plan, settings.goals().prescriptionGy())
          .forEach(line -> paper.put(line.name(), line.valueGy()));
      return new PlanRun.Best(
          solves,
          plan.weights().text(),
          plan.score().loss(),
          plan.score().met(),
          plan.score().limited(),
          plan.score().quality(),
          paper);
    }
  }
}
