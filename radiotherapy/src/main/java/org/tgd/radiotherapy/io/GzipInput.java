package org.tgd.radiotherapy.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tgd.core.input.InputException;

/** Reads little-endian arrays of known length from a gzip file, and nothing but them. */
final class GzipInput implements AutoCloseable {
  /** Deflate packs a byte into no less than a 1032th; a longer array cannot come from the file. */
  private static final long MAX_RATIO = 1032;

  private final Path file;
  private final long compressedBytes;
  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];

  private GzipInput(Path file, long compressedBytes, InputStream in) {
    this.file = file;
    this.compressedBytes = compressedBytes;
    this.in = in;
  }

  static GzipInput open(Path file) {
    try {
      return new GzipInput(
          file, Files.size(file), new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": no such file", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  int[] ints(long n, String what) {
    int[] values = new int[checked(n, 4, what)];
    fill(
        4L * n,
        what,
        (buffer, at) -> buffer.asIntBuffer().get(values, at / 4, buffer.remaining() / 4));
    return values;
  }

  float[] floats(long n, String what) {
    float[] values = new float[checked(n, 4, what)];
    fill(
        4L * n,
        what,
        (buffer, at) -> buffer.asFloatBuffer().get(values, at / 4, buffer.remaining() / 4));
    return values;
  }

  double[] doubles(long n, String what) {
    double[] values = new double[checked(n, 8, what)];
    fill(
        8L * n,
        what,
        (buffer, at) -> buffer.asDoubleBuffer().get(values, at / 8, buffer.remaining() / 8));
    return values;
  }

  short[] shorts(long n, String what) {
    short[] values = new short[checked(n, 2, what)];
    fill(
        2L * n,
        what,
        (buffer, at) -> buffer.asShortBuffer().get(values, at / 2, buffer.remaining() / 2));
    return values;
  }

  byte[] bytes(long n, String what) {
    byte[] values = new byte[checked(n, 1, what)];
    fill(n, what, (buffer, at) -> buffer.get(values, at, buffer.remaining()));
    return values;
  }

  /** Checks that the file holds nothing more. */
  void end() {
    try {
      if (in.read() >= 0) {
        throw new InputException(file + ": longer than its description says");
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private int checked(long n, int width, String what) {
    if (n < 0 || n * width > compressedBytes * MAX_RATIO || n > Integer.MAX_VALUE - 8) {
      throw new InputException(
          "%s: %s should be %d values of %d bytes, but the file has only %d bytes compressed"
              .formatted(file, what, n, width, compressedBytes));
    }
    return (int) n;
  }

  private interface Sink {
    void accept(ByteBuffer buffer, int at);
  }

  private void fill(long bytes, String what, Sink sink) {
    try {
      long done = 0;
      while (done < bytes) {
        int wanted = (int) Math.min(chunk.length, bytes - done);
        int got = in.readNBytes(chunk, 0, wanted);
        if (got < wanted) {
          throw new InputException(
              "%s: ends after %d of the %d bytes of %s; the file is truncated"
                  .formatted(file, done + got, bytes, what));
        }
        sink.accept(ByteBuffer.wrap(chunk, 0, got).order(ByteOrder.LITTLE_ENDIAN), (int) done);
        done += got;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputException unreadable(Path file, IOException e) {
    String why =
        e instanceof EOFException
            ? "the file is truncated"
            : e instanceof ZipException
                ? "not a sound gzip file (" + e.getMessage() + ")"
                : "cannot be read (" + e.getMessage() + ")";
    return new InputException(file + ": " + why, e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
