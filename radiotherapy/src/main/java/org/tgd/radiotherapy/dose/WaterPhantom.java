package org.tgd.radiotherapy.dose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.Bixel;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;
import org.tgd.radiotherapy.structure.VoxelSet;

/**
 * A virtual water tank: a square field at gantry angle 0, the surface 900 mm from the source, the
 * isocentre in 100 mm of water.
 */
public final class WaterPhantom {
  /** Distance of measured points in depth and across, in mm. */
  public static final double STEP_MM = 2.5;

  private static final int ACROSS = 121;
  private static final int DEEP = 120;
  private static final int BIXELS = 5;
  private static final double CUTOFF_MM = 170;
  private static final double ISOCENTER_DEPTH_MM = 100;

  private final Grid grid;
  private final float[] dose;

  private WaterPhantom(Grid grid, float[] dose) {
    this.grid = grid;
    this.dose = dose;
  }

  /**
   * Irradiates the tank.
   *
   * @param machine the machine
   * @param fieldMm edge of the field on the isocentre plane in mm, 10 to 200
   */
  public static WaterPhantom irradiate(Machine machine, double fieldMm) {
    if (!(fieldMm >= 10 && fieldMm <= 200)) {
      throw new IllegalArgumentException("field of " + fieldMm + " mm; must be 10 to 200");
    }
    Point corner = new Point(-150, STEP_MM / 2 - ISOCENTER_DEPTH_MM, -STEP_MM);
    Grid grid = new Grid(ACROSS, DEEP, 3, new Point(STEP_MM, STEP_MM, STEP_MM), corner);
    BitSet all = new BitSet();
    all.set(0, grid.voxels());
    Structure tank = new Structure("water", StructureType.TARGET, 1, VoxelSet.of(all));
    StructureSet water = new StructureSet(grid, List.of(tank));
    double bixel = fieldMm / BIXELS;
    List<Bixel> bixels = new ArrayList<>();
    for (int i = 0; i < BIXELS * BIXELS; i++) {
      bixels.add(new Bixel((i % BIXELS - 2) * bixel, (i / BIXELS - 2) * bixel));
    }
    Beam beam = new Beam(0, 0, new Point(0, 0, 0), machine.sadMm(), bixel, bixels);
    DoseInfluenceMatrix matrix =
        new DoseEngine(machine, DoseSettings.standard().withLateralCutoffMm(CUTOFF_MM))
            .influence(new Ct(grid, new float[grid.voxels()]), water, water, List.of(beam));
    double[] weights = new double[bixels.size()];
    Arrays.fill(weights, 1);
    return new WaterPhantom(grid, matrix.dose(weights, 0));
  }

  /** The dose on the axis at depths of 1.25 mm, 3.75 mm and so on to 298.75 mm, in Gy. */
  public double[] centralAxis() {
    double[] curve = new double[DEEP];
    for (int row = 0; row < DEEP; row++) {
      curve[row] = dose[grid.index(ACROSS / 2, row, 1)];
    }
    return curve;
  }

  /**
   * The dose across the field from -150 mm to 150 mm, in Gy.
   *
   * @param depthMm the depth in mm, 0 to 300; the nearest measured depth is taken
   */
  public double[] profile(double depthMm) {
    int row = (int) Math.max(0, Math.min(DEEP - 1, Math.round(depthMm / STEP_MM - 0.5)));
    double[] curve = new double[ACROSS];
    for (int column = 0; column < ACROSS; column++) {
      curve[column] = dose[grid.index(column, row, 1)];
    }
    return curve;
  }

  /** The full width at half of the axis value of a profile in mm. */
  public static double widthMm(double[] profile) {
    return edge(profile, 0.5) + edge(reversed(profile), 0.5);
  }

  /**
   * The distance between 80 % and 20 % of the axis value of a profile, mean of both edges in mm.
   */
  public static double penumbraMm(double[] profile) {
    double[] mirrored = reversed(profile);
    double right = edge(profile, 0.2) - edge(profile, 0.8);
    return (right + edge(mirrored, 0.2) - edge(mirrored, 0.8)) / 2;
  }

  private static double[] reversed(double[] profile) {
    double[] mirrored = new double[profile.length];
    for (int i = 0; i < profile.length; i++) {
      mirrored[i] = profile[profile.length - 1 - i];
    }
    return mirrored;
  }

  private static double edge(double[] profile, double share) {
    int middle = profile.length / 2;
    double level = share * profile[middle];
    for (int i = middle; i + 1 < profile.length; i++) {
      if (profile[i] >= level && profile[i + 1] < level) {
        double part = (profile[i] - level) / (profile[i] - profile[i + 1]);
        return (i - middle + part) * STEP_MM;
      }
    }
    return Double.NaN;
  }
}
