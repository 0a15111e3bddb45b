package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tgd.benchmarks.study.QedStarts;
import org.tgd.benchmarks.study.QedStarts.Compared;
import org.tgd.benchmarks.study.QedStarts.Reached;
import org.tgd.benchmarks.study.QedStarts.Start;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.molecule.MoleculeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Textual gradient descent on QED beside random edits. */
@Command(
    name = "qed-starts",
    description = {
      "Improves QED from 20 molecules of low QED, without a model, beside random edits:",
      "once with as many steps, once with as many evaluations (counterfactuals included)."
    })
final class QedStartsCommand implements Callable<Integer> {
  private static final double GOOD = 0.8;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--starts",
      paramLabel = "FILE",
      description = "CSV with a smiles column, or lines of SMILES (default: 20 known molecules).")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10",
      description = "Steps of a run (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each start, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  /**
   * A method of the study.
   *
   * @param name its name in the table
   * @param of its outcome within a comparison
   */
  private record Method(String name, Function<Compared, Reached> of) {}

  private static final List<Method> METHODS =
      List.of(
          new Method("grounded TGD, no model", Compared::grounded),
          new Method("random edits, as many steps", Compared::sameSteps),
          new Method("random edits, as many evaluations", Compared::sameEvaluations));

  @Override
  public Integer call() {
    int cap = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (steps < 1 || seeds < 1 || cap < 1) {
      throw new InputException("--steps, --seeds and --threads must be 1 or more");
    }
    List<Start> starts = starts();
    try (Parallel parallel = Parallel.of(cap)) {
      show(new QedStarts(steps).run(starts, seeds, parallel));
    }
    return ExitCode.DONE;
  }

  private List<Start> starts() {
    List<Start> starts = file.map(QedStartsCommand::given).orElseGet(QedStarts::builtIn);
    for (Start start : starts) {
      if (Smiles.read(start.smiles()) instanceof Smiles.Refused refused) {
        throw new InputException("start '" + start.smiles() + "': " + refused.message());
      }
    }
    return starts;
  }

  private static List<Start> given(Path name) {
    List<Start> starts = new ArrayList<>();
    for (String smiles : MoleculeFile.of(List.of(), Optional.of(name))) {
      starts.add(new Start(Integer.toString(starts.size() + 1), smiles));
    }
    return starts;
  }

  private void show(List<Compared> all) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(json(all).toPrettyString());
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "method", "start QED", "best QED", "mean gain", "reach 0.8", "evaluations", "seconds"));
    METHODS.forEach(method -> rows.add(row(method, all)));
    Screen.table(out, rows);
    out.println();
    METHODS.stream().skip(1).forEach(method -> out.println(duel(method, all)));
    out.println(
        all.size() / seeds + " starts, " + seeds + " seeds, " + steps + " steps; means per run");
  }

  private static List<String> row(Method method, List<Compared> all) {
    return List.of(
        method.name(),
        number(mean(all, method, Reached::first), 3),
        number(mean(all, method, Reached::best), 3),
        number(mean(all, method, Reached::gain), 3),
        number(100 * mean(all, method, each -> each.best() >= GOOD ? 1.0 : 0.0), 0) + " %",
        number(mean(all, method, each -> (double) each.evaluations()), 1),
        number(mean(all, method, Reached::seconds), 3));
  }

  private static String duel(Method control, List<Compared> all) {
    int better = 0;
    int worse = 0;
    for (Compared each : all) {
      double difference = each.grounded().best() - control.of().apply(each).best();
      better += difference > 1e-9 ? 1 : 0;
      worse += difference < -1e-9 ? 1 : 0;
    }
    return "grounded TGD against %s: better in %d of %d runs, equal in %d, worse in %d"
        .formatted(control.name(), better, all.size(), all.size() - better - worse, worse);
  }

  private static double mean(List<Compared> all, Method method, Function<Reached, Double> value) {
    return all.stream().map(method.of()).mapToDouble(value::apply).average().orElse(Double.NaN);
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static ArrayNode json(List<Compared> all) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Compared compared : all) {
      for (Method method : METHODS) {
        Reached reached = method.of().apply(compared);
        ObjectNode node = array.addObject();
        node.put("method", method.name()).put("start", reached.start().id());
        node.put("start_smiles", reached.start().smiles()).put("seed", reached.seed());
        node.put("start_qed", reached.first()).put("best_qed", reached.best());
        node.put("best_smiles", reached.molecule()).put("evaluations", reached.evaluations());
        node.put("seconds", reached.seconds());
      }
    }
    return array;
  }
}
