package org.tgd.radiotherapy.io;

import java.util.Locale;
import java.util.Optional;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/** An RTDOSE object: what it is a dose of, and its values. */
final class DoseImage {
  private static final double TOLERANCE = 0.01;
  private static final int MAX_FRAMES = 4096;

  /** How far a frame may be from where even spacing puts it, as a share of the spacing. */
  private static final double FARTHEST_OFF = 0.03;

  private final String name;
  private final DicomObject object;

  DoseImage(String name, DicomObject object) {
    this.name = name;
    this.object = object;
  }

  String name() {
    return name;
  }

  DicomObject object() {
    return object;
  }

  /** How the dose is summed: PLAN, BEAM, FRACTION and others; PLAN if not stated. */
  String summation() {
    return object.text(Tag.DOSE_SUMMATION, "PLAN").toUpperCase(Locale.ROOT);
  }

  /** Why this is not the physical dose of a whole plan, if it is not. */
  Optional<String> refusal() {
    if (!object.has(Tag.ROWS) && !object.has(Tag.PIXELS)) {
      return because(Tag.ROWS, "is missing: it holds no dose grid, curves or points alone");
    }
    String units = object.text(Tag.DOSE_UNITS, "GY");
    if (!units.equals("GY")) {
      return because(Tag.DOSE_UNITS, "is " + units + "; must be GY");
    }
    String type = object.text(Tag.DOSE_TYPE, "PHYSICAL").toUpperCase(Locale.ROOT);
    if (!type.equals("PHYSICAL")) {
      return because(
          Tag.DOSE_TYPE,
          "is "
              + type
              + (type.equals("ERROR") ? ": a difference of doses" : ": corrected for its effect")
              + "; must be PHYSICAL");
    }
    String summed = summation();
    if (!summed.equals("PLAN") && !summed.equals("MULTI_PLAN")) {
      return because(
          Tag.DOSE_SUMMATION,
          "is " + summed + ": not the dose of the whole plan; must be PLAN or MULTI_PLAN");
    }
    return Optional.empty();
  }

  private Optional<String> because(int tag, String what) {
    return Optional.of(object.wrong(tag, what).getMessage());
  }

  /** The dose in Gy on its grid, whatever it is a dose of. */
  DicomDose dose() {
    double frames = object.decimal(Tag.FRAMES, 1);
    if (!(frames >= 1 && frames <= MAX_FRAMES && frames == Math.rint(frames))) {
      throw object.wrong(Tag.FRAMES, "is %s; must be 1 to %d".formatted(frames, MAX_FRAMES));
    }
    ImagePlane image = ImagePlane.of(object);
    int n = (int) frames;
    double[] z = levels(image, n);
    double step = n > 1 ? (z[n - 1] - z[0]) / (n - 1) : object.decimal(Tag.SLICE_THICKNESS, 1);
    double scaling = object.decimal(Tag.DOSE_SCALING);
    Grid plane = image.plane();
    if (!(step != 0) || Math.abs(step) > 1000 || (double) plane.voxels() * n > Grid.MAX_VOXELS) {
      throw object.wrong("a dose grid with frames 0 or more than 1 m apart, or over 2^27 voxels");
    }
    if (!(scaling > 0)) {
      throw object.wrong(Tag.DOSE_SCALING, "is " + scaling + "; must be positive");
    }
    Grid grid =
        new Grid(
            plane.nx(),
            plane.ny(),
            n,
            new Point(plane.spacing().x(), plane.spacing().y(), Math.abs(step)),
            new Point(plane.origin().x(), plane.origin().y(), Math.min(z[0], z[n - 1])));
    float[] values = new float[grid.voxels()];
    DicomPixels pixels = DicomPixels.of(object, plane.voxels(), n);
    for (int k = 0; k < n; k++) {
      int at = (step > 0 ? k : n - 1 - k) * plane.voxels();
      pixels.write(k, scaling, 0, values, at);
      image.arrange(values, at);
    }
    return new DicomDose(name, grid, values);
  }

  /**
   * The z coordinates of the frames. Offsets that begin with 0 count from the position along rows
   * times columns, others are coordinates of the patient (DICOM PS3.3 C.8.8.3.2).
   */
  private double[] levels(ImagePlane image, int frames) {
    double first = image.plane().origin().z();
    if (frames == 1) {
      return new double[] {first};
    }
    double[] z = object.decimals(Tag.FRAME_OFFSETS, frames);
    boolean relative = z[0] == 0;
    if (!relative && Math.abs(z[0] - first) > TOLERANCE) {
      throw object.wrong(
          Tag.FRAME_OFFSETS,
          "begins with %s; must begin with 0 or the z of the position, %s".formatted(z[0], first));
    }
    double start = z[0];
    double step = (z[frames - 1] - start) / (frames - 1);
    for (int k = 1; k < frames; k++) {
      boolean uneven = Math.abs(z[k] - z[k - 1] - step) > TOLERANCE * Math.abs(step) + 1e-9;
      boolean off = Math.abs(z[k] - start - k * step) > FARTHEST_OFF * Math.abs(step);
      if (step == 0 || uneven || off) {
        throw object.wrong(Tag.FRAME_OFFSETS, "is not evenly spaced");
      }
    }
    for (int k = 0; k < frames; k++) {
      z[k] = relative ? first + image.towardsHead() * k * step : start + k * step;
    }
    return z;
  }
}
