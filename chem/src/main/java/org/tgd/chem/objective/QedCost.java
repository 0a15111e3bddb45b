package org.tgd.chem.objective;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.score.Crippen;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.Qed;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.score.StructuralAlerts;
import org.tgd.chem.score.Tpsa;

/**
 * What one property of a molecule costs in druglikeness.
 *
 * @param property which of the eight
 * @param value its value
 * @param best its most desirable value
 * @param qed the molecule's QED
 * @param ideal the QED if this property had its best value and the others stayed; at least the QED
 * @param where the atoms that contribute most to a value that is too high, in words, numbered from
 *     1; empty where there are none to name or the cost is negligible
 */
public record QedCost(
    Qed.Property property, double value, double best, double qed, double ideal, String where) {
  /** A cost below this is not worth a sentence. */
  static final double NEGLIGIBLE = 0.004;

  private static final int MOST_ATOMS_NAMED = 4;

  /** All eight, in the order of the enumeration. */
  static List<QedCost> all(Graph graph, QedProperties properties) {
    double qed = Qed.of(properties);
    return Stream.of(Qed.Property.values())
        .map(property -> of(graph, property, property.of(properties), qed))
        .toList();
  }

  private static QedCost of(Graph graph, Qed.Property property, double value, double qed) {
    double best = Qed.best(property);
    double gain =
        Math.log(Qed.desirability(property, best)) - Math.log(Qed.desirability(property, value));
    double ideal = qed * Math.exp(Qed.weight(property) * Math.max(0, gain));
    boolean matters = value > best && ideal - qed > NEGLIGIBLE;
    String where = matters ? where(graph, property) : "";
    return new QedCost(property, value, best, qed, ideal, where);
  }

  /** How much QED it costs, 0 or more. */
  public double cost() {
    return ideal - qed;
  }

  boolean isTooHigh() {
    return value > best;
  }

  /** The value as it is printed, with its unit. */
  String text() {
    return text(property, value);
  }

  static String text(Qed.Property property, double value) {
    String number =
        property.isCount()
            ? String.valueOf(Math.round(value))
            : String.format(Locale.ROOT, property == Qed.Property.ALOGP ? "%.2f" : "%.1f", value);
    return property.unit().isEmpty() ? number : number + " " + property.unit();
  }

  private static String where(Graph graph, Qed.Property property) {
    return switch (property) {
      case ALERTS -> alerts(graph);
      case ALOGP -> most(graph, "Most of it comes from", Crippen.of(graph)::logP);
      case PSA -> most(graph, "Most of it comes from", atom -> Tpsa.of(graph, atom));
      case HBD -> most(graph, "Donors are", atom -> QedProperties.isDonor(graph, atom) ? 1 : 0);
      case HBA ->
          most(graph, "Acceptors are", atom -> QedProperties.isAcceptor(graph, atom) ? 1 : 0);
      case MW -> "It has %d heavy atoms".formatted(Formula.heavyAtoms(graph));
      default -> "";
    };
  }

  private static String most(Graph graph, String lead, IntToDoubleFunction contribution) {
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
    return atoms.isEmpty() ? "" : lead + " " + String.join(", ", atoms);
  }

  private static String alerts(Graph graph) {
    return StructuralAlerts.qed().find(graph).stream()
        .map(
            alert ->
                alert.places().isEmpty()
                    ? alert.name()
                    : alert.name() + " at " + AtomNames.range(alert.places().get(0)))
        .collect(Collectors.joining("; ", "The alerts: ", ""));
  }
}
