package org.tgd.benchmarks.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tgd.core.Outcome;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;

/**
 * The same problem of any domain, taken by several editors with several seeds: what an editor, or
 * the feedback that it reads, is worth. Each run has a directory of its own, so a study that was
 * stopped goes on and repeats nothing.
 *
 * @param config the run that is varied
 * @param editors the editors' names
 * @param seeds runs of each editor, with seeds 1 to this
 * @param folder holds the runs' directories
 * @param version the program's version, for the manifests
 */
public record AblationStudy(
    RunConfig config, List<String> editors, int seeds, Path folder, String version) {
  /**
   * A finished run.
   *
   * @param editor the editor's name
   * @param seed the run's seed
   * @param start the loss of the start
   * @param best the lowest loss
   * @param last the loss of the last accepted candidate
   * @param evaluations calls of the evaluator, tried edits included
   */
  public record Trial(
      String editor, int seed, double start, double best, double last, long evaluations) {}

  /** Copies the editors. */
  public AblationStudy {
    editors = List.copyOf(editors);
  }

  /**
   * Takes all runs that are not finished yet.
   *
   * @param parallel runs at once
   * @return a trial for each run, by editor and seed
   * @throws InputException if an editor is unknown, or a directory holds another run
   */
  public List<Trial> run(Parallel parallel) {
    List<OptimizationRun> runs = new ArrayList<>();
    for (String editor : editors) {
      for (int seed = 1; seed <= seeds; seed++) {
        runs.add(OptimizationRun.of(config.withEditor(editor).withSteps(config.steps(), seed)));
      }
    }
    return parallel.map(runs, this::trial);
  }

  private Trial trial(OptimizationRun run) {
    Path place = folder.resolve(run.config().editor() + "-" + run.config().seed());
    RunDirectory directory =
        Files.exists(place) ? reopened(place, run) : run.createDirectory(place, version);
    if (directory.result().isEmpty()) {
      Outcome outcome = run.take(directory, 1, step -> {});
      if (outcome.end() != Outcome.End.DONE) {
        throw new InputException(place + " ended early; remove its budget to compare it");
      }
    }
    RunRecord record = RunRecord.of(directory);
    double last = Double.NaN;
    for (var each : record.steps()) {
      last = each.accepted() ? each.loss() : last;
    }
    return new Trial(
        run.config().editor(),
        (int) run.config().seed(),
        record.start().orElseThrow().loss(),
        record.best().orElseThrow().loss(),
        last,
        record.spent().evaluations());
  }

  private static RunDirectory reopened(Path place, OptimizationRun run) {
    RunDirectory directory = RunDirectory.open(place);
    if (!directory.manifest().config().equals(run.config())) {
      throw new InputException(
          place + " holds a run with other settings; choose another --out for this study");
    }
    return directory;
  }
}
