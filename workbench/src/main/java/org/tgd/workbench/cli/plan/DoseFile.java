package org.tgd.workbench.cli.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.io.DicomDose;
import org.tgd.radiotherapy.io.DicomFolder;

/** A dose on a grid from a file. */
final class DoseFile {
  private DoseFile() {}

  /**
   * The dose of a raw file (float32, little-endian, Gy, in the order of the grid) or of an RTDOSE
   * file, linear between its voxel centres.
   *
   * @throws InputException if the file is missing or damaged, has another number of voxels, or an
   *     RTDOSE file does not cover the grid
   */
  static float[] read(Path file, Grid grid) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": no such file");
    }
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".dcm")) {
      DicomDose dose = DicomFolder.doseOf(file);
      return dose.on(grid);
    }
    if (Files.size(file) != (long) Float.BYTES * grid.voxels()) {
      throw new InputException(
          "%s: %d bytes; a dose on this grid has %d voxels of 4 bytes each"
              .formatted(file, Files.size(file), grid.voxels()));
    }
    float[] values = new float[grid.voxels()];
    ByteBuffer.wrap(Files.readAllBytes(file))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }
}
