package org.tgd.core.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.tgd.core.input.InputException;

/**
 * Reads the chained JSON lines of a file, which another process may be writing, one after the
 * other; called again it goes on with those that came since. Holds one line at a time. Not
 * thread-safe.
 */
final class ChainedLines {
  private static final int BLOCK = 1 << 16;

  private final Path path;
  private final Chain chain;
  private byte[] line = new byte[BLOCK];
  private int filled;
  private long length;
  private int count;

  ChainedLines(Path path, String seed) {
    this.path = path;
    this.chain = new Chain(seed);
  }

  /** Is told of each line. */
  interface Taker {
    /**
     * Takes the next line.
     *
     * @param line it stands at the beginning of these bytes, which are used again for the next
     * @param place where it stands in the file
     */
    void take(byte[] line, Place place);
  }

  /**
   * Where a line stands.
   *
   * @param before the hash of the line before it, or of the seed
   * @param offset where it begins, in bytes
   * @param length its bytes without its end
   * @param body the bytes of its text without its hash and without the brace that closes it
   * @param kind what it says to be; empty where it does not
   */
  record Place(String before, long offset, int length, int body, String kind) {
    /** The line's text without its hash. */
    String text(byte[] line) {
      byte[] text = Arrays.copyOf(line, body + 1);
      text[body] = '}';
      return new String(text, UTF_8);
    }
  }

  /**
   * Reads the complete lines that were not read yet; none where there is no file.
   *
   * @throws InputException if a line is not JSON
   * @throws JournalException if a line does not follow the one before it
   */
  void read(Taker taker) {
    filled = 0;
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(length);
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        split(block, read, taker);
      }
    } catch (NoSuchFileException e) {
      // no lines yet
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private void split(byte[] block, int read, Taker taker) {
    int begin = 0;
    for (int i = 0; i < read; i++) {
      if (block[i] == '\n') {
        keep(block, begin, i);
        give(taker);
        begin = i + 1;
      }
    }
    keep(block, begin, read);
  }

  private void keep(byte[] block, int begin, int end) {
    int more = end - begin;
    if (filled + more > line.length) {
      line = Arrays.copyOf(line, Math.max(filled + more, line.length + line.length / 2));
    }
    System.arraycopy(block, begin, line, filled, more);
    filled += more;
  }

  private void give(Taker taker) {
    String where = path + " line " + (count + 1);
    String kind = kind(where);
    String before = chain.head();
    int body = chain.follow(line, filled, where);
    taker.take(line, new Place(before, length, filled, body, kind));
    length += filled + 1L;
    count++;
    filled = 0;
  }

  private String kind(String where) {
    try {
      return JsonText.text(line, filled, "kind").orElse("");
    } catch (JsonProcessingException e) {
      throw new InputException(where + ": is not JSON; the file was damaged", e);
    } catch (IllegalArgumentException e) {
      throw new InputException(where + ": is no JSON object; the file was damaged", e);
    }
  }

  /** Stands at the last line. */
  Chain chain() {
    return chain;
  }

  /** The bytes of the lines that were read. */
  long length() {
    return length;
  }

  /** How many lines were read. */
  int count() {
    return count;
  }
}
