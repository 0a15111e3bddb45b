package org.tgd.chem.docking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A temporary folder and the program that runs in it. Closing ends the program with all it started
 * and wipes the folder; so does this process when it is told to stop.
 */
public final class TemporaryFolder implements AutoCloseable {
  private static final int WIPES = 20;

  private final Path path;
  private final Thread hook;
  private volatile Process running;

  private TemporaryFolder(Path path) {
    this.path = path;
    this.hook = new Thread(this::clear);
  }

  /**
   * A new folder; its name starts with the prefix and the number of this process.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public static TemporaryFolder create(String prefix) {
    try {
      TemporaryFolder folder =
          new TemporaryFolder(
              Files.createTempDirectory(prefix + ProcessHandle.current().pid() + "-"));
      Runtime.getRuntime().addShutdownHook(folder.hook);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder", e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Starts the folder's program; the one before, if any, is ended. */
  public Process start(ProcessBuilder builder) throws IOException {
    endProcesses();
    running = builder.start();
    return running;
  }

  /** Ends the program and all that it started. */
  public void endProcesses() {
    Process process = running;
    if (process != null) {
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.add(process.toHandle());
      process.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(TemporaryFolder::awaitEnd);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      return; // killed, but the system has not yet taken it away
    }
  }

  private void clear() {
    endProcesses();
    wipe();
  }

  @Override
  public void close() {
    clear();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // this process is stopping, and the hook does the same
    }
  }

  /** A program that is being ended may still write; what it leaves is wiped again. */
  private void wipe() {
    IOException last = null;
    for (int i = 0; i < WIPES && Files.exists(path); i++) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (UncheckedIOException e) {
        last = e.getCause();
      } catch (NoSuchFileException e) {
        return; // wiped before
      } catch (IOException e) {
        last = e;
      }
    }
    if (last != null && Files.exists(path)) {
      throw new UncheckedIOException("cannot delete " + path, last);
    }
  }
}
