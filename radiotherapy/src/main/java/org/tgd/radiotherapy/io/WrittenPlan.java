package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.Bixel;

/**
 * The RTPLAN of a case: beams by angles and isocentre, jaws around their bixels. The bixels'
 * weights are private elements of group 3009 (creator {@code TGD}): x, z and weight of each bixel
 * as 64-bit numbers, since DICOM has no place for a fluence without leaf positions. It states no
 * meterset and is not approved: it is not to be delivered.
 */
final class WrittenPlan {
  private static final int PRIVATE_CREATOR = 0x30090010;
  static final int PRIVATE_BIXELS = 0x30091001;

  private final PlanningCase planned;
  private final DicomStudy study;
  private final double[] weights;

  WrittenPlan(PlanningCase planned, DicomStudy study, double[] weights) {
    this.planned = planned;
    this.study = study;
    this.weights = weights;
    if (weights.length > 0 && weights.length != planned.bixels()) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + planned.bixels() + " bixels");
    }
  }

  /** The object. */
  DicomDataSet of(String instance, String structures) {
    List<DicomDataSet> beams = new ArrayList<>();
    List<DicomDataSet> referenced = new ArrayList<>();
    int first = 0;
    for (Beam beam : planned.beams()) {
      int number = beams.size() + 1;
      beams.add(beam(beam, number, first));
      referenced.add(new DicomDataSet().integer(Tag.REFERENCED_BEAM, number));
      first += beam.bixels().size();
    }
    DicomDataSet group =
        new DicomDataSet()
            .integer(0x300A0071, 1)
            .empty("IS", Tag.FRACTIONS_PLANNED)
            .integer(0x300A0080, beams.size())
            .integer(0x300A00A0, 0)
            .sequence(Tag.REFERENCED_BEAMS, referenced);
    DicomDataSet setup =
        new DicomDataSet().text(Tag.PATIENT_POSITION, "CS", "HFS").integer(Tag.SETUP_NUMBER, 1);
    return study
        .head(
            "RTPLAN", DicomWriter.RT_PLAN, instance, DicomStudy.identifier(study.study() + " plan"))
        .text(Tag.FRAME_OF_REFERENCE, "UI", study.frame())
        .empty("LO", 0x00201040)
        .text(0x300A0002, "SH", "TGD")
        .empty("DA", 0x300A0006)
        .empty("TM", 0x300A0007)
        .text(0x300A000C, "CS", "PATIENT")
        .sequence(Tag.FRACTION_GROUPS, group)
        .sequence(Tag.BEAMS, beams)
        .sequence(Tag.SETUPS, setup)
        .sequence(
            Tag.REFERENCED_STRUCTURES,
            DicomDataSet.reference(DicomWriter.RT_STRUCTURES, structures))
        .text(0x300E0002, "CS", "UNAPPROVED");
  }

  private DicomDataSet beam(Beam beam, int number, int first) {
    DicomDataSet written =
        new DicomDataSet()
            .decimals(Tag.SAD, beam.sadMm())
            .text(0x300A00B2, "SH", "TGD")
            .sequence(0x300A00B6, device("ASYMX"), device("ASYMY"))
            .integer(Tag.BEAM_NUMBER, number)
            .text(Tag.BEAM_NAME, "LO", String.format(Locale.ROOT, "gantry %.0f", beam.gantryDeg()))
            .text(0x300A00C4, "CS", "STATIC")
            .text(Tag.RADIATION, "CS", "PHOTON")
            .text(Tag.DELIVERY, "CS", "TREATMENT")
            .integer(Tag.WEDGES, 0)
            .integer(Tag.COMPENSATORS, 0)
            .integer(Tag.BOLI, 0)
            .integer(Tag.BLOCKS, 0)
            .decimals(0x300A010E, 1)
            .integer(0x300A0110, 2)
            .sequence(Tag.CONTROL_POINTS, start(beam), end())
            .integer(Tag.REFERENCED_SETUP, 1);
    if (weights.length > 0) {
      written.text(PRIVATE_CREATOR, "LO", "TGD").bytes(PRIVATE_BIXELS, "OB", bixels(beam, first));
    }
    return written;
  }

  private static DicomDataSet device(String kind) {
    return new DicomDataSet().text(0x300A00B8, "CS", kind).integer(0x300A00BC, 1);
  }

  private static DicomDataSet end() {
    return new DicomDataSet().integer(0x300A0112, 1).decimals(0x300A0134, 1);
  }

  private static DicomDataSet start(Beam beam) {
    double half = beam.bixelWidthMm() / 2;
    double[] x = beam.bixels().stream().mapToDouble(Bixel::xMm).sorted().toArray();
    double[] z = beam.bixels().stream().mapToDouble(Bixel::zMm).sorted().toArray();
    return new DicomDataSet()
        .integer(0x300A0112, 0)
        .decimals(Tag.ENERGY, 6)
        .sequence(0x300A011A, jaws("ASYMX", x, half), jaws("ASYMY", z, half))
        .decimals(Tag.GANTRY, circle(beam.gantryDeg()))
        .text(0x300A011F, "CS", "NONE")
        .decimals(Tag.COLLIMATOR, 0)
        .text(0x300A0121, "CS", "NONE")
        .decimals(Tag.COUCH, circle(beam.couchDeg()))
        .text(0x300A0123, "CS", "NONE")
        .decimals(0x300A0125, 0)
        .text(0x300A0126, "CS", "NONE")
        .empty("DS", 0x300A0128, 0x300A0129, 0x300A012A)
        .decimals(Tag.ISOCENTER, beam.isocenter())
        .decimals(0x300A0134, 0);
  }

  private static double circle(double degrees) {
    return (degrees % 360 + 360) % 360;
  }

  private static DicomDataSet jaws(String kind, double[] ascending, double half) {
    double low = ascending.length == 0 ? 0 : ascending[0] - half;
    double high = ascending.length == 0 ? 0 : ascending[ascending.length - 1] + half;
    return new DicomDataSet().text(0x300A00B8, "CS", kind).decimals(0x300A011C, low, high);
  }

  private byte[] bixels(Beam beam, int first) {
    ByteBuffer bixels =
        ByteBuffer.allocate(24 * beam.bixels().size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int j = 0; j < beam.bixels().size(); j++) {
      bixels.putDouble(beam.bixels().get(j).xMm());
      bixels.putDouble(beam.bixels().get(j).zMm());
      bixels.putDouble(weights[first + j]);
    }
    return bixels.array();
  }
}
