package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.known.FactorStudy;
import org.tgd.benchmarks.known.FactorStudy.Line;
import org.tgd.benchmarks.known.FactorStudy.Walk;
import org.tgd.benchmarks.stats.CsvText;
import org.tgd.benchmarks.stats.VarianceComponents;
import org.tgd.core.engine.Engine;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Critics, memory, batch, wording. */
@Command(
    name = "factors",
    description = {
      "What else decides how far feedback leads: 1, 3 and 5 critics whose majority counts, feedback"
          + " of",
      "1, 3 and 5 steps shown, batches of 1, 3 and 5 items, and every prompt in four wordings,"
          + " with",
      "the components of variance over instances, wordings and runs. Vectors walk towards a known",
      "minimum through the engine; the critic is the oracle at set rates of wrong signs, or a"
          + " model",
      "with --model."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd bench run factors --quick",
      "  tgd bench run factors --model openai:NAME --out runs/factors"
    })
final class FactorsCommand implements Callable<Integer> {
  private static final int QUICK_INSTANCES = 4;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private AskedModel model;

  @Option(
      names = "--errors",
      split = ",",
      paramLabel = "P",
      defaultValue = "0.1,0.3",
      description = "The oracle's rates of wrong signs, 0 to 0.5 (default: ${DEFAULT-VALUE}).")
  private List<Double> errors = List.of();

  @Option(
      names = "--spread",
      paramLabel = "P",
      defaultValue = "0",
      description = {
        "By how much the oracle's rate differs from the first wording to the last",
        "(default: ${DEFAULT-VALUE}: wordings are all the same to it)."
      })
  private double spread;

  @Option(
      names = "--instances",
      paramLabel = "N",
      description = "Start points, 2 or more (default: 20; 4 with --quick).")
  private Optional<Integer> instances = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs of each, 2 or more (default: 5; 2 with --quick).")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "8",
      description = "Steps of each run (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Folder for trials.csv, summary.csv, components.csv and the model's answers",
        "(default: none)."
      })
  private Optional<Path> out = Optional.empty();

  @Option(names = "--quick", description = "Four start points, two runs each: does it work at all.")
  private boolean quick;

  @Override
  public Integer call() {
    for (double error : errors) {
      if (!(error >= 0 && error <= 0.5)) {
        throw new InputException("--errors was " + error + "; must be 0 to 0.5");
      }
    }
    FactorStudy study =
        new FactorStudy(
            instances.orElse(quick ? QUICK_INSTANCES : 20),
            seeds.orElse(quick ? 2 : 5),
            steps,
            spread);
    List<Walk> walks = new ArrayList<>();
    errors.forEach(error -> walks.addAll(study.oracle(error)));
    Optional<Engine> engine = model.engine(out);
    engine.ifPresent(asked -> walks.addAll(study.model(asked)));
    out.ifPresent(folder -> write(folder, walks));
    show(walks);
    return ExitCode.DONE;
  }

  private static List<String> critics(List<Walk> walks) {
    return walks.stream().map(Walk::critic).distinct().toList();
  }

  private static void write(Path folder, List<Walk> walks) {
    writeTrials(folder, walks);
    writeSummary(folder, walks);
    writeComponents(folder, walks);
  }

  private static void writeTrials(Path folder, List<Walk> walks) {
    WholeFile.write(
        folder,
        "trials.csv",
        CsvText.of(
            List.of("factor", "level", "critic", "method", "instance", "seed", "score"),
            walks.stream()
                .map(
                    walk ->
                        List.of(
                            walk.factor(),
                            walk.level(),
                            walk.critic(),
                            walk.factor() + " " + walk.level() + ", " + walk.critic(),
                            walk.instance(),
                            walk.seed(),
                            walk.score()))
                .toList()));
  }

  private static void writeSummary(Path folder, List<Walk> walks) {
    WholeFile.write(
        folder,
        "summary.csv",
        CsvText.of(
            List.of(
                "factor",
                "level",
                "critic",
                "score",
                "score_low",
                "score_high",
                "ahead",
                "ahead_low",
                "ahead_high"),
            FactorStudy.lines(walks).stream()
                .map(
                    line ->
                        List.of(
                            line.factor(),
                            line.level(),
                            line.critic(),
                            line.score(),
                            line.bounds().low(),
                            line.bounds().high(),
                            line.ahead(),
                            line.aheadBounds().low(),
                            line.aheadBounds().high()))
                .toList()));
  }

  private static void writeComponents(Path folder, List<Walk> walks) {
    WholeFile.write(
        folder,
        "components.csv",
        CsvText.of(
            List.of("critic", "instances", "wordings", "interaction", "residual"),
            critics(walks).stream()
                .map(
                    critic -> {
                      VarianceComponents parts = FactorStudy.wordings(walks, critic);
                      return List.of(
                          critic,
                          parts.rows(),
                          parts.columns(),
                          parts.interaction(),
                          parts.residual());
                    })
                .toList()));
  }

  private void show(List<Walk> walks) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(walks).toPrettyString());
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("factor", "level", "critic", "score", "ahead of level 1"));
    for (Line line : FactorStudy.lines(walks)) {
      rows.add(
          List.of(
              line.factor(),
              Integer.toString(line.level()),
              line.critic(),
              number(line.score(), line.bounds().low(), line.bounds().high()),
              line.level() == 1
                  ? ""
                  : number(line.ahead(), line.aheadBounds().low(), line.aheadBounds().high())));
    }
    Screen.table(print, rows);
    print.println();
    print.printf(
        Locale.ROOT,
        "Score: share of the squared distance to the minimum that %d steps cover, mean over"
            + " instances with its 95 %% bootstrap interval. Counted: steps alone; more critics and"
            + " items are more calls of the critic.%n",
        steps);
    for (String critic : critics(walks)) {
      VarianceComponents parts = FactorStudy.wordings(walks, critic);
      print.printf(
          Locale.ROOT,
          "Variance over the wordings, %s: instances %.0f %%, wordings %.0f %%, both together"
              + " %.0f %%, runs %.0f %% of %.4f.%n",
          critic,
          share(parts.rows(), parts),
          share(parts.columns(), parts),
          share(parts.interaction(), parts),
          share(parts.residual(), parts),
          parts.total());
    }
  }

  private static double share(double part, VarianceComponents parts) {
    return parts.total() > 0 ? 100 * part / parts.total() : 0;
  }

  private static String number(double value, double low, double high) {
    return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", value, low, high);
  }

  private static ObjectNode json(List<Walk> walks) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Line line : FactorStudy.lines(walks)) {
      ObjectNode node = json.withArray("rows").addObject();
      node.put("factor", line.factor()).put("level", line.level()).put("critic", line.critic());
      node.put("score", line.score()).put("ahead", line.ahead());
      node.putArray("ahead_interval").add(line.aheadBounds().low()).add(line.aheadBounds().high());
    }
    for (String critic : critics(walks)) {
      VarianceComponents parts = FactorStudy.wordings(walks, critic);
      json.withArray("components")
          .addObject()
          .put("critic", critic)
          .put("instances", parts.rows())
          .put("wordings", parts.columns())
          .put("interaction", parts.interaction())
          .put("residual", parts.residual());
    }
    return json;
  }
}
