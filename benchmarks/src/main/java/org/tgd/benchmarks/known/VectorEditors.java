package org.tgd.benchmarks.known;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Oracle editors of vectors. */
final class VectorEditors {
  /** What Armijo's rule asks of a step (Nocedal and Wright 2006, eq. 3.4), and its first step. */
  private static final double SUFFICIENT = 1e-4;

  private VectorEditors() {}

  /** Walks against the mean of the stated gradients; its text has so many decimals. */
  static Oracle descending(double eta, int decimals) {
    return moving(
        asked -> mean(asked, asked.feedback()), eta, x -> VectorText.rounded(x, decimals));
  }

  /** The same to the last bit. */
  static Oracle exact(double eta) {
    return moving(asked -> mean(asked, asked.feedback()), eta, VectorText::whole);
  }

  /** The same against the mean of this and the shown earlier gradients. */
  static Oracle remembering(double eta, int decimals) {
    return moving(
        asked ->
            mean(asked, Stream.concat(asked.memory().stream(), asked.feedback().stream()).toList()),
        eta,
        x -> VectorText.rounded(x, decimals));
  }

  /** Goes one unit against the sign that the majority of the feedback states, if there is one. */
  static Oracle majority() {
    return moving(
        asked -> {
          int n = VectorText.parse(asked.variable()).length;
          double[] votes = new double[n];
          for (String text : asked.feedback()) {
            double[] each = VectorText.gradient(text, n);
            for (int i = 0; i < n; i++) {
              votes[i] += Math.signum(each[i]);
            }
          }
          return Arrays.stream(votes).map(Math::signum).toArray();
        },
        1,
        x -> VectorText.rounded(x, 0));
  }

  /** Goes one unit the way that most pieces of feedback say, those of earlier steps too. */
  static Oracle voting() {
    return moving(
        asked -> {
          int n = VectorText.parse(asked.variable()).length;
          double[] votes = new double[n];
          Stream.concat(asked.memory().stream(), asked.feedback().stream())
              .map(text -> VectorText.directions(text, n))
              .forEach(each -> Arrays.setAll(votes, i -> votes[i] - each[i]));
          return Arrays.stream(votes).map(Math::signum).toArray();
        },
        1,
        x -> VectorText.rounded(x, 0));
  }

  /** Goes one unit the way that words of any kind say. */
  static Oracle signs() {
    return moving(
        asked -> {
          int n = VectorText.parse(asked.variable()).length;
          int[] said = VectorText.directions(String.join("\n", asked.feedback()), n);
          return Arrays.stream(said).mapToDouble(sign -> -sign).toArray();
        },
        1,
        x -> VectorText.rounded(x, 0));
  }

  private static double[] mean(Asked asked, List<String> feedback) {
    return VectorText.mean(feedback, VectorText.parse(asked.variable()).length);
  }

  private static Oracle moving(
      Function<Asked, double[]> gradient, double eta, Function<double[], String> text) {
    return new Oracle(
        0,
        (asked, random) -> {
          double[] x = VectorText.parse(asked.variable());
          return asked.tagged(text.apply(moved(x, gradient.apply(asked), eta)));
        });
  }

  /** Backtracks from a step of 1 by halves until the loss falls enough. */
  static Oracle armijo(ToDoubleFunction<double[]> loss) {
    return new Oracle(
        0,
        (asked, random) -> {
          double[] x = VectorText.parse(asked.variable());
          double[] gradient = mean(asked, asked.feedback());
          double slope = Arrays.stream(gradient).map(g -> g * g).sum();
          double step = 1;
          while (loss.applyAsDouble(moved(x, gradient, step))
              > loss.applyAsDouble(x) - SUFFICIENT * step * slope) {
            step /= 2;
          }
          return asked.tagged(VectorText.whole(moved(x, gradient, step)));
        });
  }

  static double[] moved(double[] x, double[] gradient, double step) {
    double[] next = x.clone();
    for (int i = 0; i < x.length; i++) {
      next[i] -= step * gradient[i];
    }
    return next;
  }
}
