package org.tgd.radiotherapy.patient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.radiotherapy.beam.BixelGrid;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.dvh.DoseDifference;
import org.tgd.radiotherapy.dvh.GammaIndex;
import org.tgd.radiotherapy.io.PlanningCase;

/**
 * How a dose differs from a reference dose of the same patient, both in Gy on the case's dose grid.
 */
public final class DoseComparison {
  /** How gamma is searched, for readers. */
  public static final String LATTICE =
      "reference: every voxel of the dose grid; evaluated dose: searched in steps of a tenth of the"
          + " distance criterion up to twice of it, linear between voxel centres; gamma capped at"
          + " 2";

  private final PlanningCase planned;
  private final float[] reference;
  private final float[] dose;

  /** A comparison of two doses. */
  public DoseComparison(PlanningCase planned, float[] reference, float[] dose) {
    this.planned = planned;
    this.reference = reference.clone();
    this.dose = dose.clone();
  }

  /** The gamma index of a criterion. */
  public GammaIndex.Result gamma(GammaIndex criterion) {
    return criterion.compare(planned.evaluation().grid(), reference, dose);
  }

  /** The difference over all voxels with more than a tenth of the reference's maximum. */
  public DoseDifference difference() {
    return DoseDifference.between(reference, dose);
  }

  /**
   * The differences on the three planes through the middle of the targets, over voxels with more
   * than a tenth of the plane's maximum, by name: axial, coronal, sagittal.
   */
  public Map<String, DoseDifference> planes() {
    Grid grid = planned.evaluation().grid();
    Point middle = BixelGrid.isocenter(planned.anatomy());
    int x = nearest(middle.x(), grid.x(0), grid.spacing().x(), grid.nx());
    int y = nearest(middle.y(), grid.y(0), grid.spacing().y(), grid.ny());
    int z = nearest(middle.z(), grid.z(0), grid.spacing().z(), grid.nz());
    List<Integer> axial = new ArrayList<>();
    List<Integer> coronal = new ArrayList<>();
    List<Integer> sagittal = new ArrayList<>();
    for (int i = 0; i < grid.voxels(); i++) {
      if (grid.slice(i) == z) {
        axial.add(i);
      }
      if (grid.row(i) == y) {
        coronal.add(i);
      }
      if (grid.column(i) == x) {
        sagittal.add(i);
      }
    }
    Map<String, DoseDifference> planes = new LinkedHashMap<>();
    planes.put("axial", on(axial));
    planes.put("coronal", on(coronal));
    planes.put("sagittal", on(sagittal));
    return planes;
  }

  private static int nearest(double at, double first, double step, int n) {
    return (int) Math.max(0, Math.min(n - 1.0, Math.rint((at - first) / step)));
  }

  private DoseDifference on(List<Integer> voxels) {
    float[] a = new float[voxels.size()];
    float[] b = new float[voxels.size()];
    for (int i = 0; i < a.length; i++) {
      a[i] = reference[voxels.get(i)];
      b[i] = dose[voxels.get(i)];
    }
    return DoseDifference.between(a, b);
  }
}
