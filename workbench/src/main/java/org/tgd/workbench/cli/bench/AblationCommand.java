package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.study.AblationStudy;
import org.tgd.benchmarks.study.AblationStudy.Trial;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.Parallel;
import org.tgd.core.report.Numbers;
import org.tgd.core.run.Domains;
import org.tgd.core.run.RunConfig;
import org.tgd.core.spi.Domain;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.Names;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The editors of a domain, its controls included, on one problem of it. */
@Command(
    name = "ablation",
    description = {
      "Takes one problem of any domain by its rules and by its control editors, without a model,",
      "several seeds each, and compares the losses. A study that was stopped goes on."
    })
final class AblationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--domain",
      completionCandidates = Names.DomainNames.class,
      required = true,
      paramLabel = "NAME",
      description = "The domain, for example molecule.")
  private String domain;

  @Option(
      names = {"-o", "--option"},
      paramLabel = "NAME=VALUE",
      description = "An option of the domain; may be given several times.")
  private Map<String, String> problem = new LinkedHashMap<>();

  @Option(
      names = "--editors",
      split = ",",
      paramLabel = "NAME",
      description = "Editors, separated by commas (default: rules and all controls).")
  private List<String> editors = new ArrayList<>();

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
      description = "Runs of each editor, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the runs; those that are finished there are not repeated.")
  private Path out;

  @Override
  public Integer call() {
    int cap = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (steps < 1 || seeds < 1 || cap < 1) {
      throw new InputException("--steps, --seeds and --threads must be 1 or more");
    }
    RunConfig config =
        RunConfig.withoutModel(Domains.named(domain).name(), problem).withSteps(steps, 1);
    AblationStudy study =
        new AblationStudy(config, chosen(Domains.named(domain)), seeds, out, Version.number());
    try (Parallel parallel = Parallel.of(cap)) {
      show(study.run(parallel));
    }
    return ExitCode.DONE;
  }

  private List<String> chosen(Domain field) {
    if (!editors.isEmpty()) {
      return editors;
    }
    List<String> all = new ArrayList<>(List.of("rules"));
    all.addAll(field.controlEditors().keySet());
    return all;
  }

  private void show(List<Trial> trials) {
    PrintWriter printer = spec.commandLine().getOut();
    if (output.json()) {
      printer.println(json(trials).toPrettyString());
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("editor", "seed", "start", "best", "last", "evaluations"));
    trials.forEach(
        each ->
            rows.add(
                List.of(
                    each.editor(),
                    Integer.toString(each.seed()),
                    Numbers.brief(each.start()),
                    Numbers.brief(each.best()),
                    Numbers.brief(each.last()),
                    Long.toString(each.evaluations()))));
    Screen.table(printer, rows);
    printer.println();
    trials.stream()
        .map(Trial::editor)
        .distinct()
        .forEach(name -> printer.println(name + ": median best loss " + median(trials, name)));
    printer.println("Counted: every call of the evaluator, edits that it tried itself included.");
  }

  private static String median(List<Trial> trials, String editor) {
    List<Double> best =
        trials.stream()
            .filter(each -> each.editor().equals(editor))
            .map(Trial::best)
            .sorted(Comparator.naturalOrder())
            .toList();
    double upper = best.get(best.size() / 2);
    double lower = best.get((best.size() - 1) / 2);
    return Numbers.brief(upper == lower ? upper : (lower + upper) / 2);
  }

  private static ArrayNode json(List<Trial> trials) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Trial each : trials) {
      var node = array.addObject().put("editor", each.editor()).put("seed", each.seed());
      EvaluationJson.number(node, "start", each.start());
      EvaluationJson.number(node, "best", each.best());
      EvaluationJson.number(node, "last", each.last());
      node.put("evaluations", each.evaluations());
    }
    return array;
  }
}
