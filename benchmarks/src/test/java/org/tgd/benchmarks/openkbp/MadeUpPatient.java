package org.tgd.benchmarks.openkbp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A box of water with two targets, a parotid and a cord, as the challenge's folders hold them. */
final class MadeUpPatient {
  private static final int N = 128;

  private MadeUpPatient() {}

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("voxel_dimensions.csv"), "4.0\n4.0\n4.0\n");
    box(folder, "ct", 50, 78, 50, 78, 54, 74, ",1000");
    box(folder, "possible_dose_mask", 50, 78, 50, 78, 54, 74, ",");
    box(folder, "dose", 50, 78, 50, 78, 54, 74, ",68");
    box(folder, "PTV70", 62, 68, 58, 64, 61, 67, ",");
    box(folder, "PTV56", 68, 71, 58, 64, 61, 67, ",");
    box(folder, "LeftParotid", 72, 75, 60, 64, 61, 66, ",");
    box(folder, "SpinalCord", 63, 65, 70, 72, 56, 72, ",");
    return folder;
  }

  private static void box(
      Path folder, String name, int x0, int x1, int y0, int y1, int k0, int k1, String value)
      throws IOException {
    StringBuilder text = new StringBuilder(",data\n");
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        for (int k = k0; k < k1; k++) {
          text.append((y * N + x) * N + k).append(value).append('\n');
        }
      }
    }
    Files.writeString(folder.resolve(name + ".csv"), text);
  }
}
