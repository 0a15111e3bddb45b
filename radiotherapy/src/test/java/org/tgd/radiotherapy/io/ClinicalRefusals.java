package org.tgd.radiotherapy.io;

import static org.tgd.radiotherapy.io.SyntheticStudy.z;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tgd.radiotherapy.io.DicomBuilder.Encoding;

/** What clinical systems do to a study that cannot be right, with what the refusal must say. */
final class ClinicalRefusals {
  private ClinicalRefusals() {}

  /** What cannot be planned on. */
  static List<DicomVariant> planning() {
    return List.of(
        image("electron densities", Tag.RESCALE_TYPE, "LO", "ED", "(0028,1054) is ED; must be HU"),
        image("optical densities", Tag.RESCALE_TYPE, "LO", "OD", "(0028,1054) is OD"),
        image("slope of 0", Tag.SLOPE, "DS", "0", "(0028,1053) is 0"),
        image("two slopes", Tag.SLOPE, "DS", "1\\1", "has 2 numbers"),
        image("lying on the side", Tag.ORIENTATION, "DS", "0\\1\\0\\-1\\0\\0", "turned within"),
        image("coronal", Tag.ORIENTATION, "DS", "1\\0\\0\\0\\0\\-1", "tilted by 90.0"),
        image("no spacing", Tag.PIXEL_SPACING, "DS", "", "(0028,0030) is missing"),
        image("spacing of 0", Tag.PIXEL_SPACING, "DS", "0\\0", "(0028,0030) must be from 0.01"),
        image("one number as spacing", Tag.PIXEL_SPACING, "DS", "5", "has 1 numbers"),
        image("no position", Tag.POSITION, "DS", "", "(0020,0032) is missing"),
        image("a position that is no number", Tag.POSITION, "DS", "1\\x\\3", "holds 'x'"),
        image("a position that is not finite", Tag.POSITION, "DS", "1\\NaN\\3", "must be finite"),
        image("numbers with a comma", Tag.INTERCEPT, "DS", "-1024,0", "holds '-1024,0'"),
        image("frames in a plain CT", Tag.FRAMES, "IS", "2", "not enhanced"),
        refused("no pixels", "(7FE0,0010)", study -> study.ct.get(4).remove(Tag.PIXELS)),
        refused(
            "half of the pixels",
            "(7FE0,0010) has 320 bytes",
            study ->
                study
                    .ct
                    .get(4)
                    .raw(
                        Tag.PIXELS,
                        "OW",
                        Arrays.copyOf(study.ct.get(4).value(Tag.PIXELS), 320),
                        2)),
        refused(
            "slices that drift",
            "evenly spaced",
            study -> {
              for (int k = 0; k < study.ct.size(); k++) {
                double off = 0.027 * Math.min(k, 11 - k);
                study.ct.get(k).text(Tag.POSITION, "DS", "-47.5\\-37.5\\" + (z(k) + off));
              }
            }),
        refused(
            "slices nearer in one half",
            "evenly spaced",
            study -> {
              for (int k = 6; k < study.ct.size(); k++) {
                study.ct.get(k).text(Tag.POSITION, "DS", "-47.5\\-37.5\\" + (z(5) + 2 * (k - 5)));
              }
            }),
        refused(
            "a slice of another size",
            "another size",
            study -> study.ct.get(3).text(Tag.PIXEL_SPACING, "DS", "4\\4")),
        refused(
            "one number for two structures",
            "(3006,0022) is 1 of 'PTV' and of 'Rectum'",
            study ->
                study.add(
                    1, "Rectum", SyntheticStudy.contour("CLOSED_PLANAR", z(4), 0, 0, 9, 0, 9, 9))),
        refused(
            "contours of nobody",
            "refers to a structure that is not named",
            study ->
                study.structures.sequence(
                    Tag.ROI_CONTOURS,
                    SyntheticStudy.contours(
                        9, List.of(SyntheticStudy.contour("CLOSED_PLANAR", 0, 0, 0, 9, 0, 9, 9))))),
        refused(
            "a target that was cut off",
            "a contour states 5 points and holds 12 numbers",
            study ->
                study
                    .structures
                    .items(Tag.ROI_CONTOURS)
                    .get(0)
                    .items(Tag.CONTOURS)
                    .get(2)
                    .text(Tag.POINT_COUNT, "IS", "5")),
        refused(
            "a structure without a number",
            "(3006,0022) is missing",
            study -> study.structures.items(Tag.ROIS).get(0).remove(Tag.ROI_NUMBER)),
        refused(
            "an isocentre that moves",
            "the table moves",
            study ->
                study
                    .plan
                    .items(Tag.BEAMS)
                    .get(0)
                    .items(Tag.CONTROL_POINTS)
                    .get(1)
                    .text(Tag.ISOCENTER, "DS", "1\\1\\5")),
        refused("no gantry angle", "(300A,011E) is missing", s -> s.control(0).remove(Tag.GANTRY)),
        refused(
            "no control point",
            "it has no direction",
            study -> study.plan.items(Tag.BEAMS).get(0).remove(Tag.CONTROL_POINTS)),
        refused(
            "a source at the isocentre",
            "(300A,00B4) is 0.0 mm",
            study -> study.plan.items(Tag.BEAMS).get(0).text(Tag.SAD, "DS", "0")),
        refused(
            "sitting",
            "is SITTING",
            s -> s.plan.items(Tag.SETUPS).get(0).text(Tag.PATIENT_POSITION, "CS", "SITTING")),
        file(
            "two plans",
            "more than one RTPLAN",
            folder ->
                Files.write(
                    folder.resolve("rp2.dcm"),
                    new SyntheticStudy()
                        .plan
                        .text(Tag.SOP_INSTANCE, "UI", "1.2.3.401")
                        .file(Encoding.EXPLICIT))),
        file(
            "two sets of structures",
            "a second RTSTRUCT",
            folder ->
                Files.write(
                    folder.resolve("rs2.dcm"),
                    new SyntheticStudy()
                        .structures
                        .text(Tag.SOP_INSTANCE, "UI", "1.2.3.201")
                        .file(Encoding.EXPLICIT))),
        file(
            "no structures", "holds no RTSTRUCT", folder -> Files.delete(folder.resolve("rs.dcm"))),
        file(
            "no header",
            "bytes 128 to 131 must be 'DICM'",
            folder -> {
              byte[] whole = Files.readAllBytes(folder.resolve("rs.dcm"));
              Files.write(folder.resolve("rs.dcm"), Arrays.copyOfRange(whole, 132, whole.length));
            }),
        file(
            "an empty file",
            "must be 'DICM'",
            f -> Files.write(f.resolve("ct03.dcm"), new byte[0])),
        file("a file that was cut off", "truncated", ClinicalRefusals::cut),
        file(
            "no transfer syntax",
            "(0002,0010) is missing",
            folder -> {
              byte[] start = new byte[132];
              System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, start, 128, 4);
              Files.write(folder.resolve("ct03.dcm"), start);
            }));
  }

  private static void cut(Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("ct03.dcm"));
    Files.write(folder.resolve("ct03.dcm"), Arrays.copyOf(whole, whole.length - 100));
  }

  /** Doses that statistics cannot be of. */
  static List<DicomVariant> statistics() {
    return List.of(
        dose("a scaling below 0", Tag.DOSE_SCALING, "-0.001", "must be positive"),
        dose("no scaling at all", Tag.DOSE_SCALING, "", "(3004,000E) is missing"),
        dose("a scaling that is no number", Tag.DOSE_SCALING, "inf", "(3004,000E)"),
        dose("centigray", Tag.DOSE_UNITS, "CGY", "is CGY; must be GY"),
        dose("too few levels", Tag.FRAME_OFFSETS, "0\\3\\6", "has 3 numbers; must have 12"),
        dose("no levels", Tag.FRAME_OFFSETS, "", "(3004,000C) is missing"),
        dose("no frames", Tag.FRAMES, "0", "must be 1 to"),
        dose("half a frame", Tag.FRAMES, "2.5", "must be 1 to"),
        dose(
            "levels that turn round",
            Tag.FRAME_OFFSETS,
            "0\\3\\6\\9\\12\\15\\12\\9\\6\\3\\0\\-3",
            "evenly"),
        dose("a tilted dose", Tag.ORIENTATION, "1\\0\\0\\0\\0.9397\\-0.342", "tilted by 20.0"),
        dose("rows of another number", Tag.PIXEL_SPACING, "5", "has 1 numbers"),
        refused(
            "64 bits",
            "(0028,0100) is 64",
            study -> study.dose.number(Tag.BITS_ALLOCATED, 64).number(Tag.BITS_STORED, 64)),
        refused(
            "half of the frames",
            "(7FE0,0010) has",
            study ->
                study.dose.raw(
                    Tag.PIXELS, "OW", Arrays.copyOf(study.dose.value(Tag.PIXELS), 4 * 1920), 4)),
        refused(
            "curves alone",
            "holds no dose grid",
            study -> study.dose.remove(Tag.ROWS).remove(Tag.COLUMNS).remove(Tag.PIXELS)));
  }

  private static DicomVariant image(String name, int tag, String form, String value, String says) {
    return refused(name, says, study -> study.ct.forEach(slice -> slice.text(tag, form, value)));
  }

  private static DicomVariant dose(String name, int tag, String value, String says) {
    return refused("dose: " + name, says, study -> study.dose.text(tag, "DS", value));
  }

  private static DicomVariant file(String name, String says, DicomVariant.Writer change) {
    return new DicomVariant(
        name,
        folder -> {
          new SyntheticStudy().write(folder);
          change.into(folder);
        },
        says,
        ImportChoices.ALL);
  }

  private static DicomVariant refused(String name, String says, DicomVariant.Change change) {
    return DicomVariant.of(name, says, change);
  }
}
