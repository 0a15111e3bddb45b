package org.tgd.core.jobs;

/**
 * A kind of jobs, found by its name on whichever machine a job is carried out: a service named in
 * {@code META-INF/services/org.tgd.core.jobs.JobKind}.
 */
public interface JobKind {
  /** Its name: lower-case letters, digits and hyphens. */
  String name();

  /**
   * Gets ready for jobs of one batch; called once a process and batch.
   *
   * @param settings what all jobs of the batch have in common, in the words of the kind
   * @param leases who is asked before a model is
   */
  Work prepare(String settings, Leases leases);

  /** Carries jobs out. Thread-safe. */
  @FunctionalInterface
  interface Work {
    /**
     * Carries one job out; the same job gives the same result, times apart. What can go wrong with
     * a job is part of its result; an exception ends the whole batch.
     */
    String done(Job job);
  }
}
