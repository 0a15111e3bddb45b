package org.tgd.radiotherapy.io;

import static org.tgd.radiotherapy.io.SyntheticStudy.z;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Forms of a study that must be refused, with what the refusal must say. */
final class RefusedVariants {
  private RefusedVariants() {}

  /** What cannot be planned on. */
  static List<DicomVariant> planning() {
    List<DicomVariant> variants = new ArrayList<>(images());
    variants.addAll(plans());
    variants.add(refused("missing slice", "evenly spaced", study -> study.ct.remove(5)));
    variants.add(
        refused(
            "slice twice",
            "evenly spaced",
            s -> s.ct.get(5).text(Tag.POSITION, "DS", "-47.5\\-37.5\\" + z(4))));
    variants.add(
        refused(
            "shifted slice",
            "another size, spacing or corner",
            s -> s.ct.get(5).text(Tag.POSITION, "DS", "-46.5\\-37.5\\" + z(5))));
    variants.add(
        refused(
            "two series, none referenced",
            "choose one with --series: 1.2.3.2 (12 slices), 9.9 (2 slices)",
            study -> {
              DicomVariants.second(study);
              study.structures.remove(Tag.REFERENCED_FRAMES);
            }));
    variants.add(
        refused(
            "no target left",
            "no target can be used; target 'PTV' left out: outside the grid of the CT",
            study ->
                study.structures.sequence(
                    Tag.ROI_CONTOURS,
                    SyntheticStudy.contours(
                        1,
                        List.of(
                            SyntheticStudy.contour("CLOSED_PLANAR", 0, 900, 0, 950, 0, 950, 9))),
                    study.structures.items(Tag.ROI_CONTOURS).get(1))));
    variants.addAll(identities("structures", study -> study.structures));
    variants.addAll(identities("plan", study -> study.plan));
    variants.addAll(identities("slice", study -> study.ct.get(7)));
    return variants;
  }

  /** CT images that cannot be used; structures and doses can. */
  static List<DicomVariant> images() {
    return List.of(
        image("no slope", Tag.SLOPE, "", "(0028,1052) or (0028,1053) is missing"),
        image(
            "tilted by 20 degrees",
            Tag.ORIENTATION,
            "1\\0\\0\\0\\0.9397\\-0.342",
            "tilted by 20.0"),
        image("sagittal", Tag.ORIENTATION, "0\\1\\0\\0\\0\\-1", "tilted by 90.0"),
        image(
            "turned in the plane",
            Tag.ORIENTATION,
            "0.9848\\0.1736\\0\\-0.1736\\0.9848\\0",
            "turned within"),
        image("no unit vectors", Tag.ORIENTATION, "2\\0\\0\\0\\1\\0", "unit vectors"),
        image("gantry tilt", Tag.GANTRY_TILT, "-12.5", "tilted gantry"),
        count("too many bits stored", Tag.BITS_STORED, 17, "(0028,0101) is 17"),
        count("high bit too high", Tag.HIGH_BIT, 16, "(0028,0102) is 16"),
        count("high bit too low", Tag.HIGH_BIT, 11, "(0028,0102) is 11"),
        count("colours", Tag.SAMPLES_PER_PIXEL, 3, "(0028,0002) must be 1"),
        refused(
            "rows that are not there",
            "(7FE0,0010) has 640 bytes",
            study -> study.ct.forEach(slice -> slice.number(Tag.ROWS, 17))),
        encoded("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless"),
        encoded("1.2.840.10008.1.2.4.80", "JPEG-LS lossless"),
        encoded("1.2.840.10008.1.2.4.50", "JPEG baseline"),
        encoded("1.2.840.10008.1.2.4.70", "no sound lossless JPEG"),
        encoded("1.2.840.10008.1.2.5", "run-length"));
  }

  private static DicomVariant image(String name, int tag, String value, String says) {
    return refused(
        name,
        says,
        study -> {
          for (DicomBuilder slice : study.ct) {
            slice.text(tag, "DS", value);
          }
        });
  }

  private static DicomVariant count(String name, int tag, int value, String says) {
    return refused(name, says, study -> study.ct.get(3).number(tag, value));
  }

  private static DicomVariant encoded(String syntax, String says) {
    return new DicomVariant(
        "pixels in " + syntax,
        folder -> {
          SyntheticStudy study = new SyntheticStudy();
          study.write(folder);
          byte[] noise = new byte[100];
          Arrays.fill(noise, (byte) 0x37);
          java.nio.file.Files.write(
              folder.resolve("ct05.dcm"), study.ct.get(5).fragments(noise).file(syntax));
        },
        says,
        ImportChoices.ALL);
  }

  private static List<DicomVariant> plans() {
    return List.of(
        refused("an arc", "arcs are not planned", RefusedVariants::arc),
        refused(
            "a turning gantry",
            "the gantry turns",
            s -> s.control(1).text(Tag.GANTRY + 1, "CS", "CW")),
        refused("electrons", "is ELECTRON", s -> beam(s).text(Tag.RADIATION, "CS", "ELECTRON")),
        refused("protons", "is PROTON", s -> beam(s).text(Tag.RADIATION, "CS", "PROTON")),
        refused("ions", "an ion plan", s -> s.plan.sequence(Tag.ION_BEAMS, new DicomBuilder())),
        refused(
            "sources",
            "a brachytherapy plan",
            s -> s.plan.sequence(Tag.SOURCES, new DicomBuilder())),
        refused("no beam", "has no treatment beam", s -> s.plan.remove(Tag.BEAMS)),
        refused(
            "a pitched table",
            "(300A,0140) of beam 1 'beam 1' is 3.0 degrees",
            s -> s.control(0).real(Tag.TABLE_PITCH, 3)),
        refused(
            "lying on the side",
            "is HFDL",
            s -> s.plan.items(Tag.SETUPS).get(0).text(Tag.PATIENT_POSITION, "CS", "HFDL")));
  }

  private static DicomBuilder beam(SyntheticStudy study) {
    return study.plan.items(Tag.BEAMS).get(1);
  }

  private static void arc(SyntheticStudy study) {
    beam(study).items(Tag.CONTROL_POINTS).get(1).text(Tag.GANTRY, "DS", "179");
  }

  /** Which object of a study. */
  interface Part {
    DicomBuilder of(SyntheticStudy study);
  }

  private static List<DicomVariant> identities(String name, Part part) {
    return List.of(
        refused(
            name + " of another patient",
            "'SYN-9'",
            study -> part.of(study).text(Tag.PATIENT_ID, "LO", "SYN-9")),
        refused(
            name + " of another study",
            "'5.5'",
            study -> part.of(study).text(Tag.STUDY, "UI", "5.5")),
        refused(
            name + " of another frame",
            "'6.6'",
            study -> {
              part.of(study).text(Tag.FRAME_OF_REFERENCE, "UI", "6.6");
              if (part.of(study) == study.structures) {
                for (DicomBuilder roi : study.structures.items(Tag.ROIS)) {
                  roi.text(Tag.ROI_FRAME_OF_REFERENCE, "UI", "6.6");
                }
              }
            }));
  }

  /** Doses that statistics cannot be of. */
  static List<DicomVariant> statistics() {
    List<DicomVariant> variants =
        new ArrayList<>(
            List.of(
                dose("a difference", Tag.DOSE_TYPE, "ERROR", "(3004,0004) is ERROR"),
                dose("an effective dose", Tag.DOSE_TYPE, "EFFECTIVE", "is EFFECTIVE"),
                dose("a relative dose", Tag.DOSE_UNITS, "RELATIVE", "is RELATIVE"),
                dose("a fraction", Tag.DOSE_SUMMATION, "FRACTION", "(3004,000A) is FRACTION"),
                dose("a beam", Tag.DOSE_SUMMATION, "BEAM", "is BEAM"),
                dose("a session", Tag.DOSE_SUMMATION, "FRACTION_SESSION", "is FRACTION_SESSION"),
                dose("no scaling", Tag.DOSE_SCALING, "0", "must be positive"),
                dose(
                    "odd levels",
                    Tag.FRAME_OFFSETS,
                    "0\\3\\6\\9\\12\\15\\18\\21\\24\\27\\30\\34",
                    "evenly"),
                dose(
                    "levels from elsewhere",
                    Tag.FRAME_OFFSETS,
                    "5\\8\\11\\14\\17\\20\\23\\26\\29\\32\\35\\38",
                    "begins with 5.0"),
                dose("far away", Tag.POSITION, "5000\\0\\0", "outside the dose grid")));
    variants.addAll(identities("dose", study -> study.dose));
    variants.add(
        refused(
            "no contours at all",
            "no structure can be used",
            study -> study.structures.remove(Tag.ROI_CONTOURS)));
    variants.add(
        refused(
            "letters of an unknown set",
            "character set 'ISO_IR 999'",
            study -> {
              study.structures.text(Tag.CHARACTER_SET, "CS", "ISO_IR 999");
              study.structures.items(Tag.ROIS).get(0).text(Tag.ROI_NAME, "LO", "Größe");
            }));
    return variants;
  }

  private static DicomVariant dose(String name, int tag, String value, String says) {
    return refused(name, says, study -> study.dose.text(tag, "CS", value));
  }

  private static DicomVariant refused(String name, String says, DicomVariant.Change change) {
    return DicomVariant.of(name, says, change);
  }
}
