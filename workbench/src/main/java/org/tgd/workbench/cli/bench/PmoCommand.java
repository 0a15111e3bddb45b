package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.table.PmoStudy;
import org.tgd.benchmarks.table.SearchMethod;
import org.tgd.benchmarks.table.SearchRun;
import org.tgd.benchmarks.table.SearchStudy;
import org.tgd.benchmarks.table.SearchTrials;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Practical molecular optimization beside the published figures. */
@Command(
    name = "pmo",
    description = {
      "Practical molecular optimization (Gao et al. 2022) on its 20 exact oracles, without a"
          + " model:",
      "told the objective (I1) and told the number alone (I0), beside a graph genetic algorithm"
          + " and",
      "the published figures. Finished runs in --out are not repeated."
    })
final class PmoCommand implements Callable<Integer> {
  private static final List<String> QUICK = List.of("celecoxib_rediscovery", "isomers_c7h8n2o2");
  private static final int QUICK_CALLS = 40;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--oracles",
      split = ",",
      paramLabel = "NAME",
      description = "Oracles, separated by commas (default: all 20).")
  private List<String> oracles = new ArrayList<>();

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Unique molecules of a run (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each oracle, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--information",
      paramLabel = "LEVEL",
      description = "I0: told the number alone; I1: told the objective (default: both).")
  private Optional<String> information = Optional.empty();

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Methods, separated by commas: told, told-proposals, blind, graph-ga, mol-ga, pmo-graph-ga",
        "(graph GA with the settings of the published figures: 120 starts, 70 children); default:",
        "all but the last."
      })
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--starts",
      paramLabel = "FILE",
      description = {
        "SMILES, a line each, from which I0 draws 100 (for example zinc.txt.gz of",
        "wenhao-gao/mol_opt); default: acetamide, pentane, benzene."
      })
  private Optional<Path> starts = Optional.empty();

  @Option(
      names = "--quick",
      description = "Two oracles (unless named), 40 calls, one seed: does it work at all.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for summary.csv, oracles.csv, trials.csv and the runs (default: nothing is kept).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() {
    int cap = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (seeds < 1 || cap < 1 || calls < 1) {
      throw new InputException("--calls, --seeds and --threads must be 1 or more");
    }
    List<SearchMethod> methods = methods();
    PmoStudy study =
        new PmoStudy(oracles(), quick ? QUICK_CALLS : calls, quick ? 1 : seeds, starts);
    List<PmoStudy.Row> rows;
    List<SearchRun> runs = new ArrayList<>();
    try (Parallel parallel = Parallel.of(cap)) {
      rows = study.run(methods, new SearchStudy(out, this::say, runs::add), parallel);
    }
    out.ifPresent(folder -> WholeFile.write(folder, "trials.csv", SearchTrials.csv(runs)));
    out.ifPresent(folder -> WholeFile.write(folder, "summary.csv", study.summary(rows)));
    out.ifPresent(folder -> WholeFile.write(folder, "oracles.csv", study.byOracle(rows)));
    show(study, rows);
    return ExitCode.DONE;
  }

  private List<SearchMethod> methods() {
    List<SearchMethod> known = List.of(SearchMethod.values());
    for (String name : names) {
      if (known.stream().noneMatch(each -> each.word().equals(name))) {
        throw new InputException(
            "--methods was '%s'; must be among %s"
                .formatted(
                    name, String.join(", ", known.stream().map(SearchMethod::word).toList())));
      }
    }
    List<SearchMethod> methods =
        known.stream()
            .filter(
                each ->
                    names.isEmpty()
                        ? each != SearchMethod.PMO_GRAPH_GA
                        : names.contains(each.word()))
            .filter(each -> information.isEmpty() || each.information().equals(information.get()))
            .toList();
    if (methods.isEmpty()) {
      throw new InputException(
          "--information was '" + information.get() + "'; must be I0 or I1, and fit --methods");
    }
    return methods;
  }

  private List<String> oracles() {
    List<String> known = PmoStudy.all();
    oracles.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new InputException(
                  "--oracles: unknown oracle '"
                      + name
                      + "'; known are "
                      + String.join(", ", known));
            });
    List<String> all = quick ? QUICK : known;
    return oracles.isEmpty() ? all : oracles.stream().distinct().toList();
  }

  private void say(String word) {
    if (!output.quiet()) {
      spec.commandLine().getErr().println(word);
      spec.commandLine().getErr().flush();
    }
  }

  private void show(PmoStudy study, List<PmoStudy.Row> rows) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(rows).toPrettyString());
      return;
    }
    Screen.table(print, study.table(rows));
    print.println();
    study.legend().forEach(print::println);
  }

  private static ArrayNode json(List<PmoStudy.Row> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (PmoStudy.Row row : rows) {
      ObjectNode node = array.addObject();
      node.put("method", row.method().label()).put("information", row.method().information());
      node.put("counted", row.method().counted()).put("sum_auc_top10", row.sum());
      ObjectNode auc = node.putObject("auc_top10");
      row.auc().forEach(auc::put);
      ObjectNode best = node.putObject("best");
      row.best().forEach(best::put);
    }
    return array;
  }
}
