package org.tgd.spark;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.tgd.core.eval.ToolException;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobResult;
import org.tgd.core.jobs.Site;

/**
 * Apache Spark: a job is a task of its own, the driver hands out leases and takes results.
 *
 * @param name as the user wrote it
 * @param master Spark's word for it
 */
record SparkSite(String name, String master) implements Site {
  /** More jobs than this share tasks. */
  private static final int MOST_TASKS = 50_000;

  private static final int FAILURES = 8;

  @Override
  public boolean isHere() {
    return false;
  }

  @Override
  public void carryOut(Batch batch, List<Job> jobs, Consumer<JobResult> each) {
    if (jobs.isEmpty()) {
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(SparkSite.class.getClassLoader());
    String desk = "desk-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Desk open = new Desk(batch.leases());
    DeskPlugin.open(desk, open);
    try (JavaSparkContext spark = new JavaSparkContext(conf(desk))) {
      List<String[]> bodies =
          jobs.stream()
              .map(job -> new String[] {job.id(), job.body()})
              .collect(Collectors.toList());
      JavaFutureAction<Void> all =
          spark
              .parallelize(bodies, Math.min(MOST_TASKS, jobs.size()))
              .foreachAsync(new JobTask(desk, batch.kind(), batch.settings()));
      take(open, jobs.size(), all, each);
    } finally {
      DeskPlugin.close(desk);
      thread.setContextClassLoader(before);
    }
  }

  private void take(Desk desk, int count, JavaFutureAction<Void> all, Consumer<JobResult> each) {
    try {
      for (int told = 0; told < count; ) {
        JobResult next = desk.results().poll(100, TimeUnit.MILLISECONDS);
        if (next != null) {
          each.accept(next);
          told++;
        } else if (all.isDone() && desk.results().isEmpty()) {
          all.get();
          throw new ToolException(name + ": Spark ended with " + (count - told) + " jobs not done");
        }
      }
    } catch (ExecutionException e) {
      throw new ToolException(name + ": Spark gave up: " + firstLine(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the jobs on " + name + " were cancelled");
    }
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private SparkConf conf(String desk) {
    SparkConf conf = new SparkConf();
    conf.setMaster(master).setAppName("tgd");
    conf.set("spark.plugins", DeskPlugin.class.getName()).set(DeskPlugin.DESK, desk);
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.task.maxFailures", Integer.toString(FAILURES));
    conf.setIfMissing("spark.log.level", "WARN");
    if (master.startsWith("local") || isLoopback()) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    if (!master.startsWith("local")) {
      conf.set("spark.jars", String.join(",", OurJars.all()));
    }
    return conf;
  }

  private boolean isLoopback() {
    return master.startsWith("spark://127.") || master.startsWith("spark://localhost:");
  }

  @Override
  public void close() {
    // a context lives as long as a batch
  }
}
