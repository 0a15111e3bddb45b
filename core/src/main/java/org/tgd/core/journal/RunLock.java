package org.tgd.core.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tgd.core.input.InputException;

/**
 * The right to write a run directory: one process, and in it one journal. Held on a file of its own
 * that nobody reads: on POSIX systems a process loses its lock when it closes any descriptor of the
 * locked file.
 */
final class RunLock implements AutoCloseable {
  static final String FILE = "journal.lock";

  /** The directories that this process writes; the system's locks do not tell within a process. */
  private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final Path path;
  private final FileChannel channel;

  private RunLock(Path directory, Path path, FileChannel channel) {
    this.directory = directory;
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the lock of a run directory.
   *
   * @throws InputException if it is held already, by this process or another
   */
  static RunLock take(Path where) {
    try {
      Path directory = where.toRealPath();
      if (!MINE.add(directory)) {
        throw taken(where);
      }
      try {
        return locked(directory);
      } catch (IOException | RuntimeException e) {
        MINE.remove(directory);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + where, e);
    }
  }

  private static RunLock locked(Path directory) throws IOException {
    Path path = directory.resolve(FILE);
    while (true) {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Object key = key(path);
      if (channel.tryLock() == null) {
        channel.close();
        throw taken(directory);
      }
      if (key.equals(key(path))) {
        return new RunLock(directory, path, channel);
      }
      channel.close(); // its holder deleted the file in between: what was locked is gone
    }
  }

  private static Object key(Path path) throws IOException {
    try {
      Object key =
          Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
      return key == null ? path : key;
    } catch (NoSuchFileException e) {
      return new Object();
    }
  }

  private static InputException taken(Path directory) {
    return new InputException(
        directory + " is being written by another run; wait until it has ended");
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release " + path, e);
    } finally {
      MINE.remove(directory);
    }
  }
}
