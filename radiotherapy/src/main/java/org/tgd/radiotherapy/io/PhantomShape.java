package org.tgd.radiotherapy.io;

import java.util.BitSet;
import java.util.function.Predicate;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.VoxelSet;

/** Solid shapes of which phantoms are built, in patient coordinates. */
interface PhantomShape extends Predicate<Point> {
  /** An ellipsoid of three half axes. */
  static PhantomShape ellipsoid(Point center, double rx, double ry, double rz) {
    return p -> {
      double x = (p.x() - center.x()) / rx;
      double y = (p.y() - center.y()) / ry;
      double z = (p.z() - center.z()) / rz;
      return x * x + y * y + z * z <= 1;
    };
  }

  /** A cylinder of elliptic cross-section along z, without end. */
  static PhantomShape column(double rx, double ry) {
    return p -> p.x() * p.x() / (rx * rx) + p.y() * p.y() / (ry * ry) <= 1;
  }

  /** A round tube along z whose axis bends towards the back away from its middle. */
  static PhantomShape bentTube(Point middle, double radius, double halfLength, double bend) {
    return p -> {
      double z = (p.z() - middle.z()) / halfLength;
      double y = p.y() - middle.y() - bend * z * z;
      double x = p.x() - middle.x();
      double r = radius * (1 + 0.15 * Math.cos(3 * z));
      return Math.abs(z) <= 1 && x * x + y * y <= r * r;
    };
  }

  /** This shape without another. */
  default PhantomShape minus(PhantomShape other) {
    return p -> test(p) && !other.test(p);
  }

  /** The voxels of a grid whose centres are inside. */
  default VoxelSet on(Grid grid) {
    BitSet inside = new BitSet(grid.voxels());
    for (int i = 0; i < grid.voxels(); i++) {
      if (test(grid.center(i))) {
        inside.set(i);
      }
    }
    return VoxelSet.of(inside);
  }
}
