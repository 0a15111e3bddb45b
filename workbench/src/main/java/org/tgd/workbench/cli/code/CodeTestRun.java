package org.tgd.workbench.cli.code;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.sandbox.SandboxException;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.journal.Sha256;

/** Judges many solutions at once; their rows come out in order. */
final class CodeTestRun implements AutoCloseable {
  private static final int STEPS = 10;
  private final RunnerOptions options;
  private final boolean publicOnly;
  private final Optional<PrintWriter> progress;
  private final Runner runner;
  private final Thread hook;
  private Optional<Thread> early = Optional.empty();

  CodeTestRun(RunnerOptions options, boolean publicOnly, Optional<PrintWriter> progress) {
    this.options = options;
    this.publicOnly = publicOnly;
    this.progress = progress;
    this.runner = Runner.open(options);
    this.hook = new Thread(runner::close, "sandbox-cleaner");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts sandboxes for that language, which takes a while, beside what else is to be done. */
  void prepare(Language language) {
    Thread starter = new Thread(() -> start(language), "sandbox-early");
    starter.setDaemon(true);
    starter.start();
    early = Optional.of(starter);
  }

  private void start(Language language) {
    try {
      runner.isolation(language);
    } catch (SandboxException e) {
      // the first solution in that language meets the reason
    }
  }

  /**
   * A solution and the problem that it is for.
   *
   * @param problem the problem
   * @param submission the solution
   */
  record Job(Problem problem, Submission submission) {
    /**
     * What the verdict hangs on, as SHA-256: solution, tests and limits.
     *
     * @param settings the limits, in words
     */
    String hash(String settings) {
      Language language = submission.languageFor(problem);
      return Sha256.hex(
          String.join(
              "\u0000",
              settings,
              submission.id(),
              problem.taskId(),
              language.label(),
              submission.program(problem),
              problem.starter(language),
              problem.signature().toString(),
              problem.tests().toString(),
              problem.comparison().toString(),
              problem.checker()));
    }
  }

  /**
   * Judges all; the rows are written as soon as all before them are.
   *
   * @param earlier for each job the row that is known already, where one is
   * @param rows takes the others
   */
  CodeTestSummary all(List<Job> jobs, List<Optional<String>> earlier, CodeTestRows rows)
      throws InterruptedException {
    CodeTestSummary summary = new CodeTestSummary();
    ExecutorService pool = Executors.newFixedThreadPool(options.workers());
    try {
      Queue<Future<Judgement>> judgements = new ArrayDeque<>();
      for (int i = 0; i < jobs.size(); i++) {
        Job job = jobs.get(i);
        if (earlier.get(i).isEmpty()) {
          judgements.add(pool.submit(() -> judge(job)));
        }
      }
      rows.begin();
      for (int i = 0; i < jobs.size(); i++) {
        if (earlier.get(i).isPresent()) {
          summary.add(rows.again(earlier.get(i).get()));
        } else {
          Judgement judgement = judgements.remove().get();
          rows.add(jobs.get(i).problem(), judgement);
          summary.add(judgement);
        }
        report(i + 1, jobs.size());
      }
      rows.end();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return summary;
  }

  private Judgement judge(Job job) {
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

  @Override
  public void close() {
    try {
      if (early.isPresent()) {
        early.get().join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runner.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the machine is ending already, and the hook does its work
    }
  }
}
