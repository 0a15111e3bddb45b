package org.tgd.core.jobs;

import static java.util.Objects.requireNonNull;

/**
 * What became of a job.
 *
 * @param id the job's name
 * @param text what it came to, in the words of its kind
 */
public record JobResult(String id, String text) {
  /** Checks that nothing is missing. */
  public JobResult {
    requireNonNull(id, "id");
    requireNonNull(text, "text");
  }
}
