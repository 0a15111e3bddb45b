package org.tgd.radiotherapy.dose;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.beam.Beam;
import org.tgd.radiotherapy.beam.Bixel;
import org.tgd.radiotherapy.ct.Ct;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;

/**
 * The photon pencil beam of Bortfeld, Schlegel and Rhein (Med. Phys. 20, 311 (1993)): the dose of a
 * bixel at a point is the inverse square of the distance to the source, times the sum over three
 * terms of a factor of the water-equivalent depth and a kernel of the distance from the bixel's
 * axis. Everything outside the structures counts as vacuum. Thread-safe; the result is the same at
 * any number of threads.
 */
public final class DoseEngine {
  private static final double AXIS_TRACE = 2;

  private final Machine machine;
  private final DoseSettings settings;

  /** An engine for a machine. */
  public DoseEngine(Machine machine, DoseSettings settings) {
    this.machine = requireNonNull(machine, "machine");
    this.settings = requireNonNull(settings, "settings");
  }

  /**
   * Computes what every bixel gives every voxel.
   *
   * @param ct the patient
   * @param anatomy the structures on the CT grid
   * @param evaluation the structures on the dose grid; the voxels outside them get no dose
   * @param beams the beams
   * @return the matrix: a row per voxel of the dose grid, a column per bixel, beam after beam
   * @throws InputException if no beam gives dose to a target
   */
  public DoseInfluenceMatrix influence(
      Ct ct, StructureSet anatomy, StructureSet evaluation, List<Beam> beams) {
    RayTracer tracer = new RayTracer(ct.grid(), densities(ct, anatomy));
    Grid grid = evaluation.grid();
    int[] inside = evaluation.union().stream().toArray();
    int bixels = beams.stream().mapToInt(b -> b.bixels().size()).sum();
    BeamDose.Column[] columns = new BeamDose.Column[bixels];
    Map<String, LateralProfile> profiles = new HashMap<>();
    int first = 0;
    for (Beam beam : beams) {
      if (Math.abs(beam.sadMm() - machine.sadMm()) > 1e-6) {
        throw new InputException(
            "beam at gantry angle %s has an SAD of %s mm, machine '%s' one of %s mm"
                .formatted(beam.gantryDeg(), beam.sadMm(), machine.name(), machine.sadMm()));
      }
      if (!beam.bixels().isEmpty()) {
        BeamDose dose = new BeamDose(beam, reach(beam), profile(beam, tracer, profiles));
        dose.prepare(machine, tracer, grid, inside, settings.threads());
        int offset = first;
        Parallel.forEach(
            beam.bixels().size(),
            settings.threads(),
            j -> columns[offset + j] = dose.column(beam.bixels().get(j)));
      }
      first += beam.bixels().size();
    }
    DoseInfluenceMatrix matrix = assemble(grid.voxels(), columns);
    requireDoseInTargets(matrix, evaluation);
    return matrix;
  }

  private double reach(Beam beam) {
    return settings.lateralCutoffMm() + beam.bixelWidthMm() / Math.sqrt(2);
  }

  private LateralProfile profile(
      Beam beam, RayTracer tracer, Map<String, LateralProfile> profiles) {
    Bixel central = beam.bixels().get(0);
    for (Bixel bixel : beam.bixels()) {
      if (Math.hypot(bixel.xMm(), bixel.zMm()) < Math.hypot(central.xMm(), central.zMm())) {
        central = bixel;
      }
    }
    double surface = tracer.surface(beam.source(), beam.along(central, AXIS_TRACE));
    double ssd = Double.isFinite(surface) ? Math.rint(surface) : beam.sadMm();
    return profiles.computeIfAbsent(
        ssd + " " + beam.bixelWidthMm(),
        key -> LateralProfile.of(machine, ssd, beam.bixelWidthMm(), reach(beam)));
  }

  private float[] densities(Ct ct, StructureSet anatomy) {
    BitSet inside = anatomy.union();
    float[] density = new float[ct.grid().voxels()];
    for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
      density[i] = (float) settings.density().density(ct.hounsfield(i));
    }
    return density;
  }

  private static DoseInfluenceMatrix assemble(int rows, BeamDose.Column[] columns) {
    int[] start = new int[columns.length + 1];
    for (int j = 0; j < columns.length; j++) {
      long end = (long) start[j] + columns[j].row.length;
      if (end > Integer.MAX_VALUE - 8) {
        throw new InputException(
            "the dose-influence matrix would have more than 2^31 entries; a coarser dose grid,"
                + " wider bixels or a smaller lateral cut-off make it smaller");
      }
      start[j + 1] = (int) end;
    }
    int[] row = new int[start[columns.length]];
    float[] value = new float[row.length];
    for (int j = 0; j < columns.length; j++) {
      System.arraycopy(columns[j].row, 0, row, start[j], columns[j].row.length);
      System.arraycopy(columns[j].value, 0, value, start[j], columns[j].row.length);
      columns[j] = null;
    }
    return new DoseInfluenceMatrix(rows, start, row, value);
  }

  private static void requireDoseInTargets(DoseInfluenceMatrix matrix, StructureSet evaluation) {
    BitSet hit = new BitSet(matrix.rows());
    for (int row : matrix.row()) {
      hit.set(row);
    }
    for (Structure target : evaluation.ofType(StructureType.TARGET)) {
      if (target.voxels().toBits().intersects(hit)) {
        return;
      }
    }
    throw new InputException(
        "no beam hits a target: no bixel gives dose to any target voxel; check gantry angles,"
            + " isocentre and bixels");
  }
}
