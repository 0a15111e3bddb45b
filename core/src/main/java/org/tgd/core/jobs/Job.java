package org.tgd.core.jobs;

import static java.util.Objects.requireNonNull;

/**
 * One of many independent pieces of work, as text, so that it can be sent to another machine.
 *
 * @param id its name among the jobs of a batch; also the holder of what it leases
 * @param body what is to be done, in the words of its kind
 */
public record Job(String id, String body) {
  /** Checks that nothing is missing. */
  public Job {
    requireNonNull(id, "id");
    requireNonNull(body, "body");
  }
}
