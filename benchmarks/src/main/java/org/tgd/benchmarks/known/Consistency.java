package org.tgd.benchmarks.known;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.benchmarks.stats.Agreement;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.core.Gradient;
import org.tgd.core.Loss;
import org.tgd.core.Variable;
import org.tgd.core.engine.Engine;
import org.tgd.core.input.InputException;
import org.tgd.core.llm.LlmCritic;

/**
 * How a critic agrees with itself and with the truth: the same questions about signs of a gradient,
 * each asked several times, and the law that follows from what is measured: with wrong signs at a
 * rate p and silence at a rate q, a walk over a distance m takes m/((1-q)(1-2p)) unit steps.
 *
 * @param repeats how often each question is asked, 2 or more
 * @param points how many questions, 1 or more
 */
public record Consistency(int repeats, int points) {
  private static final int COORDINATES = 6;
  private static final int DISTANCE = 10;
  private static final int WALKS = 40;
  private static final double HOPELESS = 0.47;

  /** Checks the numbers. */
  public Consistency {
    if (repeats < 2 || points < 1) {
      throw new InputException("--repeats must be 2 or more and --points 1 or more");
    }
  }

  /**
   * What was seen of one critic.
   *
   * @param critic its name
   * @param kappa Fleiss' kappa of up, down and silent over the repeats
   * @param right the share of stated signs that are right
   * @param rightBounds Wilson's interval of it
   * @param silent the share of signs that are not stated
   * @param jaccard the mean overlap of the stated signs of two repeats, 1 for the same
   * @param falls the share of answers after whose unit step the loss is lower
   * @param predicted steps by the law; empty where it predicts no end
   * @param measured steps of walks by the same critic, mean; empty where none was predicted
   * @param standardError of that mean
   */
  public record Measured(
      String critic,
      double kappa,
      double right,
      Bounds rightBounds,
      double silent,
      double jaccard,
      double falls,
      OptionalDouble predicted,
      OptionalDouble measured,
      double standardError) {
    /** Whether the walks agree with the law within four standard errors and the rate's interval. */
    public boolean met() {
      if (predicted.isEmpty() || measured.isEmpty()) {
        return true;
      }
      double slow = steps(1 - rightBounds.low(), silent).orElse(Double.POSITIVE_INFINITY);
      double fast = steps(1 - rightBounds.high(), silent).orElse(0);
      return measured.getAsDouble() <= slow + 4 * standardError
          && measured.getAsDouble() >= fast - 4 * standardError;
    }
  }

  /** The oracle with signs wrong at this rate and left out at that. */
  public Measured oracle(double wrong, double silent) {
    Knobs knobs = Knobs.NONE.withFlipped(wrong).withMissing(silent);
    Quadratic problem = Quadratic.round(COORDINATES);
    return measured(
        String.format(Locale.ROOT, "oracle, p=%.2f q=%.2f", wrong, silent),
        repeat -> problem.critic(knobs, repeat).engine(),
        seed -> walk(Quadratic.round(1).critic(knobs, seed).engine()));
  }

  /** A model; each repeat is another sample of its answers. */
  public Measured model(Engine model) {
    return measured(
        model.name(),
        repeat -> Engine.of(model.name(), prompt -> model.complete(prompt.withSample(repeat))),
        seed ->
            walk(Engine.of(model.name(), prompt -> model.complete(prompt.withSample((int) seed)))));
  }

  private interface Walk {
    OptionalDouble steps(long seed);
  }

  private Measured measured(String name, IntFunction<Engine> critics, Walk walks) {
    requireNonNull(critics, "critics");
    Tally tally = new Tally(points);
    SplittableRandom random = new SplittableRandom(1);
    for (int point = 0; point < points; point++) {
      double[] x = IntStream.range(0, COORDINATES).mapToDouble(i -> place(random)).toArray();
      for (int repeat = 0; repeat < repeats; repeat++) {
        tally.add(point, x, signs(critics.apply(repeat), x));
      }
    }
    OptionalDouble predicted = steps(1 - tally.right(), tally.silent());
    double[] taken =
        predicted.isEmpty() || 1 - tally.right() > HOPELESS
            ? new double[0]
            : IntStream.range(0, WALKS)
                .mapToObj(seed -> walks.steps(seed))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    return tally.measured(name, predicted, taken);
  }

  /** A whole number from -9 to 9, but not 0. */
  private static double place(SplittableRandom random) {
    int number = random.nextInt(1, 10);
    return random.nextBoolean() ? number : -number;
  }

  /** The steps that the law predicts; empty where the signs are no better than chance. */
  private static OptionalDouble steps(double wrong, double silent) {
    double speed = (1 - silent) * (1 - 2 * wrong);
    return speed > 0 ? OptionalDouble.of(DISTANCE / speed) : OptionalDouble.empty();
  }

  /** What a critic says of each coordinate: -1 lower, 1 higher, 0 nothing. */
  private static int[] signs(Engine critic, double[] x) {
    Variable vector =
        Variable.parameter(
            "numbers, one a line as x[i] = value; say of each x[i] whether it should increase or"
                + " decrease",
            VectorText.rounded(x, 0));
    Loss loss = Loss.of(Quadratic.round(x.length), vector);
    String text =
        loss.backward(LlmCritic.withoutFindings(critic).askedAnew()).of(vector).stream()
            .map(Gradient::text)
            .collect(Collectors.joining("\n"));
    return VectorText.directions(text, x.length);
  }

  private static OptionalDouble walk(Engine critic) {
    return Trial.of(
            (parameters, random) -> Loss.of(Quadratic.round(1), parameters.get("x")),
            LlmCritic.withoutFindings(critic).askedAnew(),
            VectorEditors.signs())
        .stepsWithin(100 * DISTANCE, 0, "x[0] = " + DISTANCE);
  }

  /** Counts what was said. */
  private static final class Tally {
    private final int[][] counts;
    private final List<List<Set<String>>> said = new ArrayList<>();
    private int stated;
    private int right;
    private int silent;
    private int answers;
    private int falls;

    Tally(int points) {
      counts = new int[points * COORDINATES][3];
      for (int i = 0; i < points; i++) {
        said.add(new ArrayList<>());
      }
    }

    void add(int point, double[] x, int[] signs) {
      Set<String> edits = new HashSet<>();
      double before = 0;
      double after = 0;
      for (int i = 0; i < x.length; i++) {
        counts[point * COORDINATES + i][signs[i] + 1]++;
        stated += signs[i] == 0 ? 0 : 1;
        silent += signs[i] == 0 ? 1 : 0;
        right += signs[i] == -Math.signum(x[i]) ? 1 : 0;
        if (signs[i] != 0) {
          edits.add(i + (signs[i] > 0 ? "+" : "-"));
        }
        before += x[i] * x[i];
        after += (x[i] + signs[i]) * (x[i] + signs[i]);
      }
      said.get(point).add(edits);
      answers++;
      falls += after < before ? 1 : 0;
    }

    double right() {
      return stated == 0 ? 0 : (double) right / stated;
    }

    double silent() {
      return (double) silent / (silent + stated);
    }

    private double jaccard() {
      double sum = 0;
      int pairs = 0;
      for (List<Set<String>> repeats : said) {
        for (int a = 0; a < repeats.size(); a++) {
          for (int b = a + 1; b < repeats.size(); b++) {
            Set<String> both = new HashSet<>(repeats.get(a));
            both.retainAll(repeats.get(b));
            Set<String> any = new HashSet<>(repeats.get(a));
            any.addAll(repeats.get(b));
            sum += any.isEmpty() ? 1 : (double) both.size() / any.size();
            pairs++;
          }
        }
      }
      return sum / pairs;
    }

    Measured measured(String name, OptionalDouble predicted, double[] taken) {
      Optional<Row> row =
          taken.length < 2
              ? Optional.empty()
              : Optional.of(
                  Row.noisy(
                      new Place("law", name, "steps"), Relation.EQUAL, predicted.orElse(0), taken));
      return new Measured(
          name,
          Agreement.fleissKappa(counts),
          right(),
          stated == 0 ? new Bounds(0, 1) : Bounds.wilson(right, stated),
          silent(),
          jaccard(),
          (double) falls / answers,
          predicted,
          row.map(Row::measured).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
          row.map(Row::standardError).orElse(Double.NaN));
    }
  }
}
