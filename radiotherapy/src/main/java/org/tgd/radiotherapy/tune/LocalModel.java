package org.tgd.radiotherapy.tune;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.PlanScore;

/**
 * What a plan would become near a place: every voxel dose moves with each coordinate along its
 * path, and the moves add up; goals are then judged exactly on the moved doses.
 */
final class LocalModel {
  /** Where the structures have more voxels than this, they are looked at in part. */
  private static final int MANY_VOXELS = 10_000;

  /** Then so many voxels of a structure are looked at, evenly by rank of dose. */
  private static final int MOST_VOXELS = 800;

  private final GoalSet goals;
  private final double voxelCc;
  private final double[] place;
  private final Map<String, double[]> doses;
  private final List<DosePath> paths;
  private final boolean coarse;

  /**
   * A model around a place.
   *
   * @param place steps from the plan
   * @param around what is known there
   */
  LocalModel(GoalSet goals, double voxelCc, double[] place, Around around) {
    Map<String, double[]> all = around.doses();
    List<DosePath> paths = around.paths();
    this.goals = goals;
    this.voxelCc = voxelCc;
    this.place = place.clone();
    this.doses = new LinkedHashMap<>();
    this.coarse =
        goals.structures().stream().mapToInt(name -> all.get(name).length).sum() > MANY_VOXELS;
    Map<String, int[]> looked = new LinkedHashMap<>();
    for (String name : goals.structures()) {
      double[] own = all.get(name);
      looked.put(name, coarse ? sample(own) : IntStream.range(0, own.length).toArray());
      doses.put(name, Arrays.stream(looked.get(name)).mapToDouble(i -> own[i]).toArray());
    }
    this.paths = coarse ? paths.stream().map(path -> path.over(looked)).toList() : paths;
  }

  /**
   * What is known around a place.
   *
   * @param doses the voxel doses of each structure in Gy
   * @param paths for each coordinate how they move
   */
  record Around(Map<String, double[]> doses, List<DosePath> paths) {}

  /** Whether structures are looked at in part. */
  boolean coarse() {
    return coarse;
  }

  /** All voxels of a small structure; of a large one as many as are looked at, by rank of dose. */
  private static int[] sample(double[] doses) {
    IntStream all = IntStream.range(0, doses.length);
    if (doses.length <= MOST_VOXELS) {
      return all.toArray();
    }
    int[] ranked =
        all.boxed().sorted(Comparator.comparingDouble(i -> doses[i])).mapToInt(i -> i).toArray();
    double step = (doses.length - 1.0) / (MOST_VOXELS - 1);
    return IntStream.range(0, MOST_VOXELS).map(k -> ranked[(int) Math.rint(k * step)]).toArray();
  }

  /**
   * The plan predicted.
   *
   * @param steps from the plan
   */
  PlanScore predict(double[] steps) {
    Map<String, double[]> moved = new LinkedHashMap<>();
    doses.forEach((name, dose) -> moved.put(name, move(name, dose, steps)));
    return PlanScore.of(goals, moved, voxelCc);
  }

  private double[] move(String name, double[] dose, double[] steps) {
    double[] moved = dose.clone();
    for (int k = 0; k < place.length; k++) {
      double step = steps[k] - place[k];
      if (step != 0) {
        paths.get(k).add(name, step, moved);
      }
    }
    for (int i = 0; i < moved.length; i++) {
      moved[i] = Math.max(0, moved[i]);
    }
    return moved;
  }
}
