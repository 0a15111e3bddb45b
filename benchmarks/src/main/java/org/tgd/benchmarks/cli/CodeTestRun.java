package org.tgd.benchmarks.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;

/** Judges many solutions at once; their rows come out in order. */
final class CodeTestRun {
  private static final int STEPS = 10;
  private final RunnerOptions options;
  private final boolean publicOnly;
  private final Optional<PrintWriter> progress;

  CodeTestRun(RunnerOptions options, boolean publicOnly, Optional<PrintWriter> progress) {
    this.options = options;
    this.publicOnly = publicOnly;
    this.progress = progress;
  }

  /**
   * A solution and the problem that it is for.
   *
   * @param problem the problem
   * @param submission the solution
   */
  record Job(Problem problem, Submission submission) {}

  /** Judges all; the rows are written as soon as all before them are. */
  CodeTestSummary all(List<Job> jobs, CodeTestRows rows) throws InterruptedException {
    CodeTestSummary summary = new CodeTestSummary();
    Runner runner = Runner.open(options);
    Thread hook = new Thread(runner::close, "sandbox-cleaner");
    Runtime.getRuntime().addShutdownHook(hook);
    ExecutorService pool = Executors.newFixedThreadPool(options.workers());
    try {
      List<Future<Judgement>> judgements = new ArrayList<>();
      for (Job job : jobs) {
        judgements.add(pool.submit(() -> judge(runner, job)));
      }
      rows.begin();
      for (int i = 0; i < jobs.size(); i++) {
        Judgement judgement = judgements.get(i).get();
        rows.add(jobs.get(i).problem(), judgement);
        summary.add(judgement);
        report(i + 1, jobs.size());
      }
      rows.end();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
      runner.close();
      remove(hook);
    }
    return summary;
  }

  private Judgement judge(Runner runner, Job job) {
    if (!publicOnly) {
      return runner.judge(job.problem(), job.submission());
    }
    return runner.judgePublic(job.problem(), job.submission());
  }

  private void report(int done, int all) {
    if (all >= STEPS && done * STEPS / all != (done - 1) * STEPS / all) {
      progress.ifPresent(
          err -> {
            err.println("judged " + done + " of " + all);
            err.flush();
          });
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the machine is ending already, and the hook does its work
    }
  }
}
