package org.tgd.chem.objective;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.score.QedProperties;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * A window for one property: no loss inside, outside the distance to the window in units of the
 * property's scale.
 *
 * @param name how the term is written
 * @param kind the property
 * @param low lower end of the window
 * @param high upper end of the window
 */
record PropertyTerm(String name, Kind kind, double low, double high) implements ObjectiveTerm {

  /** A property with the size of a step that matters. */
  record Kind(
      String label,
      String unit,
      double scale,
      ToDoubleFunction<Graph> exact,
      ToDoubleFunction<QedProperties> estimated) {}

  @Override
  public String purpose() {
    return String.format(Locale.ROOT, "%s between %s and %s", kind.label(), text(low), text(high));
  }

  private String text(double value) {
    String number =
        Double.isInfinite(value)
            ? (value > 0 ? "any" : "-any")
            : String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.3f", value);
    return kind.unit().isEmpty() ? number : number + " " + kind.unit();
  }

  private double loss(double value) {
    return (Math.max(0, low - value) + Math.max(0, value - high)) / kind.scale();
  }

  @Override
  public OptionalDouble predict(QedProperties estimated) {
    double value = kind.estimated().applyAsDouble(estimated);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(loss(value));
  }

  @Override
  public Evaluation evaluate(Molecule molecule) {
    double value = kind.exact().applyAsDouble(molecule.graph());
    double loss = loss(value);
    List<Metric> metrics = List.of(Metric.neutral(kind.label(), value, kind.unit()));
    String report = kind.label() + " " + text(value) + ", wanted " + purpose() + ".";
    if (loss == 0) {
      return new Evaluation.Scored(0, metrics, report, List.of());
    }
    double edge = value < low ? low : high;
    String advice =
        (value < low ? "Raise" : "Lower")
            + " the "
            + kind.label()
            + " from "
            + text(value)
            + " to "
            + text(edge)
            + ".";
    Change change =
        new Change(
            kind.label(),
            String.format(Locale.ROOT, "%.3f", value),
            String.format(Locale.ROOT, "%.3f", edge),
            OptionalDouble.of(0));
    return new Evaluation.Scored(
        loss,
        metrics,
        report,
        List.of(new Finding(kind.label(), text(value), purpose(), advice, loss, List.of(change))));
  }
}
