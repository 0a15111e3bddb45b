package org.tgd.benchmarks.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The tree-structured Parzen estimator (Bergstra et al., NIPS 2011, section 4; hyperopt's
 * settings): after 20 random points, of 24 points drawn from a mixture around the good quarter of
 * the root of all trials the one is judged whose density there is highest beside that of the
 * others. Each number is modelled on its own; a kernel is as wide as the gap to its neighbours.
 */
public final class ParzenSearch implements BoxSearch {
  private static final int STARTUP = 20;
  private static final int CANDIDATES = 24;
  private static final double GOOD = 0.25;
  private static final int MOST_GOOD = 25;

  @Override
  public String name() {
    return "TPE";
  }

  @Override
  public boolean seeded() {
    return true;
  }

  /** A judged point, in shares of the box, and its value. */
  private record Trial(List<Double> at, double value) {}

  @Override
  public void search(BoxFunction function, double[] start, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Trial> trials = new ArrayList<>();
    try {
      judge(function, shares(function, start), trials);
      while (true) {
        List<Double> next =
            trials.size() < STARTUP
                ? random.doubles(start.length).boxed().toList()
                : next(trials, start.length, random);
        judge(function, next, trials);
      }
    } catch (BoxFunction.BudgetSpentException end) {
      return;
    }
  }

  private static List<Double> shares(BoxFunction function, double[] x) {
    double[] lower = function.lower();
    double[] widths = function.widths(1);
    return IntStream.range(0, x.length).mapToObj(i -> (x[i] - lower[i]) / widths[i]).toList();
  }

  private static void judge(BoxFunction function, List<Double> at, List<Trial> trials) {
    double[] lower = function.lower();
    double[] widths = function.widths(1);
    double[] x =
        IntStream.range(0, at.size()).mapToDouble(i -> lower[i] + at.get(i) * widths[i]).toArray();
    trials.add(new Trial(at, function.value(x)));
  }

  private static List<Double> next(List<Trial> trials, int dimension, SplittableRandom random) {
    List<Trial> sorted = trials.stream().sorted(Comparator.comparingDouble(Trial::value)).toList();
    int good = (int) Math.min(Math.ceil(GOOD * Math.sqrt(sorted.size())), MOST_GOOD);
    List<Double> next = new ArrayList<>();
    for (int i = 0; i < dimension; i++) {
      int coordinate = i;
      List<Double> all = sorted.stream().map(trial -> trial.at().get(coordinate)).toList();
      Mixture best = new Mixture(all.subList(0, good));
      Mixture rest = new Mixture(all.subList(good, all.size()));
      double chosen = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < CANDIDATES; k++) {
        double drawn = best.drawn(random);
        double gain = Math.log(best.density(drawn)) - Math.log(rest.density(drawn));
        if (gain > most) {
          most = gain;
          chosen = drawn;
        }
      }
      next.add(chosen);
    }
    return next;
  }

  /** Normal kernels on the unit interval, and one in its middle as wide as the whole. */
  private static final class Mixture {
    private final double[] means;
    private final double[] widths;

    Mixture(List<Double> places) {
      means =
          IntStream.rangeClosed(0, places.size())
              .mapToDouble(i -> i < places.size() ? places.get(i) : 0.5)
              .sorted()
              .toArray();
      widths = new double[means.length];
      double least = 1 / Math.min(100.0, 1 + means.length);
      for (int i = 0; i < means.length; i++) {
        double left = means[i] - (i == 0 ? 0 : means[i - 1]);
        double right = (i + 1 == means.length ? 1 : means[i + 1]) - means[i];
        boolean prior = means[i] == 0.5;
        widths[i] = prior ? 1 : Math.max(least, Math.min(1, Math.max(left, right)));
      }
    }

    double drawn(SplittableRandom random) {
      int kernel = random.nextInt(means.length);
      double drawn = -1;
      while (drawn < 0 || drawn > 1) {
        drawn = means[kernel] + widths[kernel] * random.nextGaussian();
      }
      return drawn;
    }

    double density(double at) {
      double sum = Double.MIN_NORMAL;
      for (int i = 0; i < means.length; i++) {
        double z = (at - means[i]) / widths[i];
        sum += Math.exp(-0.5 * z * z) / widths[i];
      }
      return sum / means.length;
    }
  }
}
