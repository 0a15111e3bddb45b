package org.tgd.chem.objective;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.graph.Molecule;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * A term that is one number of the molecule, turned into a loss.
 *
 * @param name how the term is written
 * @param purpose what it measures
 * @param metric name and direction of the number
 * @param value computes the number
 * @param loss turns the number into a loss, 0 at best
 */
record ScoreTerm(
    String name,
    String purpose,
    Metric metric,
    ToDoubleFunction<Molecule> value,
    ToDoubleFunction<Double> loss)
    implements ObjectiveTerm {
  private static final double NEGLIGIBLE = 1e-9;

  @Override
  public Evaluation evaluate(Molecule molecule) {
    double number = value.applyAsDouble(molecule);
    double cost = loss.applyAsDouble(number);
    String observed = String.format(Locale.ROOT, "%.4g", number);
    Metric measured = new Metric(metric.name(), number, metric.unit(), metric.better());
    String wanted = metric.better() == Metric.Direction.HIGHER ? "higher" : "lower";
    List<Finding> findings =
        cost <= NEGLIGIBLE
            ? List.of()
            : List.of(
                Finding.of(
                    metric.name(),
                    observed,
                    wanted,
                    "Make the " + metric.name() + " " + wanted + " than " + observed + ".",
                    cost));
    return new Evaluation.Scored(
        cost, List.of(measured), metric.name() + " " + observed + ".", findings);
  }
}
