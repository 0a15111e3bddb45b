package org.tgd.codeeval.sandbox;

import static java.util.Objects.requireNonNull;

/**
 * How sandboxes are made.
 *
 * @param limits what a program in one may use
 * @param workers how many are in use at once
 * @param allowUnconfined whether to go on without a sandbox where there is none
 * @param fresh whether no sandbox is used twice
 */
public record SandboxOptions(Limits limits, int workers, boolean allowUnconfined, boolean fresh) {
  /** Checks the ranges. */
  public SandboxOptions {
    requireNonNull(limits, "limits");
    if (workers < 1) {
      throw new IllegalArgumentException("workers was " + workers + "; must be 1 or more");
    }
  }
}
