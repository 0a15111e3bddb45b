package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.ScoreText;
import org.tgd.chem.score.Qed;
import org.tgd.chem.score.QedProperties;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * Druglikeness as a loss, 1 − QED. The findings say what each of the eight properties costs: the
 * QED that the molecule would have if that property alone had its most desirable value.
 */
final class QedTerm implements ObjectiveTerm {

  @Override
  public String name() {
    return "qed";
  }

  @Override
  public String purpose() {
    return "druglikeness (QED, Bickerton et al. 2012), as 1 - QED";
  }

  @Override
  public OptionalDouble predict(QedProperties estimated) {
    return OptionalDouble.of(1 - Qed.of(estimated));
  }

  @Override
  public Optional<Score> score() {
    return Optional.of(ScoreText.read("qed"));
  }

  @Override
  public double cheapLoss(Molecule molecule) {
    return 1 - Qed.of(molecule.graph());
  }

  @Override
  public Evaluation evaluate(Molecule molecule) {
    Graph graph = molecule.graph();
    QedProperties properties = QedProperties.of(graph);
    double qed = Qed.of(properties);
    List<Metric> metrics = new ArrayList<>(List.of(Metric.higher("QED", qed, "")));
    List<Finding> findings = new ArrayList<>();
    StringBuilder report = new StringBuilder(String.format(Locale.ROOT, "QED %.4f.", qed));
    for (QedCost cost : QedCost.all(graph, properties)) {
      Qed.Property property = cost.property();
      metrics.add(Metric.neutral(property.label(), cost.value(), property.unit()));
      report.append(
          String.format(
              Locale.ROOT,
              " %s %s (best about %s) costs %.3f.",
              property.label(),
              cost.text(),
              QedCost.text(property, cost.best()),
              cost.cost()));
      if (cost.cost() > QedCost.NEGLIGIBLE) {
        findings.add(finding(cost));
      }
    }
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
    return new Evaluation.Scored(1 - qed, metrics, report.toString(), findings);
  }

  private static Finding finding(QedCost cost) {
    Qed.Property property = cost.property();
    String to = QedCost.text(property, cost.best());
    String advice =
        String.format(
            Locale.ROOT,
            "%s the %s from %s to %s: that alone would take QED from %.3f to %.3f.%s",
            cost.isTooHigh() ? "Lower" : "Raise",
            property.label(),
            cost.text(),
            to,
            cost.qed(),
            cost.ideal(),
            cost.where().isEmpty() ? "" : " " + cost.where() + ".");
    return new Finding(
        property.label(),
        cost.text(),
        "about " + to,
        advice,
        cost.cost(),
        List.of(
            new Change(
                property.label(),
                number(property, cost.value()),
                number(property, cost.best()),
                OptionalDouble.of(1 - cost.ideal()))));
  }

  private static String number(Qed.Property property, double value) {
    return String.format(Locale.ROOT, property.isCount() ? "%.0f" : "%.3f", value);
  }
}
