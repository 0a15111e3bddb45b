package org.tgd.radiotherapy.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds small DICOM files for tests, element by element. */
final class DicomFixture {
  static final String EXPLICIT = "1.2.840.10008.1.2.1";
  static final String IMPLICIT = "1.2.840.10008.1.2";
  private final boolean explicit;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  DicomFixture(boolean explicit) {
    this.explicit = explicit;
  }

  DicomFixture text(int tag, String form, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    return element(tag, form, Arrays.copyOf(bytes, (bytes.length + 1) / 2 * 2));
  }

  DicomFixture number(int tag, int value) {
    return element(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
  }

  DicomFixture element(int tag, String form, byte[] value) {
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) (tag >>> 16)).putShort((short) tag);
    if (!explicit) {
      head.putInt(value.length);
    } else if (form.equals("SQ") || form.startsWith("O")) {
      head.put(form.getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putInt(value.length);
    } else {
      head.put(form.getBytes(StandardCharsets.US_ASCII)).putShort((short) value.length);
    }
    out.write(head.array(), 0, head.position());
    out.writeBytes(value);
    return this;
  }

  DicomFixture sequence(int tag, DicomFixture... items) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (DicomFixture item : items) {
      ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      head.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(item.out.size());
      all.write(head.array(), 0, 8);
      all.writeBytes(item.out.toByteArray());
    }
    return element(tag, "SQ", all.toByteArray());
  }

  byte[] file(String syntax) {
    DicomFixture meta = new DicomFixture(true).text(0x00020010, "UI", syntax);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[128]);
    file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(meta.out.toByteArray());
    file.writeBytes(out.toByteArray());
    return file.toByteArray();
  }

  /** A CT slice of 8 x 6 voxels of 10 mm: water, but air in the outermost ring. */
  static byte[] slice(boolean explicit, double z, String series) {
    ByteBuffer pixels = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 48; i++) {
      boolean ring = i % 8 == 0 || i % 8 == 7 || i < 8 || i >= 40;
      pixels.putShort((short) (ring ? 24 : 1024));
    }
    return new DicomFixture(explicit)
        .text(Tag.MODALITY, "CS", "CT")
        .text(Tag.SERIES, "UI", series)
        .text(Tag.POSITION, "DS", "-35\\-25\\" + z)
        .text(Tag.ORIENTATION, "DS", "1\\0\\0\\0\\1\\0")
        .number(Tag.SAMPLES_PER_PIXEL, 1)
        .number(Tag.ROWS, 6)
        .number(Tag.COLUMNS, 8)
        .text(Tag.PIXEL_SPACING, "DS", "10\\10")
        .number(Tag.BITS_ALLOCATED, 16)
        .number(Tag.PIXEL_REPRESENTATION, 0)
        .text(Tag.INTERCEPT, "DS", "-1024")
        .text(Tag.SLOPE, "DS", "1")
        .element(Tag.PIXELS, "OW", pixels.array())
        .file(explicit ? EXPLICIT : IMPLICIT);
  }

  /** A square target with a square hole on planes from low to high in steps of 5 mm. */
  static byte[] structures(boolean explicit, double low, double high) {
    DicomFixture[] contours = new DicomFixture[2 * (int) ((high - low) / 5 + 1)];
    for (int i = 0; i < contours.length; i++) {
      double z = low + i / 2 * 5;
      double half = i % 2 == 0 ? 16 : 6;
      contours[i] =
          new DicomFixture(explicit)
              .text(Tag.CONTOUR_TYPE, "CS", "CLOSED_PLANAR")
              .text(Tag.CONTOUR_POINTS, "DS", square(half, z));
    }
    return new DicomFixture(explicit)
        .text(Tag.MODALITY, "CS", "RTSTRUCT")
        .sequence(
            Tag.ROIS,
            new DicomFixture(explicit)
                .text(Tag.ROI_NUMBER, "IS", "7")
                .text(Tag.ROI_NAME, "LO", "PTV 70"))
        .sequence(
            Tag.ROI_CONTOURS,
            new DicomFixture(explicit)
                .sequence(Tag.CONTOURS, contours)
                .text(Tag.REFERENCED_ROI, "IS", "7"))
        .file(explicit ? EXPLICIT : IMPLICIT);
  }

  private static String square(double half, double z) {
    StringBuilder text = new StringBuilder();
    for (int corner = 0; corner < 4; corner++) {
      double x = corner == 0 || corner == 3 ? -half : half;
      double y = corner < 2 ? -half : half;
      text.append(corner > 0 ? "\\" : "").append(x).append("\\").append(y).append("\\").append(z);
    }
    return text.toString();
  }
}
