package org.tgd.radiotherapy.dose;

import java.util.Arrays;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.Bixel;
import org.tgd.radiotherapy.beam.Rotation;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/**
 * What the bixels of one beam share: the voxels near the beam with their place in beam's eye view
 * and the three depth factors, times the inverse square of the distance.
 */
final class BeamDose {
  private static final int BLOCK = 2048;

  private final Beam beam;
  private final double reachMm;
  private final LateralProfile profile;
  private int[] voxel;
  private float[] x;
  private float[] y;
  private float[] z;
  private float[] c1;
  private float[] c2;
  private float[] c3;

  BeamDose(Beam beam, double reachMm, LateralProfile profile) {
    this.beam = beam;
    this.reachMm = reachMm;
    this.profile = profile;
  }

  /** One bixel's dose: voxels in ascending order and the dose of each in Gy. */
  static final class Column {
    final int[] row;
    final float[] value;

    Column(int[] row, float[] value) {
      this.row = row;
      this.value = value;
    }
  }

  /** Places the candidate voxels and traces the way to each. */
  void prepare(Machine machine, RayTracer tracer, Grid grid, int[] candidates, int threads) {
    place(grid, candidates);
    Point source = beam.source();
    int blocks = (voxel.length + BLOCK - 1) / BLOCK;
    c1 = new float[voxel.length];
    c2 = new float[voxel.length];
    c3 = new float[voxel.length];
    Parallel.forEach(
        blocks,
        threads,
        block -> {
          int end = Math.min(voxel.length, (block + 1) * BLOCK);
          for (int i = block * BLOCK; i < end; i++) {
            Point center = grid.center(voxel[i]);
            double depth = tracer.depth(source, center);
            Point way = center.minus(source);
            double inverseSquare = beam.sadMm() * beam.sadMm() / way.dot(way);
            c1[i] = (float) (inverseSquare * term(machine, 0, depth));
            c2[i] = (float) (inverseSquare * term(machine, 1, depth));
            c3[i] = (float) (inverseSquare * term(machine, 2, depth));
          }
        });
  }

  private static double term(Machine machine, int i, double depth) {
    double beta = machine.betasPerMm().get(i);
    double mu = machine.attenuationPerMm();
    return beta / (beta - mu) * (Math.exp(-mu * depth) - Math.exp(-beta * depth));
  }

  private void place(Grid grid, int[] candidates) {
    Rotation rotation = beam.rotation();
    double[] box = box();
    int n = 0;
    voxel = new int[candidates.length];
    x = new float[candidates.length];
    y = new float[candidates.length];
    z = new float[candidates.length];
    for (int candidate : candidates) {
      Point p = rotation.toBeam(grid.center(candidate).minus(beam.isocenter()));
      double depth = p.y() + beam.sadMm();
      if (depth <= 1) {
        continue;
      }
      double u = p.x() * beam.sadMm() / depth;
      double v = p.z() * beam.sadMm() / depth;
      if (u >= box[0] && u <= box[1] && v >= box[2] && v <= box[3]) {
        voxel[n] = candidate;
        x[n] = (float) p.x();
        y[n] = (float) depth;
        z[n] = (float) p.z();
        n++;
      }
    }
    voxel = Arrays.copyOf(voxel, n);
    x = Arrays.copyOf(x, n);
    y = Arrays.copyOf(y, n);
    z = Arrays.copyOf(z, n);
  }

  private double[] box() {
    double[] box = {1e9, -1e9, 1e9, -1e9};
    for (Bixel bixel : beam.bixels()) {
      double reach = flatReach(bixel);
      box[0] = Math.min(box[0], bixel.xMm() - reach);
      box[1] = Math.max(box[1], bixel.xMm() + reach);
      box[2] = Math.min(box[2], bixel.zMm() - reach);
      box[3] = Math.max(box[3], bixel.zMm() + reach);
    }
    return box;
  }

  /** How far a voxel inside the cut-off can be from the bixel on the flat isocentre plane. */
  private double flatReach(Bixel bixel) {
    double slope = Math.hypot(bixel.xMm(), bixel.zMm()) / beam.sadMm();
    double cut = reachMm / beam.sadMm();
    return 1e-3 + reachMm * (1 + slope * slope) / Math.max(1e-3, 1 - slope * cut);
  }

  /** The dose of one bixel at weight 1. */
  Column column(Bixel bixel) {
    double sad = beam.sadMm();
    double norm = Math.sqrt(bixel.xMm() * bixel.xMm() + sad * sad + bixel.zMm() * bixel.zMm());
    float bx = (float) (bixel.xMm() / norm);
    float by = (float) (sad / norm);
    float bz = (float) (bixel.zMm() / norm);
    float k = 1 / (1 + by);
    float axis = (float) sad;
    float u0 = (float) (bixel.xMm() / sad);
    float v0 = (float) (bixel.zMm() / sad);
    float flat = (float) (flatReach(bixel) / sad);
    float reachSquared = (float) (reachMm * reachMm / sad / sad);
    int[] rows = new int[voxel.length];
    float[] values = new float[voxel.length];
    int n = 0;
    for (int i = 0; i < voxel.length; i++) {
      float py = y[i];
      float du = x[i] - u0 * py;
      float dv = z[i] - v0 * py;
      if (du * du + dv * dv > flat * flat * py * py) {
        continue;
      }
      // the turn that takes the bixel's direction (bx, by, bz) onto the beam's axis (0, 1, 0)
      float px = x[i];
      float pz = z[i];
      float along = bx * px + by * py + bz * pz;
      float lift = k * (py + along);
      float qx = px - bx * lift;
      float qz = pz - bz * lift;
      float scale = 1 / along;
      float sx = qx * scale;
      float sz = qz * scale;
      if (sx * sx + sz * sz <= reachSquared) {
        float dose = profile.at(sx * axis, sz * axis, c1[i], c2[i], c3[i]);
        if (dose > 0) {
          rows[n] = voxel[i];
          values[n++] = dose;
        }
      }
    }
    return new Column(Arrays.copyOf(rows, n), Arrays.copyOf(values, n));
  }
}
