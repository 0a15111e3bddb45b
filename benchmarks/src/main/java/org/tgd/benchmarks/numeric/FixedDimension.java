package org.tgd.benchmarks.numeric;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Formulas for two to six variables; sources as for {@link AnyDimension}. */
final class FixedDimension {
  private static final double[][] HARTMANN_3_A = {
    {3, 10, 30}, {.1, 10, 35}, {3, 10, 30}, {.1, 10, 35}
  };
  private static final double[][] HARTMANN_3_P = {
    {.3689, .1170, .2673}, {.4699, .4387, .7470}, {.1091, .8732, .5547}, {.0381, .5743, .8828}
  };
  private static final double[][] HARTMANN_6_A = {
    {10, 3, 17, 3.5, 1.7, 8},
    {.05, 10, 17, .1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, .05, 10, .1, 14}
  };
  private static final double[][] HARTMANN_6_P = {
    {.1312, .1696, .5569, .0124, .8283, .5886},
    {.2329, .4135, .8307, .3736, .1004, .9991},
    {.2348, .1451, .3522, .2883, .3047, .6650},
    {.4047, .8828, .8732, .5743, .1091, .0381}
  };
  private static final double[] HARTMANN_WEIGHTS = {1, 1.2, 3, 3.2};

  private FixedDimension() {}

  static List<Formula> all() {
    return List.of(
        plane("beale", 4.5, xy(3, .5), 0, FixedDimension::beale),
        plane("booth", 10, xy(1, 3), 0, x -> sq(x[0] + 2 * x[1] - 7) + sq(2 * x[0] + x[1] - 5)),
        plane("matyas", 10, xy(0, 0), 0, x -> .26 * (sq(x[0]) + sq(x[1])) - .48 * x[0] * x[1]),
        plane(
            "himmelblau", 5, xy(3, 2), 0, x -> sq(sq(x[0]) + x[1] - 11) + sq(x[0] + sq(x[1]) - 7)),
        plane("three-hump-camel", 5, xy(0, 0), 0, FixedDimension::threeHumps),
        plane(
            "six-hump-camel", 3, xy(.0898420, -.7126564), -1.0316284535, FixedDimension::sixHumps),
        plane("goldstein-price", 2, xy(0, -1), 3, FixedDimension::goldsteinPrice),
        plane("easom", 10, xy(PI, PI), -1, FixedDimension::easom),
        plane("drop-wave", 5.12, xy(0, 0), -1, FixedDimension::dropWave),
        plane("egg-crate", 5, xy(0, 0), 0, FixedDimension::eggCrate),
        plane(
            "holder-table", 10, xy(8.05502, 9.66459), -19.2085025679, FixedDimension::holderTable),
        plane(
            "cross-in-tray",
            10,
            xy(1.3494066, 1.3494066),
            -2.0626118708,
            FixedDimension::crossInTray),
        plane("levy-13", 10, xy(1, 1), 0, FixedDimension::levy13),
        plane("bohachevsky", 100, xy(0, 0), 0, FixedDimension::bohachevsky),
        boxed("branin", xy(-5, 0), xy(10, 15), xy(PI, 2.275), .3978873577, FixedDimension::branin),
        boxed(
            "mccormick",
            xy(-1.5, -3),
            xy(4, 4),
            xy(-.5471976, -1.5471976),
            -1.9132229550,
            FixedDimension::mcCormick),
        boxed(
            "hartmann-3",
            xyz(0),
            xyz(1),
            xy(.114614, .555649, .852547),
            -3.8627797869,
            x -> hartmann(x, HARTMANN_3_A, HARTMANN_3_P)),
        boxed("colville", xyzw(-10), xyzw(10), xyzw(1), 0, FixedDimension::colville),
        boxed("powell-singular", xyzw(-4), xyzw(5), xyzw(0), 0, FixedDimension::powell),
        boxed(
            "hartmann-6",
            same(6, 0),
            same(6, 1),
            xy(.20168952, .15001069, .47687398, .27533243, .31165162, .65730054),
            -3.3223680114,
            x -> hartmann(x, HARTMANN_6_A, HARTMANN_6_P)));
  }

  private static double[] xy(double... x) {
    return x;
  }

  private static double[] same(int n, double value) {
    double[] all = new double[n];
    Arrays.fill(all, value);
    return all;
  }

  private static double[] xyz(double value) {
    return same(3, value);
  }

  private static double[] xyzw(double value) {
    return same(4, value);
  }

  private static Formula plane(
      String name, double half, double[] minimum, double least, ToDoubleFunction<double[]> f) {
    return boxed(name, same(2, -half), same(2, half), minimum, least, f);
  }

  private static Formula boxed(
      String name,
      double[] lower,
      double[] upper,
      double[] minimum,
      double least,
      ToDoubleFunction<double[]> f) {
    return new Formula(name, listed(lower), listed(upper), listed(minimum), least, f);
  }

  private static List<Double> listed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static double sq(double value) {
    return value * value;
  }

  private static double beale(double[] x) {
    return sq(1.5 - x[0] + x[0] * x[1])
        + sq(2.25 - x[0] + x[0] * sq(x[1]))
        + sq(2.625 - x[0] + x[0] * pow(x[1], 3));
  }

  private static double threeHumps(double[] x) {
    return 2 * sq(x[0]) - 1.05 * pow(x[0], 4) + pow(x[0], 6) / 6 + x[0] * x[1] + sq(x[1]);
  }

  private static double sixHumps(double[] x) {
    return (4 - 2.1 * sq(x[0]) + pow(x[0], 4) / 3) * sq(x[0])
        + x[0] * x[1]
        + (4 * sq(x[1]) - 4) * sq(x[1]);
  }

  private static double goldsteinPrice(double[] v) {
    double x = v[0];
    double y = v[1];
    double a = 1 + sq(x + y + 1) * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y);
    double b =
        30 + sq(2 * x - 3 * y) * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y);
    return a * b;
  }

  private static double easom(double[] x) {
    return -cos(x[0]) * cos(x[1]) * exp(-sq(x[0] - PI) - sq(x[1] - PI));
  }

  private static double dropWave(double[] x) {
    double r = sq(x[0]) + sq(x[1]);
    return -(1 + cos(12 * sqrt(r))) / (0.5 * r + 2);
  }

  private static double eggCrate(double[] x) {
    return sq(x[0]) + sq(x[1]) + 25 * (sq(sin(x[0])) + sq(sin(x[1])));
  }

  private static double holderTable(double[] x) {
    double fall = abs(1 - sqrt(sq(x[0]) + sq(x[1])) / PI);
    return -abs(sin(x[0]) * cos(x[1]) * exp(fall));
  }

  private static double crossInTray(double[] x) {
    double rise = exp(abs(100 - sqrt(sq(x[0]) + sq(x[1])) / PI));
    return -0.0001 * pow(abs(sin(x[0]) * sin(x[1]) * rise) + 1, 0.1);
  }

  private static double levy13(double[] x) {
    return sq(sin(3 * PI * x[0]))
        + sq(x[0] - 1) * (1 + sq(sin(3 * PI * x[1])))
        + sq(x[1] - 1) * (1 + sq(sin(2 * PI * x[1])));
  }

  private static double bohachevsky(double[] x) {
    return sq(x[0]) + 2 * sq(x[1]) - 0.3 * cos(3 * PI * x[0]) - 0.4 * cos(4 * PI * x[1]) + 0.7;
  }

  private static double branin(double[] x) {
    double bend = x[1] - 5.1 / (4 * PI * PI) * sq(x[0]) + 5 / PI * x[0] - 6;
    return sq(bend) + 10 * (1 - 1 / (8 * PI)) * cos(x[0]) + 10;
  }

  private static double mcCormick(double[] x) {
    return sin(x[0] + x[1]) + sq(x[0] - x[1]) - 1.5 * x[0] + 2.5 * x[1] + 1;
  }

  private static double colville(double[] x) {
    return 100 * sq(sq(x[0]) - x[1])
        + sq(x[0] - 1)
        + sq(x[2] - 1)
        + 90 * sq(sq(x[2]) - x[3])
        + 10.1 * (sq(x[1] - 1) + sq(x[3] - 1))
        + 19.8 * (x[1] - 1) * (x[3] - 1);
  }

  private static double powell(double[] x) {
    return sq(x[0] + 10 * x[1])
        + 5 * sq(x[2] - x[3])
        + pow(x[1] - 2 * x[2], 4)
        + 10 * pow(x[0] - x[3], 4);
  }

  private static double hartmann(double[] x, double[][] a, double[][] p) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double far = 0;
      for (int j = 0; j < x.length; j++) {
        far += a[i][j] * sq(x[j] - p[i][j]);
      }
      sum -= HARTMANN_WEIGHTS[i] * exp(-far);
    }
    return sum;
  }
}
