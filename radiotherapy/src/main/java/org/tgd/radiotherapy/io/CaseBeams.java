package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.List;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.Bixel;
import org.tgd.radiotherapy.ct.Point;

/** Reads the beams of {@code case.json}. */
final class CaseBeams {
  private CaseBeams() {}

  static List<Beam> stated(JsonFile plan) {
    double[] iso = plan.numbers("isocenter", 3);
    double sad = plan.number("SAD");
    if (sad < 100 || sad > 10_000) {
      throw plan.get("SAD").wrong("must be from 100 to 10000 mm");
    }
    double width = bixelWidth(plan);
    List<Beam> beams = new ArrayList<>();
    for (JsonFile beam : plan.list("beams")) {
      List<Bixel> bixels = new ArrayList<>();
      for (JsonFile position : beam.list("ray_pos_bev_xz")) {
        double[] xz = position.numbers();
        if (xz.length != 2) {
          throw position.wrong("must be two numbers: x and z in mm");
        }
        bixels.add(new Bixel(xz[0], xz[1]));
      }
      if (beam.has("n_bixels") && beam.integer("n_bixels") != bixels.size()) {
        throw beam.get("n_bixels")
            .wrong(
                "is %d; there are %d positions".formatted(beam.integer("n_bixels"), bixels.size()));
      }
      beams.add(
          new Beam(
              beam.number("gantry"),
              beam.number("couch"),
              new Point(iso[0], iso[1], iso[2]),
              sad,
              width,
              bixels));
    }
    if (beams.isEmpty()) {
      throw plan.get("beams").wrong("must have at least one beam");
    }
    return beams;
  }

  static double bixelWidth(JsonFile plan) {
    double width = plan.number("bixel_width");
    if (width < 1 || width > 100) {
      throw plan.get("bixel_width").wrong("must be from 1 to 100 mm");
    }
    return width;
  }
}
