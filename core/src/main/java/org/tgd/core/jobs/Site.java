package org.tgd.core.jobs;

import java.util.List;
import java.util.function.Consumer;

/** Where jobs are carried out. */
public interface Site extends AutoCloseable {
  /** What it is, in a few words. */
  String name();

  /** Whether jobs are carried out in this process, and so see the same files. */
  boolean isHere();

  /**
   * Carries out all jobs, each at least once and its result told exactly once. A job whose machine
   * is lost is carried out again elsewhere.
   *
   * @param batch what the jobs have in common
   * @param jobs the jobs, their ids all different
   * @param each told of every result, one at a time, in the order in which they end
   * @throws org.tgd.core.eval.ToolException if the site fails for good
   */
  void carryOut(Batch batch, List<Job> jobs, Consumer<JobResult> each);

  @Override
  void close();

  /**
   * What the jobs of a batch have in common.
   *
   * @param kind the name of their kind
   * @param settings what the kind is prepared with
   * @param leases who is asked before a model is
   */
  record Batch(String kind, String settings, Leases leases) {}
}
