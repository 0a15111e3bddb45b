package org.tgd.radiotherapy.beam;

import org.tgd.radiotherapy.ct.Point;

/** The turn between the beam frame and patient axes: gantry about z, then couch about y. */
public final class Rotation {
  private final double cg;
  private final double sg;
  private final double cc;
  private final double sc;

  private Rotation(double gantry, double couch) {
    cg = Math.cos(gantry);
    sg = Math.sin(gantry);
    cc = Math.cos(couch);
    sc = Math.sin(couch);
  }

  /** The turn of a gantry and a couch angle in degrees. */
  public static Rotation of(double gantryDeg, double couchDeg) {
    return new Rotation(Math.toRadians(gantryDeg), Math.toRadians(couchDeg));
  }

  /** A displacement given in the beam frame, in patient axes. */
  public Point toPatient(Point beam) {
    double x = cg * beam.x() - sg * beam.y();
    double y = sg * beam.x() + cg * beam.y();
    return new Point(cc * x + sc * beam.z(), y, -sc * x + cc * beam.z());
  }

  /** A displacement given in patient axes, in the beam frame. */
  public Point toBeam(Point patient) {
    double x = cc * patient.x() - sc * patient.z();
    double z = sc * patient.x() + cc * patient.z();
    return new Point(cg * x + sg * patient.y(), -sg * x + cg * patient.y(), z);
  }
}
