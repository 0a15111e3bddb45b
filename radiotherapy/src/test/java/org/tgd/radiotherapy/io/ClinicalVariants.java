package org.tgd.radiotherapy.io;

import static org.tgd.radiotherapy.io.SyntheticStudy.NX;
import static org.tgd.radiotherapy.io.SyntheticStudy.NY;
import static org.tgd.radiotherapy.io.SyntheticStudy.NZ;
import static org.tgd.radiotherapy.io.SyntheticStudy.contour;
import static org.tgd.radiotherapy.io.SyntheticStudy.z;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.tgd.radiotherapy.io.DicomBuilder.Encoding;

/** What clinical systems do to a study that must be read as the same all the same. */
final class ClinicalVariants {
  private static final double[] TARGET = {-14, -11, 16, -11, 16, 14, -14, 14};
  private static final double[] HOLE = {-4, -1, 6, -1, 6, 4, -4, 4};

  private ClinicalVariants() {}

  static List<DicomVariant> all() {
    return Stream.of(elements(), positions(), contours(), doses(), plans(), files())
        .flatMap(List::stream)
        .toList();
  }

  private static DicomVariant same(String name, DicomVariant.Change change) {
    return DicomVariant.of(name, "", change);
  }

  private static List<DicomBuilder> objects(SyntheticStudy study) {
    List<DicomBuilder> all = new ArrayList<>(study.ct);
    all.addAll(List.of(study.structures, study.dose, study.plan));
    return all;
  }

  /** Elements that say nothing, are empty or belong to nobody. */
  private static List<DicomVariant> elements() {
    return List.of(
        same(
            "private elements everywhere",
            study -> objects(study).forEach(ClinicalVariants::addPrivate)),
        same(
            "lengths of groups",
            study ->
                objects(study)
                    .forEach(
                        object ->
                            object
                                .raw(0x00080000, "UL", new byte[] {9, 9, 0, 0}, 4)
                                .raw(0x00200000, "UL", new byte[] {1, 0, 0, 0}, 4))),
        same(
            "optional elements that are empty",
            study -> {
              objects(study).forEach(object -> object.text(Tag.CHARACTER_SET, "CS", ""));
              study.ct.forEach(
                  s ->
                      s.text(Tag.GANTRY_TILT, "DS", "")
                          .text(Tag.SLICE_THICKNESS, "DS", "")
                          .text(Tag.RESCALE_TYPE, "LO", "")
                          .text(Tag.PATIENT_POSITION, "CS", ""));
              study
                  .structures
                  .text(Tag.PATIENT_ID, "LO", "")
                  .text(Tag.FRAME_OF_REFERENCE, "UI", "");
              study.dose.text(Tag.DOSE_TYPE, "CS", "").text(Tag.DOSE_SUMMATION, "CS", "");
              study.control(0).text(Tag.TABLE_PITCH, "FL", "").text(Tag.GANTRY + 1, "CS", "");
            }),
        same(
            "elements that display alone looks at",
            study ->
                study.ct.forEach(
                    s ->
                        s.text(0x00281050, "DS", "40\\300")
                            .text(0x00281051, "DS", "400\\1500")
                            .text(0x00280004, "CS", "MONOCHROME1"))),
        same(
            "numbers as programs write them",
            study -> {
              study.ct.forEach(
                  s -> s.text(Tag.INTERCEPT, "DS", "-1.024E+03").text(Tag.SLOPE, "DS", " +1.0 "));
              study.dose.text(Tag.DOSE_SCALING, "DS", "1.000000e-003");
            }),
        same("patient's identifier with blanks", s -> s.dose.text(Tag.PATIENT_ID, "LO", " SYN-7 ")),
        same(
            "Hounsfield units by name",
            study -> study.ct.forEach(s -> s.text(Tag.RESCALE_TYPE, "LO", "HU"))),
        same(
            "a slope for each slice",
            study -> {
              for (int k = 0; k < NZ; k += 2) {
                halveSlope(study.ct.get(k));
              }
            }),
        padded("pixels outside the field of view", 4095, 4095, false),
        padded("pixels outside the field of view, below all numbers", 0xF830, 0xF830, true),
        padded("pixels outside the field of view, a range", 3000, 4095, false));
  }

  private static void addPrivate(DicomBuilder object) {
    DicomBuilder item =
        new DicomBuilder().text(0x00091002, "LO", "own").raw(0x00091003, "UN", new byte[6], 1);
    object
        .text(0x00090010, "LO", "MAKER 1.0")
        .raw(0x00091001, "UN", "bytes of a maker".getBytes(StandardCharsets.US_ASCII), 1)
        .sequence(0x00091004, item, new DicomBuilder())
        .raw(0x32531001, "OB", new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, 1, 2}, 1);
  }

  /** Half the slope and twice the stored numbers. */
  private static void halveSlope(DicomBuilder slice) {
    ByteBuffer pixels = ByteBuffer.wrap(slice.value(Tag.PIXELS)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < pixels.capacity(); at += 2) {
      pixels.putShort(at, (short) (2 * pixels.getShort(at)));
    }
    slice.raw(Tag.PIXELS, "OW", pixels.array(), 2).text(Tag.SLOPE, "DS", "0.5");
  }

  /** Corners of slices, in air, hold the padding value. */
  private static DicomVariant padded(String name, int value, int limit, boolean signed) {
    return same(
        name,
        study ->
            study.ct.forEach(
                slice -> {
                  ByteBuffer pixels =
                      ByteBuffer.wrap(slice.value(Tag.PIXELS)).order(ByteOrder.LITTLE_ENDIAN);
                  for (int corner : new int[] {0, NX - 1, NX * (NY - 1), NX * NY - 1}) {
                    pixels.putShort(2 * corner, (short) value);
                  }
                  slice
                      .raw(Tag.PIXELS, "OW", pixels.array(), 2)
                      .number(Tag.PADDING, value)
                      .number(Tag.PADDING_LIMIT, limit)
                      .number(Tag.PIXEL_REPRESENTATION, signed ? 1 : 0);
                }));
  }

  /** Where things lie. */
  private static List<DicomVariant> positions() {
    return List.of(
        same("slices in the order of nothing", study -> Collections.swap(study.ct, 2, 9)),
        same("slices from the head down", study -> Collections.reverse(study.ct)),
        same(
            "positions with rounding",
            study -> study.ct.get(1).text(Tag.POSITION, "DS", "-47.5\\-37.5\\" + (z(1) + 0.02))),
        same(
            "positions in exponents",
            s -> s.ct.forEach(c -> c.text(Tag.PIXEL_SPACING, "DS", "5.0e+00\\0.5E1"))),
        same(
            "levels of the dose with rounding",
            study ->
                study.dose.text(
                    Tag.FRAME_OFFSETS, "DS", "0\\3.02\\6\\9\\12\\15\\18\\21\\24\\27\\30\\33")),
        same("dose with rows nearer than columns", ClinicalVariants::finerRows),
        same("dose with columns nearer than rows", ClinicalVariants::finerColumns));
  }

  private static void finerRows(SyntheticStudy study) {
    resample(study, NX, 2 * NY - 1, "2.5\\5");
  }

  private static void finerColumns(SyntheticStudy study) {
    resample(study, 2 * NX - 1, NY, "5\\2.5");
  }

  private static void resample(SyntheticStudy study, int nx, int ny, String spacing) {
    ByteBuffer pixels = ByteBuffer.allocate(4 * nx * ny * NZ).order(ByteOrder.LITTLE_ENDIAN);
    for (int v = 0; v < nx * ny * NZ; v++) {
      double x = SyntheticStudy.LEFT + 5.0 * (NX - 1) / (nx - 1) * (v % nx);
      double y = SyntheticStudy.FRONT + 5.0 * (NY - 1) / (ny - 1) * (v / nx % ny);
      pixels.putInt((int) Math.round(1000 * SyntheticStudy.gray(x, y, z(v / nx / ny))));
    }
    study
        .dose
        .raw(Tag.PIXELS, "OW", pixels.array(), 4)
        .number(Tag.ROWS, ny)
        .number(Tag.COLUMNS, nx)
        .text(Tag.PIXEL_SPACING, "DS", spacing);
  }

  /** Other ways to draw the same. */
  private static List<DicomVariant> contours() {
    return List.of(
        drawn("from the head down", z -> target(z, 0, 0, "CLOSED_PLANAR"), true),
        drawn("in small letters", z -> target(z, 0, 0, "closed_planar"), false),
        drawn("a hair off their plane", z -> target(z, 0.004, 0.006, "CLOSED_PLANAR"), false),
        drawn(
            "the other way round, closed twice",
            z ->
                List.of(
                    contour("CLOSED_PLANAR", z, -14, 14, 16, 14, 16, -11, -14, -11, -14, 14),
                    contour("CLOSED_PLANAR", z, HOLE)),
            false),
        drawn(
            "with points on straight edges",
            z ->
                List.of(
                    contour("CLOSED_PLANAR", z, -14, -11, 0, -11, 16, -11, 16, 0, 16, 14, -14, 14),
                    contour("CLOSED_PLANAR", z, HOLE)),
            false),
        drawn(
            "with their number of points",
            z ->
                target(z, 0, 0, "CLOSED_PLANAR").stream()
                    .map(c -> c.text(Tag.POINT_COUNT, "IS", "4"))
                    .toList(),
            false),
        same(
            "an item for each contour",
            study -> {
              List<DicomBuilder> items = new ArrayList<>();
              for (DicomBuilder item : study.structures.items(Tag.ROI_CONTOURS)) {
                int number = items.isEmpty() ? 1 : 2;
                item.items(Tag.CONTOURS)
                    .forEach(c -> items.add(SyntheticStudy.contours(number, List.of(c))));
              }
              study.structures.sequence(Tag.ROI_CONTOURS, items.toArray(DicomBuilder[]::new));
            }),
        same(
            "contours before names",
            study -> {
              List<DicomBuilder> items = new ArrayList<>(study.structures.items(Tag.ROI_CONTOURS));
              Collections.reverse(items);
              study.structures.sequence(Tag.ROI_CONTOURS, items.toArray(DicomBuilder[]::new));
            }),
        DicomVariant.of("a name twice", "no closed contour: PTV (7)", study -> study.add(7, "PTV")),
        DicomVariant.of(
            "a structure cut off",
            "a contour states 9 points and holds 12 numbers",
            study ->
                study.add(
                    7,
                    "Ring",
                    contour("CLOSED_PLANAR", z(4), TARGET).text(Tag.POINT_COUNT, "IS", "9"))),
        DicomVariant.of(
            "drawn on a series that is not here",
            "CT series 8.8, which is not here; the only one, 1.2.3.2, is taken",
            study ->
                study.structures.sequence(
                    Tag.REFERENCED_FRAMES,
                    new DicomBuilder()
                        .sequence(
                            Tag.REFERENCED_STUDIES,
                            new DicomBuilder()
                                .sequence(
                                    Tag.REFERENCED_SERIES,
                                    new DicomBuilder().text(Tag.SERIES, "UI", "8.8"))))));
  }

  private static List<DicomBuilder> target(double z, double off, double holeOff, String kind) {
    return List.of(contour(kind, z + off, TARGET), contour(kind, z + holeOff, HOLE));
  }

  private static DicomVariant drawn(
      String name, DoubleFunction<List<DicomBuilder>> plane, boolean down) {
    return same(
        "contours, " + name,
        study -> {
          List<DicomBuilder> target = new ArrayList<>();
          for (int k = 3; k < 9; k++) {
            target.addAll(plane.apply(z(down ? 11 - k : k)));
          }
          study.structures.sequence(
              Tag.ROI_CONTOURS,
              SyntheticStudy.contours(1, target),
              study.structures.items(Tag.ROI_CONTOURS).get(1));
        });
  }

  /** Doses beside the one, and other words for it. */
  private static List<DicomVariant> doses() {
    return List.of(
        same("summation in small letters", s -> s.dose.text(Tag.DOSE_SUMMATION, "CS", "plan")),
        new DicomVariant(
            "a dose of curves alone",
            folder -> {
              new SyntheticStudy().write(folder);
              DicomBuilder curves =
                  SyntheticStudy.header("RTDOSE", "1.2.840.10008.5.1.4.1.1.481.2", "1.2.3.399")
                      .text(Tag.DOSE_UNITS, "CS", "GY")
                      .text(Tag.DOSE_SUMMATION, "CS", "PLAN")
                      .sequence(0x30040050, new DicomBuilder());
              Files.write(folder.resolve("curves.dcm"), curves.file(Encoding.EXPLICIT));
            },
            "holds no dose grid",
            ImportChoices.ALL));
  }

  /** What a plan may say that is not planned with. */
  private static List<DicomVariant> plans() {
    return List.of(
        noted("wedges", Tag.WEDGES),
        noted("compensators", Tag.COMPENSATORS),
        noted("boli", Tag.BOLI),
        noted("blocks", Tag.BLOCKS),
        DicomVariant.of(
            "no flattening filter",
            "beam 1 'beam 1' has no flattening filter",
            study ->
                study
                    .plan
                    .items(Tag.BEAMS)
                    .get(0)
                    .sequence(
                        Tag.FLUENCE_MODES,
                        new DicomBuilder()
                            .text(Tag.FLUENCE_MODE, "CS", "NON_STANDARD")
                            .text(0x30020052, "SH", "FFF"))),
        DicomVariant.of(
            "another energy",
            "is of 10.0 MV",
            study -> study.control(0).text(Tag.ENERGY, "DS", "10")),
        DicomVariant.of(
            "no position of the patient",
            "taken as in the CT, HFS",
            study -> study.plan.remove(Tag.SETUPS)),
        same(
            "a table that is flat by number",
            study ->
                study
                    .control(0)
                    .real(Tag.TABLE_PITCH, 0)
                    .real(Tag.TABLE_ROLL, 0)
                    .real(Tag.GANTRY_PITCH, 0)),
        same(
            "isocentre said again",
            s ->
                s.plan
                    .items(Tag.BEAMS)
                    .get(0)
                    .items(Tag.CONTROL_POINTS)
                    .get(1)
                    .text(Tag.ISOCENTER, "DS", "1.0\\1.0\\0.0")));
  }

  private static DicomVariant noted(String what, int tag) {
    return DicomVariant.of(
        what,
        what + " of beam 2 'beam 2' are not used",
        study -> study.plan.items(Tag.BEAMS).get(1).text(tag, "IS", "1"));
  }

  /** Files as discs, mail and other systems leave them. */
  private static List<DicomVariant> files() {
    return List.of(
        changed("names without endings", ClinicalVariants::renamed),
        changed(
            "notes of another system beside",
            folder -> {
              Files.write(folder.resolve("._ct00.dcm"), new byte[] {0, 5, 0x16, 7});
              Files.write(folder.resolve("Thumbs.db"), new byte[200]);
            }),
        changed(
            "a table of contents",
            folder ->
                Files.write(
                    folder.resolve("DICOMDIR"),
                    new DicomBuilder().sequence(0x00041220).file(Encoding.EXPLICIT))),
        new DicomVariant(
            "an object without header and ending",
            folder -> {
              new SyntheticStudy().write(folder);
              byte[] whole = Files.readAllBytes(folder.resolve("rs.dcm"));
              int meta = 8 + 20;
              Files.write(
                  folder.resolve("RS1"), Arrays.copyOfRange(whole, 132 + meta, whole.length));
            },
            "looks like DICOM without a header",
            ImportChoices.ALL),
        DicomVariant.of(
            "a structure that leaves the CT",
            "structure 'Body1': reaches beyond the CT, where it is cut off",
            study ->
                study.add(8, "Body1", contour("CLOSED_PLANAR", z(5), -90, -90, 90, -90, 90, 90))),
        changed("zeros at the end", folder -> appended(folder, new byte[64])),
        changed("padding at the end", folder -> appended(folder, padding())),
        others("PT", "1.2.840.10008.5.1.4.1.1.128"),
        others("REG", "1.2.840.10008.5.1.4.1.1.66.1"),
        others("OT", "1.2.840.10008.5.1.4.1.1.7"),
        others("RTRECORD", "1.2.840.10008.5.1.4.1.1.481.4"));
  }

  private static DicomVariant changed(String name, DicomVariant.Writer change) {
    return new DicomVariant(
        name,
        folder -> {
          new SyntheticStudy().write(folder);
          change.into(folder);
        },
        "",
        ImportChoices.ALL);
  }

  private static DicomVariant others(String modality, String kind) {
    return DicomVariant.of(
        "an object of modality " + modality,
        "1 files of modality " + modality + " left out",
        study -> study.ct.add(SyntheticStudy.header(modality, kind, "1.2.3.950")));
  }

  private static void renamed(Path folder) throws IOException {
    int n = 0;
    for (Path file : written(folder)) {
      Files.move(file, folder.resolve("\uFEFFBild  " + n++ + " – ä"));
    }
  }

  private static List<Path> written(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void appended(Path folder, byte[] more) throws IOException {
    for (Path file : written(folder)) {
      byte[] whole = Files.readAllBytes(file);
      byte[] longer = Arrays.copyOf(whole, whole.length + more.length);
      System.arraycopy(more, 0, longer, whole.length, more.length);
      Files.write(file, longer);
    }
  }

  private static byte[] padding() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xFC, (byte) 0xFF, (byte) 0xFC, (byte) 0xFF, 'O', 'B', 0, 0});
    out.writeBytes(new byte[] {16, 0, 0, 0});
    out.writeBytes(new byte[16]);
    return out.toByteArray();
  }
}
