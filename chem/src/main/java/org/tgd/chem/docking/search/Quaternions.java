package org.tgd.chem.docking.search;

/** Unit quaternions w x y z inside larger arrays. */
final class Quaternions {
  private Quaternions() {}

  /** Writes the rotation as a row-major 3 × 3 matrix at the start of {@code matrix}. */
  static void toMatrix(double[] source, int at, double[] matrix) {
    double w = source[at];
    double x = source[at + 1];
    double y = source[at + 2];
    double z = source[at + 3];
    matrix[0] = 1 - 2 * (y * y + z * z);
    matrix[1] = 2 * (x * y - w * z);
    matrix[2] = 2 * (x * z + w * y);
    matrix[3] = 2 * (x * y + w * z);
    matrix[4] = 1 - 2 * (x * x + z * z);
    matrix[5] = 2 * (y * z - w * x);
    matrix[6] = 2 * (x * z - w * y);
    matrix[7] = 2 * (y * z + w * x);
    matrix[8] = 1 - 2 * (x * x + y * y);
  }

  /** Turns the quaternion by a rotation vector (axis times angle, radians), normalising it. */
  static void rotate(double[] target, int at, double rx, double ry, double rz) {
    double angle = Math.sqrt(rx * rx + ry * ry + rz * rz);
    if (angle < 1e-12) {
      return;
    }
    double s = Math.sin(angle / 2) / angle;
    double c = Math.cos(angle / 2);
    double x = rx * s;
    double y = ry * s;
    double z = rz * s;
    double w0 = target[at];
    double x0 = target[at + 1];
    double y0 = target[at + 2];
    double z0 = target[at + 3];
    double w1 = c * w0 - x * x0 - y * y0 - z * z0;
    double x1 = c * x0 + x * w0 + y * z0 - z * y0;
    double y1 = c * y0 + y * w0 + z * x0 - x * z0;
    double z1 = c * z0 + z * w0 + x * y0 - y * x0;
    double norm = 1 / Math.sqrt(w1 * w1 + x1 * x1 + y1 * y1 + z1 * z1);
    target[at] = w1 * norm;
    target[at + 1] = x1 * norm;
    target[at + 2] = y1 * norm;
    target[at + 3] = z1 * norm;
  }
}
