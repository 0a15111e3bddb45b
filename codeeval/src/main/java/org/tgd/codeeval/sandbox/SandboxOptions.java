package org.tgd.codeeval.sandbox;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How sandboxes are made.
 *
 * @param limits what a program in one may use
 * @param workers how many are in use at once
 * @param allowUnconfined whether to go on without a sandbox where there is none
 * @param fresh whether no sandbox is used twice
 * @param packages a folder with packages for Python programs, if they have any
 */
public record SandboxOptions(
    Limits limits, int workers, boolean allowUnconfined, boolean fresh, Optional<Path> packages) {
  /** Without packages. */
  public SandboxOptions(Limits limits, int workers, boolean allowUnconfined, boolean fresh) {
    this(limits, workers, allowUnconfined, fresh, Optional.empty());
  }

  /** Checks the ranges. */
  public SandboxOptions {
    requireNonNull(limits, "limits");
    requireNonNull(packages, "packages");
    if (workers < 1) {
      throw new IllegalArgumentException("workers was " + workers + "; must be 1 or more");
    }
  }
}
