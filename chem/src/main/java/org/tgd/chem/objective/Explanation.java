package org.tgd.chem.objective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.MappedSmiles;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.StereoCount;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.Lipinski;
import org.tgd.chem.score.Qed;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.score.StructuralAlerts;
import org.tgd.chem.score.StructuralAlerts.Alert;

/**
 * Why a molecule scores as it does: what each property costs, and which atoms the alerts match.
 *
 * @param mappedSmiles the molecule with its atoms numbered from 1, as all parts here number them
 * @param formula in Hill's order
 * @param stereoCentres those without configuration included
 * @param qed druglikeness
 * @param costs the eight properties of QED, the dearest first
 * @param alerts structural alerts with the atoms of each match, indices from 0
 * @param pains pan-assay interference patterns with the atoms of each match, indices from 0
 * @param lipinski the limits of Lipinski that are broken, in words
 */
public record Explanation(
    String mappedSmiles,
    String formula,
    int stereoCentres,
    double qed,
    List<QedCost> costs,
    List<Alert> alerts,
    List<Alert> pains,
    List<String> lipinski) {
  /** Copies the lists and checks that nothing is missing. */
  public Explanation {
    requireNonNull(mappedSmiles, "mappedSmiles");
    requireNonNull(formula, "formula");
    costs = List.copyOf(costs);
    alerts = List.copyOf(alerts);
    pains = List.copyOf(pains);
    lipinski = List.copyOf(lipinski);
  }

  /** Explains a molecule; atoms are numbered in the order of its SMILES. */
  public static Explanation of(Molecule molecule) {
    Graph graph = molecule.graph();
    QedProperties properties = QedProperties.of(graph);
    List<QedCost> costs =
        QedCost.all(graph, properties).stream()
            .sorted(Comparator.comparingDouble(QedCost::cost).reversed())
            .toList();
    return new Explanation(
        MappedSmiles.of(molecule),
        Formula.of(graph),
        StereoCount.withDependent(graph),
        Qed.of(properties),
        costs,
        StructuralAlerts.qed().find(graph),
        StructuralAlerts.pains().find(graph),
        Lipinski.violations(graph, properties));
  }

  /** The explanation for a reader, in lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("atoms: " + mappedSmiles);
    String centres = stereoCentres == 1 ? "1 stereocentre" : stereoCentres + " stereocentres";
    lines.add("formula: " + formula + ", " + centres);
    lines.add(
        "QED %s; with one property at its best and the others as they are:".formatted(n(qed)));
    for (QedCost cost : costs) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  "  %-23s %9s, best %8s: QED %s (+%s)  %s",
                  cost.property().label(),
                  cost.text(),
                  QedCost.text(cost.property(), cost.best()),
                  n(cost.ideal()),
                  n(cost.cost()),
                  cost.property() == Qed.Property.ALERTS ? "" : cost.where())
              .stripTrailing());
    }
    lines.add("structural alerts: " + places(alerts));
    lines.add("PAINS: " + places(pains));
    lines.add(
        "Lipinski: " + (lipinski.isEmpty() ? "all limits kept" : String.join("; ", lipinski)));
    return lines;
  }

  private static String n(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String places(List<Alert> alerts) {
    return alerts.isEmpty()
        ? "none"
        : alerts.stream()
            .map(
                alert ->
                    alert.name()
                        + " at "
                        + alert.places().stream()
                            .map(AtomNames::range)
                            .collect(Collectors.joining(" and at ")))
            .collect(Collectors.joining("; "));
  }
}
