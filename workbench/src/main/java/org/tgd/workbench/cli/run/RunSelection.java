package org.tgd.workbench.cli.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JournalException;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.export.ExportedRun;
import org.tgd.workbench.export.ExportedRuns;

/**
 * Runs that a command names: run directories, and folders of such. A run of a folder that cannot be
 * read is said and left out; one that is named itself must be sound.
 */
final class RunSelection implements ExportedRuns {
  private static final String MANIFEST = "manifest.json";

  private final Map<String, Found> found = new LinkedHashMap<>();
  private final boolean many;
  private final PrintWriter err;
  private final Set<Path> leftOut = new LinkedHashSet<>();
  private final Set<Path> passedOver = new LinkedHashSet<>();

  private record Found(RunDirectory directory, boolean named) {}

  private RunSelection(boolean many, PrintWriter err) {
    this.many = many;
    this.err = err;
  }

  /**
   * The runs of some paths; one that comes twice is taken once.
   *
   * @throws InputException if a path is neither, or holds no run
   */
  static RunSelection of(List<Path> paths, PrintWriter err) {
    boolean one = paths.size() == 1 && Files.exists(paths.get(0).resolve(MANIFEST));
    RunSelection all = new RunSelection(!one, err);
    paths.forEach(all::add);
    return all;
  }

  private void add(Path path) {
    if (Files.exists(path.resolve(MANIFEST))) {
      add(RunDirectory.open(path), true);
      return;
    }
    List<RunDirectory> below = Files.isDirectory(path) ? RunDirectory.below(path) : List.of();
    if (below.isEmpty()) {
      throw new InputException(
          path + " is no run directory: there is no " + MANIFEST + " in it, nor are runs below it");
    }
    below.forEach(each -> add(each, false));
  }

  private void add(RunDirectory run, boolean named) {
    if (found.values().stream().anyMatch(each -> each.directory().equals(run))) {
      return;
    }
    String name = run.path().getFileName().toString();
    String free = name;
    for (int i = 2; found.containsKey(free); i++) {
      free = name + "-" + i;
    }
    found.put(free, new Found(run, named));
  }

  /** Whether more than one run may be meant: several paths, or a folder. */
  boolean isMany() {
    return many;
  }

  /** Whether runs were left out so far. */
  boolean isIncomplete() {
    return !leftOut.isEmpty();
  }

  /** Leaves a run out from now on, and says why, once. */
  void leaveOut(ExportedRun run, String why) {
    leaveOut(run.directory().path(), why);
  }

  /** Leaves a run out from now on, to which the export does not apply. */
  void passOver(ExportedRun run) {
    passedOver.add(run.directory().path());
  }

  private void leaveOut(Path path, String why) {
    if (leftOut.add(path)) {
      err.println("tgd: left out: " + why);
    }
  }

  @Override
  public void each(Visitor visitor) throws IOException {
    for (Map.Entry<String, Found> each : found.entrySet()) {
      Found run = each.getValue();
      Path path = run.directory().path();
      if (!leftOut.contains(path) && !passedOver.contains(path)) {
        Optional<ExportedRun> read = read(each.getKey(), run);
        if (read.isPresent()) {
          visitor.visit(read.get());
        }
      }
    }
  }

  private Optional<ExportedRun> read(String name, Found run) {
    RunDirectory directory = run.directory();
    try {
      RunRecord record = RunRecord.of(directory);
      String end = RunCheck.end(directory, record);
      ListedRun listed = new ListedRun(directory, record, end, RunTags.of(directory));
      return Optional.of(new ExportedRun(name, directory, record, end, listed.label()));
    } catch (InputException | JournalException e) {
      if (run.named()) {
        throw e;
      }
      leaveOut(directory.path(), e.getMessage());
      return Optional.empty();
    }
  }
}
