package org.tgd.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.VoidFunction;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobKind;
import org.tgd.core.jobs.JobKinds;
import org.tgd.core.jobs.JobResult;

/** Carries out jobs, each an id and a body, where Spark sends it. */
final class JobTask implements VoidFunction<String[]> {
  private static final long serialVersionUID = 1L;

  /** What was prepared in this process, by batch: its tasks share it. */
  private static final Map<String, JobKind.Work> PREPARED = new ConcurrentHashMap<>();

  private final String batch;
  private final String kind;
  private final String settings;

  /**
   * A task.
   *
   * @param batch the name of its batch, different from that of every other
   */
  JobTask(String batch, String kind, String settings) {
    this.batch = batch;
    this.kind = kind;
    this.settings = settings;
  }

  @Override
  public void call(String[] each) {
    Job job = new Job(each[0], each[1]);
    Desk.Caller driver = DeskPlugin.caller();
    if (!driver.isWanted(job.id())) {
      return; // its result came, and its machine was lost after it
    }
    JobKind.Work work =
        PREPARED.computeIfAbsent(
            batch, any -> JobKinds.named(kind).prepare(settings, DeskPlugin.caller()));
    driver.done(new JobResult(job.id(), work.done(job)));
  }
}
