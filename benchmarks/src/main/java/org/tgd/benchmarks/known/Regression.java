package org.tgd.benchmarks.known;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Step;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** Linear or logistic regression over a batch: each row is judged and criticised on its own. */
final class Regression implements Experiment {
  private static final int ROWS = 12;
  private static final int FEATURES = 3;
  private static final int STEPS = 25;
  private static final Pattern NUMBER = Pattern.compile("on row (\\d+)");

  private final Link link;

  Regression(Link link) {
    this.link = link;
  }

  /** What is fitted. */
  enum Link {
    /** Mean squared error. */
    LINEAR(0.2),
    /** Mean negative log likelihood of labels 0 and 1. */
    LOGISTIC(1);

    private final double eta;

    Link(double eta) {
      this.eta = eta;
    }

    double loss(double score, double y) {
      return this == LINEAR
          ? (score - y) * (score - y)
          : Math.log1p(Math.exp(-Math.abs(score))) + Math.max(score, 0) - y * score;
    }

    double slope(double score, double y) {
      return this == LINEAR ? 2 * (score - y) : 1 / (1 + Math.exp(-score)) - y;
    }
  }

  /**
   * The data.
   *
   * @param x a row of features each
   * @param y what is to be said of it
   */
  record Sample(List<List<Double>> x, List<Double> y) {
    Sample {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }

    static Sample drawn(Link link) {
      SplittableRandom random = new SplittableRandom(1);
      List<List<Double>> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        List<Double> row = new ArrayList<>();
        double sum = 0;
        for (int j = 0; j < FEATURES; j++) {
          row.add(random.nextGaussian());
          sum += (j - 1.5) * row.get(j);
        }
        sum += 0.3 * random.nextGaussian();
        x.add(List.copyOf(row));
        y.add(link == Link.LINEAR ? sum : sum > 0 ? 1.0 : 0.0);
      }
      return new Sample(x, y);
    }

    /** The last parameter is the constant. */
    double score(double[] theta, int row) {
      double sum = theta[theta.length - 1];
      for (int j = 0; j < theta.length - 1; j++) {
        sum += theta[j] * x.get(row).get(j);
      }
      return sum;
    }

    double[] gradient(Link link, double[] theta, int row) {
      double slope = link.slope(score(theta, row), y.get(row));
      double[] g = new double[theta.length];
      for (int j = 0; j < theta.length - 1; j++) {
        g[j] = slope * x.get(row).get(j);
      }
      g[theta.length - 1] = slope;
      return g;
    }
  }

  private record OnRow(Link link, Sample sample, int row) implements Evaluator {
    @Override
    public String purpose() {
      return "computes the loss on row " + row;
    }

    @Override
    public Evaluation evaluate(String candidate) {
      double score = sample.score(VectorText.parse(candidate), row);
      double loss = link.loss(score, sample.y().get(row));
      return new Evaluation.Scored(loss, List.of(), "loss " + loss, List.of());
    }
  }

  @Override
  public String id() {
    return link == Link.LINEAR ? "linreg" : "logistic";
  }

  @Override
  public String title() {
    return (link == Link.LINEAR ? "linear" : "logistic")
        + " regression over a batch of 12: 25 iterates beside the same steps without text";
  }

  @Override
  public List<Cell> cells(Effort effort) {
    return List.of(() -> List.of(row()));
  }

  private Row row() {
    Sample sample = Sample.drawn(link);
    double[] theta = new double[FEATURES + 1];
    double off = 0;
    for (double[] seen : iterates(link, sample, STEPS)) {
      off = Math.max(off, QuadraticDescent.distance(seen, theta));
      double[] mean = new double[theta.length];
      for (int row = 0; row < ROWS; row++) {
        double[] g = sample.gradient(link, theta, row);
        for (int j = 0; j < mean.length; j++) {
          mean[j] += g[j] / ROWS;
        }
      }
      theta = VectorEditors.moved(theta, mean, link.eta);
    }
    return Row.fixed(
        new Place(id(), "12 rows, 4 parameters", "largest error of an iterate"),
        Relation.EQUAL,
        0,
        off);
  }

  /** The parameters of so many steps, the start at 0 included. */
  static List<double[]> iterates(Link link, Sample sample, int steps) {
    Objective mean =
        (parameters, random) -> {
          List<Loss> losses = new ArrayList<>();
          for (int row = 0; row < sample.y().size(); row++) {
            losses.add(Loss.of(new OnRow(link, sample, row), parameters.get("x")));
          }
          return Loss.mean(losses);
        };
    List<Step> taken =
        Trial.of(mean, critic(link, sample), VectorEditors.exact(link.eta), 1)
            .steps(steps, VectorText.whole(new double[sample.x().get(0).size() + 1]));
    return taken.stream().map(step -> VectorText.parse(Trial.text(step))).toList();
  }

  private static Oracle critic(Link link, Sample sample) {
    return new Oracle(
        1,
        (asked, random) -> {
          Matcher matcher = NUMBER.matcher(asked.purpose());
          if (!matcher.find()) {
            throw new IllegalStateException("the prompt names no row");
          }
          int row = Integer.parseInt(matcher.group(1));
          double[] theta = VectorText.parse(asked.variable());
          return VectorText.prose(sample.gradient(link, theta, row), Knobs.NONE, random);
        });
  }

  /** The losses of iterates, for comparison. */
  static double loss(Link link, Sample sample, double[] theta) {
    return IntStream.range(0, sample.y().size())
        .mapToDouble(row -> link.loss(sample.score(theta, row), sample.y().get(row)))
        .average()
        .orElseThrow();
  }
}
