package org.tgd.radiotherapy.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes little-endian arrays into a gzip file. */
final class GzipOutput implements AutoCloseable {
  private static final int CHUNK = 1 << 14;

  private final OutputStream out;

  private GzipOutput(OutputStream out) {
    this.out = out;
  }

  static GzipOutput open(Path file) throws IOException {
    return new GzipOutput(
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)));
  }

  void bytes(byte[] values) throws IOException {
    out.write(values);
  }

  void shorts(short[] values) throws IOException {
    write(values.length, 2, (buffer, i) -> buffer.putShort(values[i]));
  }

  void ints(int[] values) throws IOException {
    write(values.length, 4, (buffer, i) -> buffer.putInt(values[i]));
  }

  void floats(float[] values) throws IOException {
    write(values.length, 4, (buffer, i) -> buffer.putFloat(values[i]));
  }

  private interface Put {
    void put(ByteBuffer buffer, int index);
  }

  private void write(int n, int width, Put put) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * width).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < n; i++) {
      put.put(buffer, i);
      if (!buffer.hasRemaining() || i == n - 1) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
