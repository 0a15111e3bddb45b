package org.tgd.core.report;

import java.util.Locale;
import org.tgd.core.eval.Metric;

/** Numbers as a reader wants them, the same in every locale. */
public final class Numbers {
  private Numbers() {}

  /** Four digits that matter; whole numbers without decimals. */
  public static String brief(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "undefined" : value > 0 ? "infinite" : "-infinite";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    if (size >= 1e6 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A metric's value with its unit. */
  public static String withUnit(Metric metric) {
    return metric.unit().isEmpty()
        ? brief(metric.value())
        : brief(metric.value()) + " " + metric.unit();
  }
}
