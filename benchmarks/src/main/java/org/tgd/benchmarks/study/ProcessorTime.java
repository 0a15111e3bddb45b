package org.tgd.benchmarks.study;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time used so far, in seconds, of this process and of the programs it ran. */
public final class ProcessorTime {
  private static final Path STATUS = Path.of("/proc/self/stat");
  private static final int FIRST_FIELD = 3;
  private static final int CHILDREN_USER = 16;
  private static final int CHILDREN_SYSTEM = 17;

  /** The unit of the kernel's figures, the same on all Linux platforms. */
  private static final double TICKS_PER_SECOND = 100;

  private ProcessorTime() {}

  /** Of this process, all threads. */
  public static double own() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e9;
  }

  /** Of the programs that this process ran and that have ended; NaN except on Linux. */
  public static double ofPrograms() {
    try {
      String status = Files.readString(STATUS);
      String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      long ticks =
          Long.parseLong(fields[CHILDREN_USER - FIRST_FIELD])
              + Long.parseLong(fields[CHILDREN_SYSTEM - FIRST_FIELD]);
      return ticks / TICKS_PER_SECOND;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
