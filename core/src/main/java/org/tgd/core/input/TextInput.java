package org.tgd.core.input;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Text that a user hands in: UTF-8, with or without a byte order mark, or UTF-16 with one; plain or
 * compressed by gzip, whatever the name. What is no text is refused; single bytes that are no UTF-8
 * come through as U+FFFD.
 */
public final class TextInput {
  private static final int SEEN = 8_192;

  /** Of what is seen of a text, at most one byte in so many may be a control character. */
  private static final int ODD = 20;

  private TextInput() {}

  /**
   * Opens a file.
   *
   * @param expected what the file should hold, to complete {@code expected ...}
   * @throws InputException if it cannot be read or is no text
   */
  public static BufferedReader open(Path file, String expected) {
    try {
      InputStream in = stream(file);
      try {
        return reader(file.toString(), in, expected);
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  /** A stream over a file; pipes and devices have no place in them, which a channel asks for. */
  private static InputStream stream(Path file) throws IOException {
    boolean places = !Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file);
    return places ? Files.newInputStream(file) : new FileInputStream(file.toFile());
  }

  /**
   * Reads a stream as text.
   *
   * @param source the name of the stream for messages
   * @param in what is read; the reader takes it over
   * @param expected what it should hold, to complete {@code expected ...}
   * @throws InputException if it is no text
   */
  public static BufferedReader reader(String source, InputStream in, String expected)
      throws IOException {
    InputStream plain = expanded(source, in);
    byte[] begin = seen(plain);
    Charset charset = charset(begin);
    if (charset.equals(StandardCharsets.UTF_8)) {
      requireText(source, begin, expected);
    }
    BufferedReader reader = new BufferedReader(new InputStreamReader(plain, charset));
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }

  private static InputStream expanded(String source, InputStream in) throws IOException {
    try {
      return Gzip.expanded(in);
    } catch (ZipException | EOFException e) {
      throw new InputException(source + ": broken gzip data: " + e.getMessage(), e);
    }
  }

  /** The begin of a stream, without waiting for more than is there. */
  private static byte[] seen(InputStream in) throws IOException {
    in.mark(SEEN);
    byte[] bytes = new byte[SEEN];
    int length = Math.max(in.read(bytes), 0);
    in.reset();
    return java.util.Arrays.copyOf(bytes, length);
  }

  private static Charset charset(byte[] begin) {
    if (begin.length >= 2 && (begin[0] & 0xff) == 0xff && (begin[1] & 0xff) == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (begin.length >= 2 && (begin[0] & 0xff) == 0xfe && (begin[1] & 0xff) == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  private static void requireText(String source, byte[] begin, String expected) {
    int odd = 0;
    for (byte each : begin) {
      odd += each >= 0 && each < ' ' && "\t\n\r\f\u001a\u001b".indexOf(each) < 0 ? 1 : 0;
    }
    if (odd * ODD > begin.length) {
      throw new InputException(
          "%s is no text: %d of its first %d bytes are control characters; expected %s as UTF-8 text, plain or gzip"
              .formatted(source, odd, begin.length, expected));
    }
  }
}
