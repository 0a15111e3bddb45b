package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.tune.ParetoSweep;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.Weights;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import org.tgd.workbench.export.CsvRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What one goal costs another: plans between two weights. */
@Command(
    name = "pareto",
    description = {
      "Shows what one goal costs another: plans between two weights, and which of them no other is",
      "better than in both goals. Not for clinical use."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd plan pareto --case phantom:prostate-1 --between Rectum,Bladder --out front.csv"
    })
final class PlanParetoCommand implements Callable<Integer> {
  private static final int MOST_POINTS = 1000;
  private static final double LARGEST_FACTOR = 1e6;

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
      names = "--between",
      required = true,
      split = ",",
      paramLabel = "A,B",
      description = "The two weights, by the names that plan optimize gives them.")
  private List<String> between = List.of();

  @Option(
      names = "--show",
      split = ",",
      paramLabel = "A,B",
      description = {
        "The two goals looked at, by structure and metric, such as 'Rectum mean,PTV max' (default:",
        "what is to be low in the two structures, else the first goal about each, else the mean)."
      })
  private List<String> shown = List.of();

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "9",
      description = "How many plans, from 2 to 1000 (default: ${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--factor",
      paramLabel = "F",
      defaultValue = "100",
      description = {
        "The ratio of the two weights goes from the start's divided by this to the start's times",
        "this (default: ${DEFAULT-VALUE})."
      })
  private double factor;

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
      description = "Objectives whose weights are swept, as for plan optimize.")
  private String objectives;

  @Option(
      names = "--from",
      paramLabel = "WEIGHTS",
      description = "File with the weights in the middle, one line 'name: number' for each.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "Write the table as CSV.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    if (points < 2 || points > MOST_POINTS) {
      throw new InputException("--points was %d; must be 2 to %d".formatted(points, MOST_POINTS));
    }
    if (!(factor > 1 && factor <= LARGEST_FACTOR)) {
      throw new InputException("--factor was " + factor + "; must be above 1, at most 1e6");
    }
    out.ifPresent(file -> PlanFiles.requireWritable("--out", file));
    Map<String, String> options =
        new TreeMap<>(Map.of("case", place, "goals", goals, "objectives", objectives));
    from.ifPresent(file -> options.put("start", file));
    options.put("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    PlanEvaluator evaluator = new RadiotherapyDomain().evaluator(options);
    ParetoSweep sweep = new ParetoSweep(evaluator, between, shown);
    List<ParetoSweep.Point> found = sweep.points(points, factor);
    PrintWriter to = spec.commandLine().getOut();
    if (output.json()) {
      to.println(json(sweep, found));
    } else {
      Screen.table(to, table(sweep, found));
      to.flush();
    }
    out.ifPresent(file -> write(file, sweep, found));
    if (sweep.undeliverable() > 0) {
      ImportOptions.say(
          List.of(sweep.undeliverable() + " weights have no plan that beams can give; left out"),
          spec.commandLine().getErr());
    }
    return ExitCode.DONE;
  }

  private static List<String> heads(ParetoSweep sweep) {
    List<String> heads = new ArrayList<>();
    for (Goal goal : sweep.goals()) {
      heads.add(ParetoSweep.name(goal) + " (" + goal.unit().symbol() + ")");
    }
    return heads;
  }

  private List<List<String>> table(ParetoSweep sweep, List<ParetoSweep.Point> found) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(between);
    head.addAll(heads(sweep));
    head.addAll(List.of("front", "goals met", "quality", "plan loss"));
    rows.add(head);
    for (ParetoSweep.Point point : found) {
      List<String> row = new ArrayList<>();
      between.forEach(name -> row.add(Weights.number(weight(point, name))));
      point.figures().forEach(figure -> row.add(String.format(Locale.ROOT, "%.2f", figure)));
      row.add(point.front() ? "*" : "");
      row.add(point.score().met() + " of " + point.score().limited());
      row.add(String.format(Locale.ROOT, "%.1f", point.score().quality()));
      row.add(String.format(Locale.ROOT, "%.4f", point.score().loss()));
      rows.add(row);
    }
    return rows;
  }

  private static double weight(ParetoSweep.Point point, String name) {
    return point.weights().values().get(point.weights().names().indexOf(name));
  }

  private static String json(ParetoSweep sweep, List<ParetoSweep.Point> found) {
    List<Object> plans = new ArrayList<>();
    for (ParetoSweep.Point point : found) {
      plans.add(
          PlanJson.fields(
              "weights", point.weights().text(),
              "values", point.figures(),
              "front", point.front(),
              "goals_met", point.score().met(),
              "plan_quality", point.score().quality(),
              "plan_loss", point.score().loss()));
    }
    return PlanJson.text(
        PlanJson.fields(
            "goals",
            sweep.goals().stream()
                .map(
                    goal ->
                        PlanJson.fields(
                            "goal", ParetoSweep.name(goal), "unit", goal.unit().symbol()))
                .toList(),
            "plans",
            plans,
            "undeliverable",
            sweep.undeliverable()));
  }

  private void write(Path file, ParetoSweep sweep, List<ParetoSweep.Point> found) {
    List<List<Object>> rows = new ArrayList<>();
    List<Object> head =
        new ArrayList<>(found.isEmpty() ? List.of() : found.get(0).weights().names());
    head.addAll(heads(sweep));
    head.addAll(List.of("front", "goals_met", "plan_quality", "plan_loss"));
    rows.add(head);
    for (ParetoSweep.Point point : found) {
      List<Object> row = new ArrayList<>(point.weights().values());
      row.addAll(point.figures());
      row.add(point.front());
      row.add(point.score().met());
      row.add(point.score().quality());
      row.add(point.score().loss());
      rows.add(row);
    }
    StringBuilder text = new StringBuilder();
    try {
      CsvRows.write(rows, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path whole = file.toAbsolutePath();
    WholeFile.write(whole.getParent(), String.valueOf(whole.getFileName()), text.toString());
  }
}
