package org.tgd.workbench.cli.plan;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.RunOptions;
import org.tgd.workbench.cli.base.RunSession;
import org.tgd.workbench.cli.base.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tunes the objective weights of a plan. */
@Command(
    name = "optimize",
    description = "Tunes the objective weights of a plan until its dose meets clinical goals.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd plan optimize --case phantom:c-shape --goals tg119-c-shape --steps 10 --out runs/plan"
    })
final class PlanOptimizeCommand implements Callable<Integer> {
  private static final String DOMAIN = "radiotherapy";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--case",
      completionCandidates = CaseNames.class,
      required = true,
      paramLabel = "CASE",
      description = "A case folder, a DICOM folder, a .mat file or phantom:NAME.")
  private String place;

  @Option(
      names = "--goals",
      completionCandidates = GoalSetNames.class,
      paramLabel = "GOALS",
      defaultValue = "auto",
      description = {
        "Goal set: a YAML file or a built-in name",
        "(default: the first built-in set whose structures the case has)."
      })
  private String goals;

  @Option(
      names = "--objectives",
      paramLabel = "FILE",
      defaultValue = "auto",
      description = {
        "Objectives whose weights are tuned, a JSON or YAML file (default: deviation from the",
        "prescription in targets, dose above 0 Gy in organs, above 30 Gy in the body)."
      })
  private String objectives;

  @Option(
      names = "--from",
      paramLabel = "WEIGHTS",
      description = "File with the weights to start from, one line 'name: number' for each.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--tune-doses",
      description = "Tune the doses of the objectives too, not only their weights.")
  private boolean tuneDoses;

  @Option(
      names = "--tune-limits",
      description = {
        "Also try which limits of goals to keep as hard constraints, and weigh what goals want low."
      })
  private boolean tuneLimits;

  @Option(
      names = "--reference-plans",
      paramLabel = "FILE",
      description = {
        "Weights of plans known to be good, shown to a model in context;",
        "lines 'name: number', plans separated by lines of ---."
      })
  private Optional<String> references = Optional.empty();

  @Override
  public Integer call() {
    Map<String, String> problem =
        new TreeMap<>(Map.of("case", place, "goals", goals, "objectives", objectives));
    from.ifPresent(file -> problem.put("start", file));
    references.ifPresent(file -> problem.put("reference-plans", file));
    if (tuneDoses && tuneLimits) {
      throw new InputException("give --tune-doses or --tune-limits, not both");
    }
    if (tuneLimits) {
      problem.put("tune", "limits");
    }
    if (tuneDoses) {
      problem.put("tune", "doses");
    }
    int threads = options.threads();
    problem.put("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    OptimizationRun run = options.run(options.config(DOMAIN, problem));
    RunDirectory directory = run.createDirectory(options.out(DOMAIN), Version.number());
    return new RunSession(spec.commandLine(), output, options.pdf()).take(run, directory, threads);
  }
}
