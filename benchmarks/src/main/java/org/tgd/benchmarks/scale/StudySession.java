package org.tgd.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tgd.core.budget.Cost;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobResult;
import org.tgd.core.jobs.JobText;
import org.tgd.core.jobs.LeaseBook;
import org.tgd.core.jobs.Leases;
import org.tgd.core.jobs.Site;
import org.tgd.core.run.RunConfig;

/**
 * Takes the runs of a study that are not finished, and writes its tables. What a kill leaves is
 * taken up by the next session in the same folder.
 */
public final class StudySession {
  private final Grid grid;
  private final Path folder;

  /** The runs, and the folder in which they are kept. */
  public StudySession(Grid grid, Path folder) {
    this.grid = grid;
    this.folder = folder;
  }

  /**
   * How a study stands.
   *
   * @param skipped runs that were finished before this session
   * @param ok runs that are finished, those before included
   * @param failed runs that something broke off
   * @param open runs that were not finished: the study may ask models no more
   * @param spent what the runs asked of models, earlier sessions included
   */
  public record Standing(int skipped, int ok, int failed, int open, Cost spent) {}

  /**
   * Takes them.
   *
   * @param site where
   * @param progress told of each run that ended
   * @throws org.tgd.core.input.InputException if the folder cannot be used
   */
  public Standing take(Site site, Consumer<String> progress) {
    try (StudyFolder study = StudyFolder.open(folder);
        StudyLedger ledger = StudyLedger.open(study.path())) {
      Map<String, GridCell> left = left(study, ledger);
      int skipped = grid.cells().size() - left.size();
      LeaseBook book = book(ledger);
      List<Job> jobs = jobs(left, study, site);
      Map<String, RunEnd> open = new LinkedHashMap<>();
      Optional<Path> place = site.isHere() ? Optional.of(study.runs()) : Optional.empty();
      site.carryOut(
          new Site.Batch(
              StudyRuns.NAME,
              StudyRuns.settings(grid.version(), place),
              grid.isLimited() ? book : Leases.FREE),
          jobs,
          result -> {
            book.giveUp(result.id());
            GridCell cell = left.get(result.id());
            RunEnd end = arrived(result, study);
            if (end.status() == RunEnd.Status.OPEN) {
              open.put(cell.key(), end);
            } else {
              study.finish(cell.key(), end);
              ledger.ended(cell, end);
            }
            progress.accept(said(cell, end));
          });
      List<Trial> trials = new StudyTables(study, open).write(grid.cells());
      return standing(trials, skipped);
    }
  }

  private LeaseBook book(StudyLedger ledger) {
    var terms = new LeaseBook.Terms(grid.budget(), ledger.already(), grid.perMinute());
    return new LeaseBook(terms, ledger.firstLease(), ledger);
  }

  /** The runs that are not finished; those that are stand in the ledger after this. */
  private Map<String, GridCell> left(StudyFolder study, StudyLedger ledger) {
    Map<String, GridCell> left = new LinkedHashMap<>();
    for (GridCell cell : grid.cells()) {
      Optional<RunEnd> end = study.end(cell.key());
      if (end.filter(each -> each.status() == RunEnd.Status.OK).isPresent()) {
        ledger.ended(cell, end.get());
      } else {
        end.ifPresent(failed -> study.reopen(cell.key()));
        left.put(cell.key(), cell);
      }
    }
    return left;
  }

  private static List<Job> jobs(Map<String, GridCell> left, StudyFolder study, Site site) {
    List<Job> jobs = new ArrayList<>();
    left.forEach(
        (key, cell) -> {
          Path part = study.unfinished(key);
          boolean send = !site.isHere() && Files.isDirectory(part);
          RunConfig config = site.isHere() ? cell.run() : Elsewhere.of(cell.run());
          jobs.add(
              StudyRuns.job(
                  key, config, send ? Optional.of(Folders.packed(part)) : Optional.empty()));
        });
    return jobs;
  }

  private static RunEnd arrived(JobResult result, StudyFolder study) {
    JsonNode node = JobText.read(result.text());
    if (node.has(StudyRuns.FILES)) {
      Folders.unpack(node.path(StudyRuns.FILES).asText(), study.unfinished(result.id()));
    }
    return RunEnd.read(node);
  }

  private static String said(GridCell cell, RunEnd end) {
    String reason = end.reason().isEmpty() ? "" : " (" + end.reason() + ")";
    return cell.words() + ": " + end.status().word() + reason;
  }

  private static Standing standing(List<Trial> trials, int skipped) {
    return new Standing(
        skipped,
        Trial.count(trials, RunEnd.Status.OK),
        Trial.count(trials, RunEnd.Status.FAILED),
        Trial.count(trials, RunEnd.Status.OPEN),
        trials.stream().map(Trial::spent).reduce(Cost.NONE, Cost::plus));
  }
}
