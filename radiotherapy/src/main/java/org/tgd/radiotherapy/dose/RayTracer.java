package org.tgd.radiotherapy.dose;

import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/**
 * Follows straight lines through a grid of densities from voxel boundary to voxel boundary (Siddon,
 * Med. Phys. 12, 252 (1985)). Thread-safe.
 */
final class RayTracer {
  private static final double SURFACE_DENSITY = 0.05;

  private final Grid grid;
  private final float[] density;
  private final double[] low;
  private final double[] step;
  private final int[] count;

  /** A tracer through densities relative to water, one per voxel. */
  RayTracer(Grid grid, float[] density) {
    this.grid = grid;
    this.density = density;
    step = new double[] {grid.spacing().x(), grid.spacing().y(), grid.spacing().z()};
    low =
        new double[] {
          grid.origin().x() - step[0] / 2,
          grid.origin().y() - step[1] / 2,
          grid.origin().z() - step[2] / 2
        };
    count = new int[] {grid.nx(), grid.ny(), grid.nz()};
  }

  /** The water-equivalent length between two points in mm. */
  double depth(Point from, Point to) {
    return walk(from, to, false);
  }

  /**
   * The distance from a point to the first voxel that is denser than 0.05 on the way to another in
   * mm; infinite if there is none.
   */
  double surface(Point from, Point to) {
    return walk(from, to, true);
  }

  private double walk(Point from, Point to, boolean surface) {
    double[] origin = {from.x(), from.y(), from.z()};
    double[] way = {to.x() - from.x(), to.y() - from.y(), to.z() - from.z()};
    double length = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
    double enter = 0;
    double leave = 1;
    for (int axis = 0; axis < 3; axis++) {
      double high = low[axis] + count[axis] * step[axis];
      if (Math.abs(way[axis]) < 1e-12) {
        if (origin[axis] < low[axis] || origin[axis] >= high) {
          leave = -1;
        }
        continue;
      }
      double a = (low[axis] - origin[axis]) / way[axis];
      double b = (high - origin[axis]) / way[axis];
      enter = Math.max(enter, Math.min(a, b));
      leave = Math.min(leave, Math.max(a, b));
    }
    if (!(enter < leave)) {
      return surface ? Double.POSITIVE_INFINITY : 0;
    }
    return follow(new double[][] {origin, way}, length, enter, leave, surface);
  }

  private double follow(
      double[][] ray, double length, double enter, double leave, boolean surface) {
    int[] strides = {1, grid.nx(), grid.nx() * grid.ny()};
    int[] cell = new int[3];
    double[] next = new double[3];
    double[] delta = new double[3];
    int[] move = new int[3];
    int index = 0;
    double probe = enter + 1e-9 * (leave - enter);
    for (int axis = 0; axis < 3; axis++) {
      double way = ray[1][axis];
      double at = (ray[0][axis] + probe * way - low[axis]) / step[axis];
      cell[axis] = Math.max(0, Math.min(count[axis] - 1, (int) Math.floor(at)));
      move[axis] = way >= 0 ? 1 : -1;
      boolean still = Math.abs(way) < 1e-12;
      delta[axis] = still ? Double.POSITIVE_INFINITY : step[axis] / Math.abs(way);
      double boundary = low[axis] + (cell[axis] + (way >= 0 ? 1 : 0)) * step[axis];
      next[axis] = still ? Double.POSITIVE_INFINITY : (boundary - ray[0][axis]) / way;
      index += cell[axis] * strides[axis];
    }
    double sum = 0;
    double alpha = enter;
    while (true) {
      int axis = next[0] < next[1] ? (next[0] < next[2] ? 0 : 2) : (next[1] < next[2] ? 1 : 2);
      float rho = density[index];
      if (surface && rho > SURFACE_DENSITY) {
        return alpha * length;
      }
      double end = Math.min(next[axis], leave);
      sum += Math.max(0, end - alpha) * rho;
      alpha = end;
      cell[axis] += move[axis];
      if (next[axis] >= leave || cell[axis] < 0 || cell[axis] >= count[axis]) {
        return surface ? Double.POSITIVE_INFINITY : sum * length;
      }
      index += move[axis] * strides[axis];
      next[axis] += delta[axis];
    }
  }
}
