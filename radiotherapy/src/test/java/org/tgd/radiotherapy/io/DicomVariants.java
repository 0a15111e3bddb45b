package org.tgd.radiotherapy.io;

import static org.tgd.radiotherapy.io.SyntheticStudy.NX;
import static org.tgd.radiotherapy.io.SyntheticStudy.NY;
import static org.tgd.radiotherapy.io.SyntheticStudy.NZ;
import static org.tgd.radiotherapy.io.SyntheticStudy.contour;
import static org.tgd.radiotherapy.io.SyntheticStudy.z;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tgd.radiotherapy.io.DicomBuilder.Encoding;

/** Forms of a study that must be read as the same. */
final class DicomVariants {
  private DicomVariants() {}

  /** All encodings of the data set and of the pixels that are read. */
  static List<DicomVariant> encodings() {
    List<DicomVariant> variants = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      variants.add(
          new DicomVariant(
              "encoding " + encoding,
              folder -> new SyntheticStudy().write(folder, encoding),
              "",
              ImportChoices.ALL));
    }
    variants.add(encapsulated("run-length", "1.2.840.10008.1.2.5", Packed::runLength));
    variants.add(encapsulated("lossless JPEG", "1.2.840.10008.1.2.4.70", Packed::jpegLossless));
    variants.add(encapsulated("process 14", "1.2.840.10008.1.2.4.57", Packed::jpegLossless));
    return variants;
  }

  /** Packs 16-bit pixels. */
  interface Packer {
    byte[] pack(byte[] pixels, int columns);
  }

  private static DicomVariant encapsulated(String name, String syntax, Packer packer) {
    return new DicomVariant(
        name,
        folder -> {
          SyntheticStudy study = new SyntheticStudy();
          study.write(folder);
          for (int k = 0; k < NZ; k++) {
            DicomBuilder slice = study.ct.get(k);
            slice.fragments(packer.pack(slice.value(Tag.PIXELS), NX));
            Files.write(folder.resolve("ct%02d.dcm".formatted(k)), slice.file(syntax));
          }
        },
        "",
        ImportChoices.ALL);
  }

  /** Ways of storing the same numbers. */
  static List<DicomVariant> pixels() {
    return List.of(
        stored("12 of 16 bits, signed", 12, 11, true, 0, 0),
        stored("12 of 16 bits, unsigned, overlays above", 12, 11, false, -1024, 0xa000),
        stored("12 of 16 bits at the top", 12, 15, true, 0, 0x5),
        stored("13 of 16 bits in the middle", 13, 14, true, 0, 0x8001),
        stored("16 bits, signed", 16, 15, true, 0, 0),
        DicomVariant.of("slope of a half", "", study -> study.ct.forEach(DicomVariants::halved)),
        DicomVariant.of("32 bits", "", study -> study.ct.forEach(DicomVariants::widened)),
        DicomVariant.of(
            "no BitsStored and HighBit",
            "",
            study -> study.ct.forEach(s -> s.remove(Tag.BITS_STORED).remove(Tag.HIGH_BIT))),
        DicomVariant.of("dose of 16 bits", "", DicomVariants::shortDose),
        DicomVariant.of(
            "dose summed over plans", "", s -> s.dose.text(Tag.DOSE_SUMMATION, "CS", "MULTI_PLAN")),
        DicomVariant.of("enhanced CT", "", DicomVariants::enhance));
  }

  private static DicomVariant stored(
      String name, int bits, int high, boolean signed, int intercept, int garbage) {
    return DicomVariant.of(
        name,
        "",
        study -> {
          for (DicomBuilder slice : study.ct) {
            rewrite(
                slice,
                hu -> {
                  int mask = (1 << bits) - 1;
                  int shift = high + 1 - bits;
                  return (((hu - intercept) & mask) << shift) | garbage;
                });
            slice
                .number(Tag.BITS_STORED, bits)
                .number(Tag.HIGH_BIT, high)
                .number(Tag.PIXEL_REPRESENTATION, signed ? 1 : 0)
                .text(Tag.INTERCEPT, "DS", Integer.toString(intercept));
          }
        });
  }

  private static void rewrite(DicomBuilder slice, java.util.function.IntUnaryOperator stored) {
    ByteBuffer in = ByteBuffer.wrap(slice.value(Tag.PIXELS)).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.allocate(in.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putShort((short) stored.applyAsInt((in.getShort() & 0xffff) - 1024));
    }
    slice.raw(Tag.PIXELS, "OW", out.array(), 2);
  }

  private static void halved(DicomBuilder slice) {
    rewrite(slice, hu -> 2 * (hu + 1024));
    slice.text(Tag.SLOPE, "DS", "0.5");
  }

  private static void widened(DicomBuilder slice) {
    ByteBuffer in = ByteBuffer.wrap(slice.value(Tag.PIXELS)).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.allocate(2 * in.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putInt(in.getShort() & 0xffff);
    }
    slice
        .raw(Tag.PIXELS, "OW", out.array(), 4)
        .number(Tag.BITS_ALLOCATED, 32)
        .number(Tag.BITS_STORED, 32)
        .number(Tag.HIGH_BIT, 31);
  }

  private static void shortDose(SyntheticStudy study) {
    ByteBuffer in = ByteBuffer.wrap(study.dose.value(Tag.PIXELS)).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.allocate(in.remaining() / 2).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putShort((short) (in.getInt() / 2));
    }
    study
        .dose
        .raw(Tag.PIXELS, "OW", out.array(), 2)
        .number(Tag.BITS_ALLOCATED, 16)
        .number(Tag.BITS_STORED, 16)
        .number(Tag.HIGH_BIT, 15)
        .text(Tag.DOSE_SCALING, "DS", "0.002");
  }

  private static void enhance(SyntheticStudy study) {
    DicomBuilder whole = study.ct.get(0);
    ByteBuffer pixels = ByteBuffer.allocate(2 * NX * NY * NZ);
    List<DicomBuilder> frames = new ArrayList<>();
    for (int k = NZ - 1; k >= 0; k--) {
      pixels.put(study.ct.get(k).value(Tag.PIXELS));
      frames.add(
          new DicomBuilder()
              .sequence(
                  Tag.PLANE_POSITION,
                  new DicomBuilder().text(Tag.POSITION, "DS", "-47.5\\-37.5\\" + z(k))));
    }
    whole
        .text(Tag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1.2.1")
        .text(Tag.FRAMES, "IS", Integer.toString(NZ))
        .raw(Tag.PIXELS, "OW", pixels.array(), 2)
        .sequence(Tag.FRAME_GROUPS, frames.toArray(DicomBuilder[]::new))
        .sequence(Tag.SHARED_GROUPS, shared());
    for (int tag :
        new int[] {Tag.POSITION, Tag.ORIENTATION, Tag.PIXEL_SPACING, Tag.SLOPE, Tag.INTERCEPT}) {
      whole.remove(tag);
    }
    study.ct.subList(1, NZ).clear();
  }

  private static DicomBuilder shared() {
    return new DicomBuilder()
        .sequence(
            Tag.PLANE_ORIENTATION,
            new DicomBuilder().text(Tag.ORIENTATION, "DS", "1\\0\\0\\0\\1\\0"))
        .sequence(Tag.PIXEL_MEASURES, new DicomBuilder().text(Tag.PIXEL_SPACING, "DS", "5\\5"))
        .sequence(
            Tag.PIXEL_TRANSFORMATION,
            new DicomBuilder().text(Tag.INTERCEPT, "DS", "-1024").text(Tag.SLOPE, "DS", "1"));
  }

  /** Ways of lying, and of stating the levels of a dose. */
  static List<DicomVariant> orientations() {
    List<DicomVariant> variants = new ArrayList<>();
    boolean[][] flips = {{true, true}, {true, false}, {false, true}};
    for (boolean[] flip : flips) {
      String name = (flip[0] ? "columns " : "") + (flip[1] ? "rows " : "") + "turned round";
      variants.add(
          DicomVariant.of(
              "CT, " + name, "", study -> study.ct.forEach(s -> turn(s, flip[0], flip[1], 1, 2))));
      variants.add(
          DicomVariant.of("dose, " + name, "", study -> turnDose(study, flip[0], flip[1], false)));
      variants.add(
          DicomVariant.of(
              "dose with levels of the patient, " + name,
              "",
              study -> turnDose(study, flip[0], flip[1], true)));
    }
    variants.add(DicomVariant.of("dose from the head down", "", DicomVariants::downwards));
    return variants;
  }

  /** Turns columns and rows of frames round, and states so. */
  private static void turn(DicomBuilder image, boolean flipX, boolean flipY, int n, int width) {
    byte[] in = image.value(Tag.PIXELS);
    byte[] out = new byte[in.length];
    for (int v = 0; v < NX * NY * n; v++) {
      int x = v % NX;
      int y = v / NX % NY;
      int from = (flipX ? NX - 1 - x : x) + NX * ((flipY ? NY - 1 - y : y) + NY * (v / NX / NY));
      System.arraycopy(in, width * from, out, width * v, width);
    }
    String[] first =
        new String(image.value(Tag.POSITION), StandardCharsets.US_ASCII).strip().split("\\\\", -1);
    double x = flipX ? 47.5 : -47.5;
    double y = flipY ? 37.5 : -37.5;
    image
        .raw(Tag.PIXELS, "OW", out, width)
        .text(
            Tag.ORIENTATION,
            "DS",
            (flipX ? "-1" : "1") + "\\0\\0\\0\\" + (flipY ? "-1" : "1") + "\\0")
        .text(Tag.POSITION, "DS", x + "\\" + y + "\\" + first[2].strip());
  }

  private static void turnDose(SyntheticStudy study, boolean flipX, boolean flipY, boolean stated) {
    turn(study.dose, flipX, flipY, NZ, 4);
    boolean down = flipX != flipY;
    StringBuilder offsets = new StringBuilder();
    for (int k = 0; k < NZ; k++) {
      double offset = stated ? z(k) : down ? -3 * k : 3 * k;
      offsets.append(k > 0 ? "\\" : "").append(offset);
    }
    study.dose.text(Tag.FRAME_OFFSETS, "DS", offsets.toString());
  }

  private static void downwards(SyntheticStudy study) {
    byte[] in = study.dose.value(Tag.PIXELS);
    byte[] out = new byte[in.length];
    int frame = in.length / NZ;
    StringBuilder offsets = new StringBuilder();
    for (int k = 0; k < NZ; k++) {
      System.arraycopy(in, k * frame, out, (NZ - 1 - k) * frame, frame);
      offsets.append(k > 0 ? "\\" : "").append(-3 * k);
    }
    study
        .dose
        .raw(Tag.PIXELS, "OW", out, 4)
        .text(Tag.POSITION, "DS", "-47.5\\-37.5\\" + z(NZ - 1))
        .text(Tag.FRAME_OFFSETS, "DS", offsets.toString());
  }

  /** Other files beside those of the study, and other places for them. */
  static List<DicomVariant> series() {
    return List.of(
        DicomVariant.of("a localizer", "localizer, left out", DicomVariants::localizer),
        DicomVariant.of("a second series", "CT series 9.9 (2 slices) left out", s -> second(s)),
        DicomVariant.of(
                "a second series, no reference",
                "CT series 9.9 (2 slices) left out",
                study -> {
                  second(study);
                  study.structures.remove(Tag.REFERENCED_FRAMES);
                })
            .with(
                new ImportChoices(List.of(), List.of(), Optional.of(SyntheticStudy.SERIES), false)),
        DicomVariant.of(
            "a copy of a slice", "a copy", study -> study.ct.add(new SyntheticStudy().ct.get(4))),
        DicomVariant.of(
                "another patient, allowed",
                "taken together all the same",
                study -> study.structures.text(Tag.PATIENT_ID, "LO", "SYN-8"))
            .with(new ImportChoices(List.of(), List.of(), Optional.empty(), true)),
        DicomVariant.of(
            "an MR image",
            "1 files of modality MR left out",
            study -> {
              study.ct.add(SyntheticStudy.header("MR", "1.2.840.10008.5.1.4.1.1.4", "1.2.3.900"));
            }),
        new DicomVariant(
            "folders as a PACS exports them",
            folder -> {
              new SyntheticStudy().write(folder);
              try (var files = Files.list(folder)) {
                int n = 0;
                for (java.nio.file.Path file : files.sorted().toList()) {
                  java.nio.file.Path deep = folder.resolve("DICOM/S" + n % 3 + "/A" + n);
                  Files.createDirectories(deep);
                  Files.move(file, deep.resolve("I" + n++));
                }
              }
              Files.writeString(folder.resolve("README.txt"), "viewer");
            },
            "",
            ImportChoices.ALL),
        DicomVariant.of(
            "setup fields",
            "no treatment beam (SETUP), left out",
            study -> {
              List<DicomBuilder> beams = new ArrayList<>(study.plan.items(Tag.BEAMS));
              beams.add(SyntheticStudy.beam(3, 90).text(Tag.DELIVERY, "CS", "SETUP"));
              study.plan.sequence(Tag.BEAMS, beams.toArray(DicomBuilder[]::new));
            }),
        DicomVariant.of(
            "a turned collimator",
            "collimator angle of beam 1 'beam 1', 30.0 degrees, is not used",
            study ->
                study
                    .plan
                    .items(Tag.BEAMS)
                    .get(0)
                    .items(Tag.CONTROL_POINTS)
                    .get(0)
                    .text(Tag.COLLIMATOR, "DS", "30")));
  }

  private static void localizer(SyntheticStudy study) {
    study.ct.add(
        new SyntheticStudy()
            .ct
            .get(0)
            .text(Tag.SOP_INSTANCE, "UI", "1.2.3.901")
            .text(Tag.IMAGE_TYPE, "CS", "ORIGINAL\\PRIMARY\\LOCALIZER")
            .text(Tag.ORIENTATION, "DS", "1\\0\\0\\0\\0\\-1"));
  }

  static void second(SyntheticStudy study) {
    for (int k = 0; k < 2; k++) {
      study.ct.add(
          new SyntheticStudy()
              .ct
              .get(k)
              .text(Tag.SOP_INSTANCE, "UI", "1.2.3.91" + k)
              .text(Tag.SERIES, "UI", "9.9"));
    }
  }

  /** Further structures, and other ways to draw the same target. */
  static List<DicomVariant> structures() {
    return List.of(
        drawn("hole by exclusive or", "CLOSEDPLANAR_XOR", TARGET, HOLE),
        drawn("every contour twice", "CLOSED_PLANAR", TARGET, TARGET, HOLE, HOLE),
        drawn("hole first", "CLOSED_PLANAR", HOLE, TARGET),
        drawn(
            "keyhole",
            "CLOSED_PLANAR",
            new double[] {
              -14, -11, -4, -1, -4, 4, 6, 4, 6, -1, -4, -1, -14, -11, -14, 14, 16, 14, 16, -11
            }),
        drawn(
            "halves that overlap",
            "CLOSED_PLANAR",
            new double[] {-14, -11, 6, -11, 6, 14, -14, 14},
            new double[] {-7, -11, 16, -11, 16, 14, -7, 14},
            HOLE),
        DicomVariant.of(
            "a stray contour",
            "",
            study -> {
              List<DicomBuilder> all = new ArrayList<>(study.structures.items(Tag.ROI_CONTOURS));
              List<DicomBuilder> target = new ArrayList<>(all.get(0).items(Tag.CONTOURS));
              target.add(contour("CLOSED_PLANAR", z(5) + 0.4, TARGET));
              target.add(contour("CLOSED_PLANAR", z(5) + 0.4, HOLE));
              all.set(0, SyntheticStudy.contours(1, target));
              study.structures.sequence(Tag.ROI_CONTOURS, all.toArray(DicomBuilder[]::new));
            }),
        added("a marker", "no closed contour, only POINT", contour("POINT", 0, 3, 3)),
        added("an open line", "OPEN_PLANAR", contour("OPEN_PLANAR", 0, 3, 3, 9, 9, 20, 3)),
        added("one point", "only contours of 1 or 2 points", contour("CLOSED_PLANAR", 0, 3, 3)),
        added(
            "two points",
            "only contours of 1 or 2 points",
            contour("CLOSED_PLANAR", 0, 3, 3, 5, 5)),
        added(
            "outside the CT",
            "outside the grid",
            contour("CLOSED_PLANAR", 0, 900, 0, 950, 0, 950, 9)),
        added("tiny", "smaller than a voxel", contour("CLOSED_PLANAR", 0, .1, .1, .2, .1, .2, .2)),
        added(
            "tilted",
            "not in one axial plane",
            new DicomBuilder()
                .text(Tag.CONTOUR_TYPE, "CS", "CLOSED_PLANAR")
                .text(Tag.CONTOUR_POINTS, "DS", "0\\0\\0\\9\\0\\3\\9\\9\\6")),
        added("no contour", "no closed contour: PTV other"),
        DicomVariant.of(
            "another frame of reference",
            "another frame of reference",
            study -> {
              study.add(3, "PTV other", contour("CLOSED_PLANAR", 0, 0, 0, 20, 0, 20, 20));
              study.structures.items(Tag.ROIS).get(2).text(Tag.ROI_FRAME_OF_REFERENCE, "UI", "7.7");
            }));
  }

  private static final double[] TARGET = {-14, -11, 16, -11, 16, 14, -14, 14};
  private static final double[] HOLE = {-4, -1, 6, -1, 6, 4, -4, 4};

  private static DicomVariant drawn(String name, String kind, double[]... contours) {
    return DicomVariant.of(
        name,
        "",
        study -> {
          List<DicomBuilder> target = new ArrayList<>();
          for (int k = 3; k < 9; k++) {
            int level = k;
            Arrays.stream(contours).forEach(xy -> target.add(contour(kind, z(level), xy)));
          }
          study.structures.sequence(
              Tag.ROI_CONTOURS,
              SyntheticStudy.contours(1, target),
              study.structures.items(Tag.ROI_CONTOURS).get(1));
        });
  }

  private static DicomVariant added(String name, String says, DicomBuilder... contours) {
    return DicomVariant.of(
        "a structure more: " + name, says, study -> study.add(3, "PTV other", contours));
  }

  /** Names of structures in character sets; the name to be read is what the variant says. */
  static List<DicomVariant> characters() {
    return List.of(
        named("Blase links (Größe)", "ISO_IR 100", "ISO-8859-1"),
        named("Мочевой пузырь", "ISO_IR 144", "ISO-8859-5"),
        named("Κύστη", "ISO_IR 126", "ISO-8859-7"),
        named("膀胱", "ISO_IR 192", "UTF-8"),
        named("膀胱和直肠", "GB18030", "GB18030"),
        named("膀胱", "\\ISO 2022 IR 87", "ISO-2022-JP"),
        named("방광", "\\ISO 2022 IR 149", "ISO-2022-KR"),
        named("Größe", "", "UTF-8"),
        named("Größe", "", "ISO-8859-1"));
  }

  private static DicomVariant named(String name, String set, String java) {
    return DicomVariant.of(
        "%s as %s in %s".formatted(name, set, java),
        name,
        study -> {
          if (!set.isEmpty()) {
            study.structures.text(Tag.CHARACTER_SET, "CS", set);
          }
          DicomBuilder roi = study.structures.items(Tag.ROIS).get(1);
          if (java.equals("ISO-2022-KR")) {
            byte[] letters = name.getBytes(Charset.forName("EUC-KR"));
            byte[] all = new byte[4 + letters.length];
            System.arraycopy(new byte[] {0x1b, '$', ')', 'C'}, 0, all, 0, 4);
            System.arraycopy(letters, 0, all, 4, letters.length);
            roi.raw(Tag.ROI_NAME, "LO", all, 1);
          } else {
            roi.letters(java).text(Tag.ROI_NAME, "LO", name);
          }
        });
  }
}
