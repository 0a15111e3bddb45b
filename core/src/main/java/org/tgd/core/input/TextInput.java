package org.tgd.core.input;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Text that a user hands in: UTF-8, with or without a byte order mark, or UTF-16 or UTF-32 with
 * one; plain or compressed by gzip, whatever the name. What is no text is refused.
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
   * The whole text of a file, in which every byte must be right.
   *
   * @throws IOException if it cannot be read or is no text, which its message says then
   */
  public static String text(Path file) throws IOException {
    try (InputStream in = Gzip.expanded(stream(file))) {
      return text(in.readAllBytes());
    } catch (ZipException | EOFException e) {
      throw new IOException("broken gzip data: " + e.getMessage(), e);
    }
  }

  private static String text(byte[] bytes) throws IOException {
    requireUnpacked(bytes);
    Charset charset = Encoding.of(bytes);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    CharBuffer text =
        CharBuffer.allocate(
            (int) (bytes.length * (double) charset.newDecoder().maxCharsPerByte()) + 1);
    CoderResult end = charset.newDecoder().decode(rest, text, true);
    text.flip();
    int zero = text.toString().indexOf('\0');
    if (end.isError() || zero >= 0) {
      String right = zero >= 0 ? text.toString().substring(0, zero) : text.toString();
      long line = right.chars().filter(c -> c == '\n').count() + 1;
      String why = zero >= 0 ? "a zero byte" : "a byte that is none of " + charset;
      throw new IOException("not a text file (UTF-8): " + why + " in line " + line);
    }
    return text.length() > 0 && text.charAt(0) == '\ufeff'
        ? text.subSequence(1, text.length()).toString()
        : text.toString();
  }

  private static void requireUnpacked(byte[] begin) throws IOException {
    Optional<String> packed = Encoding.packed(begin);
    if (packed.isPresent()) {
      throw new IOException("it is " + packed.get() + ", which must be unpacked first");
    }
  }

  /**
   * The text of a stream, in which every byte must be right.
   *
   * @throws IOException if it cannot be read or is packed, which its message says then; a byte that
   *     is wrong is found when it is read
   */
  public static BufferedReader strict(InputStream in) throws IOException {
    InputStream plain = Gzip.expanded(in);
    byte[] begin = seen(plain);
    requireUnpacked(begin);
    return unmarked(new InputStreamReader(plain, Encoding.of(begin).newDecoder()));
  }

  /**
   * Reads a stream as text; single bytes that are no UTF-8 come through as U+FFFD.
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
    if (Encoding.packed(begin).isPresent()) {
      throw new InputException(
          "%s is %s, which must be unpacked first; expected %s as text, plain or gzip"
              .formatted(source, Encoding.packed(begin).get(), expected));
    }
    Charset charset = Encoding.of(begin);
    if (charset.equals(StandardCharsets.UTF_8)) {
      requireText(source, begin, expected);
    }
    return unmarked(new InputStreamReader(plain, charset));
  }

  private static BufferedReader unmarked(InputStreamReader text) throws IOException {
    BufferedReader reader = new BufferedReader(text, 1 << 16);
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
