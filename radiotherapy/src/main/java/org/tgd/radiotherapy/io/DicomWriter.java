package org.tgd.radiotherapy.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Grid;

/**
 * Writes doses as RTDOSE and beams as RTPLAN, explicit VR little endian. Identifiers follow from
 * the contents, so the same dose gives the same file. The plan states beams by angles and
 * isocentre; the bixels' weights are private elements of group 3009 (creator {@code TGD}): x, z and
 * weight of each bixel as 64-bit numbers, since DICOM has no place for a fluence without leaf
 * positions.
 */
public final class DicomWriter {
  private static final String RT_DOSE = "1.2.840.10008.5.1.4.1.1.481.2";
  private static final String RT_PLAN = "1.2.840.10008.5.1.4.1.1.481.5";
  private static final String EXPLICIT = "1.2.840.10008.1.2.1";
  private static final double STEPS = 4_000_000_000.0;
  private static final int PRIVATE_CREATOR = 0x30090010;
  static final int PRIVATE_BIXELS = 0x30091001;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private DicomWriter() {}

  /**
   * Writes a dose in Gy per voxel of a grid; the error by rounding is below 2e-10 of the maximum.
   */
  public static void dose(Grid grid, float[] doseGy, Path file) {
    if (doseGy.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "%d doses for %d voxels".formatted(doseGy.length, grid.voxels()));
    }
    float max = 0;
    for (float value : doseGy) {
      max = Math.max(max, value);
    }
    double scale = max > 0 ? max / STEPS : 1;
    ByteBuffer pixels = ByteBuffer.allocate(4 * doseGy.length).order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder offsets = new StringBuilder();
    for (float value : doseGy) {
      pixels.putInt((int) Math.round(Math.max(0, value) / scale));
    }
    for (int k = 0; k < grid.nz(); k++) {
      offsets.append(k > 0 ? "\\" : "").append(decimal(k * grid.spacing().z()));
    }
    String identifier = identifier(pixels.array());
    DicomWriter writer = new DicomWriter();
    writer.header(RT_DOSE, identifier, "RTDOSE");
    writer.text(0x00180050, "DS", decimal(grid.spacing().z()));
    writer.study(identifier);
    writer.text(
        Tag.POSITION,
        "DS",
        decimal(grid.origin().x())
            + "\\"
            + decimal(grid.origin().y())
            + "\\"
            + decimal(grid.origin().z()));
    writer.text(Tag.ORIENTATION, "DS", "1\\0\\0\\0\\1\\0");
    writer.text(Tag.FRAME_OF_REFERENCE, "UI", identifier + ".3");
    writer.number(Tag.SAMPLES_PER_PIXEL, 1);
    writer.text(0x00280004, "CS", "MONOCHROME2");
    writer.text(Tag.FRAMES, "IS", Integer.toString(grid.nz()));
    writer.element(0x00280009, "AT", new byte[] {0x04, 0x30, 0x0C, 0x00});
    writer.number(Tag.ROWS, grid.ny());
    writer.number(Tag.COLUMNS, grid.nx());
    writer.text(
        Tag.PIXEL_SPACING, "DS", decimal(grid.spacing().y()) + "\\" + decimal(grid.spacing().x()));
    writer.number(Tag.BITS_ALLOCATED, 32);
    writer.number(0x00280101, 32);
    writer.number(0x00280102, 31);
    writer.number(Tag.PIXEL_REPRESENTATION, 0);
    writer.text(Tag.DOSE_UNITS, "CS", "GY");
    writer.text(0x30040004, "CS", "PHYSICAL");
    writer.text(0x3004000A, "CS", "PLAN");
    writer.text(Tag.FRAME_OFFSETS, "DS", offsets.toString());
    writer.text(Tag.DOSE_SCALING, "DS", decimal(scale));
    writer.element(Tag.PIXELS, "OW", pixels.array());
    writer.save(RT_DOSE, identifier, file);
  }

  /**
   * Writes beams with the weights of their bixels.
   *
   * @param weights the weight of every bixel, beam after beam
   */
  public static void plan(List<Beam> beams, double[] weights, Path file) {
    DicomWriter sequence = new DicomWriter();
    int first = 0;
    for (int b = 0; b < beams.size(); b++) {
      Beam beam = beams.get(b);
      int n = beam.bixels().size();
      if (first + n > weights.length) {
        throw new IllegalArgumentException(weights.length + " weights are too few");
      }
      sequence.item(beam(beam, b + 1, weights, first));
      first += n;
    }
    String identifier = identifier(sequence.out.toByteArray());
    DicomWriter writer = new DicomWriter();
    writer.header(RT_PLAN, identifier, "RTPLAN");
    writer.study(identifier);
    writer.text(Tag.FRAME_OF_REFERENCE, "UI", identifier + ".3");
    writer.text(0x300A0002, "SH", "TGD");
    writer.text(0x300A000C, "CS", "PATIENT");
    writer.element(Tag.BEAMS, "SQ", sequence.out.toByteArray());
    writer.save(RT_PLAN, identifier, file);
  }

  private static byte[] beam(Beam beam, int number, double[] weights, int first) {
    ByteBuffer bixels =
        ByteBuffer.allocate(24 * beam.bixels().size()).order(ByteOrder.LITTLE_ENDIAN);
    double sum = 0;
    for (int j = 0; j < beam.bixels().size(); j++) {
      bixels.putDouble(beam.bixels().get(j).xMm());
      bixels.putDouble(beam.bixels().get(j).zMm());
      bixels.putDouble(weights[first + j]);
      sum += weights[first + j];
    }
    DicomWriter control = new DicomWriter();
    control.text(0x300A0112, "IS", "0");
    control.text(Tag.GANTRY, "DS", decimal(beam.gantryDeg()));
    control.text(Tag.COUCH, "DS", decimal(beam.couchDeg()));
    control.text(
        Tag.ISOCENTER,
        "DS",
        decimal(beam.isocenter().x())
            + "\\"
            + decimal(beam.isocenter().y())
            + "\\"
            + decimal(beam.isocenter().z()));
    DicomWriter controls = new DicomWriter();
    controls.item(control.out.toByteArray());
    DicomWriter writer = new DicomWriter();
    writer.text(PRIVATE_CREATOR, "LO", "TGD");
    writer.element(PRIVATE_BIXELS, "OB", bixels.array());
    writer.text(Tag.SAD, "DS", decimal(beam.sadMm()));
    writer.text(0x300A00C0, "IS", Integer.toString(number));
    writer.text(0x300A00C2, "LO", String.format(Locale.ROOT, "gantry %.0f", beam.gantryDeg()));
    writer.text(0x300A00C4, "CS", "STATIC");
    writer.text(0x300A00C6, "CS", "PHOTON");
    writer.text(0x300A010E, "DS", decimal(sum));
    writer.text(0x300A0110, "IS", "1");
    writer.element(Tag.CONTROL_POINTS, "SQ", controls.out.toByteArray());
    return writer.out.toByteArray();
  }

  private void header(String kind, String identifier, String modality) {
    text(Tag.SOP_CLASS, "UI", kind);
    text(Tag.SOP_INSTANCE, "UI", identifier);
    text(0x00080020, "DA", "");
    text(0x00080030, "TM", "");
    text(Tag.MODALITY, "CS", modality);
    text(0x00080070, "LO", "TGD");
    text(0x00100010, "PN", "");
    text(0x00100020, "LO", "");
  }

  private void study(String identifier) {
    text(0x0020000D, "UI", identifier + ".1");
    text(Tag.SERIES, "UI", identifier + ".2");
  }

  /** An identifier under the root of UUIDs (ITU-T X.667). */
  private static String identifier(byte[] contents) {
    UUID uuid = UUID.nameUUIDFromBytes(contents);
    String hex = uuid.toString().replace("-", "");
    return "2.25." + new BigInteger(hex, 16);
  }

  private static String decimal(double value) {
    String plain = Double.toString(value);
    return plain.length() <= 16 ? plain : String.format(Locale.ROOT, "%.9e", value);
  }

  private void text(int tag, String form, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (bytes.length % 2 == 1) {
      byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
      padded[bytes.length] = (byte) (form.equals("UI") ? 0 : ' ');
      bytes = padded;
    }
    element(tag, form, bytes);
  }

  private void number(int tag, int value) {
    element(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
  }

  private void element(int tag, String form, byte[] value) {
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) (tag >>> 16)).putShort((short) tag);
    head.put(form.getBytes(StandardCharsets.US_ASCII));
    if (form.equals("OW") || form.equals("OB") || form.equals("SQ")) {
      head.putShort((short) 0).putInt(value.length);
    } else {
      if (value.length > 0xfffe) {
        throw new IllegalArgumentException("a value of " + value.length + " bytes is too long");
      }
      head.putShort((short) value.length);
    }
    out.write(head.array(), 0, head.position());
    out.write(value, 0, value.length);
  }

  private void item(byte[] contents) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(contents.length);
    out.write(head.array(), 0, 8);
    out.write(contents, 0, contents.length);
  }

  private void save(String kind, String identifier, Path file) {
    DicomWriter meta = new DicomWriter();
    byte[] data = out.toByteArray();
    meta.element(0x00020001, "OB", new byte[] {0, 1});
    meta.text(0x00020002, "UI", kind);
    meta.text(0x00020003, "UI", identifier);
    meta.text(0x00020010, "UI", EXPLICIT);
    meta.text(0x00020012, "UI", "2.25.84724136925631");
    DicomWriter whole = new DicomWriter();
    whole.out.writeBytes(new byte[128]);
    whole.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    whole.element(0x00020000, "UL", length.putInt(meta.out.size()).array());
    whole.out.writeBytes(meta.out.toByteArray());
    whole.out.writeBytes(data);
    try {
      Files.write(file, whole.out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
