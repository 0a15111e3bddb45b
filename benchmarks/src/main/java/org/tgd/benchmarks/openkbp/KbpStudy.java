package org.tgd.benchmarks.openkbp;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tgd.benchmarks.baseline.BoxFunction;
import org.tgd.benchmarks.baseline.BoxSearch;
import org.tgd.benchmarks.baseline.CmaesSearch;
import org.tgd.benchmarks.baseline.NelderMeadSearch;
import org.tgd.benchmarks.baseline.RandomSearch;
import org.tgd.benchmarks.study.ProcessorTime;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.StopRules;
import org.tgd.core.Variable;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.dose.DoseEngine;
import org.tgd.radiotherapy.dose.DoseSettings;
import org.tgd.radiotherapy.dose.GenericMachine;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.Weights;

/**
 * Plans of OpenKBP's patients by this program's dose engine, beside the clinical criteria that the
 * reference dose meets. Nine beams, bixels of 10 mm, doses on the CT's grid; an inner solve is
 * eight Newton iterations from the solution at the start, no model is asked. The matrix and every
 * solve are the same for all methods, which see the loss of the criteria alone; textual gradient
 * descent sees the findings.
 */
public final class KbpStudy {
  /** The dose that comes with the patient. */
  public static final String REFERENCE = "reference dose";

  /** A plan by this engine that asks for the reference dose in every voxel. */
  public static final String MIMIC = "mimics the reference";

  /** The study's own method. */
  public static final String DESCENT = "grounded TGD, no model";

  private static final String TEXT = "weights";
  private static final int ITERATIONS = 8;
  private static final double TOLERANCE = 1e-3;
  private static final double GRADIENT_TOLERANCE = 1e-6;

  private final Settings settings;
  private final RowLog<KbpRow> log;
  private final Consumer<String> progress;

  /**
   * What a study depends on.
   *
   * @param solves inner solves of each method, at least 1
   * @param baselines whether random search, Nelder-Mead and CMA-ES are run, too
   * @param seed the seed of those that draw
   * @param threads threads of engine and solver, at least 1; results do not depend on it
   */
  public record Settings(int solves, boolean baselines, long seed, int threads) {
    /** Checks the numbers. */
    public Settings {
      if (solves < 1 || threads < 1) {
        throw new IllegalArgumentException(
            "solves and threads were %d and %d; must be 1 or more".formatted(solves, threads));
      }
    }
  }

  /** A study that keeps its rows in a log and tells of each. */
  public KbpStudy(Settings settings, RowLog<KbpRow> log, Consumer<String> progress) {
    this.settings = requireNonNull(settings, "settings");
    this.log = requireNonNull(log, "log");
    this.progress = requireNonNull(progress, "progress");
  }

  /**
   * All plans of one patient.
   *
   * @param folder a patient's folder, as the challenge publishes it
   * @throws org.tgd.core.input.InputException if it is none, or has no reference dose
   */
  public List<KbpRow> rows(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    List<KbpRow> rows = new ArrayList<>();
    try (Workers workers = Workers.of(settings.threads())) {
      Bench bench = new Bench(folder, workers);
      rows.add(row(name, REFERENCE, bench::reference));
      rows.add(row(name, MIMIC, bench::mimicked));
      rows.add(row(name, DESCENT, bench::descended));
      if (settings.baselines()) {
        for (BoxSearch search :
            List.of(new RandomSearch(), new NelderMeadSearch(), new CmaesSearch())) {
          rows.add(row(name, search.name(), () -> bench.searched(search)));
        }
      }
    }
    return rows;
  }

  /** A plan: voxel doses by structure, and how it came to be. */
  private record Made(Map<String, double[]> doses, int solves, String weights, int beamlets) {}

  private KbpRow row(String patient, String plan, Supplier<KbpRow> make) {
    Optional<KbpRow> known = log.row(patient + " " + plan);
    if (known.isPresent()) {
      return known.get();
    }
    KbpRow row = make.get();
    log.keep(row);
    progress.accept(
        "%s, %s: %d of %d criteria, %d of %d of targets, %d solves, %.0f s"
            .formatted(
                patient,
                plan,
                row.met(true) + row.met(false),
                row.criteria().size(),
                row.met(true),
                row.count(true),
                row.solves(),
                row.seconds()));
    return row;
  }

  /** One patient, read and its doses computed when the first plan needs it. */
  private final class Bench {
    private final Path folder;
    private final Workers workers;
    private Optional<KbpPatient> read = Optional.empty();
    private Optional<Patient> planned = Optional.empty();
    private Optional<PlanEvaluator> evaluator = Optional.empty();

    Bench(Path folder, Workers workers) {
      this.folder = folder;
      this.workers = workers;
    }

    private KbpPatient patient() {
      if (read.isEmpty()) {
        read = Optional.of(KbpPatient.read(folder));
      }
      return read.get();
    }

    private Patient planned() {
      if (planned.isEmpty()) {
        DoseSettings dose = DoseSettings.standard().withThreads(settings.threads());
        planned = Optional.of(patient().planned(new DoseEngine(GenericMachine.create(), dose)));
      }
      return planned.get();
    }

    private FluenceOptimizer solver() {
      return new FluenceOptimizer(
          new SolverSettings(
              ITERATIONS, TOLERANCE, GRADIENT_TOLERANCE, SolverSettings.Progress.NONE),
          workers);
    }

    private PlanEvaluator evaluator() {
      if (evaluator.isEmpty()) {
        evaluator =
            Optional.of(
                new PlanEvaluator(
                    planned(), KbpTemplate.of(patient()), patient().goals(), solver()));
      }
      return evaluator.get();
    }

    KbpRow reference() {
      return timed(REFERENCE, () -> new Made(patient().referenceDoses(), 0, "", 0));
    }

    KbpRow mimicked() {
      Patient planned = planned();
      return timed(
          MIMIC,
          () -> {
            InverseProblem problem = planned.problem(KbpTemplate.mimicking(patient()), List.of());
            double[] fluence = solver().solve(problem).weights();
            return new Made(
                planned.doses(fluence, planned.filledStructures(), workers),
                1,
                "",
                planned.beamlets());
          });
    }

    KbpRow descended() {
      planned();
      evaluator = Optional.empty();
      return timed(DESCENT, () -> descent(evaluator()));
    }

    /** The solution at the start, which every solve begins from, is one of the solves. */
    private Made descent(PlanEvaluator evaluator) {
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
                  Math.max(0, settings.solves() - 2))
              .withStop(StopRules.NONE.withTarget(0))
              .run(Parameters.of(TEXT, Variable.parameter(problem.role(), problem.start())));
      Step best = outcome.best();
      return made(evaluator, best.parameters().get(TEXT).value(), outcome.trajectory().size());
    }

    KbpRow searched(BoxSearch search) {
      planned();
      evaluator = Optional.empty();
      return timed(
          search.name(),
          () -> {
            PlanEvaluator own = evaluator();
            Weights start = own.template().start();
            BoxFunction function =
                new BoxFunction(
                    x -> own.loss(start.at(x)),
                    start.lowest(),
                    start.highest(),
                    Math.max(1, settings.solves() - 1));
            search.search(function, start.coordinates(), settings.seed());
            return made(own, start.at(function.best()).text(), function.trace().size());
          });
    }

    private Made made(PlanEvaluator own, String text, int judged) {
      Weights weights = Weights.parse(text, own.template().names()).weights().orElseThrow();
      return new Made(own.plan(weights).doses(), judged + 1, text, planned().beamlets());
    }

    private KbpRow timed(String plan, Supplier<Made> make) {
      double wall = System.nanoTime() / 1e9;
      double processor = ProcessorTime.own();
      Made made = make.get();
      Map<String, Double> observed = new LinkedHashMap<>();
      for (Criterion criterion : patient().criteria()) {
        double[] doses = made.doses().get(criterion.structure());
        observed.put(criterion.structure(), criterion.observedGy(doses, patient().voxelMm3()));
      }
      return new KbpRow(
          patient().name(),
          plan,
          observed,
          made.solves(),
          made.weights(),
          made.beamlets(),
          System.nanoTime() / 1e9 - wall,
          ProcessorTime.own() - processor,
          peakMegabytes());
    }
  }

  private static long peakMegabytes() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      bytes += Math.max(0, pool.getPeakUsage().getUsed());
    }
    return bytes / (1 << 20);
  }
}
