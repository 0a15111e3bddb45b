package org.tgd.workbench.cli.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.sandbox.SandboxException;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;

/** Judges many solutions at once in this process. */
final class CodeTestRun implements Judges {
  private final RunnerOptions options;
  private final boolean publicOnly;
  private final Runner runner;
  private final Thread hook;
  private Optional<Thread> early = Optional.empty();

  CodeTestRun(RunnerOptions options, boolean publicOnly) {
    this.options = options;
    this.publicOnly = publicOnly;
    this.runner = Runner.open(options);
    this.hook = new Thread(runner::close, "sandbox-cleaner");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void prepare(Language language) {
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

  @Override
  public void judge(SortedMap<Integer, JudgeJob> jobs, BiConsumer<Integer, ObjectNode> each)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(options.workers());
    try {
      Queue<Future<ObjectNode>> rows = new ArrayDeque<>();
      jobs.values().forEach(job -> rows.add(pool.submit(() -> row(job))));
      for (int place : jobs.keySet()) {
        each.accept(place, rows.remove().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Judges one. */
  ObjectNode row(JudgeJob job) {
    Judgement judgement =
        publicOnly
            ? runner.judgePublic(job.problem(), job.submission())
            : runner.judge(job.problem(), job.submission());
    return CodeTestRows.row(job.problem(), judgement);
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
