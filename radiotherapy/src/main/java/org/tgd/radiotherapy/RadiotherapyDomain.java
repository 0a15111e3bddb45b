package org.tgd.radiotherapy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.Task;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;
import org.tgd.core.report.ExportedFile;
import org.tgd.core.report.Exporter;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.draw.DvhPicture;
import org.tgd.radiotherapy.draw.PlanRenderer;
import org.tgd.radiotherapy.export.PlanDicom;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.io.CaseSource;
import org.tgd.radiotherapy.objective.ObjectiveSet;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.patient.PatientCase;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.PlanForm;
import org.tgd.radiotherapy.tune.PlanTemplate;
import org.tgd.radiotherapy.tune.ReferencePlans;
import org.tgd.radiotherapy.tune.WeightEditor;
import org.tgd.radiotherapy.tune.Weights;

/** Radiotherapy planning as a domain: objective weights tuned against clinical goals. */
public final class RadiotherapyDomain implements Domain {
  private static final String FITTING = "auto";

  /** Earlier weights with their losses that editors are shown. */
  private static final int MOMENTUM = 10;

  @Override
  public String name() {
    return "radiotherapy";
  }

  @Override
  public List<String> otherNames() {
    return List.of("plan");
  }

  @Override
  public String summary() {
    return "Tunes the objective weights of a radiotherapy plan so that its dose meets clinical"
        + " goals.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            "case", "a case folder, a DICOM folder, a MATLAB file or phantom:prostate-1", ""),
        new Option(
            "goals",
            "goal set: a YAML file, one of "
                + String.join(", ", GoalParser.builtIn())
                + ", or 'auto' for the first of these whose structures the case has",
            FITTING),
        new Option(
            "objectives",
            "JSON or YAML file of objectives whose weights are tuned, 'prostate' for target,"
                + " bladder, rectum, femoral heads and body, or 'auto' for these where the case has"
                + " them, else for the structures that the goals name",
            FITTING),
        new Option(
            "start",
            "file with the weights to start from, one line 'name: number' for each; empty for the"
                + " template's",
            ""),
        new Option(
            "tune",
            "what is tuned: 'weights', 'doses' for the objectives' doses too, or 'limits' for which"
                + " limits of goals are hard constraints too",
            "weights"),
        new Option(
            "reference-plans",
            "file of weights known to be good, shown to a model in context; plans are separated by"
                + " lines of ---",
            ""),
        new Option("threads", "threads of the inner solver, 1 or more", "1"));
  }

  @Override
  public List<String> examples() {
    return List.of("tgd plan optimize --case phantom:c-shape");
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(
        Exporter.ofBest("weights", "the best weights, as --from reads them"),
        new Exporter(
            "rtdose",
            "the best plan as DICOM: RTDOSE with the RTPLAN and RTSTRUCT that it refers to, and the"
                + " CT where the case has none; not for clinical use",
            Exporter.Extent.FOLDER,
            RadiotherapyDomain::dicom));
  }

  private static List<ExportedFile> dicom(Exporter.Source exported) {
    Map<String, String> options = exported.options();
    CaseSource source = CaseSource.open(options.getOrDefault("case", ""));
    PatientCase patientCase = PatientCase.open(source, false, threads(options));
    return PlanDicom.files(
        source, patientCase, evaluator(options, patientCase), exported.best().text());
  }

  @Override
  public Problem problem(Map<String, String> options) {
    requireRight(options);
    String folder = options.getOrDefault("case", "");
    PatientCase patientCase = PatientCase.open(folder, false, threads(options));
    PlanEvaluator evaluator = evaluator(options, patientCase);
    String references = options.getOrDefault("reference-plans", "");
    Weights start =
        start(options, evaluator.patient(), evaluator.template(), evaluator.goals())
            .orElseGet(evaluator.template()::start);
    return problem(evaluator, new PlanRenderer(evaluator, patientCase), start.text())
        .withExamples(
            references.isBlank()
                ? List.of()
                : ReferencePlans.parse(
                    read(references, "file of reference plans"),
                    references,
                    evaluator.template().names()));
  }

  /**
   * What judges weights, by the same options as a problem.
   *
   * @throws InputException if an option is unknown or wrong, or a file cannot be read
   */
  public PlanEvaluator evaluator(Map<String, String> options) {
    requireRight(options);
    return evaluator(
        options, PatientCase.open(options.getOrDefault("case", ""), false, threads(options)));
  }

  /** Everything that can be told before the doses are computed. */
  private void requireRight(Map<String, String> options) {
    for (String option : options.keySet()) {
      if (options().stream().noneMatch(known -> known.name().equals(option))) {
        throw new InputException(
            "radiotherapy has no option '%s'; it has %s"
                .formatted(
                    option, String.join(", ", options().stream().map(Option::name).toList())));
      }
    }
    if (options.getOrDefault("case", "").isBlank()) {
      throw new InputException("option case is missing; give a case folder or phantom:prostate-1");
    }
    requireFiles(options);
  }

  private static PlanEvaluator evaluator(Map<String, String> options, PatientCase patientCase) {
    StructureSet structures = patientCase.planningCase().evaluation();
    GoalSet goals = goals(options.getOrDefault("goals", FITTING), structures);
    PlanTemplate template =
        tuned(
            options.getOrDefault("tune", "weights"),
            template(options.getOrDefault("objectives", FITTING), goals, structures));
    Patient patient = patientCase.patient();
    Optional<Weights> start = start(options, patient, template, goals);
    if (start.isPresent()) {
      template = template.withStart(start.get().only(template.names()));
    }
    template.requireReadable();
    return new PlanEvaluator(patient, template, goals, Workers.of(threads(options)));
  }

  /** What a file of weights says, hard limits too where they are tuned. */
  private static Optional<Weights> start(
      Map<String, String> options, Patient patient, PlanTemplate template, GoalSet goals) {
    String file = options.getOrDefault("start", "");
    if (file.isBlank()) {
      return Optional.empty();
    }
    Weights.Parsed parsed =
        PlanEvaluator.parse(patient, template, goals, read(file, "file of weights"));
    return Optional.of(
        parsed
            .weights()
            .orElseThrow(
                () -> new InputException(file + ": " + String.join("; ", parsed.problems()))));
  }

  /** Everything that is named is read before the doses are computed, which may take minutes. */
  private static void requireFiles(Map<String, String> options) {
    String goals = options.getOrDefault("goals", FITTING);
    if (!goals.equals(FITTING)) {
      goals(goals);
    }
    String objectives = options.getOrDefault("objectives", FITTING);
    if (!objectives.equals(FITTING) && !objectives.equals("prostate")) {
      ObjectiveSet.parse(read(objectives, "file of objectives"), objectives);
    }
    for (String option : List.of("start", "reference-plans")) {
      if (!options.getOrDefault(option, "").isBlank()) {
        read(
            options.get(option),
            option.equals("start") ? "file of weights" : "file of reference plans");
      }
    }
    tuned(options.getOrDefault("tune", "weights"), PlanTemplate.prostate(1));
  }

  private static PlanTemplate tuned(String what, PlanTemplate template) {
    return switch (what) {
      case "weights" -> template;
      case "doses" -> template.withTunedDoses();
      case "limits" -> template.withTunedLimits();
      default ->
          throw new InputException(
              "option tune was '" + what + "'; must be weights, doses or limits");
    };
  }

  /** The problem of one patient. */
  public static Problem problem(PlanEvaluator evaluator) {
    return problem(evaluator, new PlanRenderer(evaluator), evaluator.template().start().text());
  }

  private static Problem problem(PlanEvaluator evaluator, PlanRenderer renderer, String start) {
    PlanTemplate template = evaluator.template();
    return new Problem(
            "objective weights of a radiotherapy plan, one line 'name: number' for each",
            start,
            evaluator,
            Optional.of(new WeightEditor()),
            Optional.of(renderer),
            List.of(
                "Write nothing but one line 'name: number' for each of "
                    + String.join(", ", template.names())
                    + ".",
                "Every weight is from 1 to 10000; only their ratios matter."
                    + (template.tunesDoses() ? " Every dose is in Gy, from 0 to 100." : "")
                    + optional(evaluator)))
        .withMomentum(MOMENTUM)
        .withPictures(new DvhPicture(evaluator))
        .withTask(
            Task.of(
                    "lower the plan loss, that is, meet as many of the clinical goals '%s' as can be"
                        .formatted(evaluator.goals().name()))
                .withForm(new PlanForm(template.names(), evaluator.optionalNames())));
  }

  private static String optional(PlanEvaluator evaluator) {
    List<String> names = evaluator.optionalNames();
    return names.isEmpty()
        ? ""
        : " There may be further lines, each of which may be left out: "
            + String.join(", ", names)
            + ". A hard limit is kept by every plan, in the unit of its goal; the others are weights"
            + " that lower what a goal wants low.";
  }

  /**
   * A goal set by the name of a built-in one or of a file.
   *
   * @throws InputException if there is neither, or the file is no goal set
   */
  public static GoalSet goals(String nameOrFile) {
    return GoalParser.builtIn().contains(nameOrFile)
        ? GoalParser.builtIn(nameOrFile)
        : GoalParser.parse(read(nameOrFile, "goal set"), nameOrFile);
  }

  /** A goal set by name or file, or the first built-in one that fits the case. */
  private static GoalSet goals(String nameOrFile, StructureSet structures) {
    if (!nameOrFile.equals(FITTING)) {
      return goals(nameOrFile);
    }
    return GoalParser.builtIn().stream()
        .map(GoalParser::builtIn)
        .filter(set -> set.structures().stream().allMatch(s -> structures.find(s).isPresent()))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "no built-in goal set fits the structures %s; give --goals FILE.yaml"
                        .formatted(names(structures))));
  }

  private static String names(StructureSet structures) {
    return String.join(", ", structures.structures().stream().map(Structure::name).toList());
  }

  /** A template by name or file, or one that fits the case. */
  private static PlanTemplate template(String nameOrFile, GoalSet goals, StructureSet structures) {
    if (!nameOrFile.equals(FITTING)) {
      return template(nameOrFile, goals);
    }
    return template(goals, structures);
  }

  /**
   * The template of prostates where a case has its structures, else one for the structures that the
   * goals name.
   *
   * @throws InputException if the goals name no target of the case
   */
  public static PlanTemplate template(GoalSet goals, StructureSet structures) {
    PlanTemplate prostate = PlanTemplate.prostate(goals.prescriptionGy());
    boolean fits =
        prostate.objectives(prostate.start()).stream()
            .allMatch(term -> structures.find(term.structure()).isPresent());
    return fits ? prostate : PlanTemplate.standard(structures, goals);
  }

  /**
   * A template from a file of objectives, or the prostate template at a goal set's prescription.
   *
   * @throws InputException if the file cannot be read or has no objectives
   */
  public static PlanTemplate template(String nameOrFile, GoalSet goals) {
    if (nameOrFile.equals("prostate")) {
      return PlanTemplate.prostate(goals.prescriptionGy());
    }
    ObjectiveSet set = ObjectiveSet.parse(read(nameOrFile, "file of objectives"), nameOrFile);
    return PlanTemplate.of(set.objectives(), set.constraints());
  }

  private static String read(String file, String kind) {
    try {
      return TextInput.text(Path.of(file));
    } catch (IOException failure) {
      throw InputException.cannotRead(kind, Path.of(file), failure);
    }
  }

  private static int threads(Map<String, String> options) {
    String text = options.getOrDefault("threads", "1");
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw new InputException("option threads was '" + text + "'; must be a number from 1 to 999");
    }
    return Integer.parseInt(text);
  }
}
