package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tgd.chem.Molecule;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.score.Crippen;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.Qed;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.score.StructuralAlerts;
import org.tgd.chem.score.Tpsa;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * Druglikeness as a loss, 1 − QED. The findings say what each of the eight properties costs: the
 * QED that the molecule would have if that property alone had its most desirable value.
 */
final class QedTerm implements ObjectiveTerm {
  private static final double NEGLIGIBLE = 0.004;
  private static final int MOST_ATOMS_NAMED = 4;

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
  public Evaluation evaluate(Molecule molecule) {
    Graph graph = molecule.graph();
    QedProperties properties = QedProperties.of(graph);
    double qed = Qed.of(properties);
    List<Metric> metrics = new ArrayList<>(List.of(Metric.higher("QED", qed, "")));
    List<Finding> findings = new ArrayList<>();
    StringBuilder report = new StringBuilder(String.format(Locale.ROOT, "QED %.4f.", qed));
    for (Qed.Property property : Qed.Property.values()) {
      double value = property.of(properties);
      metrics.add(Metric.neutral(property.label(), value, property.unit()));
      double ideal = idealQed(qed, property, value);
      report.append(
          String.format(
              Locale.ROOT,
              " %s %s costs %.3f.",
              property.label(),
              text(property, value),
              ideal - qed));
      if (ideal - qed > NEGLIGIBLE) {
        findings.add(finding(graph, property, value, qed, ideal));
      }
    }
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
    return new Evaluation.Scored(1 - qed, metrics, report.toString(), findings);
  }

  /** The QED if one property had its best value and the others stayed. */
  private static double idealQed(double qed, Qed.Property property, double value) {
    double gain =
        Math.log(Qed.desirability(property, Qed.best(property)))
            - Math.log(Qed.desirability(property, value));
    return qed * Math.exp(Qed.weight(property) * Math.max(0, gain));
  }

  static String text(Qed.Property property, double value) {
    String number =
        property.isCount()
            ? String.valueOf(Math.round(value))
            : String.format(Locale.ROOT, property == Qed.Property.ALOGP ? "%.2f" : "%.1f", value);
    return property.unit().isEmpty() ? number : number + " " + property.unit();
  }

  private static Finding finding(
      Graph graph, Qed.Property property, double value, double qed, double ideal) {
    double best = Qed.best(property);
    String from = text(property, value);
    String to = text(property, best);
    String direction = value > best ? "lower" : "raise";
    String advice =
        String.format(
            Locale.ROOT,
            "%s the %s from %s to %s: that alone would take QED from %.3f to %.3f.%s",
            direction.equals("lower") ? "Lower" : "Raise",
            property.label(),
            from,
            to,
            qed,
            ideal,
            where(graph, property, value > best));
    return new Finding(
        property.label(),
        from,
        "about " + to,
        advice,
        ideal - qed,
        List.of(
            new Change(
                property.label(),
                number(property, value),
                number(property, best),
                OptionalDouble.of(1 - ideal))));
  }

  private static String number(Qed.Property property, double value) {
    return String.format(Locale.ROOT, property.isCount() ? "%.0f" : "%.3f", value);
  }

  /** The atoms that contribute most, in a sentence of their own; empty when raising. */
  private static String where(Graph graph, Qed.Property property, boolean lower) {
    if (property == Qed.Property.ALERTS) {
      return alerts(graph);
    }
    if (!lower) {
      return "";
    }
    return switch (property) {
      case ALOGP -> {
        Crippen crippen = Crippen.of(graph);
        yield most(graph, "Most of it comes from", crippen::logP);
      }
      case PSA -> most(graph, "Most of it comes from", atom -> Tpsa.of(graph, atom));
      case HBD -> most(graph, "Donors are", atom -> QedProperties.isDonor(graph, atom) ? 1 : 0);
      case HBA ->
          most(graph, "Acceptors are", atom -> QedProperties.isAcceptor(graph, atom) ? 1 : 0);
      case MW -> heavy(graph);
      default -> "";
    };
  }

  private static String most(
      Graph graph, String lead, java.util.function.IntToDoubleFunction contribution) {
    List<String> atoms =
        IntStream.range(0, graph.atoms())
            .filter(atom -> contribution.applyAsDouble(atom) > 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer a) -> -contribution.applyAsDouble(a))
                    .thenComparing(a -> a))
            .limit(MOST_ATOMS_NAMED)
            .map(atom -> AtomNames.of(graph, atom))
            .toList();
    return atoms.isEmpty() ? "" : " " + lead + " " + String.join(", ", atoms) + ".";
  }

  private static String heavy(Graph graph) {
    return String.format(Locale.ROOT, " It has %d heavy atoms.", Formula.heavyAtoms(graph));
  }

  private static String alerts(Graph graph) {
    StringBuilder text = new StringBuilder(" The alerts:");
    for (StructuralAlerts.Alert alert : StructuralAlerts.qed().find(graph)) {
      text.append(' ').append(alert.name());
      if (!alert.places().isEmpty()) {
        text.append(" at ").append(AtomNames.range(alert.places().get(0)));
      }
      text.append(';');
    }
    text.setCharAt(text.length() - 1, '.');
    return text.toString();
  }
}
