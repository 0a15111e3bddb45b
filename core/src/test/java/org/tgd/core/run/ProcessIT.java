package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIT {
  @TempDir Path directory;

  private Process start(String name, int threads, int pause) throws IOException {
    Path run = Files.createDirectories(directory.resolve(name));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SmallRun.class.getName(),
            run.toString(),
            Integer.toString(threads),
            Integer.toString(pause))
        .redirectErrorStream(true)
        .start();
  }

  private static String hash(Process process) throws Exception {
    List<String> lines;
    try (BufferedReader reader = process.inputReader()) {
      lines = reader.lines().toList();
    }
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines.stream().filter(line -> line.startsWith("hash ")).findFirst().orElseThrow();
  }

  @Test
  void fourProcessesGiveTheSamePromptsByteForByte() throws Exception {
    List<Process> processes =
        List.of(start("a", 1, 0), start("b", 4, 1), start("c", 8, 0), start("d", 2, 2));
    String first = hash(processes.get(0));
    for (Process process : processes.subList(1, 4)) {
      assertThat(hash(process)).isEqualTo(first);
    }
  }

  @Test
  void aRunKilledAtEveryStepAndAtRandomMomentsResumesToTheSameJournal() throws Exception {
    String whole = hash(start("whole", 4, 0));
    for (int step = 0; step <= SmallRun.STEPS; step++) {
      String name = "step" + step;
      Process process = start(name, 4, 5);
      try (BufferedReader reader = process.inputReader()) {
        String line = reader.readLine();
        while (line != null && !line.equals("step " + step)) {
          line = reader.readLine();
        }
        process.destroyForcibly().waitFor();
      }
      assertThat(hash(start(name, 4, 0))).as("killed at step %d", step).isEqualTo(whole);
    }
    Random random = new Random(1);
    for (int kill : IntStream.range(0, 4).toArray()) {
      String name = "random" + kill;
      Process process = start(name, 4, 5);
      Thread.sleep(random.nextInt(700));
      process.destroyForcibly().waitFor();
      assertThat(hash(start(name, 4, 0))).as("random kill %d", kill).isEqualTo(whole);
    }
  }
}
