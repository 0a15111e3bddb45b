package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Point;

/**
 * The treatment beams of an RTPLAN as directions: gantry, couch, isocentre. Leaf positions, monitor
 * units and wedges are not used, and it is said where they are. Setup fields are left out with a
 * note; what is not a static photon beam is refused.
 */
final class DicomPlan {
  private static final double SAD_MM = 1000;
  private static final double BIXEL_MM = 10;
  private static final double ANGLE_TOLERANCE_DEG = 0.1;
  private static final double MACHINE_MV = 6;
  private static final double STILL_MM = 0.1;
  private static final Set<String> TREATMENT = Set.of("", "TREATMENT", "CONTINUATION");

  private static final Map<Integer, String> ACCESSORIES =
      new TreeMap<>(
          Map.of(
              Tag.WEDGES, "wedges",
              Tag.COMPENSATORS, "compensators",
              Tag.BOLI, "boli",
              Tag.BLOCKS, "blocks"));

  private final DicomObject plan;
  private final String scanned;
  private final Notes notes;

  private DicomPlan(DicomObject plan, String scanned, Notes notes) {
    this.plan = plan;
    this.scanned = scanned;
    this.notes = notes;
  }

  /**
   * The beams, without bixels.
   *
   * @param center the isocentre of beams that state none
   * @param scanned how the patient lies in the CT, for plans that do not say
   */
  static List<Beam> beams(DicomObject plan, Point center, String scanned, Notes notes) {
    return new DicomPlan(plan, scanned, notes).beams(center);
  }

  /** The numbers of the beams that treat. */
  static Set<Integer> treating(DicomObject plan) {
    Set<Integer> numbers = new java.util.TreeSet<>();
    for (DicomObject beam : plan.items(Tag.BEAMS)) {
      if (TREATMENT.contains(delivery(beam))) {
        numbers.add((int) beam.decimal(Tag.BEAM_NUMBER));
      }
    }
    return numbers;
  }

  private static String delivery(DicomObject beam) {
    return beam.text(Tag.DELIVERY, "").toUpperCase(Locale.ROOT);
  }

  private List<Beam> beams(Point center) {
    if (!plan.items(Tag.ION_BEAMS).isEmpty()) {
      throw plan.wrong(Tag.ION_BEAMS, "an ion plan; only photon beams are planned");
    }
    if (!plan.items(Tag.SOURCES).isEmpty()) {
      throw plan.wrong(Tag.SOURCES, "a brachytherapy plan; only photon beams are planned");
    }
    List<Beam> beams = new ArrayList<>();
    for (DicomObject beam : plan.items(Tag.BEAMS)) {
      String name = name(beam);
      if (TREATMENT.contains(delivery(beam))) {
        beams.add(beam(beam, name, center));
      } else {
        notes.add(
            "%s: beam %s is no treatment beam (%s), left out"
                .formatted(plan.source(), name, delivery(beam)));
      }
    }
    if (beams.isEmpty()) {
      throw plan.wrong(Tag.BEAMS, "has no treatment beam");
    }
    return beams;
  }

  private static String name(DicomObject beam) {
    String number = beam.text(Tag.BEAM_NUMBER, "?");
    String name = beam.text(Tag.BEAM_NAME, "");
    return name.isEmpty() ? number : number + " '" + name + "'";
  }

  private Beam beam(DicomObject beam, String name, Point center) {
    String radiation = beam.text(Tag.RADIATION, "PHOTON").toUpperCase(Locale.ROOT);
    if (!radiation.equals("PHOTON")) {
      throw plan.wrong(
          Tag.RADIATION,
          "of beam %s is %s; only PHOTON beams are planned".formatted(name, radiation));
    }
    List<DicomObject> controls = beam.items(Tag.CONTROL_POINTS);
    if (controls.isEmpty()) {
      throw plan.wrong(Tag.CONTROL_POINTS, "of beam " + name + " is empty: it has no direction");
    }
    DicomObject first = controls.get(0);
    requireStatic(controls, name);
    noteUnused(first, name);
    noteAccessories(beam, name);
    double sad = beam.decimal(Tag.SAD, SAD_MM);
    if (!(sad >= 100 && sad <= 10_000)) {
      throw beam.wrong(Tag.SAD, "is %s mm; must be 100 to 10000".formatted(sad));
    }
    Point isocenter = center;
    if (first.has(Tag.ISOCENTER)) {
      double[] iso = first.decimals(Tag.ISOCENTER, 3);
      isocenter = new Point(iso[0], iso[1], iso[2]);
      requireStill(controls, iso, name);
    } else {
      notes.add(
          "%s: beam %s states no isocentre; the middle of the targets is taken"
              .formatted(plan.source(), name));
    }
    double[] angles =
        ofPatient(
            first.decimal(Tag.GANTRY),
            first.decimal(Tag.COUCH, 0),
            position(beam.text(Tag.REFERENCED_SETUP, "")));
    return new Beam(angles[0], angles[1], isocenter, sad, BIXEL_MM, List.of());
  }

  private void requireStill(List<DicomObject> controls, double[] isocenter, String name) {
    for (DicomObject control : controls) {
      double[] later = control.has(Tag.ISOCENTER) ? control.decimals(Tag.ISOCENTER, 3) : isocenter;
      for (int axis = 0; axis < 3; axis++) {
        if (Math.abs(later[axis] - isocenter[axis]) > STILL_MM) {
          throw plan.wrong(
              Tag.ISOCENTER, "of beam " + name + " moves: the table moves, which is not planned");
        }
      }
    }
  }

  private void requireStatic(List<DicomObject> controls, String name) {
    int[] turning = {Tag.GANTRY, Tag.COUCH, Tag.COLLIMATOR};
    String[] names = {"gantry", "couch", "collimator"};
    for (int i = 0; i < turning.length; i++) {
      double start = controls.get(0).decimal(turning[i], 0);
      for (DicomObject control : controls) {
        double angle = control.decimal(turning[i], start);
        if (apart(angle, start) > ANGLE_TOLERANCE_DEG) {
          throw plan.wrong(
              turning[i],
              ("of beam %s turns: the %s starts at %s degrees and is at %s later; arcs are not"
                      + " planned, only static beams")
                  .formatted(name, names[i], start, angle));
        }
      }
      String rotation = controls.get(0).text(turning[i] + 1, "NONE");
      if (i == 0 && controls.size() > 1 && !rotation.equals("NONE")) {
        throw plan.wrong(
            Tag.GANTRY + 1,
            "of beam %s is %s: the gantry turns; arcs are not planned, only static beams"
                .formatted(name, rotation));
      }
    }
  }

  private static double apart(double a, double b) {
    double d = Math.abs(a - b) % 360;
    return Math.min(d, 360 - d);
  }

  private void noteUnused(DicomObject control, String name) {
    for (int tag : new int[] {Tag.TABLE_PITCH, Tag.TABLE_ROLL, Tag.GANTRY_PITCH}) {
      double angle = control.real(tag, 0);
      if (apart(angle, 0) > ANGLE_TOLERANCE_DEG) {
        throw control.wrong(
            tag, "of beam %s is %s degrees; must be 0: it is not planned".formatted(name, angle));
      }
    }
    double collimator = control.decimal(Tag.COLLIMATOR, 0);
    if (apart(collimator, 0) > ANGLE_TOLERANCE_DEG) {
      notes.add(
          "%s: the collimator angle of beam %s, %s degrees, is not used: bixels lie as at 0 degrees"
              .formatted(plan.source(), name, collimator));
    }
    double energy = control.decimal(Tag.ENERGY, MACHINE_MV);
    if (energy != MACHINE_MV) {
      notes.add(
          "%s: beam %s is of %s MV; the built-in machine is of 6 MV"
              .formatted(plan.source(), name, energy));
    }
  }

  /** What shapes the beam and is not planned with. */
  private void noteAccessories(DicomObject beam, String name) {
    ACCESSORIES.forEach(
        (tag, what) -> {
          if (beam.decimal(tag, 0) > 0) {
            notes.add("%s: %s of beam %s are not used".formatted(plan.source(), what, name));
          }
        });
    for (DicomObject mode : beam.items(Tag.FLUENCE_MODES)) {
      if (!mode.text(Tag.FLUENCE_MODE, "STANDARD").equalsIgnoreCase("STANDARD")) {
        notes.add(
            "%s: beam %s has no flattening filter; it is planned as one that has"
                .formatted(plan.source(), name));
      }
    }
  }

  /** As the beam's setup says, else as the CT does. */
  private String position(String setup) {
    List<DicomObject> setups = plan.items(Tag.SETUPS);
    for (DicomObject each : setups) {
      boolean own = setups.size() == 1 || each.text(Tag.SETUP_NUMBER, "").equals(setup);
      if (own && each.has(Tag.PATIENT_POSITION)) {
        return each.text(Tag.PATIENT_POSITION).toUpperCase(Locale.ROOT);
      }
    }
    notes.add(
        "%s: does not say how the patient lies; taken as in the CT, %s"
            .formatted(plan.source(), scanned));
    return scanned;
  }

  /**
   * Gantry and couch angle as they are for a patient that lies head first and supine: lying prone
   * turns the patient by 180 degrees about the long axis, feet first about the vertical one.
   */
  private double[] ofPatient(double gantry, double couch, String position) {
    return switch (position) {
      case "HFS" -> new double[] {gantry, couch};
      case "HFP" -> new double[] {(gantry + 180) % 360, (360 - couch) % 360};
      case "FFS" -> new double[] {gantry, (couch + 180) % 360};
      case "FFP" -> new double[] {(gantry + 180) % 360, (540 - couch) % 360};
      default ->
          throw plan.wrong(
              Tag.PATIENT_POSITION, "is " + position + "; must be HFS, HFP, FFS or FFP");
    };
  }
}
