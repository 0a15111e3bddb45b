package org.tgd.radiotherapy.structure;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.BitSet;

/** A set of voxels of a grid: their indices in ascending order. Immutable. */
public final class VoxelSet {
  private final int[] indices;

  private VoxelSet(int[] indices) {
    this.indices = indices;
  }

  /** The voxels whose bits are set. */
  public static VoxelSet of(BitSet voxels) {
    return new VoxelSet(voxels.stream().toArray());
  }

  /** The voxels with these indices, none negative; order and repetition do not matter. */
  public static VoxelSet of(int... indices) {
    return new VoxelSet(Arrays.stream(indices).sorted().distinct().toArray());
  }

  /** The number of voxels. */
  public int size() {
    return indices.length;
  }

  /** Whether there are no voxels. */
  public boolean isEmpty() {
    return indices.length == 0;
  }

  /** The index of the n-th voxel, counted from 0. */
  public int get(int n) {
    return indices[n];
  }

  /** Whether a voxel is in the set. */
  public boolean contains(int index) {
    return Arrays.binarySearch(indices, index) >= 0;
  }

  /** All indices in ascending order, copied. */
  public int[] toArray() {
    return indices.clone();
  }

  /** The set as bits. */
  public BitSet toBits() {
    BitSet bits = new BitSet();
    for (int index : indices) {
      bits.set(index);
    }
    return bits;
  }

  /**
   * The values of the set's voxels.
   *
   * @param values one value per voxel of the grid
   * @return one value per voxel of the set, in its order
   */
  public double[] pick(float[] values) {
    requireNonNull(values, "values");
    double[] picked = new double[indices.length];
    for (int i = 0; i < indices.length; i++) {
      picked[i] = values[indices[i]];
    }
    return picked;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VoxelSet set && Arrays.equals(indices, set.indices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(indices);
  }

  @Override
  public String toString() {
    return indices.length + " voxels";
  }
}
