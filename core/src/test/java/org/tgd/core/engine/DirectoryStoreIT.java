package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes write the same keys at once and are killed in the middle of it. */
class DirectoryStoreIT {
  private static final int KEYS = 40;
  private static final int LENGTH = 20_000;

  @TempDir Path folder;

  @Test
  void processesThatAreKilledLeaveWholeAnswersOnly() throws IOException, InterruptedException {
    var writers = new ArrayList<Process>();
    for (int i = 0; i < 4; i++) {
      writers.add(start(Character.toString('a' + i)));
    }
    var store = new DirectoryStore(folder);
    while (store.get(key(KEYS - 1)).isEmpty()) {
      assertThat(writers).allMatch(Process::isAlive);
      Thread.sleep(5);
    }
    for (Process writer : writers) {
      writer.destroyForcibly();
    }
    for (Process writer : writers) {
      writer.waitFor();
    }

    for (int i = 0; i < KEYS; i++) {
      String text = store.get(key(i)).orElseThrow().text();
      assertThat(text).hasSize(LENGTH).matches("(.)\\1*");
    }
  }

  private Process start(String letter) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    List<String> command =
        List.of(java, "-cp", classPath, Writer.class.getName(), folder.toString(), letter);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File("/dev/null"))
        .start();
  }

  private static String key(int i) {
    return "%064x".formatted(i * 7919L);
  }

  /** Writes all keys over and over until it is killed or its parent has ended. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      var store = new DirectoryStore(Path.of(args[0]));
      var answer = new Completion(args[1].repeat(LENGTH), 1, 1, false);
      // A test that dies leaves no writer behind.
      var test = ProcessHandle.current().parent().orElseThrow();
      while (test.isAlive()) {
        for (int i = 0; i < KEYS; i++) {
          store.put(key(i), answer);
        }
      }
    }
  }
}
