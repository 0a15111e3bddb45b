package org.tgd.radiotherapy.optimize;

/** Says where a row of a matrix lies, for messages. */
@FunctionalInterface
public interface VoxelPlaces {
  /** Names rows by their numbers. */
  VoxelPlaces ROWS = row -> "voxel " + row;

  /** The place of a row in words, without a full stop. */
  String of(int row);
}
