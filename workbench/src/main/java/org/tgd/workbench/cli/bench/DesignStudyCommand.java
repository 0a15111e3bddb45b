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
import org.tgd.benchmarks.study.DesignRow;
import org.tgd.benchmarks.study.DesignRun;
import org.tgd.benchmarks.study.DesignSettings;
import org.tgd.benchmarks.study.DesignStudy;
import org.tgd.benchmarks.study.DesignTable;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.finding.DockingOptions;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.molecule.ReceptorNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Molecules designed against receptors beside a genetic algorithm and random edits. */
@Command(
    name = "design",
    description = {
      "Designs molecules against receptors from fragments, without a model, beside a graph genetic",
      "algorithm (Jensen 2019) and random edits that dock equally many, and beside the clinical",
      "drug. The best of each are docked anew with three fresh seeds. Can be stopped and repeated:",
      "finished runs in --out are kept."
    })
final class DesignStudyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--receptor",
      completionCandidates = ReceptorNames.class,
      paramLabel = "R",
      description = "A receptor; repeatable (default: the three that ship).")
  private List<String> receptors = new ArrayList<>();

  @Option(
      names = "--start",
      paramLabel = "NAME=SMILES",
      description = "A start; repeatable (default: benzene, pentane, acetamide).")
  private List<String> starts = new ArrayList<>();

  @Option(
      names = "--together",
      description = "Start each run from all starts together instead of one run from each.")
  private boolean together;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10",
      description = "Steps of a run (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--proposals",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Molecules docked in a step (default: ${DEFAULT-VALUE}); every method docks"
              + " 1 + steps x proposals in a run.")
  private int proposals;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each method and start, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--exhaustiveness",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of a docking in the search (default: ${DEFAULT-VALUE}).")
  private int exhaustiveness;

  @Option(
      names = "--final-exhaustiveness",
      paramLabel = "N",
      defaultValue = "8",
      description = "Of the dockings that are compared in the end (default: ${DEFAULT-VALUE}).")
  private int finalExhaustiveness;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "embedded",
      description = "What docks: embedded or vina (default: ${DEFAULT-VALUE}).")
  private String engine;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/design",
      description = "Where finished runs are kept (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() {
    int atOnce = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (atOnce < 1) {
      throw new InputException("--threads was " + atOnce + "; must be 1 or more");
    }
    DesignSettings settings = settings();
    List<DesignRow> rows;
    try (Parallel parallel = Parallel.of(atOnce)) {
      rows = new DesignStudy(settings, this::say).run(parallel);
    }
    PrintWriter writer = spec.commandLine().getOut();
    if (output.json()) {
      writer.println(json(rows).toPrettyString());
    } else {
      Screen.text(writer, DesignTable.lines(rows, settings));
    }
    return ExitCode.DONE;
  }

  private void say(String word) {
    if (!output.quiet()) {
      spec.commandLine().getErr().println(word);
      spec.commandLine().getErr().flush();
    }
  }

  private DesignSettings settings() {
    ReceptorLibrary library = ReceptorLibrary.ofUser(System.getenv());
    List<String> names = receptors.isEmpty() ? ReceptorLibrary.SHIPPED : receptors;
    List<Receptor> found = names.stream().map(library::find).toList();
    try {
      return new DesignSettings(
          found,
          starts(),
          steps,
          proposals,
          seeds,
          exhaustiveness,
          finalExhaustiveness,
          DockingOptions.docking(engine, System.getenv()),
          out);
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage(), e);
    }
  }

  private List<DesignSettings.Starts> starts() {
    List<String> given =
        starts.isEmpty()
            ? List.of("benzene=c1ccccc1", "pentane=CCCCC", "acetamide=CC(N)=O")
            : starts;
    List<DesignSettings.Starts> all = given.stream().map(DesignStudyCommand::start).toList();
    return together
        ? List.of(
            new DesignSettings.Starts(
                String.join("+", all.stream().map(DesignSettings.Starts::name).toList()),
                all.stream().flatMap(each -> each.smiles().stream()).toList()))
        : all;
  }

  private static DesignSettings.Starts start(String text) {
    int equals = text.indexOf('=');
    String name = equals < 1 ? "" : text.substring(0, equals);
    if (!name.matches("[A-Za-z0-9-]+")) {
      throw new InputException(
          "--start '" + text + "': write a name and a SMILES, for example benzene=c1ccccc1");
    }
    String smiles = text.substring(equals + 1);
    if (Smiles.read(smiles) instanceof Smiles.Refused refused) {
      throw new InputException("--start " + name + ": " + refused.message());
    }
    return new DesignSettings.Starts(name, List.of(Smiles.molecule(smiles).canonicalSmiles()));
  }

  private static ArrayNode json(List<DesignRow> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (DesignRow row : rows) {
      ObjectNode node = array.addObject();
      node.put("receptor", row.receptor()).put("start", row.start()).put("method", row.method());
      ArrayNode searched = node.putArray("searched_dockstring");
      row.searched().forEach(searched::add);
      ArrayNode again = node.putArray("redocked_affinity_kcal_mol");
      row.redocked().stream().map(DesignRun.Design::affinity).forEach(again::add);
      row.best()
          .ifPresent(
              best -> {
                node.put("smiles", best.smiles()).put("affinity_kcal_mol", best.affinity());
                node.put("qed", best.qed()).put("dockstring", best.dockstring());
                node.put("textgrad", best.textgrad());
              });
    }
    return array;
  }
}
