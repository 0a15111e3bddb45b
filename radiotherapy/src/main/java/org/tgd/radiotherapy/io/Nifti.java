package org.tgd.radiotherapy.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.tgd.core.input.InputException;

/** Reads NIfTI-1 volumes whose axes run along the patient's (nifti1.h of the NIfTI initiative). */
final class Nifti {
  private static final int HEADER_BYTES = 348;
  private static final long MAX_UNPACKED = 1L << 31;

  private Nifti() {}

  static VolumeFile volume(Path file, byte[] stored) {
    boolean packed = stored.length > 2 && stored[0] == 0x1f && (stored[1] & 0xff) == 0x8b;
    byte[] bytes = packed ? VolumeFile.unpacked(file, stored, 0, MAX_UNPACKED) : stored;
    if (bytes.length < HEADER_BYTES + 4) {
      throw new InputException(file + ": shorter than a NIfTI-1 header");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt(0) != HEADER_BYTES) {
      in.order(ByteOrder.BIG_ENDIAN);
    }
    if (in.getInt(0) != HEADER_BYTES || in.get(344) != 'n' || in.get(345) != '+') {
      throw new InputException(file + ": not a NIfTI-1 file in one piece ('n+1')");
    }
    int dimensions = in.getShort(40);
    int[] size = {in.getShort(42), in.getShort(44), in.getShort(46)};
    if (dimensions < 3 || (dimensions > 3 && in.getShort(48) > 1)) {
      throw new InputException(file + ": must have three dimensions");
    }
    double[][] axes = axes(in);
    double[] step = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      for (int other = 0; other < 3; other++) {
        double part = axes[axis][other];
        if (axis != other && Math.abs(part) > 1e-3 * Math.abs(axes[axis][axis])) {
          throw new InputException(file + ": its axes do not run along the patient's");
        }
      }
      step[axis] = (axis < 2 ? -1 : 1) * axes[axis][axis];
    }
    double[] origin = {-axes[0][3], -axes[1][3], axes[2][3]};
    int offset = (int) Math.max(HEADER_BYTES + 4.0, Math.min(bytes.length, in.getFloat(108)));
    double slope = in.getFloat(112);
    double intercept = in.getFloat(116);
    VolumeFile.Type type = type(file, in.getShort(70));
    in.position(offset);
    VolumeFile volume = VolumeFile.of(file, size, step, origin, type, in);
    boolean plain = slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept);
    return plain ? volume : volume.scaled(slope, intercept);
  }

  private static VolumeFile.Type type(Path file, int code) {
    return switch (code) {
      case 2 -> VolumeFile.Type.UINT8;
      case 4 -> VolumeFile.Type.INT16;
      case 8 -> VolumeFile.Type.INT32;
      case 16 -> VolumeFile.Type.FLOAT32;
      case 64 -> VolumeFile.Type.FLOAT64;
      case 256 -> VolumeFile.Type.INT8;
      case 512 -> VolumeFile.Type.UINT16;
      case 768 -> VolumeFile.Type.UINT32;
      default -> throw new InputException(file + ": NIfTI data type " + code + " is not supported");
    };
  }

  /** The rows of the affine map from voxel indices to RAS millimetres: sform, else qform. */
  private static double[][] axes(ByteBuffer in) {
    double[][] rows = new double[3][4];
    if (in.getShort(254) > 0) {
      for (int row = 0; row < 3; row++) {
        for (int k = 0; k < 4; k++) {
          rows[row][k] = in.getFloat(280 + 16 * row + 4 * k);
        }
      }
      return rows;
    }
    double b = in.getFloat(256);
    double c = in.getFloat(260);
    double d = in.getFloat(264);
    double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
    double[][] turn = {
      {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
      {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
      {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c}
    };
    double sign = in.getFloat(76) < 0 ? -1 : 1;
    for (int row = 0; row < 3; row++) {
      for (int k = 0; k < 3; k++) {
        rows[row][k] = turn[row][k] * in.getFloat(80 + 4 * k) * (k == 2 ? sign : 1);
      }
      rows[row][3] = in.getFloat(268 + 4 * row);
    }
    return rows;
  }
}
