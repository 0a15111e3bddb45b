package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.benchmarks.board.Trials;
import org.tgd.benchmarks.dockstring.DockingMethod;
import org.tgd.benchmarks.dockstring.DockingTask;
import org.tgd.benchmarks.dockstring.DockstringSettings;
import org.tgd.benchmarks.dockstring.DockstringStudy;
import org.tgd.benchmarks.dockstring.DockstringTable;
import org.tgd.benchmarks.dockstring.PublishedDesigns;
import org.tgd.benchmarks.dockstring.WinnerRow;
import org.tgd.chem.docking.finding.Docking;
import org.tgd.chem.docking.finding.DockingOptions;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.search.EmbeddedEngine;
import org.tgd.chem.docking.vina.VinaEngine;
import org.tgd.chem.docking.vina.VinaProgram;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import org.tgd.workbench.cli.molecule.ReceptorNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** DOCKSTRING's tasks from three fragments beside the published figures. */
@Command(
    name = "dockstring",
    description = {
      "Designs molecules for affinity + 10 (1 - QED) from acetamide, pentane and benzene, without",
      "a model, beside a graph genetic algorithm, a Gaussian process and random edits at equally",
      "many dockings, and beside the published figures. Winners are docked anew by three fresh",
      "seeds, also by the Vina program where it is installed. Every docking in --out is kept: the",
      "same command goes on where it was stopped, one with a larger budget where the smaller ended."
    })
final class DockstringCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int QUICK_BUDGET = 6;
  private static final String QUICK_TARGET = "PPARA";

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--targets",
      completionCandidates = ReceptorNames.class,
      split = ",",
      paramLabel = "R",
      description =
          "Receptors, or the tasks PPAR-all and JAK2-not-LCK, separated by commas (default:"
              + " F2,ADRB1).")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "500",
      description = "Molecules docked in a run (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Option(
      names = "--stages",
      split = ",",
      paramLabel = "N",
      description = {
        "After how many molecules all runs have a figure; those beyond the budget are left out",
        "(default: 10,100,500)."
      })
  private List<Integer> stages = new ArrayList<>();

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = "Of grounded, graph-ga, gp and random (default: all).")
  private List<String> methods = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Runs of each method, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
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
      description =
          "With which winners are docked anew; 0: not at all (default: ${DEFAULT-VALUE}).")
  private int finalExhaustiveness;

  @Option(
      names = "--winners",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "How many of the best of each method are docked anew; the one of the lowest mean is",
        "printed, and docked by Vina (default: ${DEFAULT-VALUE})."
      })
  private int winners;

  @Option(
      names = "--vina",
      paramLabel = "PROGRAM",
      description = "The Vina program (default: $TGD_VINA, then vina on PATH, else none).")
  private Optional<Path> vina = Optional.empty();

  @Option(names = "--no-vina", description = "Do not dock the winners by the Vina program.")
  private boolean noVina;

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description = {
        "CSV of published winners (task,method,docking_part,qed,smiles): their QED, SA score and",
        "alerts, docked anew as ours."
      })
  private Optional<Path> published = Optional.empty();

  @Option(
      names = "--quick",
      description = {
        "PPARA (unless named), 6 molecules a run, one seed, winners not docked anew: does it work",
        "at all."
      })
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for summary.csv, trials.csv and the runs, a CSV each.")
  private Path out;

  @Override
  public Integer call() {
    int atOnce = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (atOnce < 1) {
      throw new InputException("--threads was " + atOnce + "; must be 1 or more");
    }
    DockstringSettings settings = settings();
    List<DockingTask> tasks = tasks();
    List<WinnerRow> known = known(tasks);
    List<WinnerRow> rows;
    String trials;
    try (Parallel parallel = Parallel.of(atOnce)) {
      DockstringStudy study = new DockstringStudy(settings, tasks, this::say);
      rows = new ArrayList<>(study.run(parallel));
      rows.addAll(study.redocked(known, parallel));
      trials = study.trials();
    }
    WholeFile.write(out, Trials.FILE, trials);
    tasks.forEach(task -> rows.addAll(PublishedDesigns.figures(task.name())));
    WholeFile.write(
        out,
        "summary.csv",
        Stream.concat(Stream.of(WinnerRow.HEADER), rows.stream().map(WinnerRow::csv))
            .collect(Collectors.joining("\n", "", "\n")));
    show(rows, settings);
    return ExitCode.DONE;
  }

  private List<WinnerRow> known(List<DockingTask> tasks) {
    return published
        .map(
            file ->
                tasks.stream()
                    .flatMap(task -> PublishedDesigns.winners(task.name(), file).stream())
                    .toList())
        .orElse(List.of());
  }

  private List<DockingTask> tasks() {
    ReceptorLibrary library = ReceptorLibrary.ofUser(System.getenv());
    List<String> names = targets;
    if (names.isEmpty()) {
      names = quick ? List.of(QUICK_TARGET) : List.of("F2", "ADRB1");
    }
    Map<String, DockingTask> tasks = new LinkedHashMap<>();
    for (String name : names) {
      DockingTask task = DockingTask.of(name.strip(), library);
      tasks.putIfAbsent(task.name(), task);
    }
    return List.copyOf(tasks.values());
  }

  private DockstringSettings settings() {
    Map<String, String> environment = System.getenv();
    Docking own = DockingOptions.docking(new EmbeddedEngine(1), environment);
    try {
      return new DockstringSettings(
          methods(),
          stages(),
          quick ? 1 : seeds,
          exhaustiveness,
          new DockstringSettings.Redocking(winners, quick ? 0 : finalExhaustiveness, own, vina()),
          out);
    } catch (IllegalArgumentException e) {
      throw new InputException("--" + e.getMessage(), e);
    }
  }

  private List<Integer> stages() {
    int last = quick ? QUICK_BUDGET : budget;
    if (last < 1) {
      throw new InputException("--budget was " + budget + "; must be 1 or more");
    }
    List<Integer> wanted = stages.isEmpty() ? List.of(10, 100, 500) : stages;
    return Stream.concat(wanted.stream().filter(stage -> stage < last), Stream.of(last)).toList();
  }

  private List<DockingMethod> methods() {
    List<DockingMethod> all = List.of(DockingMethod.values());
    String known = all.stream().map(DockingMethod::option).collect(Collectors.joining(", "));
    for (String name : methods) {
      if (all.stream().noneMatch(each -> each.option().equals(name))) {
        throw new InputException("--methods: unknown method '" + name + "'; known are " + known);
      }
    }
    return methods.isEmpty()
        ? all
        : Arrays.stream(DockingMethod.values())
            .filter(each -> methods.contains(each.option()))
            .toList();
  }

  /** The Vina program, if winners are docked by it; one that is named must be there. */
  private Optional<Docking> vina() {
    if (noVina || quick || finalExhaustiveness == 0) {
      return Optional.empty();
    }
    Map<String, String> environment = System.getenv();
    try {
      VinaProgram program = VinaProgram.locate(vina, environment);
      return Optional.of(DockingOptions.docking(new VinaEngine(program, 1, LONGEST), environment));
    } catch (InputException e) {
      if (vina.isPresent()) {
        throw e;
      }
      say("no Vina program, so winners are docked by our engine alone: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void say(String word) {
    if (!output.quiet()) {
      spec.commandLine().getErr().println(word);
      spec.commandLine().getErr().flush();
    }
  }

  private void show(List<WinnerRow> rows, DockstringSettings settings) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(rows).toPrettyString());
    } else {
      Screen.text(print, DockstringTable.lines(rows, settings));
    }
  }

  private static ArrayNode json(List<WinnerRow> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (WinnerRow row : rows) {
      ObjectNode node = array.addObject();
      node.put("target", row.task()).put("method", row.method());
      node.put("selection", row.selection()).put("dockings", row.dockings());
      row.found().forEach(node.putArray("found")::add);
      row.winner()
          .ifPresent(
              winner -> {
                node.put("smiles", winner.design().smiles());
                node.put("qed", winner.quality().qed()).put("sa", winner.quality().sa());
                node.put("alerts", winner.quality().alerts());
                winner.redocked().forEach(node.putArray("redocked")::add);
                winner.vina().forEach(node.putArray("vina")::add);
              });
    }
    return array;
  }
}
