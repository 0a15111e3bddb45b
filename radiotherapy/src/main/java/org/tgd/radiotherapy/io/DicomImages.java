package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/** Makes CTs and doses of DICOM images: axial planes on a regular grid. */
final class DicomImages {
  private static final double TOLERANCE = 0.01;
  private static final int MAX_SIDE = 4096;

  private DicomImages() {}

  /** One CT slice: a grid of a single plane and its Hounsfield units. */
  static final class Slice {
    final String source;
    final String series;
    final Grid plane;
    final float[] values;

    Slice(String source, String series, Grid plane, float[] values) {
      this.source = source;
      this.series = series;
      this.plane = plane;
      this.values = values;
    }
  }

  static Slice slice(String source, DicomObject object) {
    Grid plane = grid(object, 1, 1, 0);
    float[] values =
        pixels(object, plane, object.decimal(Tag.SLOPE, 1), object.decimal(Tag.INTERCEPT, 0));
    return new Slice(source, object.text(Tag.SERIES, ""), plane, values);
  }

  static Ct series(List<Slice> unordered) {
    List<Slice> slices = new ArrayList<>(unordered);
    slices.sort(Comparator.comparingDouble(s -> s.plane.origin().z()));
    Slice first = slices.get(0);
    if (slices.size() < 2) {
      throw new InputException(first.source + ": a CT needs at least two slices");
    }
    double step = slices.get(1).plane.origin().z() - first.plane.origin().z();
    for (int k = 1; k < slices.size(); k++) {
      Slice slice = slices.get(k);
      if (!slice.series.equals(first.series)) {
        throw new InputException(
            "%s and %s belong to different CT series; a folder must hold one series only"
                .formatted(first.source, slice.source));
      }
      double gap = slice.plane.origin().z() - slices.get(k - 1).plane.origin().z();
      if (step <= 0 || Math.abs(gap - step) > TOLERANCE * step) {
        throw new InputException(
            ("%s lies %.3f mm above the slice below, others %.3f mm; slices must be evenly spaced,"
                    + " none missing and none twice")
                .formatted(slice.source, gap, step));
      }
      Grid expected = first.plane;
      if (slice.plane.nx() != expected.nx()
          || slice.plane.ny() != expected.ny()
          || differ(slice.plane.spacing(), expected.spacing())
          || Math.abs(slice.plane.origin().x() - expected.origin().x()) > TOLERANCE
          || Math.abs(slice.plane.origin().y() - expected.origin().y()) > TOLERANCE) {
        throw new InputException(
            "%s has another size, spacing or corner than %s".formatted(slice.source, first.source));
      }
    }
    return stack(slices, step);
  }

  private static boolean differ(Point a, Point b) {
    return Math.abs(a.x() - b.x()) > 1e-4 || Math.abs(a.y() - b.y()) > 1e-4;
  }

  private static Ct stack(List<Slice> slices, double step) {
    Grid plane = slices.get(0).plane;
    if ((double) plane.nx() * plane.ny() * slices.size() > Grid.MAX_VOXELS) {
      throw new InputException("the CT series has more than 2^27 voxels");
    }
    Grid grid =
        new Grid(
            plane.nx(),
            plane.ny(),
            slices.size(),
            new Point(plane.spacing().x(), plane.spacing().y(), step),
            plane.origin());
    float[] values = new float[grid.voxels()];
    for (int k = 0; k < slices.size(); k++) {
      System.arraycopy(slices.get(k).values, 0, values, k * plane.voxels(), plane.voxels());
    }
    return new Ct(grid, values);
  }

  /** An RTDOSE file: the dose in Gy on its grid. */
  static DicomDose dose(String source, DicomObject object) {
    String units = object.text(Tag.DOSE_UNITS, "GY");
    if (!units.equals("GY")) {
      throw object.wrong(Tag.DOSE_UNITS, "is " + units + "; must be GY");
    }
    double frames = object.decimal(Tag.FRAMES, 1);
    if (!(frames >= 1 && frames <= MAX_SIDE && frames == Math.rint(frames))) {
      throw object.wrong(Tag.FRAMES, "is %s; must be 1 to %d".formatted(frames, MAX_SIDE));
    }
    double[] offsets =
        frames > 1 ? object.decimals(Tag.FRAME_OFFSETS, (int) frames) : new double[] {0};
    double step = frames > 1 ? offsets[1] - offsets[0] : 1;
    for (int k = 1; k < frames; k++) {
      if (Math.abs(offsets[k] - offsets[k - 1] - step) > TOLERANCE * Math.abs(step) + 1e-9
          || step == 0) {
        throw object.wrong(Tag.FRAME_OFFSETS, "is not evenly spaced");
      }
    }
    double lowest = step > 0 ? 0 : step * (frames - 1);
    Grid grid = grid(object, (int) frames, Math.abs(step), lowest);
    float[] values = pixels(object, grid, object.decimal(Tag.DOSE_SCALING), 0);
    return new DicomDose(source, grid, step > 0 ? values : flipped(grid, values));
  }

  private static float[] flipped(Grid grid, float[] values) {
    float[] flipped = new float[values.length];
    int plane = grid.nx() * grid.ny();
    for (int k = 0; k < grid.nz(); k++) {
      System.arraycopy(values, k * plane, flipped, (grid.nz() - 1 - k) * plane, plane);
    }
    return flipped;
  }

  private static Grid grid(DicomObject object, int frames, double step, double lowest) {
    int rows = object.unsigned(Tag.ROWS);
    int columns = object.unsigned(Tag.COLUMNS);
    if (rows < 1 || columns < 1 || rows > MAX_SIDE || columns > MAX_SIDE) {
      throw object.wrong("%d rows and %d columns; must be 1 to 4096".formatted(rows, columns));
    }
    double[] orientation = object.decimals(Tag.ORIENTATION, 6);
    double[] axial = {1, 0, 0, 0, 1, 0};
    for (int i = 0; i < 6; i++) {
      if (Math.abs(orientation[i] - axial[i]) > 1e-3) {
        throw object.wrong(Tag.ORIENTATION, "is not axial, head first supine (1\\0\\0\\0\\1\\0)");
      }
    }
    double[] spacing = object.decimals(Tag.PIXEL_SPACING, 2);
    if (!(spacing[0] > 0.01 && spacing[1] > 0.01 && spacing[0] < 100 && spacing[1] < 100)) {
      throw object.wrong(Tag.PIXEL_SPACING, "must be from 0.01 to 100 mm");
    }
    double[] position = object.decimals(Tag.POSITION, 3);
    for (double coordinate : position) {
      if (Math.abs(coordinate) > 1e5) {
        throw object.wrong(Tag.POSITION, "is more than 100 m away");
      }
    }
    if ((double) rows * columns * frames > Grid.MAX_VOXELS) {
      throw object.wrong("more than 2^27 voxels");
    }
    return new Grid(
        columns,
        rows,
        frames,
        new Point(spacing[1], spacing[0], step),
        new Point(position[0], position[1], position[2] + lowest));
  }

  private static float[] pixels(DicomObject object, Grid grid, double slope, double intercept) {
    if (object.unsigned(Tag.SAMPLES_PER_PIXEL, 1) != 1) {
      throw object.wrong(Tag.SAMPLES_PER_PIXEL, "must be 1");
    }
    int bits = object.unsigned(Tag.BITS_ALLOCATED);
    boolean signed = object.unsigned(Tag.PIXEL_REPRESENTATION, 0) == 1;
    if (bits != 8 && bits != 16 && bits != 32) {
      throw object.wrong(Tag.BITS_ALLOCATED, "is %d; must be 8, 16 or 32".formatted(bits));
    }
    ByteBuffer in = object.bytes(Tag.PIXELS);
    long needed = (long) grid.voxels() * bits / 8;
    if (in.remaining() < needed || in.remaining() > needed + 1) {
      throw object.wrong(
          Tag.PIXELS,
          "has %d bytes; %d x %d x %d voxels of %d bits need %d"
              .formatted(in.remaining(), grid.nx(), grid.ny(), grid.nz(), bits, needed));
    }
    float[] values = new float[grid.voxels()];
    for (int i = 0; i < values.length; i++) {
      double raw =
          switch (bits) {
            case 8 -> signed ? in.get() : in.get() & 0xff;
            case 16 -> signed ? in.getShort() : in.getShort() & 0xffff;
            default -> signed ? in.getInt() : in.getInt() & 0xffffffffL;
          };
      values[i] = (float) (raw * slope + intercept);
    }
    return values;
  }
}
