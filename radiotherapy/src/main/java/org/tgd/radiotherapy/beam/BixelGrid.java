package org.tgd.radiotherapy.beam;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;

/** Lays bixels over the targets: isocentre, margin and the square grid on the isocentre plane. */
public final class BixelGrid {
  private static final int MAX_BIXELS = 100_000;

  private BixelGrid() {}

  /**
   * The isocentre: the mean of the voxel centres of all targets together.
   *
   * @throws InputException if there is no target or every target is empty
   */
  public static Point isocenter(StructureSet anatomy) {
    BitSet target = target(anatomy);
    double x = 0;
    double y = 0;
    double z = 0;
    for (int i = target.nextSetBit(0); i >= 0; i = target.nextSetBit(i + 1)) {
      Point center = anatomy.grid().center(i);
      x += center.x();
      y += center.y();
      z += center.z();
    }
    double n = target.cardinality();
    return new Point(x / n, y / n, z / n);
  }

  /**
   * The bixels that see a target, with a margin of one bixel width around it (inside the
   * structures), in ascending order of x, then z.
   *
   * @param beam the beam; bixels that it already has do not matter
   * @throws InputException if there is no target or every target is empty
   */
  public static List<Bixel> covering(StructureSet anatomy, Beam beam) {
    Grid grid = anatomy.grid();
    BitSet wide = withMargin(anatomy, beam.bixelWidthMm());
    Rotation rotation = beam.rotation();
    TreeSet<Long> seen = new TreeSet<>();
    double widest = Math.max(grid.spacing().x(), Math.max(grid.spacing().y(), grid.spacing().z()));
    int reach = beam.bixelWidthMm() < widest ? (int) Math.floor(widest / beam.bixelWidthMm()) : 0;
    for (int i = wide.nextSetBit(0); i >= 0; i = wide.nextSetBit(i + 1)) {
      Point p = rotation.toBeam(grid.center(i).minus(beam.isocenter()));
      double scale = beam.sadMm() / (beam.sadMm() + p.y()) / beam.bixelWidthMm();
      long x = roundAway(p.x() * scale);
      long z = roundAway(p.z() * scale);
      for (long dx = -reach; dx <= reach; dx++) {
        if (seen.size() > MAX_BIXELS) {
          throw new InputException(
              "more than %d bixels of %s mm would be needed at gantry angle %s; use wider bixels"
                  .formatted(MAX_BIXELS, beam.bixelWidthMm(), beam.gantryDeg()));
        }
        for (long dz = -reach; dz <= reach; dz++) {
          seen.add(((x + dx) << 32) + (z + dz));
        }
      }
    }
    List<Bixel> bixels = new ArrayList<>(seen.size());
    for (long key : seen) {
      int z = (int) key;
      long x = (key - z) >> 32;
      bixels.add(new Bixel(x * beam.bixelWidthMm(), z * beam.bixelWidthMm()));
    }
    return bixels;
  }

  private static long roundAway(double v) {
    return (long) (Math.signum(v) * Math.floor(Math.abs(v) + 0.5));
  }

  private static BitSet target(StructureSet anatomy) {
    List<Structure> targets = anatomy.ofType(StructureType.TARGET);
    if (targets.isEmpty()) {
      throw new InputException("no structure is of type TARGET; a plan needs at least one");
    }
    BitSet target = StructureSet.union(targets);
    if (target.isEmpty()) {
      throw new InputException(
          "target '%s' has no voxel; a plan needs something to irradiate"
              .formatted(targets.get(0).name()));
    }
    return target;
  }

  private static BitSet withMargin(StructureSet anatomy, double marginMm) {
    Grid grid = anatomy.grid();
    BitSet inside = anatomy.union();
    BitSet grown = target(anatomy);
    int[] passes = {
      passes(marginMm, grid.spacing().x()),
      passes(marginMm, grid.spacing().y()),
      passes(marginMm, grid.spacing().z())
    };
    int most = Math.max(passes[0], Math.max(passes[1], passes[2]));
    for (int pass = 0; pass < most; pass++) {
      grown = grow(grid, grown, inside, pass, passes);
    }
    return grown;
  }

  private static int passes(double marginMm, double spacing) {
    return (int) roundAway(Math.max(marginMm, spacing) / spacing);
  }

  private static BitSet grow(Grid grid, BitSet from, BitSet inside, int pass, int[] passes) {
    int rx = pass < passes[0] ? 1 : 0;
    int ry = pass < passes[1] ? 1 : 0;
    int rz = pass < passes[2] ? 1 : 0;
    BitSet to = (BitSet) from.clone();
    for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
      int x = grid.column(i);
      int y = grid.row(i);
      int z = grid.slice(i);
      for (int c = z - rz; c <= z + rz; c++) {
        for (int b = y - ry; b <= y + ry; b++) {
          for (int a = x - rx; a <= x + rx; a++) {
            if (grid.contains(a, b, c) && inside.get(grid.index(a, b, c))) {
              to.set(grid.index(a, b, c));
            }
          }
        }
      }
    }
    return to;
  }
}
