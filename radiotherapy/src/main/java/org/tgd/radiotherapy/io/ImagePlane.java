package org.tgd.radiotherapy.io;

import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/**
 * Where the pixels of an axial image lie. Rows and columns run along the patient's axes, either
 * way: a patient may lie supine or prone, head or feet first (DICOM PS3.3 C.7.6.2).
 *
 * @param plane the pixels as a grid of one slice, in ascending x and y
 * @param flipX whether columns are stored from the patient's left to the right
 * @param flipY whether rows are stored from the patient's back to the front
 */
record ImagePlane(Grid plane, boolean flipX, boolean flipY) {
  private static final int MAX_SIDE = 4096;
  private static final double ALIGNED = 1e-3;
  private static final double MAX_TILT_DEG = 0.1;

  /**
   * The plane of an image.
   *
   * @param size where rows and columns are stated
   * @param where where the orientation and the position are stated
   * @param spaced where the pixel spacing is stated
   */
  static ImagePlane of(DicomObject size, DicomObject[] where, DicomObject spaced) {
    int rows = size.unsigned(Tag.ROWS);
    int columns = size.unsigned(Tag.COLUMNS);
    if (rows < 1 || columns < 1 || rows > MAX_SIDE || columns > MAX_SIDE) {
      throw size.wrong("%d rows and %d columns; must be 1 to 4096".formatted(rows, columns));
    }
    double[] axes = where[0].decimals(Tag.ORIENTATION, 6);
    requireAxial(where[0], axes);
    double tilt = size.decimal(Tag.GANTRY_TILT, 0);
    if (Math.abs(tilt) > MAX_TILT_DEG) {
      throw size.wrong(
          Tag.GANTRY_TILT,
          "is %s: slices of a tilted gantry are not read; resample the series to upright slices"
              .formatted(tilt));
    }
    double[] spacing = spaced.decimals(Tag.PIXEL_SPACING, 2);
    if (!(spacing[0] > 0.01 && spacing[1] > 0.01 && spacing[0] < 100 && spacing[1] < 100)) {
      throw spaced.wrong(Tag.PIXEL_SPACING, "must be from 0.01 to 100 mm");
    }
    double[] first = where[1].decimals(Tag.POSITION, 3);
    for (double coordinate : first) {
      if (Math.abs(coordinate) > 1e5) {
        throw where[1].wrong(Tag.POSITION, "is more than 100 m away");
      }
    }
    boolean flipX = axes[0] < 0;
    boolean flipY = axes[4] < 0;
    double x = flipX ? first[0] - (columns - 1) * spacing[1] : first[0];
    double y = flipY ? first[1] - (rows - 1) * spacing[0] : first[1];
    Grid plane =
        new Grid(columns, rows, 1, new Point(spacing[1], spacing[0], 1), new Point(x, y, first[2]));
    return new ImagePlane(plane, flipX, flipY);
  }

  /** The plane of an image that states everything itself. */
  static ImagePlane of(DicomObject object) {
    return of(object, new DicomObject[] {object, object}, object);
  }

  private static void requireAxial(DicomObject object, double[] axes) {
    double row = axes[0] * axes[0] + axes[1] * axes[1] + axes[2] * axes[2];
    double column = axes[3] * axes[3] + axes[4] * axes[4] + axes[5] * axes[5];
    double skew = axes[0] * axes[3] + axes[1] * axes[4] + axes[2] * axes[5];
    if (Math.abs(row - 1) > 0.01 || Math.abs(column - 1) > 0.01 || Math.abs(skew) > ALIGNED) {
      throw object.wrong(Tag.ORIENTATION, "is no pair of unit vectors at right angles");
    }
    boolean aligned =
        Math.abs(axes[1]) <= ALIGNED
            && Math.abs(axes[2]) <= ALIGNED
            && Math.abs(axes[3]) <= ALIGNED
            && Math.abs(axes[5]) <= ALIGNED;
    if (!aligned) {
      double upright = Math.abs(axes[0] * axes[4] - axes[1] * axes[3]) / Math.sqrt(row * column);
      double tilt = Math.toDegrees(Math.acos(Math.min(1, upright)));
      throw object.wrong(
          Tag.ORIENTATION,
          (tilt < MAX_TILT_DEG
                  ? "is turned within the axial plane"
                  : "is tilted by %.1f degrees from the axial plane".formatted(tilt))
              + "; rows and columns must run along the patient's axes: resample the series");
    }
  }

  /** +1 where rows times columns points to the head, -1 where it points to the feet. */
  int towardsHead() {
    return flipX == flipY ? 1 : -1;
  }

  /** Brings stored pixels, from an offset on, into the order of the grid. */
  void arrange(float[] values, int from) {
    int nx = plane.nx();
    int ny = plane.ny();
    for (int y = 0; flipX && y < ny; y++) {
      for (int a = 0, b = nx - 1; a < b; a++, b--) {
        swap(values, from + y * nx + a, from + y * nx + b);
      }
    }
    for (int a = 0, b = ny - 1; flipY && a < b; a++, b--) {
      for (int x = 0; x < nx; x++) {
        swap(values, from + a * nx + x, from + b * nx + x);
      }
    }
  }

  private static void swap(float[] values, int i, int j) {
    float kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
