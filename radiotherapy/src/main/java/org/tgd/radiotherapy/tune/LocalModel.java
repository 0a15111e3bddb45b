package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.PlanScore;

/**
 * What a plan would become at other weights: every voxel dose moves with the logarithm of each
 * weight along its path, which the inner optimum's derivative or its quadratic gives, and the moves
 * add up; goals are then judged exactly on the moved doses. No inner problem is solved.
 */
final class LocalModel {
  private static final int RANDOM_STARTS = 3;
  private static final double FINEST = 1.0 / 40;

  /** Where structures are looked at in part, the search is as coarse. */
  private static final int COARSE_STARTS = 1;

  private static final double COARSE_FINEST = 1.0 / 12;

  /** Where the structures have more voxels than this, they are looked at in part. */
  private static final int MANY_VOXELS = 10_000;

  /** Then so many voxels of a structure are looked at, evenly by rank of dose. */
  private static final int MOST_VOXELS = 800;

  private final GoalSet goals;
  private final double voxelCc;
  private final double[] centre;
  private final double[] lowest;
  private final double[] highest;
  private final Map<String, double[]> doses;
  private final List<DosePath> paths;
  private final double offset;
  private final boolean coarse;

  /**
   * A model around a plan.
   *
   * @param paths for each weight or dose how voxel doses move with its coordinate
   */
  LocalModel(GoalSet goals, double voxelCc, Plan plan, List<DosePath> paths) {
    this.goals = goals;
    this.voxelCc = voxelCc;
    this.lowest = plan.weights().lowest();
    this.highest = plan.weights().highest();
    this.centre = plan.weights().coordinates();
    this.doses = new LinkedHashMap<>();
    this.coarse =
        goals.structures().stream().mapToInt(name -> plan.doses().get(name).length).sum()
            > MANY_VOXELS;
    Map<String, int[]> looked = new LinkedHashMap<>();
    for (String name : goals.structures()) {
      double[] all = plan.doses().get(name);
      looked.put(name, coarse ? sample(all) : IntStream.range(0, all.length).toArray());
      doses.put(name, Arrays.stream(looked.get(name)).mapToDouble(i -> all[i]).toArray());
    }
    this.paths = coarse ? paths.stream().map(path -> path.over(looked)).toList() : paths;
    this.offset = plan.score().loss() - predict(centre).loss();
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

  /** The loss predicted at coordinates; at the centre it is the plan's. */
  double loss(double[] coordinates) {
    return predict(coordinates).loss() + offset;
  }

  /** The plan predicted at coordinates of the weights. */
  PlanScore predict(double[] coordinates) {
    Map<String, double[]> moved = new LinkedHashMap<>();
    doses.forEach((name, dose) -> moved.put(name, move(name, dose, coordinates)));
    return PlanScore.of(goals, moved, voxelCc);
  }

  private double[] move(String name, double[] dose, double[] coordinates) {
    double[] moved = dose.clone();
    for (int k = 0; k < centre.length; k++) {
      double step = coordinates[k] - centre[k];
      if (step != 0) {
        paths.get(k).add(name, step, moved);
      }
    }
    for (int i = 0; i < moved.length; i++) {
      moved[i] = Math.max(0, moved[i]);
    }
    return moved;
  }

  /**
   * The coordinates of the lowest predicted loss when each may change by at most a radius; found by
   * compass search from the centre and a few points drawn from a fixed seed.
   *
   * @param radius in decades of a weight and in 10 Gy of a dose
   * @param hint where else to start
   */
  double[] best(double radius, double[] hint) {
    double[] low = new double[centre.length];
    double[] high = new double[centre.length];
    for (int k = 0; k < centre.length; k++) {
      low[k] = Math.max(lowest[k], centre[k] - radius);
      high[k] = Math.min(highest[k], centre[k] + radius);
    }
    SplittableRandom random = new SplittableRandom(1);
    double[] best = centre.clone();
    double bestLoss = predict(centre).loss();
    for (double[] start : starts(low, high, hint, random)) {
      double[] found = compass(start, low, high, radius);
      double loss = predict(found).loss();
      if (loss < bestLoss) {
        best = found;
        bestLoss = loss;
      }
    }
    return best;
  }

  private List<double[]> starts(
      double[] low, double[] high, double[] hint, SplittableRandom random) {
    List<double[]> starts = new ArrayList<>();
    starts.add(centre.clone());
    double[] clipped = hint.clone();
    for (int k = 0; k < clipped.length; k++) {
      clipped[k] = Math.min(high[k], Math.max(low[k], clipped[k]));
    }
    starts.add(clipped);
    for (int i = 0; i < (coarse ? COARSE_STARTS : RANDOM_STARTS); i++) {
      double[] start = new double[low.length];
      for (int k = 0; k < start.length; k++) {
        start[k] = low[k] + (high[k] - low[k]) * random.nextDouble();
      }
      starts.add(start);
    }
    return starts;
  }

  private double[] compass(double[] start, double[] low, double[] high, double radius) {
    double[] x = start.clone();
    double loss = predict(x).loss();
    for (double step = radius / 2; step > radius * (coarse ? COARSE_FINEST : FINEST); step /= 2) {
      boolean better = true;
      while (better) {
        better = false;
        for (int move = 0; move < 2 * x.length; move++) {
          int k = move / 2;
          double[] next = x.clone();
          next[k] = Math.min(high[k], Math.max(low[k], x[k] + (move % 2 == 0 ? step : -step)));
          double nextLoss = Arrays.equals(next, x) ? loss : predict(next).loss();
          if (nextLoss < loss - 1e-9) {
            x = next;
            loss = nextLoss;
            better = true;
          }
        }
      }
    }
    return x;
  }
}
