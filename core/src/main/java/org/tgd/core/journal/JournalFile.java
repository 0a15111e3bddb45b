package org.tgd.core.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tgd.core.input.InputException;

/**
 * A file of chained JSON lines, appended to by the holder of the run's lock. Not a channel, which
 * would be closed by a write of an interrupted thread. Not thread-safe.
 */
final class JournalFile {
  private final Path path;
  private final String seed;
  private final RandomAccessFile file;
  private final List<String> bodies;
  private Chain chain;
  private long length;

  private JournalFile(Path path, String seed, RandomAccessFile file, Contents contents) {
    this.path = path;
    this.seed = seed;
    this.file = file;
    this.bodies = contents.bodies();
    this.chain = contents.chain();
    this.length = contents.length();
  }

  /**
   * What a file holds.
   *
   * @param bodies the complete lines without their hashes
   * @param heads the hash of each line
   * @param chain stands at the last line
   * @param length the bytes of the complete lines
   */
  record Contents(List<String> bodies, List<String> heads, Chain chain, long length) {}

  /** Opens or creates the file; a last line that was cut off by a kill is dropped. */
  static JournalFile open(Path path, String seed) {
    try {
      Contents contents = read(path, seed);
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      file.setLength(contents.length());
      file.seek(contents.length());
      return new JournalFile(path, seed, file, contents);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + path, e);
    }
  }

  /**
   * The complete lines of a file, which may belong to another process; none where there is no file.
   *
   * @throws InputException if a line is not JSON
   * @throws JournalException if a line does not follow the one before it
   */
  static Contents read(Path path, String seed) {
    ChainedLines lines = new ChainedLines(path, seed);
    List<String> bodies = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    lines.read(
        (line, place) -> {
          bodies.add(place.text(line));
          heads.add(lines.chain().head());
        });
    return new Contents(bodies, heads, lines.chain(), lines.length());
  }

  /** The lines that the file held when it was opened, without their hashes. */
  List<String> bodies() {
    return bodies;
  }

  /** Whether nothing is in the file. */
  boolean isEmpty() {
    return length == 0;
  }

  /** Hands the line to the system at once. */
  void append(String body) {
    byte[] bytes = (chain.bind(body) + "\n").getBytes(StandardCharsets.UTF_8);
    length += bytes.length;
    try {
      file.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  void sync() {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sync " + path, e);
    }
  }

  void clear() {
    if (length == 0) {
      return;
    }
    length = 0;
    chain = new Chain(seed);
    try {
      file.setLength(0);
      file.seek(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + path, e);
    }
  }

  void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + path, e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
