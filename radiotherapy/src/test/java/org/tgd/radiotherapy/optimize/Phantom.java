package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A flat phantom: 30 by 30 voxels, four beams of twelve beamlets each, Gaussian across and
 * exponential along. Target in the middle, organ beside it.
 */
final class Phantom {
  static final int SIDE = 30;

  private Phantom() {}

  static RowMatrix matrix() {
    List<float[]> columns = new ArrayList<>();
    for (int beam = 0; beam < 4; beam++) {
      for (int bixel = 0; bixel < 12; bixel++) {
        columns.add(column(beam, 9 + bixel));
      }
    }
    int[] start = new int[columns.size() + 1];
    List<Integer> rows = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        if (columns.get(j)[i] > 1e-4) {
          rows.add(i);
          values.add(columns.get(j)[i]);
        }
      }
      start[j + 1] = rows.size();
    }
    float[] v = new float[values.size()];
    for (int k = 0; k < v.length; k++) {
      v[k] = values.get(k);
    }
    return RowMatrix.select(
        start,
        rows.stream().mapToInt(Integer::intValue).toArray(),
        v,
        IntStream.range(0, SIDE * SIDE).toArray());
  }

  private static float[] column(int beam, int centre) {
    float[] dose = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int across = beam % 2 == 0 ? x : y;
        int along = beam % 2 == 0 ? y : x;
        int depth = beam < 2 ? along : SIDE - 1 - along;
        double lateral = Math.exp(-0.5 * Math.pow((across - centre) / 1.2, 2));
        dose[x + SIDE * y] = (float) (lateral * Math.exp(-0.03 * depth));
      }
    }
    return dose;
  }

  static Map<String, int[]> structures() {
    Map<String, int[]> structures = new LinkedHashMap<>();
    structures.put("Target", disc(15, 15, 5));
    structures.put("Organ", disc(21, 15, 3));
    structures.put("Body", IntStream.range(0, SIDE * SIDE).toArray());
    return structures;
  }

  private static int[] disc(int cx, int cy, int radius) {
    return IntStream.range(0, SIDE * SIDE)
        .filter(
            i -> {
              int dx = i % SIDE - cx;
              int dy = i / SIDE - cy;
              return dx * dx + dy * dy <= radius * radius;
            })
        .toArray();
  }
}
