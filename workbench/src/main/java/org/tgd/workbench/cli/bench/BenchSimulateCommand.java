package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.scale.Forecast;
import org.tgd.benchmarks.scale.Load;
import org.tgd.benchmarks.scale.Service;
import org.tgd.benchmarks.scale.Simulation;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long many runs would take and what they would cost. */
@Command(
    name = "simulate",
    description = {
      "How long many runs would take and what they would cost, before any is begun: formulas beside"
          + " a",
      "discrete-event simulation with the model's rate limits, its latency, a cache, failures with"
          + " and",
      "without a journal, and the evaluators' processors. Nothing is run and nobody is asked."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd bench simulate",
      "  tgd bench simulate --runs 1000000 --calls 20 --rate 500 --in-flight 2000 --cached 0.5"
    })
final class BenchSimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--runs",
      split = ",",
      paramLabel = "N",
      description = "How many runs; several numbers give a row each (default: 1000,10000,100000).")
  private List<Long> runs = List.of(1_000L, 10_000L, 100_000L);

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "20",
      description = "Calls of the model in a run, one after the other (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "20",
      description = "Requests a second that the model takes (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--token-rate",
      paramLabel = "T",
      defaultValue = "Infinity",
      description = "Tokens a second that it takes (default: no limit).")
  private double tokenRate;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Tokens of a call, read and written (default: ${DEFAULT-VALUE}).")
  private int tokens;

  @Option(
      names = "--price",
      paramLabel = "USD",
      defaultValue = "1",
      description = "US dollars a million tokens (default: ${DEFAULT-VALUE}).")
  private double price;

  @Option(
      names = "--latency",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "Mean time of a call (default: ${DEFAULT-VALUE}).")
  private double latency;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "128",
      description = "Runs at once (default: ${DEFAULT-VALUE}).")
  private int inFlight;

  @Option(
      names = "--cached",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of calls that a cache answers (default: ${DEFAULT-VALUE}).")
  private double cached;

  @Option(
      names = "--failing",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of the other calls that fail (default: ${DEFAULT-VALUE}).")
  private double failing;

  @Option(
      names = "--restart",
      description = "Runs keep no journal: after a failure a run begins again.")
  private boolean restart;

  @Option(
      names = "--evaluator-seconds",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Processor time of the evaluator after each call (default: ${DEFAULT-VALUE}).")
  private double evaluatorSeconds;

  @Option(
      names = "--cores",
      paramLabel = "N",
      defaultValue = "2",
      description = "Processors for evaluators (default: ${DEFAULT-VALUE}).")
  private int cores;

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = "1",
      description = "Seed of the simulation (default: ${DEFAULT-VALUE}).")
  private long seed;

  private record Compared(Load load, Forecast formula, Simulation.Result simulated) {}

  @Override
  public Integer call() {
    Service service = new Service(rate, tokenRate, tokens, latency, inFlight, cores, price);
    List<Compared> all = new ArrayList<>();
    for (long count : runs) {
      Load load = new Load(count, calls, cached, failing, !restart, evaluatorSeconds);
      all.add(new Compared(load, new Forecast(load, service), Simulation.of(load, service, seed)));
    }
    show(all);
    return ExitCode.DONE;
  }

  private void show(List<Compared> all) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(all).toPrettyString());
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "runs",
            "bound by",
            "formula",
            "simulated",
            "calls paid, formula",
            "simulated",
            "wasted, formula",
            "simulated",
            "USD"));
    all.forEach(each -> table.add(cells(each)));
    Screen.table(print, table);
    print.println();
    Screen.text(
        print,
        List.of(
            "%s calls in flight keep the model busy; %d runs are in flight."
                .formatted(number(all.get(0).formula().usefulInFlight()), inFlight)));
  }

  private static List<String> cells(Compared each) {
    return List.of(
        Long.toString(each.load().runs()),
        each.formula().bound(),
        time(each.formula().seconds()),
        time(each.simulated().seconds()),
        number(each.load().paid()),
        Long.toString(each.simulated().paid()),
        number(each.load().wasted()),
        Long.toString(each.simulated().wasted()),
        String.format(Locale.ROOT, "%.2f", each.simulated().usd()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static String time(double seconds) {
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.2f h", seconds / 3600);
  }

  private static ArrayNode json(List<Compared> all) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Compared each : all) {
      var node = array.addObject();
      node.put("runs", each.load().runs()).put("bound_by", each.formula().bound());
      var formula = node.putObject("formula");
      formula.put("seconds", each.formula().seconds()).put("paid", each.load().paid());
      formula.put("wasted", each.load().wasted()).put("usd", each.formula().usd());
      var simulated = node.putObject("simulated");
      simulated.put("seconds", each.simulated().seconds()).put("paid", each.simulated().paid());
      simulated.put("wasted", each.simulated().wasted()).put("usd", each.simulated().usd());
    }
    return array;
  }
}
