package org.tgd.radiotherapy.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tgd.radiotherapy.dose.DoseInfluenceMatrix;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;

/** Problems of 30 beamlets from all sides, 512 voxels and a target of 88, drawn from a seed. */
public final class RandomProblem {
  private static final int VOXELS = 512;
  private static final int BEAMLETS = 30;
  private static final int TARGET = 88;

  private final SplittableRandom random;

  /** Problems drawn from a seed. */
  public RandomProblem(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static InverseProblem of(long seed, DoseConstraint... constraints) {
    return new RandomProblem(seed).draw(List.of(constraints));
  }

  private InverseProblem draw(List<DoseConstraint> constraints) {
    DoseInfluenceMatrix matrix = matrix();
    Map<String, int[]> structures = structures();
    RowMatrix rows = RowMatrix.select(matrix, IntStream.range(0, VOXELS).toArray());
    return new InverseProblem(rows, structures, objectives(), constraints);
  }

  /** Target, Organ and Body, each with its voxels in a cube of 8 by 8 by 8. */
  public static Map<String, int[]> structures() {
    int[] target =
        IntStream.range(0, VOXELS)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> distance(i, 3.5, 3.5, 3.5)))
            .limit(TARGET)
            .mapToInt(i -> i)
            .sorted()
            .toArray();
    int[] rest =
        IntStream.range(0, VOXELS).filter(i -> Arrays.binarySearch(target, i) < 0).toArray();
    Map<String, int[]> structures = new LinkedHashMap<>();
    structures.put("Target", target);
    structures.put("Organ", Arrays.stream(rest).filter(i -> distance(i, 6, 4, 4) <= 5).toArray());
    structures.put("Body", Arrays.stream(rest).filter(i -> distance(i, 6, 4, 4) > 5).toArray());
    return structures;
  }

  /** The next objectives: deviation in the target, overdosing elsewhere. */
  public List<WeightedObjective> objectives() {
    return List.of(
        new WeightedObjective("Target", between(20, 220), new SquaredDeviation(60)),
        new WeightedObjective("Organ", between(10, 110), new SquaredOverdosing(between(10, 30))),
        new WeightedObjective("Body", between(10, 110), new SquaredOverdosing(between(0, 20))));
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static double distance(int voxel, double x, double y, double z) {
    double dx = voxel % 8 - x;
    double dy = Math.floorDiv(voxel, 8) % 8 - y;
    double dz = Math.floorDiv(voxel, 64) - z;
    return dx * dx + dy * dy + dz * dz;
  }

  /** The next beamlets. */
  public DoseInfluenceMatrix matrix() {
    int[] start = new int[BEAMLETS + 1];
    List<Integer> rows = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    for (int b = 0; b < BEAMLETS; b++) {
      beamlet(rows, values);
      start[b + 1] = rows.size();
    }
    float[] value = new float[values.size()];
    for (int k = 0; k < value.length; k++) {
      value[k] = values.get(k);
    }
    return new DoseInfluenceMatrix(VOXELS, start, rows.stream().mapToInt(i -> i).toArray(), value);
  }

  /** A line through the target's neighbourhood: Gaussian across, exponential along. */
  private void beamlet(List<Integer> rows, List<Float> values) {
    double polar = Math.acos(between(-1, 1));
    double around = between(0, 2 * Math.PI);
    double ux = Math.sin(polar) * Math.cos(around);
    double uy = Math.sin(polar) * Math.sin(around);
    double uz = Math.cos(polar);
    double px = between(1.5, 5.5);
    double py = between(1.5, 5.5);
    double pz = between(1.5, 5.5);
    double width = between(0.8, 1.6);
    double loss = between(0.03, 0.08);
    for (int i = 0; i < VOXELS; i++) {
      double along =
          (i % 8 - px) * ux
              + (Math.floorDiv(i, 8) % 8 - py) * uy
              + (Math.floorDiv(i, 64) - pz) * uz;
      double across = distance(i, px, py, pz) - along * along;
      double dose = Math.exp(-across / (2 * width * width)) * Math.exp(-loss * (along + 6));
      if (dose > 1e-4) {
        rows.add(i);
        values.add((float) dose);
      }
    }
  }
}
