package org.tgd.chem.docking.vina;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.tgd.chem.docking.DockingException;
import org.tgd.chem.docking.TemporaryFolder;

/** A temporary folder in which Vina runs; however a run ends, its processes are ended. */
final class Workspace implements AutoCloseable {
  private static final long MAX_OUTPUT_BYTES = 20L << 20;
  private static final long POLL_MILLIS = 50;

  private final TemporaryFolder temporary = TemporaryFolder.create("tgd-vina-");
  private final Path folder = temporary.path();

  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + folder, e);
    }
  }

  /** A file that the program wrote; empty text if it wrote none. */
  String read(String name) {
    try {
      Path file = folder.resolve(name);
      if (Files.size(file) > MAX_OUTPUT_BYTES) {
        throw new DockingException("Vina wrote more than 20 MB of poses");
      }
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from " + folder, e);
    }
  }

  /**
   * Runs a command in this folder and returns what it printed.
   *
   * @throws DockingException if it cannot be started, fails, prints too much or takes too long
   */
  String run(List<String> command, Duration timeout) {
    Path log = folder.resolve("output.log");
    try {
      Process running =
          temporary.start(
              new ProcessBuilder(command)
                  .directory(folder.toFile())
                  .redirectErrorStream(true)
                  .redirectInput(ProcessBuilder.Redirect.from(emptyFile().toFile()))
                  .redirectOutput(log.toFile()));
      await(running, log, timeout);
      int exit = running.exitValue();
      String output = tail(log);
      if (exit != 0) {
        throw new DockingException(
            "Vina ended with code " + exit + " and printed: " + VinaProgram.shown(output));
      }
      return output;
    } catch (IOException e) {
      throw new DockingException(command.get(0) + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("docking was cancelled");
    } finally {
      temporary.endProcesses();
    }
  }

  private Path emptyFile() throws IOException {
    return Files.write(folder.resolve("input"), new byte[0]);
  }

  private static void await(Process running, Path log, Duration timeout)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (!running.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() > end) {
        throw new DockingException(
            "Vina was ended after " + timeout.toSeconds() + " seconds without a result");
      }
      if (Files.size(log) > MAX_OUTPUT_BYTES) {
        throw new DockingException("Vina was ended: it printed more than 20 MB");
      }
    }
  }

  private static String tail(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int from = Math.max(0, bytes.length - 100_000);
    return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    temporary.close();
  }
}
