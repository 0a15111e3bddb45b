package org.tgd.radiotherapy.structure;

import static java.util.Objects.requireNonNull;

/**
 * An organ or target delineated on a grid.
 *
 * @param name the structure's name, not blank
 * @param type what it is to the planner
 * @param overlapPriority where structures overlap, the lowest number takes the voxel; equal numbers
 *     share it
 * @param voxels the voxels whose centres are inside
 */
public record Structure(String name, StructureType type, double overlapPriority, VoxelSet voxels) {
  /** Checks that nothing is missing. */
  public Structure {
    requireNonNull(type, "type");
    requireNonNull(voxels, "voxels");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a structure's name is blank");
    }
    if (Double.isNaN(overlapPriority)) {
      throw new IllegalArgumentException("overlap priority of " + name + " is not a number");
    }
  }

  /** The same structure with other voxels. */
  public Structure withVoxels(VoxelSet others) {
    return new Structure(name, type, overlapPriority, others);
  }
}
