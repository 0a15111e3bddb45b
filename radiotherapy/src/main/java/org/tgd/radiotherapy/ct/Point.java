package org.tgd.radiotherapy.ct;

/**
 * A point or a displacement in space, in millimetres.
 *
 * @param x in patient coordinates (LPS): towards the patient's left
 * @param y in patient coordinates (LPS): towards the patient's back
 * @param z in patient coordinates (LPS): towards the patient's head
 */
public record Point(double x, double y, double z) {
  /** This displaced by another. */
  public Point plus(Point other) {
    return new Point(x + other.x, y + other.y, z + other.z);
  }

  /** The displacement from another point to this. */
  public Point minus(Point other) {
    return new Point(x - other.x, y - other.y, z - other.z);
  }

  /** This displacement stretched by a factor. */
  public Point times(double factor) {
    return new Point(factor * x, factor * y, factor * z);
  }

  /** The scalar product with another displacement, in square millimetres. */
  public double dot(Point other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** The length of this displacement in millimetres. */
  public double length() {
    return Math.sqrt(dot(this));
  }

  /** Whether all three coordinates are finite. */
  public boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
  }
}
