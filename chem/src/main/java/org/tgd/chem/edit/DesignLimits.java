package org.tgd.chem.edit;

import org.tgd.chem.graph.Graph;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.score.SaScore;

/**
 * What a designed molecule must not be, whatever the objective: hard to make (SA score above 4),
 * with structural alerts, heavier than 500 Da.
 *
 * @param properties the eight properties of QED
 * @param penalty what counts against the molecule, kcal/mol, 0 for none
 */
record DesignLimits(QedProperties properties, double penalty) {
  private static final double ALERT = 2.5;
  private static final double HARD_TO_MAKE = 4;
  private static final double EASY_TO_MAKE = 2.5;
  private static final double BY_HARDNESS = 0.7;
  private static final double HEAVY = 500;
  private static final double HEAVY_BY_ONE = 50;

  static DesignLimits of(Graph graph) {
    QedProperties properties = QedProperties.of(graph);
    double sa = SaScore.of(graph);
    double penalty =
        ALERT * properties.alerts()
            + BY_HARDNESS * Math.max(0, sa - EASY_TO_MAKE)
            + (sa > HARD_TO_MAKE ? ALERT : 0)
            + Math.max(0, properties.molecularWeight() - HEAVY) / HEAVY_BY_ONE;
    return new DesignLimits(properties, penalty);
  }
}
