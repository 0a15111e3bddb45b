package org.tgd.benchmarks.table;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.tgd.core.journal.Parallel;

/**
 * Runs of methods on tasks. With a folder, finished runs are kept there and not repeated.
 *
 * @param folder holds the runs; empty to keep none
 * @param progress told in a line of every finished run
 * @param taken told of all runs in the order of the study, those kept in the folder too
 */
public record SearchStudy(
    Optional<Path> folder, Consumer<String> progress, Consumer<SearchRun> taken) {
  /** Checks for null. */
  public SearchStudy {
    requireNonNull(folder, "folder");
    requireNonNull(progress, "progress");
    requireNonNull(taken, "taken");
  }

  /** A study whose runs nobody else wants to see. */
  public SearchStudy(Optional<Path> folder, Consumer<String> progress) {
    this(folder, progress, run -> {});
  }

  /** One run. */
  record Job(SearchTask task, SearchMethod method, long seed) {}

  /** Runs of every method on every task with seeds from 1, in the order of the jobs. */
  List<SearchRun> run(List<Job> jobs, Parallel parallel) {
    List<SearchRun> runs = parallel.map(jobs, this::finished);
    runs.forEach(taken);
    return runs;
  }

  private SearchRun finished(Job job) {
    Optional<Path> file =
        folder.map(place -> SearchRun.file(place, job.task(), job.method(), job.seed()));
    Optional<SearchRun> known =
        file.flatMap(place -> SearchRun.read(place, job.task(), job.method(), job.seed()));
    if (known.isPresent()) {
      return known.get();
    }
    SearchRun run = job.method().run(job.task(), job.seed());
    file.ifPresent(place -> run.write(place, job.task().signature(job.method())));
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s, %s, %s, counted %s, seed %d: best %.4f of %d",
            run.task(),
            job.method().label(),
            job.method().information(),
            job.method().counted(),
            run.seed(),
            run.best(),
            run.calls().size()));
    return run;
  }

  /** Seeds outermost, so that a study that is stopped early has whole seeds. */
  static List<Job> jobs(List<SearchTask> tasks, List<SearchMethod> methods, int seeds) {
    List<Job> jobs = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      for (SearchMethod method : methods) {
        for (SearchTask task : tasks) {
          jobs.add(new Job(task, method, seed));
        }
      }
    }
    return jobs;
  }
}
