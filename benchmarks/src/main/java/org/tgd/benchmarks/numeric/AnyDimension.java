package org.tgd.benchmarks.numeric;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Formulas for any number of variables, as in Jamil and Yang, "A literature survey of benchmark
 * functions for global optimisation problems" (Int. J. Math. Model. Numer. Optim. 4, 150, 2013;
 * arXiv 1308.4008), and Surjanovic and Bingham's Virtual Library of Simulation Experiments.
 */
final class AnyDimension {
  private AnyDimension() {}

  /** All of them for so many variables. */
  static List<Formula> all(int n) {
    return List.of(
        at("ackley", n, 32.768, 0, 0, AnyDimension::ackley),
        at("alpine-1", n, 10, 0, 0, x -> sum(x, v -> abs(v * sin(v) + 0.1 * v))),
        at("chung-reynolds", n, 100, 0, 0, x -> Math.pow(sum(x, v -> v * v), 2)),
        at("cigar", n, 10, 0, 0, x -> x[0] * x[0] + 1e4 * tail(x, v -> v * v)),
        at("dixon-price", n, 10, dixonPrice(n), 0, AnyDimension::dixonPrice),
        at("exponential", n, 1, 0, -1, x -> -exp(-0.5 * sum(x, v -> v * v))),
        at("griewank", n, 60, 0, 0, AnyDimension::griewank),
        at("levy", n, 10, 1, 0, AnyDimension::levy),
        at("qing", n, 5, roots(n), 0, AnyDimension::qing),
        at("rastrigin", n, 5.12, 0, 0, x -> sum(x, v -> v * v - 10 * cos(2 * PI * v) + 10)),
        at("rosenbrock", n, 5, 1, 0, AnyDimension::rosenbrock),
        at("rotated-ellipsoid", n, 65.536, 0, 0, AnyDimension::rotatedEllipsoid),
        at("salomon", n, 20, 0, 0, AnyDimension::salomon),
        at("schwefel-2.20", n, 100, 0, 0, x -> sum(x, Math::abs)),
        at("schwefel-2.21", n, 100, 0, 0, x -> Arrays.stream(x).map(Math::abs).max().orElse(0)),
        at("sphere", n, 10, 0, 0, x -> sum(x, v -> v * v)),
        at("styblinski-tang", n, 5, TANG, TANG_LEAST * n, AnyDimension::styblinskiTang),
        at("zakharov", n, 10, 0, 0, AnyDimension::zakharov));
  }

  /** The least of (v^4 - 16 v^2 + 5 v) / 2. */
  private static final double TANG = -2.903534027771177;

  private static final double TANG_LEAST = -39.166165703771426;

  private static Formula at(
      String name, int n, double half, Object minimum, double least, ToDoubleFunction<double[]> f) {
    List<Double> place =
        minimum instanceof double[] each
            ? Arrays.stream(each).boxed().toList()
            : Collections.nCopies(n, ((Number) minimum).doubleValue());
    return new Formula(
        name + "-" + n,
        Collections.nCopies(n, -half),
        Collections.nCopies(n, half),
        place,
        least,
        f);
  }

  private static double sum(double[] x, java.util.function.DoubleUnaryOperator term) {
    return Arrays.stream(x).map(term).sum();
  }

  private static double tail(double[] x, java.util.function.DoubleUnaryOperator term) {
    return Arrays.stream(x).skip(1).map(term).sum();
  }

  private static double over(double[] x, IntToDoubleFunction term) {
    return IntStream.range(0, x.length).mapToDouble(term).sum();
  }

  private static double pairs(double[] x, IntToDoubleFunction term) {
    return IntStream.range(0, x.length - 1).mapToDouble(term).sum();
  }

  private static double ackley(double[] x) {
    double n = x.length;
    return -20 * exp(-0.2 * sqrt(sum(x, v -> v * v) / n))
        - exp(sum(x, v -> cos(2 * PI * v)) / n)
        + 20
        + Math.E;
  }

  private static double dixonPrice(double[] x) {
    double first = (x[0] - 1) * (x[0] - 1);
    return first + pairs(x, i -> (i + 2) * Math.pow(2 * x[i + 1] * x[i + 1] - x[i], 2));
  }

  private static double[] dixonPrice(int n) {
    return IntStream.range(1, n + 1)
        .mapToDouble(i -> Math.pow(2, -(Math.pow(2, i) - 2) / Math.pow(2, i)))
        .toArray();
  }

  private static double griewank(double[] x) {
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      product *= cos(x[i] / sqrt(i + 1));
    }
    return sum(x, v -> v * v) / 4000 - product + 1;
  }

  private static double levy(double[] x) {
    double[] w = Arrays.stream(x).map(v -> 1 + (v - 1) / 4).toArray();
    double last = w[w.length - 1];
    return Math.pow(sin(PI * w[0]), 2)
        + pairs(w, i -> Math.pow(w[i] - 1, 2) * (1 + 10 * Math.pow(sin(PI * w[i] + 1), 2)))
        + Math.pow(last - 1, 2) * (1 + Math.pow(sin(2 * PI * last), 2));
  }

  private static double qing(double[] x) {
    return over(x, i -> Math.pow(x[i] * x[i] - (i + 1), 2));
  }

  private static double[] roots(int n) {
    return IntStream.range(0, n).mapToDouble(i -> sqrt(i + 1)).toArray();
  }

  private static double rosenbrock(double[] x) {
    return pairs(x, i -> 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + Math.pow(1 - x[i], 2));
  }

  private static double rotatedEllipsoid(double[] x) {
    double sum = 0;
    double part = 0;
    for (double v : x) {
      part += v;
      sum += part * part;
    }
    return sum;
  }

  private static double salomon(double[] x) {
    double r = sqrt(sum(x, v -> v * v));
    return 1 - cos(2 * PI * r) + 0.1 * r;
  }

  private static double styblinskiTang(double[] x) {
    return sum(x, v -> (v * v * v * v - 16 * v * v + 5 * v) / 2);
  }

  private static double zakharov(double[] x) {
    double half = over(x, i -> 0.5 * (i + 1) * x[i]);
    return sum(x, v -> v * v) + half * half + Math.pow(half, 4);
  }
}
