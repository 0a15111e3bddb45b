package org.tgd.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of Java that writes to a file.
 *
 * @param process the process
 * @param log what it printed
 */
record Started(Process process, Path log) implements AutoCloseable {
  private static final long SECONDS = 3600;

  /** Starts Java with these words. */
  static Started java(Path log, Map<String, String> environment, List<String> words)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    all.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    return new Started(builder.start(), log);
  }

  /** Makes the folder {@code home} with Spark in it; what {@code TGD_HOME} is to name. */
  static void home(Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.createSymbolicLink(home.resolve("spark"), Path.of(System.getProperty("tgd.spark.home")));
  }

  /** Waits for its end and gives its exit code. */
  int code() throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("did not end: " + said());
    }
    return process.exitValue();
  }

  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Ends it and what it started with SIGKILL. */
  void kill() {
    List<ProcessHandle> below = process.descendants().toList();
    process.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    kill();
  }
}
