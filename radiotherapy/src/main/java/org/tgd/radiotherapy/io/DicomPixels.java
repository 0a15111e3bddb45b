package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The stored numbers of an image's frames: of the bits allocated, those from the high bit down are
 * the value, the rest is not (DICOM PS3.5 section 8.1.1).
 */
final class DicomPixels {
  private final DicomObject object;
  private final int frameSize;
  private final int frames;
  private final int allocated;
  private final int stored;
  private final int shift;
  private final boolean signed;
  private final long leastPadding;
  private final long mostPadding;

  private DicomPixels(DicomObject object, int frameSize, int frames) {
    this.object = object;
    this.frameSize = frameSize;
    this.frames = frames;
    allocated = object.unsigned(Tag.BITS_ALLOCATED);
    stored = object.unsigned(Tag.BITS_STORED, allocated);
    int high = object.unsigned(Tag.HIGH_BIT, stored - 1);
    shift = high + 1 - stored;
    signed = object.unsigned(Tag.PIXEL_REPRESENTATION, 0) == 1;
    check(high);
    long padding = padding(Tag.PADDING, Long.MAX_VALUE);
    long limit = padding(Tag.PADDING_LIMIT, padding);
    leastPadding = Math.min(padding, limit);
    mostPadding = Math.max(padding, limit);
  }

  /**
   * A value that marks pixels without a measurement (DICOM PS3.3 C.7.5.1.1.2); stated in 16 bits.
   */
  private long padding(int tag, long absent) {
    if (!object.has(tag)) {
      return absent;
    }
    int bits = object.unsigned(tag);
    return signed ? (short) bits : bits;
  }

  private void check(int high) {
    if (object.unsigned(Tag.SAMPLES_PER_PIXEL, 1) != 1) {
      throw object.wrong(Tag.SAMPLES_PER_PIXEL, "must be 1");
    }
    if (allocated != 8 && allocated != 16 && allocated != 32) {
      throw object.wrong(Tag.BITS_ALLOCATED, "is %d; must be 8, 16 or 32".formatted(allocated));
    }
    if (stored < 1 || stored > allocated) {
      throw object.wrong(Tag.BITS_STORED, "is %d; must be 1 to %d".formatted(stored, allocated));
    }
    if (high >= allocated || shift < 0) {
      throw object.wrong(
          Tag.HIGH_BIT, "is %d; must be %d to %d".formatted(high, stored - 1, allocated - 1));
    }
    if (object.unsigned(Tag.PIXEL_REPRESENTATION, 0) > 1) {
      throw object.wrong(Tag.PIXEL_REPRESENTATION, "must be 0 or 1");
    }
  }

  /** The pixels of an object with frames of a size. */
  static DicomPixels of(DicomObject object, int frameSize, int frames) {
    return new DicomPixels(object, frameSize, frames);
  }

  /** The numbers of one frame, times a slope plus an intercept. */
  float[] frame(int frame, double slope, double intercept) {
    float[] values = new float[frameSize];
    write(frame, slope, intercept, values, 0);
    return values;
  }

  /**
   * Writes the numbers of one frame, times a slope plus an intercept, into an array; NaN where a
   * pixel is marked as padding.
   */
  void write(int frame, double slope, double intercept, float[] values, int at) {
    ByteBuffer in = bytes(frame);
    for (int i = 0; i < frameSize; i++) {
      long raw =
          switch (allocated) {
            case 8 -> in.get();
            case 16 -> in.getShort();
            default -> in.getInt();
          };
      long value = value(raw);
      boolean padded = value >= leastPadding && value <= mostPadding;
      values[at + i] = padded ? Float.NaN : (float) (value * slope + intercept);
    }
  }

  private long value(long raw) {
    long bits = (raw >>> shift) & ((1L << stored) - 1);
    return signed && (bits >>> (stored - 1)) != 0 ? bits - (1L << stored) : bits;
  }

  private ByteBuffer bytes(int frame) {
    int width = frameSize * (allocated / 8);
    TransferSyntax.Pixels form = TransferSyntax.of(object.source(), object.syntax()).pixels();
    return switch (form) {
      case NATIVE -> stored(frame, width);
      case RUN_LENGTH -> RunLength.unpacked(object, fragment(frame), width, allocated / 8);
      case JPEG_LOSSLESS -> JpegLossless.unpacked(object, fragment(frame), frameSize, allocated);
      case UNSUPPORTED -> throw TransferSyntax.refused(object.source(), object.syntax());
    };
  }

  private ByteBuffer stored(int frame, int width) {
    ByteBuffer all = object.bytes(Tag.PIXELS);
    long needed = (long) width * frames;
    if (all.remaining() < needed || all.remaining() > needed + 1) {
      throw object.wrong(
          Tag.PIXELS,
          "has %d bytes; %d frames of %d pixels of %d bits need %d"
              .formatted(all.remaining(), frames, frameSize, allocated, needed));
    }
    ByteOrder order = all.order();
    return all.slice(frame * width, width).order(order);
  }

  /** The bytes of one encapsulated frame (DICOM PS3.5 annex A.4). */
  private ByteBuffer fragment(int frame) {
    List<ByteBuffer> pieces = object.fragments();
    if (pieces.size() == frames + 1) {
      return pieces.get(frame + 1).duplicate();
    }
    if (frames == 1 && pieces.size() > 1) {
      return joined(pieces.subList(1, pieces.size()));
    }
    return joined(byOffset(frame));
  }

  private List<ByteBuffer> byOffset(int frame) {
    List<ByteBuffer> pieces = object.fragments();
    if (pieces.isEmpty() || pieces.get(0).remaining() != 4 * frames) {
      throw object.wrong(
          Tag.PIXELS,
          "has %d fragments and no offset table for %d frames"
              .formatted(Math.max(0, pieces.size() - 1), frames));
    }
    ByteBuffer table = pieces.get(0).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long from = table.getInt(4 * frame) & 0xffffffffL;
    long to = frame + 1 < frames ? table.getInt(4 * frame + 4) & 0xffffffffL : Long.MAX_VALUE;
    List<ByteBuffer> own = new ArrayList<>();
    long offset = 0;
    for (ByteBuffer piece : pieces.subList(1, pieces.size())) {
      if (offset >= from && offset < to) {
        own.add(piece);
      }
      offset += 8 + piece.remaining();
    }
    return own;
  }

  private static ByteBuffer joined(List<ByteBuffer> pieces) {
    int size = pieces.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer all = ByteBuffer.allocate(size);
    pieces.forEach(piece -> all.put(piece.duplicate()));
    return all.flip();
  }
}
