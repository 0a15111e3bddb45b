package org.tgd.benchmarks.study;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tgd.benchmarks.study.DesignRun.Design;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.finding.ClinicalDrug;
import org.tgd.chem.docking.finding.DockingEvaluator;
import org.tgd.chem.docking.finding.DruglikeDockingEvaluator;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Qed;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;

/**
 * Molecules designed against receptors from fragments, by several methods that dock equally many.
 * Finished runs are kept in a folder and not repeated. What is compared in the end are the best
 * molecules of each method, docked anew with seeds that no search has seen, as often on all sides.
 */
public final class DesignStudy {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DesignSettings settings;
  private final Consumer<String> progress;

  /**
   * A study.
   *
   * @param progress told in a line of every finished run
   */
  public DesignStudy(DesignSettings settings, Consumer<String> progress) {
    this.settings = requireNonNull(settings, "settings");
    this.progress = requireNonNull(progress, "progress");
  }

  private record Task(
      Receptor receptor, DesignSettings.Starts starts, DesignMethod method, long seed) {
    String file() {
      return String.format(
          Locale.ROOT, "%s_%s_%s_%d.json", receptor.name(), starts.name(), method, seed);
    }
  }

  /** Takes all runs, then the final dockings; one row for each receptor, start and method. */
  public List<DesignRow> run(Parallel parallel) {
    makeFolder();
    List<Task> tasks = tasks();
    List<DesignRun> runs = parallel.map(tasks, this::finished);
    Map<String, List<DesignRun>> groups = new LinkedHashMap<>();
    for (DesignRun run : runs) {
      groups
          .computeIfAbsent(
              run.receptor() + "\t" + run.start() + "\t" + run.method(), key -> new ArrayList<>())
          .add(run);
    }
    List<DesignRow> rows = new ArrayList<>(parallel.map(List.copyOf(groups.values()), this::row));
    rows.addAll(0, parallel.map(drugs(), this::drugRow));
    return rows;
  }

  /** Seeds outermost, so that a study that is stopped early has whole seeds. */
  private List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (long seed = 1; seed <= settings.seeds(); seed++) {
      for (Receptor receptor : settings.receptors()) {
        for (DesignSettings.Starts starts : settings.starts()) {
          for (DesignMethod method : DesignMethod.values()) {
            tasks.add(new Task(receptor, starts, method, seed));
          }
        }
      }
    }
    return tasks;
  }

  private DesignRun finished(Task task) {
    Path file = settings.folder().resolve(task.file());
    Optional<DesignRun> known = read(file);
    if (known.isPresent()) {
      return known.get();
    }
    DesignRun run = taken(task);
    write(file, run.json(settings.signature()).toPrettyString());
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s from %s, %s, seed %d: %.2f after %d dockings",
            run.receptor(),
            run.start(),
            run.method(),
            run.seed(),
            run.bestAfter(run.docked().size()),
            run.docked().size()));
    return run;
  }

  private DesignRun taken(Task task) {
    Evaluator evaluator =
        DruglikeDockingEvaluator.dockstring(
            new DockingEvaluator(
                settings.docking(), task.receptor(), settings.search(task.seed())));
    List<Design> docked = new ArrayList<>();
    task.method()
        .search(settings, task.starts(), evaluator, task.seed())
        .forEach(
            (smiles, loss) -> {
              double qed = Qed.of(Smiles.molecule(smiles).graph());
              docked.add(new Design(smiles, loss - 10 * (1 - qed), qed));
            });
    return new DesignRun(
        task.receptor().name(), task.starts().name(), task.method().label(), task.seed(), docked);
  }

  private Optional<DesignRun> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(Files.readString(file));
      if (!node.path("settings").asText().equals(settings.signature())) {
        throw new InputException(
            file
                + " is of a study with other settings ("
                + node.path("settings").asText()
                + "); choose another --out");
      }
      return Optional.of(DesignRun.read(node));
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  private void makeFolder() {
    try {
      Files.createDirectories(settings.folder());
    } catch (IOException e) {
      throw InputException.cannotWrite(settings.folder(), e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path part = Files.createTempFile(file.getParent(), ".design", ".part");
      Files.writeString(part, text + "\n");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
  }

  private DesignRow row(List<DesignRun> runs) {
    DesignRun first = runs.get(0);
    List<Design> best = runs.stream().flatMap(run -> run.best().stream()).toList();
    Design chosen = best.stream().min(Comparator.comparingDouble(Design::dockstring)).orElseThrow();
    List<Double> searched = runs.stream().map(run -> run.bestAfter(run.docked().size())).toList();
    return new DesignRow(
        first.receptor(),
        first.start(),
        first.method(),
        searched,
        redocked(receptor(first.receptor()), chosen.smiles()));
  }

  private List<ClinicalDrug> drugs() {
    return settings.receptors().stream().flatMap(r -> ClinicalDrug.of(r.name()).stream()).toList();
  }

  private DesignRow drugRow(ClinicalDrug drug) {
    Receptor receptor = receptor(drug.receptor());
    return new DesignRow(
        receptor.name(),
        DesignRow.CLINICAL,
        drug.name(),
        List.of(),
        redocked(receptor, drug.smiles()));
  }

  private Receptor receptor(String name) {
    return settings.receptors().stream()
        .filter(receptor -> receptor.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow();
  }

  /** A molecule docked with each of the fresh seeds; those that fail are left out. */
  private List<Design> redocked(Receptor receptor, String smiles) {
    double qed = Qed.of(Smiles.molecule(smiles).graph());
    List<Design> all = new ArrayList<>();
    for (var fresh : settings.fresh()) {
      try {
        double affinity =
            settings.docking().dock(smiles, receptor, fresh).best().affinityKcalPerMol();
        all.add(new Design(smiles, affinity, qed));
      } catch (DockingException e) {
        progress.accept(smiles + " could not be docked anew: " + e.getMessage());
      }
    }
    return all;
  }
}
