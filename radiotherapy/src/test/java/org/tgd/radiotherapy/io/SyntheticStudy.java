package org.tgd.radiotherapy.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A study for tests: a CT of 20 x 16 x 12 voxels of 5 x 5 x 3 mm without any symmetry, a target
 * with a hole and an organ, a dose that is linear in space, and a plan of two beams.
 */
final class SyntheticStudy {
  static final int NX = 20;
  static final int NY = 16;
  static final int NZ = 12;
  static final String FRAME = "1.2.3.9";
  static final String STUDY = "1.2.3.771";
  static final String SERIES = "1.2.3.2";
  static final double LEFT = -47.5;
  static final double FRONT = -37.5;
  static final double LOW = -16.5;

  final List<DicomBuilder> ct = new ArrayList<>();
  final DicomBuilder structures;
  final DicomBuilder dose;
  final DicomBuilder plan;

  SyntheticStudy() {
    for (int k = 0; k < NZ; k++) {
      ct.add(slice(k));
    }
    structures = structures();
    dose = dose();
    plan = plan();
  }

  static double x(int i) {
    return LEFT + 5 * i;
  }

  static double y(int j) {
    return FRONT + 5 * j;
  }

  static double z(int k) {
    return LOW + 3 * k;
  }

  /** Hounsfield units of a voxel. */
  static int hounsfield(int i, int j, int k) {
    double r = Math.pow((x(i) - 2) / 38, 2) + Math.pow((y(j) + 3) / 28, 2);
    return r > 1 ? -1000 : 10 * i + 3 * j + k - 100;
  }

  /** The dose of a place in Gy. */
  static double gray(double x, double y, double z) {
    return 40 + 0.3 * x + 0.2 * y + 0.5 * z;
  }

  static DicomBuilder header(String modality, String kind, String instance) {
    return new DicomBuilder()
        .text(Tag.SOP_CLASS, "UI", kind)
        .text(Tag.SOP_INSTANCE, "UI", instance)
        .text(Tag.MODALITY, "CS", modality)
        .text(Tag.PATIENT_NAME, "PN", "Synthetic^Study")
        .text(Tag.PATIENT_ID, "LO", "SYN-7")
        .text(Tag.STUDY, "UI", STUDY)
        .text(Tag.FRAME_OF_REFERENCE, "UI", FRAME);
  }

  private static DicomBuilder slice(int k) {
    ByteBuffer pixels = ByteBuffer.allocate(2 * NX * NY).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n < NX * NY; n++) {
      pixels.putShort((short) (hounsfield(n % NX, n / NX, k) + 1024));
    }
    return header("CT", "1.2.840.10008.5.1.4.1.1.2", "1.2.3.100." + (k + 1))
        .text(Tag.IMAGE_TYPE, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
        .text(Tag.SERIES, "UI", SERIES)
        .text(Tag.POSITION, "DS", LEFT + "\\" + FRONT + "\\" + z(k))
        .text(Tag.ORIENTATION, "DS", "1\\0\\0\\0\\1\\0")
        .number(Tag.SAMPLES_PER_PIXEL, 1)
        .number(Tag.ROWS, NY)
        .number(Tag.COLUMNS, NX)
        .text(Tag.PIXEL_SPACING, "DS", "5\\5")
        .number(Tag.BITS_ALLOCATED, 16)
        .number(Tag.BITS_STORED, 16)
        .number(Tag.HIGH_BIT, 15)
        .number(Tag.PIXEL_REPRESENTATION, 0)
        .text(Tag.INTERCEPT, "DS", "-1024")
        .text(Tag.SLOPE, "DS", "1")
        .raw(Tag.PIXELS, "OW", pixels.array(), 2);
  }

  private static DicomBuilder structures() {
    List<DicomBuilder> target = new ArrayList<>();
    List<DicomBuilder> organ = new ArrayList<>();
    for (int k = 3; k < 9; k++) {
      target.add(contour("CLOSED_PLANAR", z(k), -14, -11, 16, -11, 16, 14, -14, 14));
      target.add(contour("CLOSED_PLANAR", z(k), -4, -1, 6, -1, 6, 4, -4, 4));
      organ.add(contour("CLOSED_PLANAR", z(k), -34, -6, -19, -6, -19, 9, -34, 4));
    }
    return header("RTSTRUCT", "1.2.840.10008.5.1.4.1.1.481.3", "1.2.3.200")
        .text(Tag.SERIES, "UI", "1.2.3.3")
        .sequence(
            Tag.REFERENCED_FRAMES,
            new DicomBuilder()
                .text(Tag.FRAME_OF_REFERENCE, "UI", FRAME)
                .sequence(
                    Tag.REFERENCED_STUDIES,
                    new DicomBuilder()
                        .text(Tag.REFERENCED_INSTANCE, "UI", STUDY)
                        .sequence(
                            Tag.REFERENCED_SERIES,
                            new DicomBuilder().text(Tag.SERIES, "UI", SERIES))))
        .sequence(Tag.ROIS, roi(1, "PTV"), roi(2, "Cord"))
        .sequence(Tag.ROI_CONTOURS, contours(1, target), contours(2, organ));
  }

  static DicomBuilder roi(int number, String name) {
    return new DicomBuilder()
        .text(Tag.ROI_NUMBER, "IS", Integer.toString(number))
        .text(Tag.ROI_FRAME_OF_REFERENCE, "UI", FRAME)
        .text(Tag.ROI_NAME, "LO", name);
  }

  static DicomBuilder contours(int number, List<DicomBuilder> contours) {
    return new DicomBuilder()
        .sequence(Tag.CONTOURS, contours.toArray(DicomBuilder[]::new))
        .text(Tag.REFERENCED_ROI, "IS", Integer.toString(number));
  }

  /** A contour of points x, y after another. */
  static DicomBuilder contour(String kind, double z, double... xy) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < xy.length; i += 2) {
      points
          .append(i > 0 ? "\\" : "")
          .append(String.format(Locale.ROOT, "%s\\%s\\%s", xy[i], xy[i + 1], z));
    }
    return new DicomBuilder()
        .text(Tag.CONTOUR_TYPE, "CS", kind)
        .text(Tag.CONTOUR_POINTS, "DS", points.toString());
  }

  /** Adds a structure. */
  void add(int number, String name, DicomBuilder... contours) {
    List<DicomBuilder> rois = new ArrayList<>(structures.items(Tag.ROIS));
    List<DicomBuilder> drawn = new ArrayList<>(structures.items(Tag.ROI_CONTOURS));
    rois.add(roi(number, name));
    drawn.add(contours(number, List.of(contours)));
    structures.sequence(Tag.ROIS, rois.toArray(DicomBuilder[]::new));
    structures.sequence(Tag.ROI_CONTOURS, drawn.toArray(DicomBuilder[]::new));
  }

  private static DicomBuilder dose() {
    ByteBuffer pixels = ByteBuffer.allocate(4 * NX * NY * NZ).order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder offsets = new StringBuilder();
    for (int k = 0; k < NZ; k++) {
      offsets.append(k > 0 ? "\\" : "").append(3 * k);
      for (int n = 0; n < NX * NY; n++) {
        pixels.putInt((int) Math.round(1000 * gray(x(n % NX), y(n / NX), z(k))));
      }
    }
    return header("RTDOSE", "1.2.840.10008.5.1.4.1.1.481.2", "1.2.3.300")
        .text(Tag.SERIES, "UI", "1.2.3.4")
        .text(Tag.POSITION, "DS", LEFT + "\\" + FRONT + "\\" + LOW)
        .text(Tag.ORIENTATION, "DS", "1\\0\\0\\0\\1\\0")
        .number(Tag.SAMPLES_PER_PIXEL, 1)
        .text(Tag.FRAMES, "IS", Integer.toString(NZ))
        .number(Tag.ROWS, NY)
        .number(Tag.COLUMNS, NX)
        .text(Tag.PIXEL_SPACING, "DS", "5\\5")
        .number(Tag.BITS_ALLOCATED, 32)
        .number(Tag.BITS_STORED, 32)
        .number(Tag.HIGH_BIT, 31)
        .number(Tag.PIXEL_REPRESENTATION, 0)
        .text(Tag.DOSE_UNITS, "CS", "GY")
        .text(Tag.DOSE_TYPE, "CS", "PHYSICAL")
        .text(Tag.DOSE_SUMMATION, "CS", "PLAN")
        .text(Tag.FRAME_OFFSETS, "DS", offsets.toString())
        .text(Tag.DOSE_SCALING, "DS", "0.001")
        .raw(Tag.PIXELS, "OW", pixels.array(), 4);
  }

  private static DicomBuilder plan() {
    return header("RTPLAN", "1.2.840.10008.5.1.4.1.1.481.5", "1.2.3.400")
        .text(Tag.SERIES, "UI", "1.2.3.5")
        .sequence(Tag.BEAMS, beam(1, 30), beam(2, 150))
        .sequence(
            Tag.SETUPS,
            new DicomBuilder()
                .text(Tag.PATIENT_POSITION, "CS", "HFS")
                .text(Tag.SETUP_NUMBER, "IS", "1"));
  }

  static DicomBuilder beam(int number, double gantry) {
    return new DicomBuilder()
        .text(Tag.SAD, "DS", "1000")
        .text(Tag.BEAM_NUMBER, "IS", Integer.toString(number))
        .text(Tag.BEAM_NAME, "LO", "beam " + number)
        .text(Tag.RADIATION, "CS", "PHOTON")
        .text(Tag.DELIVERY, "CS", "TREATMENT")
        .sequence(
            Tag.CONTROL_POINTS,
            new DicomBuilder()
                .text(Tag.GANTRY, "DS", Double.toString(gantry))
                .text(Tag.COLLIMATOR, "DS", "0")
                .text(Tag.COUCH, "DS", "0")
                .text(Tag.ISOCENTER, "DS", "1\\1\\0"),
            new DicomBuilder())
        .text(Tag.REFERENCED_SETUP, "IS", "1");
  }

  /** The first control point of a beam. */
  DicomBuilder control(int beam) {
    return plan.items(Tag.BEAMS).get(beam).items(Tag.CONTROL_POINTS).get(0);
  }

  void write(Path folder) throws IOException {
    write(folder, DicomBuilder.Encoding.EXPLICIT);
  }

  void write(Path folder, DicomBuilder.Encoding encoding) throws IOException {
    Files.createDirectories(folder);
    for (int k = 0; k < ct.size(); k++) {
      Files.write(folder.resolve("ct%02d.dcm".formatted(k)), ct.get(k).file(encoding));
    }
    Files.write(folder.resolve("rs.dcm"), structures.file(encoding));
    Files.write(folder.resolve("rd.dcm"), dose.file(encoding));
    Files.write(folder.resolve("rp.dcm"), plan.file(encoding));
  }
}
