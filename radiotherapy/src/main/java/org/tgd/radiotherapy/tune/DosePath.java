package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How voxel doses move when one coordinate of the weights does: straight between steps at which the
 * move is known.
 *
 * @param steps the steps, increasing, none of them 0; where there is no move is not among them
 * @param moves for each step the change of the doses of each structure in Gy
 */
record DosePath(List<Double> steps, List<Map<String, double[]>> moves) {
  DosePath {
    steps = List.copyOf(steps);
    moves = List.copyOf(moves);
  }

  /** A path that is one straight line. */
  static DosePath straight(Map<String, double[]> slope) {
    return new DosePath(List.of(1.0), List.of(slope));
  }

  /** The same path over some of the voxels of each structure, in the order given. */
  DosePath over(Map<String, int[]> voxels) {
    List<Map<String, double[]>> parts = new ArrayList<>();
    for (Map<String, double[]> move : moves) {
      Map<String, double[]> part = new LinkedHashMap<>();
      voxels.forEach(
          (name, chosen) ->
              part.put(name, Arrays.stream(chosen).mapToDouble(i -> move.get(name)[i]).toArray()));
      parts.add(part);
    }
    return new DosePath(steps, parts);
  }

  /** Adds the move of a structure's doses at a step. */
  void add(String structure, double step, double[] doses) {
    int last = steps.size() - 1;
    int above = 0;
    while (above < last && steps.get(above) < step) {
      above++;
    }
    double high = steps.get(above);
    double low = above > 0 ? steps.get(above - 1) : 0;
    boolean outside = step > high || above == 0;
    if (outside || (low < 0 && high > 0)) {
      int from = step < 0 && above > 0 ? above - 1 : above;
      add(moves.get(from).get(structure), step / steps.get(from), doses);
    } else {
      double share = (step - low) / (high - low);
      add(moves.get(above - 1).get(structure), 1 - share, doses);
      add(moves.get(above).get(structure), share, doses);
    }
  }

  private static void add(double[] move, double factor, double[] doses) {
    for (int i = 0; i < doses.length; i++) {
      doses[i] += factor * move[i];
    }
  }
}
