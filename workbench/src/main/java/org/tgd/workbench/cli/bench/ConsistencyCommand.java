package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.known.Consistency;
import org.tgd.benchmarks.known.Consistency.Measured;
import org.tgd.benchmarks.stats.CsvText;
import org.tgd.core.engine.Engine;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How critics agree with themselves and with the truth. */
@Command(
    name = "consistency",
    description = {
      "Asks a critic the same questions several times and compares: Fleiss' kappa and the overlap"
          + " of",
      "what it says, the share of right signs, how often a step that follows it lowers the loss;"
          + " and",
      "whether the measured rate of error predicts in how many steps its walks arrive. The oracle"
          + " at",
      "set rates of error, and a model if one is named."
    })
final class ConsistencyCommand implements Callable<Integer> {
  private static final double[] WRONG = {0, 0.1, 0.2, 0.3, 0.4};
  private static final List<String> COLUMNS =
      List.of(
          "critic",
          "kappa",
          "right",
          "right_low",
          "right_high",
          "silent",
          "jaccard",
          "loss_falls",
          "steps_predicted",
          "steps_measured",
          "standard_error",
          "met");

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private AskedModel model;

  @Option(
      names = "--repeats",
      paramLabel = "K",
      defaultValue = "5",
      description = "How often each question is asked, 2 or more (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many questions, of six signs each (default: ${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for summary.csv and the model's answers (default: none).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    Consistency study = new Consistency(repeats, points);
    List<Measured> rows = new ArrayList<>();
    for (double wrong : WRONG) {
      rows.add(study.oracle(wrong, 0));
    }
    rows.add(study.oracle(0.2, 0.5));
    Optional<Engine> engine = model.engine(out);
    engine.ifPresent(asked -> rows.add(study.model(asked)));
    out.ifPresent(folder -> WholeFile.write(folder, "summary.csv", csv(rows)));
    show(rows);
    return rows.stream().allMatch(Measured::met) ? ExitCode.DONE : ExitCode.NOT_REACHED;
  }

  private static String csv(List<Measured> rows) {
    return CsvText.of(
        COLUMNS,
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.critic(),
                        row.kappa(),
                        row.right(),
                        row.rightBounds().low(),
                        row.rightBounds().high(),
                        row.silent(),
                        row.jaccard(),
                        row.falls(),
                        text(row.predicted()),
                        text(row.measured()),
                        Double.isNaN(row.standardError()) ? "" : row.standardError(),
                        row.met()))
            .toList());
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private void show(List<Measured> rows) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(rows).toPrettyString());
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "critic",
            "kappa",
            "right signs",
            "silent",
            "overlap",
            "loss falls",
            "steps predicted",
            "measured",
            ""));
    rows.forEach(row -> table.add(cells(row)));
    Screen.table(print, table);
    print.println();
    print.println(
        "%d repeats of %d questions of six signs; steps over a distance of 10."
            .formatted(repeats, points));
  }

  private static List<String> cells(Measured row) {
    return List.of(
        row.critic(),
        number("%.2f", row.kappa()),
        "%s [%s, %s]"
            .formatted(
                number("%.3f", row.right()),
                number("%.3f", row.rightBounds().low()),
                number("%.3f", row.rightBounds().high())),
        number("%.2f", row.silent()),
        number("%.2f", row.jaccard()),
        number("%.2f", row.falls()),
        row.predicted().isPresent() ? number("%.1f", row.predicted().getAsDouble()) : "never",
        row.measured().isPresent()
            ? number("%.1f", row.measured().getAsDouble())
                + " ± "
                + number("%.1f", row.standardError())
            : "not walked",
        row.met() ? "met" : "missed");
  }

  private static String number(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  private static ArrayNode json(List<Measured> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Measured row : rows) {
      var node = array.addObject();
      node.put("critic", row.critic()).put("kappa", row.kappa()).put("right", row.right());
      node.put("silent", row.silent()).put("jaccard", row.jaccard());
      node.put("loss_falls", row.falls()).put("met", row.met());
      row.predicted().ifPresent(steps -> node.put("steps_predicted", steps));
      row.measured().ifPresent(steps -> node.put("steps_measured", steps));
    }
    return array;
  }
}
