package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.ct.Point;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/**
 * The directions of a matRad plan: {@code gantryAngles}, {@code couchAngles} and {@code bixelWidth}
 * of {@code pln.propStf}, in older files of {@code pln}. The isocentre is the mean of the targets,
 * as matRad's is by default; the one stated is not used, because its coordinates differ by version.
 */
final class MatPlan {
  private static final double[] GANTRY_DEG = {0, 51, 103, 154, 206, 257, 309};
  private static final double SAD_MM = 1000;
  private static final double BIXEL_MM = 10;

  private final MatFields fields;
  private final Notes notes;

  private MatPlan(MatFields fields, Notes notes) {
    this.fields = fields;
    this.notes = notes;
  }

  /** The beams, without bixels; seven even ones if the file has no plan. */
  static List<Beam> beams(MatFields fields, Point isocenter, Notes notes) {
    if (!fields.has("pln")) {
      return beams(isocenter, GANTRY_DEG, new double[GANTRY_DEG.length], BIXEL_MM);
    }
    return new MatPlan(fields, notes).stated(fields.variable(Struct.class, "pln"), isocenter);
  }

  private static List<Beam> beams(
      Point isocenter, double[] gantry, double[] couch, double bixelWidthMm) {
    List<Beam> beams = new ArrayList<>();
    for (int b = 0; b < gantry.length; b++) {
      beams.add(new Beam(gantry[b], couch[b], isocenter, SAD_MM, bixelWidthMm, List.of()));
    }
    return beams;
  }

  private List<Beam> stated(Struct plan, Point isocenter) {
    String mode = text(plan, "radiationMode").orElse("photons");
    if (!mode.equals("photons")) {
      throw new InputException(
          "%s: a plan for %s; only photons are planned".formatted(fields.file(), mode));
    }
    text(plan, "machine")
        .ifPresent(
            machine ->
                notes.add(
                    "%s: the plan's machine, %s, is not used; give its base data with --machine"
                        .formatted(fields.file(), machine)));
    Struct geometry =
        plan.getFieldNames().contains("propStf")
            ? fields.field(Struct.class, plan, "propStf")
            : plan;
    if (geometry.getFieldNames().contains("isoCenter")) {
      notes.add(
          fields.file() + ": the plan's isocentre is not used; it is the mean of the targets");
    }
    double[] gantry = numbers(geometry, "gantryAngles").orElse(GANTRY_DEG);
    double[] couch = numbers(geometry, "couchAngles").orElse(new double[gantry.length]);
    double[] width = numbers(geometry, "bixelWidth").orElse(new double[] {BIXEL_MM});
    if (gantry.length == 0 || couch.length != gantry.length) {
      throw new InputException(
          "%s: the plan has %d gantry and %d couch angles; must be as many, and some"
              .formatted(fields.file(), gantry.length, couch.length));
    }
    if (width.length != 1 || !(width[0] >= 1 && width[0] <= 100)) {
      throw new InputException(
          fields.file() + ": the plan's bixelWidth must be a number from 1 to 100 mm");
    }
    return beams(isocenter, gantry, couch, width[0]);
  }

  private static Optional<double[]> numbers(Struct struct, String name) {
    if (!struct.getFieldNames().contains(name)) {
      return Optional.empty();
    }
    Array value = struct.get(name);
    return value instanceof Matrix matrix
        ? Optional.of(MatFields.numbers(matrix))
        : Optional.empty();
  }

  private static Optional<String> text(Struct struct, String name) {
    return struct.getFieldNames().contains(name) && struct.get(name) instanceof Char text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
