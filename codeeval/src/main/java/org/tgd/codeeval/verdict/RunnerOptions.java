package org.tgd.codeeval.verdict;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.tgd.codeeval.sandbox.Limits;
import org.tgd.codeeval.sandbox.PythonEnvironment;

/**
 * How a {@link Runner} runs solutions.
 *
 * @param limits what a solution may use
 * @param workers how many solutions run at once
 * @param allowUnconfined whether to go on, with resource limits only, on a machine that has no
 *     sandbox
 * @param fresh whether each run gets a sandbox of its own, instead of a fork in a warm one
 * @param environment packages for Python programs, if they have any
 * @param sameProcess whether test code in Python runs in the process of the solution, which can
 *     then read and forge what it expects; else in one of its own
 */
public record RunnerOptions(
    Limits limits,
    int workers,
    boolean allowUnconfined,
    boolean fresh,
    Optional<PythonEnvironment> environment,
    boolean sameProcess) {
  /** Default limits, one worker, a sandbox required. */
  public static final RunnerOptions DEFAULT = new RunnerOptions(Limits.DEFAULT, 1, false, false);

  /** Without packages. */
  public RunnerOptions(Limits limits, int workers, boolean allowUnconfined, boolean fresh) {
    this(limits, workers, allowUnconfined, fresh, Optional.empty(), false);
  }

  /** Checks the ranges. */
  public RunnerOptions {
    requireNonNull(limits, "limits");
    requireNonNull(environment, "environment");
    if (workers < 1) {
      throw new IllegalArgumentException("workers was " + workers + "; must be 1 or more");
    }
  }

  /** The same with other limits. */
  public RunnerOptions withLimits(Limits other) {
    return new RunnerOptions(other, workers, allowUnconfined, fresh, environment, sameProcess);
  }

  /** The same with another number of workers. */
  public RunnerOptions withWorkers(int other) {
    return new RunnerOptions(limits, other, allowUnconfined, fresh, environment, sameProcess);
  }

  /** The same with packages for Python programs. */
  public RunnerOptions withEnvironment(PythonEnvironment other) {
    return new RunnerOptions(
        limits, workers, allowUnconfined, fresh, Optional.of(other), sameProcess);
  }

  /** The same with test code in Python in the process of the solution. */
  public RunnerOptions inSameProcess() {
    return new RunnerOptions(limits, workers, allowUnconfined, fresh, environment, true);
  }
}
