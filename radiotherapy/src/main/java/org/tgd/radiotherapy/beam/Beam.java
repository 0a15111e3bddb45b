package org.tgd.radiotherapy.beam;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tgd.radiotherapy.ct.Point;

/**
 * A beam direction with its bixels. In the beam frame the source sits at (0, -SAD, 0) and the beam
 * points along +y; the frame is turned by the gantry angle about z, then by the couch angle about
 * y.
 *
 * @param gantryDeg gantry angle in degrees
 * @param couchDeg couch angle in degrees
 * @param isocenter isocentre in patient coordinates
 * @param sadMm distance from source to axis in mm
 * @param bixelWidthMm edge of the square bixels on the isocentre plane in mm
 * @param bixels the bixels; their order is the column order of the dose-influence matrix
 */
public record Beam(
    double gantryDeg,
    double couchDeg,
    Point isocenter,
    double sadMm,
    double bixelWidthMm,
    List<Bixel> bixels) {
  /** Copies the bixels and checks lengths. */
  public Beam {
    requireNonNull(isocenter, "isocenter");
    bixels = List.copyOf(bixels);
    if (!Double.isFinite(gantryDeg) || !Double.isFinite(couchDeg)) {
      throw new IllegalArgumentException("gantry and couch angle must be finite");
    }
    if (!(sadMm > 0 && bixelWidthMm > 0 && sadMm < 1e5 && bixelWidthMm < sadMm)) {
      throw new IllegalArgumentException(
          "SAD %s mm, bixel width %s mm; both must be positive".formatted(sadMm, bixelWidthMm));
    }
  }

  /** The same beam with other bixels. */
  public Beam withBixels(List<Bixel> others) {
    return new Beam(gantryDeg, couchDeg, isocenter, sadMm, bixelWidthMm, others);
  }

  /** How the beam frame is turned against the patient. */
  public Rotation rotation() {
    return Rotation.of(gantryDeg, couchDeg);
  }

  /** The source in patient coordinates. */
  public Point source() {
    return isocenter.plus(rotation().toPatient(new Point(0, -sadMm, 0)));
  }

  /**
   * A point on the axis of a bixel in patient coordinates.
   *
   * @param times the distance from the source in units of the distance to the isocentre plane
   */
  public Point along(Bixel bixel, double times) {
    Point direction = new Point(bixel.xMm() * times, sadMm * (times - 1), bixel.zMm() * times);
    return isocenter.plus(rotation().toPatient(direction));
  }
}
