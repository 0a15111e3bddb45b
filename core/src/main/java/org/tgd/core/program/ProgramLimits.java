package org.tgd.core.program;

import java.time.Duration;

/**
 * What one call of a program may take.
 *
 * @param time wall time; above 0
 * @param outputBytes bytes on each of its streams; above 0
 */
public record ProgramLimits(Duration time, int outputBytes) {
  /** A minute and a megabyte. */
  public static final ProgramLimits DEFAULT = new ProgramLimits(Duration.ofMinutes(1), 1 << 20);

  /** Checks the ranges. */
  public ProgramLimits {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time was " + time + "; must be above 0");
    }
    if (outputBytes < 1) {
      throw new IllegalArgumentException("outputBytes was " + outputBytes + "; must be above 0");
    }
  }
}
