package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The processes below one process, as {@code /proc} shows them. */
final class ProcessTree {
  private static final int TICK_MILLIS = 10;
  private static final int PAGE_KB = 4;
  private static final int FEW = 3;

  /**
   * What processes use.
   *
   * @param processes how many there are
   * @param cpuMillis processor time, that of ended children included
   * @param memoryKb memory held; shared pages counted once when there are many processes
   */
  record Usage(int processes, long cpuMillis, long memoryKb) {}

  private ProcessTree() {}

  /** That process and all below it. */
  static Set<Long> of(long root) {
    Set<Long> found = new LinkedHashSet<>();
    var waiting = new ArrayList<Long>(List.of(root));
    while (!waiting.isEmpty()) {
      long pid = waiting.remove(waiting.size() - 1);
      if (found.add(pid)) {
        waiting.addAll(children(pid));
      }
    }
    return found;
  }

  /** The processes below one process. */
  static Set<Long> below(long parent) {
    Set<Long> found = of(parent);
    found.remove(parent);
    return found;
  }

  private static List<Long> children(long pid) {
    var found = new ArrayList<Long>();
    try (var tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path task : tasks) {
        for (String child : read(task.resolve("children")).split(" ", -1)) {
          if (!child.isBlank()) {
            found.add(Long.parseLong(child.strip()));
          }
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return found; // it has just ended
    }
    return found;
  }

  /** What the processes use together. */
  static Usage usage(Set<Long> pids) {
    int count = 0;
    long ticks = 0;
    long memory = 0;
    for (long pid : pids) {
      Path folder = Path.of("/proc", Long.toString(pid));
      String stat = read(folder.resolve("stat"));
      int end = stat.lastIndexOf(')');
      if (end < 0) {
        continue;
      }
      String[] fields = stat.substring(end + 2).split(" ", -1);
      count++;
      for (int i = 11; i <= 14; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      long resident = Long.parseLong(fields[21]) * PAGE_KB;
      memory += pids.size() <= FEW ? resident : proportional(folder, resident);
    }
    return new Usage(count, ticks * TICK_MILLIS, memory);
  }

  private static long proportional(Path folder, long otherwise) {
    for (String line : read(folder.resolve("smaps_rollup")).split("\n", -1)) {
      if (line.startsWith("Pss:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return otherwise;
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
