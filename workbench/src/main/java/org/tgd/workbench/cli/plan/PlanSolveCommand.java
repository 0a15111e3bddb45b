package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.level.LexicographicSolve;
import org.tgd.radiotherapy.objective.ObjectiveSet;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.PatientCase;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Solves the inner problem of a plan at fixed weights. */
@Command(
    name = "solve",
    description = "Finds the beamlet weights that minimise dose objectives of given weights.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd plan solve --case phantom:c-shape --objectives objectives.json --goals tg119-c-shape",
      "  tgd plan solve --case phantom:prostate-1 --lexicographic --goals prostate-70.2"
    })
final class PlanSolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--case",
      completionCandidates = CaseNames.class,
      required = true,
      paramLabel = "CASE",
      description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
  private String place;

  @Option(
      names = "--objectives",
      paramLabel = "FILE",
      description = {
        "JSON or YAML: a list 'objectives' of structure, type, weight, dose. Needed unless",
        "--lexicographic is given."
      })
  private Optional<Path> objectives = Optional.empty();

  @Option(
      names = "--lexicographic",
      description = {
        "No weights: the limits of --goals are hard constraints, level of priority after level;",
        "what a level cannot keep is missed by little and costs no level before it."
      })
  private boolean lexicographic;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description = "Which set, where the file of objectives holds several by name.")
  private Optional<String> setName = Optional.empty();

  @Option(
      names = "--goals",
      completionCandidates = GoalSetNames.class,
      paramLabel = "GOALS",
      description = "Judge the plan by a goal set: a YAML file or a built-in name.")
  private Optional<String> goals = Optional.empty();

  @Option(
      names = "--compute-dij",
      description = "Compute the dose-influence matrix even if the case has one.")
  private boolean computeDij;

  @Option(
      names = "--fluence-out",
      paramLabel = "FILE",
      description = "Write the beamlet weights, one float64 each, little endian.")
  private Optional<Path> fluenceOut = Optional.empty();

  @Option(
      names = "--dose-out",
      paramLabel = "FILE",
      description = "Write the dose in Gy, one float32 for each voxel of the dose grid.")
  private Optional<Path> doseOut = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all processors).")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    int count = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (count < 1) {
      throw new InputException("--threads was " + count + "; must be 1 or more");
    }
    fluenceOut.ifPresent(file -> PlanFiles.requireWritable("--fluence-out", file));
    doseOut.ifPresent(file -> PlanFiles.requireWritable("--dose-out", file));
    requireOneWay();
    Optional<ObjectiveSet> set = objectives.map(this::parsed);
    Optional<GoalSet> judge = goals.map(RadiotherapyDomain::goals);
    PatientCase patient = PatientCase.open(place, computeDij, count);
    ImportOptions.say(patient.planningCase().notes(), spec.commandLine().getErr());
    ImportOptions.say(patient.planningCase().partsOutside(), spec.commandLine().getErr());
    judge.ifPresent(patient.patient()::requireStructures);
    judge.ifPresent(
        named -> ImportOptions.say(patient.patient().notes(named), spec.commandLine().getErr()));
    try (Workers workers = Workers.of(count)) {
      SolverSettings settings =
          output.quiet() ? SolverSettings.DEFAULT : SolverSettings.DEFAULT.withProgress(this::say);
      FluenceOptimizer solver = new FluenceOptimizer(settings, workers);
      Solved solved =
          lexicographic
              ? levelByLevel(patient, judge.orElseThrow(), solver)
              : solved(patient, set.orElseThrow(), solver);
      Fluence fluence = solved.fluence();
      Map<String, double[]> doses =
          patient.patient().doses(fluence.weights(), patient.patient().filledStructures(), workers);
      double seconds = (System.nanoTime() - start) / 1e9;
      write(patient, fluence);
      PlanSolveResult result =
          new PlanSolveResult(
              fluence.outcome(), solved.problem().certainty(), seconds, doses, patient, judge);
      if (output.json()) {
        spec.commandLine().getOut().println(result.json());
      } else {
        Screen.text(spec.commandLine().getOut(), result.text().lines().toList());
      }
    }
    return ExitCode.DONE;
  }

  /** A plan of which all that is told is how it was found. */
  private record Solved(InverseProblem problem, Fluence fluence) {}

  private void requireOneWay() {
    if (!lexicographic && objectives.isEmpty()) {
      throw new InputException(
          "Missing required option: '--objectives=FILE', or --lexicographic with --goals");
    }
    if (lexicographic && (objectives.isPresent() || setName.isPresent() || goals.isEmpty())) {
      throw new InputException(
          "--lexicographic needs --goals and takes neither --objectives nor --set");
    }
  }

  private ObjectiveSet parsed(Path file) {
    String text = read(file);
    return setName
        .map(name -> ObjectiveSet.parse(text, file.toString(), name))
        .orElseGet(() -> ObjectiveSet.parse(text, file.toString()));
  }

  private static Solved solved(PatientCase patient, ObjectiveSet set, FluenceOptimizer solver) {
    InverseProblem problem = patient.patient().problem(set.objectives(), set.constraints());
    return new Solved(problem, solver.solve(problem));
  }

  private Solved levelByLevel(PatientCase patient, GoalSet judge, FluenceOptimizer solver) {
    List<LexicographicSolve.Stage> stages =
        LexicographicSolve.stages(
            patient.patient(),
            judge,
            RadiotherapyDomain.template(judge, patient.planningCase().evaluation()),
            solver);
    for (LexicographicSolve.Stage stage : stages) {
      ImportOptions.say(List.of(told(stage)), spec.commandLine().getErr());
    }
    Plan last = LexicographicSolve.last(stages);
    return new Solved(last.problem(), last.fluence());
  }

  private static String told(LexicographicSolve.Stage stage) {
    return stage.aim()
        + ": "
        + stage
            .plan()
            .map(
                plan ->
                    String.format(
                        Locale.ROOT,
                        "%d of %d goals met, plan loss %.4f",
                        plan.score().met(),
                        plan.score().limited(),
                        plan.score().loss()))
            .orElse(stage.refusal());
  }

  private void say(int iteration, double objective, double projectedGradient) {
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "iteration %d: objective %.6g, projected gradient %.2g%n",
            iteration,
            objective,
            projectedGradient);
  }

  private void write(PatientCase patient, Fluence fluence) {
    double[] weights = fluence.weights();
    if (fluenceOut.isPresent()) {
      ByteBuffer bytes =
          ByteBuffer.allocate(weights.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asDoubleBuffer().put(weights);
      WholeFile.write(fluenceOut.get(), draft -> Files.write(draft, bytes.array()));
    }
    if (doseOut.isPresent()) {
      float[] dose = patient.matrix().dose(weights, 0);
      ByteBuffer bytes =
          ByteBuffer.allocate(dose.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(dose);
      WholeFile.write(doseOut.get(), draft -> Files.write(draft, bytes.array()));
    }
  }

  private static String read(Path file) {
    try {
      return TextInput.text(file);
    } catch (IOException failure) {
      throw InputException.cannotRead("file of objectives", file, failure);
    }
  }
}
