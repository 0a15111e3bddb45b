package org.tgd.radiotherapy.structure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;

/**
 * The structures of a patient on one grid. Names are unique.
 *
 * @param grid the grid that the voxel sets refer to
 * @param structures the structures in the order of their source
 */
public record StructureSet(Grid grid, List<Structure> structures) {
  /** Checks names and voxels. */
  public StructureSet {
    requireNonNull(grid, "grid");
    structures = List.copyOf(structures);
    Set<String> names = new HashSet<>();
    for (Structure structure : structures) {
      if (!names.add(structure.name())) {
        throw new InputException(
            "two structures are named '%s'; names must be unique".formatted(structure.name()));
      }
      VoxelSet voxels = structure.voxels();
      if (!voxels.isEmpty()
          && (voxels.get(0) < 0 || voxels.get(voxels.size() - 1) >= grid.voxels())) {
        throw new InputException(
            "structure '%s' has voxels outside the grid of %d voxels"
                .formatted(structure.name(), grid.voxels()));
      }
    }
  }

  /** The structure of a name, if there is one. */
  public Optional<Structure> find(String name) {
    return structures.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /**
   * The structure of a name.
   *
   * @throws InputException if there is none; the message lists those there are
   */
  public Structure named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new InputException(
                    "no structure is named '%s'; there are: %s"
                        .formatted(
                            name,
                            structures.stream()
                                .map(Structure::name)
                                .collect(Collectors.joining(", ")))));
  }

  /** The structures of a type, in order. */
  public List<Structure> ofType(StructureType type) {
    return structures.stream().filter(s -> s.type() == type).toList();
  }

  /** Every voxel that is in any structure. */
  public BitSet union() {
    return union(structures);
  }

  /** Every voxel that is in any of the given structures. */
  public static BitSet union(List<Structure> structures) {
    BitSet all = new BitSet();
    for (Structure structure : structures) {
      all.or(structure.voxels().toBits());
    }
    return all;
  }

  /**
   * These structures on another grid: a voxel belongs to a structure when the voxel of this grid
   * nearest to its centre does. Voxels outside this grid belong to none.
   */
  public StructureSet resampled(Grid target) {
    int[] x = nearest(target.nx(), target.origin().x(), target.spacing().x(), 'x');
    int[] y = nearest(target.ny(), target.origin().y(), target.spacing().y(), 'y');
    int[] z = nearest(target.nz(), target.origin().z(), target.spacing().z(), 'z');
    List<Structure> moved = new ArrayList<>();
    for (Structure structure : structures) {
      BitSet here = structure.voxels().toBits();
      BitSet there = new BitSet(target.voxels());
      for (int i = 0; i < target.voxels(); i++) {
        int cx = x[target.column(i)];
        int cy = y[target.row(i)];
        int cz = z[target.slice(i)];
        if (grid.contains(cx, cy, cz) && here.get(grid.index(cx, cy, cz))) {
          there.set(i);
        }
      }
      moved.add(structure.withVoxels(VoxelSet.of(there)));
    }
    return new StructureSet(target, moved);
  }

  private int[] nearest(int n, double origin, double step, char axis) {
    double from =
        axis == 'x' ? grid.origin().x() : axis == 'y' ? grid.origin().y() : grid.origin().z();
    double width =
        axis == 'x' ? grid.spacing().x() : axis == 'y' ? grid.spacing().y() : grid.spacing().z();
    int[] index = new int[n];
    for (int i = 0; i < n; i++) {
      index[i] = (int) Math.floor((origin + i * step - from) / width + 0.5);
    }
    return index;
  }

  /**
   * These structures without the voxels that belong to a structure with a lower priority number.
   * Structures of equal number keep what they share.
   */
  public StructureSet withoutOverlaps() {
    double[] best = new double[grid.voxels()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (Structure structure : structures) {
      for (int i = 0; i < structure.voxels().size(); i++) {
        int voxel = structure.voxels().get(i);
        best[voxel] = Math.min(best[voxel], structure.overlapPriority());
      }
    }
    return new StructureSet(
        grid, structures.stream().map(s -> s.withVoxels(keep(s, best))).toList());
  }

  private static VoxelSet keep(Structure structure, double[] best) {
    return VoxelSet.of(
        Arrays.stream(structure.voxels().toArray())
            .filter(voxel -> best[voxel] >= structure.overlapPriority())
            .toArray());
  }
}
