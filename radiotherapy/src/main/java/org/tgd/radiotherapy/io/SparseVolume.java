package org.tgd.radiotherapy.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.ct.Grid;
import org.tgd.radiotherapy.ct.Point;

/**
 * Volumes of 128³ voxels as OpenKBP writes them: a header line, then {@code index,value}, for masks
 * the index alone. The index is (128 y + x) 128 + k with k counted from the head down; here voxels
 * are in this program's order, z from the feet up.
 */
final class SparseVolume {
  private static final int N = 128;
  private static final int VOXELS = N * N * N;

  private SparseVolume() {}

  /** What a line is given to. */
  private interface Sink {
    void put(int voxel, double value);
  }

  /** The values; 0 where none is stated. */
  static float[] values(Path file) {
    float[] values = new float[VOXELS];
    read(file, (voxel, value) -> values[voxel] = (float) value);
    return values;
  }

  /** The voxels that a mask names. */
  static BitSet mask(Path file) {
    BitSet mask = new BitSet(VOXELS);
    read(file, (voxel, value) -> mask.set(voxel));
    return mask;
  }

  private static void read(Path file, Sink sink) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      int number = 1;
      String line = lines.readLine();
      for (line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          put(file, number, line, sink);
        }
      }
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void put(Path file, int number, String line, Sink sink) {
    int comma = line.indexOf(',');
    String index = comma < 0 ? line : line.substring(0, comma);
    String rest = comma < 0 ? "" : line.substring(comma + 1).strip();
    try {
      int place = Integer.parseInt(index.strip());
      double value = rest.isEmpty() ? 1 : Double.parseDouble(rest);
      if (place >= 0 && place < VOXELS && Double.isFinite(value)) {
        int k = place % N;
        int x = place / N % N;
        sink.put(x + N * (place / N / N + N * (N - 1 - k)), value);
        return;
      }
    } catch (NumberFormatException e) {
      throw new InputException(wrong(file, number, line), e);
    }
    throw new InputException(wrong(file, number, line));
  }

  private static String wrong(Path file, int number, String line) {
    String shown = line.length() > 40 ? line.substring(0, 40) + "…" : line;
    return "%s, line %d: '%s'; must be index,value with an index from 0 to %d"
        .formatted(file, number, shown, VOXELS - 1);
  }

  /** The voxel sizes that a file states: x, y, z in mm. */
  static Point spacing(Path file) {
    double[] mm = new double[3];
    try {
      String[] words = Files.readString(file).strip().split("[\\s,]+", -1);
      for (int i = 0; i < 3 && words.length == 3; i++) {
        mm[i] = Double.parseDouble(words[i]);
      }
    } catch (IOException | NumberFormatException e) {
      throw new InputException(file + ": must hold three numbers: " + e.getMessage(), e);
    }
    for (double each : mm) {
      if (!(each > 0.1 && each < 50)) {
        throw new InputException(file + ": must hold three voxel sizes from 0.1 to 50 mm");
      }
    }
    return new Point(mm[0], mm[1], mm[2]);
  }

  /** Refuses volumes whose organs do not lie as in a patient: the axes would be other ones. */
  static void requireOrientation(Path folder, Map<String, BitSet> found) {
    String[][] pairs = {
      {"LeftParotid", "RightParotid", "left of"},
      {"SpinalCord", "Mandible", "behind"},
      {"SpinalCord", "Larynx", "behind"},
      {"Brainstem", "Larynx", "above"},
      {"Brainstem", "SpinalCord", "above"}
    };
    List<String> sides = List.of("left of", "behind", "above");
    for (String[] pair : pairs) {
      if (found.containsKey(pair[0]) && found.containsKey(pair[1])) {
        int axis = sides.indexOf(pair[2]);
        if (!(center(found.get(pair[0]))[axis] > center(found.get(pair[1]))[axis])) {
          throw new InputException(
              "%s: %s should lie %s %s; the axes are not those of OpenKBP"
                  .formatted(folder, pair[0], pair[2], pair[1]));
        }
      }
    }
  }

  private static double[] center(BitSet mask) {
    double[] sum = new double[3];
    for (int i = mask.nextSetBit(0); i >= 0; i = mask.nextSetBit(i + 1)) {
      sum[0] += i % N;
      int row = i / N % N;
      sum[1] += row;
      int slice = i / N / N;
      sum[2] += slice;
    }
    double n = mask.cardinality();
    return new double[] {sum[0] / n, sum[1] / n, sum[2] / n};
  }

  /** A box of the volume. */
  static final class Cut {
    private final int[] low;
    private final int[] high;
    private final Point spacing;

    private Cut(int[] low, int[] high, Point spacing) {
      this.low = low;
      this.high = high;
      this.spacing = spacing;
    }

    /** The box around voxels, with one more on each side. */
    static Cut around(BitSet keep, Point spacing) {
      int[] low = {N, N, N};
      int[] high = {0, 0, 0};
      for (int i = keep.nextSetBit(0); i >= 0; i = keep.nextSetBit(i + 1)) {
        int[] at = {i % N, i / N % N, i / N / N};
        for (int axis = 0; axis < 3; axis++) {
          low[axis] = Math.min(low[axis], Math.max(0, at[axis] - 1));
          high[axis] = Math.max(high[axis], Math.min(N, at[axis] + 2));
        }
      }
      return new Cut(low, high, spacing);
    }

    /** The first voxel along z, y and x. */
    List<Integer> lowZyx() {
      List<Integer> zyx = new ArrayList<>(List.of(low[2], low[1]));
      zyx.add(low[0]);
      return zyx;
    }

    /** The grid of the box, the middle of the uncut volume at 0. */
    Grid grid() {
      double middle = (N - 1) / 2.0;
      return new Grid(
          high[0] - low[0],
          high[1] - low[1],
          high[2] - low[2],
          spacing,
          new Point(
              (low[0] - middle) * spacing.x(),
              (low[1] - middle) * spacing.y(),
              (low[2] - middle) * spacing.z()));
    }

    private int uncut(Grid grid, int i) {
      int x = low[0] + grid.column(i);
      int y = low[1] + grid.row(i);
      return x + N * (y + N * (low[2] + grid.slice(i)));
    }

    float[] of(float[] values) {
      Grid grid = grid();
      float[] own = new float[grid.voxels()];
      for (int i = 0; i < own.length; i++) {
        own[i] = values[uncut(grid, i)];
      }
      return own;
    }

    BitSet of(BitSet mask) {
      Grid grid = grid();
      BitSet own = new BitSet(grid.voxels());
      for (int i = 0; i < grid.voxels(); i++) {
        if (mask.get(uncut(grid, i))) {
          own.set(i);
        }
      }
      return own;
    }
  }
}
