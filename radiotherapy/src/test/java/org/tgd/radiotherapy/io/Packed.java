package org.tgd.radiotherapy.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Encoders of 16-bit pixels for tests. */
final class Packed {
  private Packed() {}

  /** DICOM PS3.5 annex G: high bytes, then low bytes, in runs and literals. */
  static byte[] runLength(byte[] pixels, int columns) {
    byte[] high = segment(pixels, 1);
    byte[] low = segment(pixels, 0);
    ByteBuffer out =
        ByteBuffer.allocate(64 + high.length + low.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(2).putInt(64).putInt(64 + high.length);
    out.position(64).put(high).put(low);
    return out.array();
  }

  private static byte[] segment(byte[] pixels, int part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int n = pixels.length / 2;
    int i = 0;
    while (i < n) {
      int run = 1;
      while (i + run < n && run < 128 && pixels[2 * (i + run) + part] == pixels[2 * i + part]) {
        run++;
      }
      if (run > 1) {
        out.write(1 - run);
      } else {
        out.write(0);
      }
      out.write(pixels[2 * i + part]);
      i += run;
    }
    if (out.size() % 2 == 1) {
      out.write(-128);
    }
    return out.toByteArray();
  }

  /** ITU-T T.81 annex H: each pixel less the one to its left, in one fixed Huffman code. */
  static byte[] jpegLossless(byte[] pixels, int columns) {
    int rows = pixels.length / 2 / columns;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
    marker(out, 0xc3, 16, rows >> 8, rows, columns >> 8, columns, 1, 1, 0x11, 0);
    // sixteen codes of five bits for the classes 0 to 15
    int[] table = new int[33];
    table[5] = 16;
    for (int i = 0; i < 16; i++) {
      table[17 + i] = i;
    }
    marker(out, 0xc4, table);
    marker(out, 0xda, 1, 1, 0, 1, 0, 0);
    Bits bits = new Bits(out);
    for (int i = 0; i < pixels.length / 2; i++) {
      int predicted = i == 0 ? 1 << 15 : value(pixels, i % columns == 0 ? i - columns : i - 1);
      int difference = (short) (value(pixels, i) - predicted);
      int magnitude = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
      bits.put(magnitude, 5);
      bits.put(difference < 0 ? difference - 1 : difference, magnitude);
    }
    bits.end();
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
    return out.toByteArray();
  }

  private static int value(byte[] pixels, int i) {
    return (pixels[2 * i] & 0xff) | ((pixels[2 * i + 1] & 0xff) << 8);
  }

  private static void marker(ByteArrayOutputStream out, int code, int... contents) {
    out.write(0xff);
    out.write(code);
    out.write(0);
    out.write(contents.length + 2);
    for (int each : contents) {
      out.write(each);
    }
  }

  /** Bits, highest first, with a zero byte after each 0xff. */
  private static final class Bits {
    private final ByteArrayOutputStream out;
    private int held;
    private int count;

    Bits(ByteArrayOutputStream out) {
      this.out = out;
    }

    void put(int value, int n) {
      for (int i = n - 1; i >= 0; i--) {
        held = (held << 1) | ((value >> i) & 1);
        if (++count == 8) {
          out.write(held);
          if ((held & 0xff) == 0xff) {
            out.write(0);
          }
          held = 0;
          count = 0;
        }
      }
    }

    void end() {
      while (count != 0) {
        put(1, 1);
      }
    }
  }
}
