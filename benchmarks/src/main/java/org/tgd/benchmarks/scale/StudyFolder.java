package org.tgd.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JsonText;

/**
 * The folder of a study: {@code runs/KEY} for each run that ended, {@code runs/.KEY.part} for one
 * that has not. One process at a time writes it.
 */
final class StudyFolder implements AutoCloseable {
  private static final String LOCK = "study.lock";

  private final Path path;
  private final FileChannel lock;

  private StudyFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens or makes the folder.
   *
   * @throws InputException if it cannot be written to, or another process does
   */
  static StudyFolder open(Path wanted) {
    Path path = wanted.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path.resolve("runs"));
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new InputException(path + " is being written by another study; wait for its end");
      }
      return new StudyFolder(path, channel);
    } catch (IOException e) {
      throw InputException.cannotWrite(path, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  Path runs() {
    return path.resolve("runs");
  }

  /** Where a run that ended lies. */
  Path run(String key) {
    return runs().resolve(key);
  }

  Path unfinished(String key) {
    return StudyRuns.unfinished(runs(), key);
  }

  /** How a run ended; empty where it has not. */
  Optional<RunEnd> end(String key) {
    Path file = run(key).resolve(RunEnd.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = JsonText.read(Files.readString(file));
      return Optional.of(RunEnd.read(node));
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(file + " is damaged; delete the folder to have it run again", e);
    }
  }

  /** Takes back a run that failed, to be taken up again. */
  void reopen(String key) {
    Path part = unfinished(key);
    Folders.delete(part);
    try {
      Files.delete(run(key).resolve(RunEnd.FILE));
      Files.move(run(key), part, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reopen " + run(key), e);
    }
  }

  /** Gives a run that ended its name, in one step. */
  void finish(String key, RunEnd end) {
    Path part = unfinished(key);
    try {
      Files.createDirectories(part);
      Files.writeString(part.resolve(RunEnd.FILE), JsonText.pretty(end.json()));
      Folders.delete(run(key)); // what has no end in it is no run
      Files.move(part, run(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + run(key), e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release " + path, e);
    }
  }
}
