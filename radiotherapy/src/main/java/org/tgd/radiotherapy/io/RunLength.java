package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Unpacks frames in DICOM's run-length encoding (PS3.5 annex G): a segment per byte of a pixel. */
final class RunLength {
  private static final int HEADER = 64;

  private RunLength() {}

  /**
   * The bytes of a frame, little-endian.
   *
   * @param size bytes of the frame
   * @param width bytes of a pixel; the first segment holds the highest
   */
  static ByteBuffer unpacked(DicomObject object, ByteBuffer packed, int size, int width) {
    ByteBuffer in = packed.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < HEADER || in.getInt(0) != width) {
      throw object.wrong(Tag.PIXELS, "must be run-length encoded in %d segments".formatted(width));
    }
    byte[] out = new byte[size];
    for (int segment = 0; segment < width; segment++) {
      int from = in.getInt(4 + 4 * segment);
      int to = segment + 1 < width ? in.getInt(8 + 4 * segment) : in.limit();
      if (from < HEADER || to < from || to > in.limit()) {
        throw object.wrong(Tag.PIXELS, "has a run-length segment outside of its fragment");
      }
      if (!segment(in.slice(from, to - from), out, width - 1 - segment, width)) {
        throw object.wrong(Tag.PIXELS, "has a run-length segment that is too short");
      }
    }
    return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static boolean segment(ByteBuffer in, byte[] out, int first, int step) {
    int at = first;
    while (at < out.length && in.hasRemaining()) {
      int code = in.get();
      if (code >= 0) {
        if (in.remaining() <= code) {
          return false;
        }
        for (int k = 0; k <= code && at < out.length; k++, at += step) {
          out[at] = in.get();
        }
      } else if (code != -128) {
        if (!in.hasRemaining()) {
          return false;
        }
        byte value = in.get();
        for (int k = 0; k <= -code && at < out.length; k++, at += step) {
          out[at] = value;
        }
      }
    }
    return at >= out.length;
  }
}
