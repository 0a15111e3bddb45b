package org.tgd.radiotherapy.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/** A scalar volume from an NRRD or NIfTI-1 file, on a grid in patient coordinates (LPS). */
final class VolumeFile {
  private static final long MAX_BYTES = 1L << 30;

  private final Grid grid;
  private final float[] values;

  private VolumeFile(Grid grid, float[] values) {
    this.grid = grid;
    this.values = values;
  }

  Grid grid() {
    return grid;
  }

  float[] values() {
    return values;
  }

  static VolumeFile read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    byte[] bytes;
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException(file + ": no such file");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(file + ": larger than 1 GB");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
    if (name.endsWith(".nrrd")) {
      return NrrdHeader.parse(file, bytes).volume(bytes);
    }
    if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
      return Nifti.volume(file, bytes);
    }
    throw new InputException(file + ": must be an .nrrd, .nii or .nii.gz file");
  }

  /** Unpacks a gzip stream, but not more than a number of bytes. */
  static byte[] unpacked(Path file, byte[] packed, int from, long most) {
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(packed, from, packed.length - from))) {
      return in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
    } catch (IOException e) {
      throw new InputException(file + ": not a sound gzip stream: " + e.getMessage(), e);
    }
  }

  /** How voxels are stored. */
  enum Type {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    FLOAT32(4),
    FLOAT64(8);

    final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    double get(ByteBuffer in) {
      return switch (this) {
        case INT8 -> in.get();
        case UINT8 -> in.get() & 0xff;
        case INT16 -> in.getShort();
        case UINT16 -> in.getShort() & 0xffff;
        case INT32 -> in.getInt();
        case UINT32 -> in.getInt() & 0xffffffffL;
        case FLOAT32 -> in.getFloat();
        case FLOAT64 -> in.getDouble();
      };
    }
  }

  /**
   * The volume of stored voxels.
   *
   * @param size the number of voxels along x, y and z
   * @param step the distance of voxel centres along each axis in mm; where it is negative the axis
   *     is turned round
   * @param origin the centre of the first stored voxel, LPS
   * @param in the voxels, x fastest
   */
  static VolumeFile of(
      Path file, int[] size, double[] step, double[] origin, Type type, ByteBuffer in) {
    double voxels = (double) size[0] * size[1] * size[2];
    if (size[0] < 1 || size[1] < 1 || size[2] < 1 || voxels > Grid.MAX_VOXELS) {
      throw new InputException(file + ": sizes must be 1 or more with a product up to 2^27");
    }
    if (in.remaining() < voxels * type.bytes) {
      throw new InputException(
          "%s: %d bytes of voxels where %.0f are needed; the file is truncated"
              .formatted(file, in.remaining(), voxels * type.bytes));
    }
    double[] first = origin.clone();
    for (int axis = 0; axis < 3; axis++) {
      if (step[axis] == 0 || !Double.isFinite(step[axis]) || !Double.isFinite(origin[axis])) {
        throw new InputException(file + ": spacing and origin must be finite and not 0");
      }
      if (step[axis] < 0) {
        first[axis] += step[axis] * (size[axis] - 1);
      }
    }
    Grid grid =
        new Grid(
            size[0],
            size[1],
            size[2],
            new Point(Math.abs(step[0]), Math.abs(step[1]), Math.abs(step[2])),
            new Point(first[0], first[1], first[2]));
    float[] values = new float[grid.voxels()];
    for (int i = 0; i < values.length; i++) {
      int x = step[0] < 0 ? size[0] - 1 - grid.column(i) : grid.column(i);
      int y = step[1] < 0 ? size[1] - 1 - grid.row(i) : grid.row(i);
      int z = step[2] < 0 ? size[2] - 1 - grid.slice(i) : grid.slice(i);
      values[grid.index(x, y, z)] = (float) type.get(in);
    }
    return new VolumeFile(grid, values);
  }

  /** The same volume with values scaled and shifted. */
  VolumeFile scaled(double slope, double intercept) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) (values[i] * slope + intercept);
    }
    return new VolumeFile(grid, scaled);
  }
}
