package org.tgd.chem.score;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.graph.Graph;

/**
 * The quantitative estimate of druglikeness: the weighted geometric mean of eight desirabilities
 * (Bickerton et al., Nature Chemistry 4, 90, 2012; asymmetric double sigmoids of equation 1, mean
 * weights). Values lie in (0, 1]; larger is better.
 */
public final class Qed {
  /** One of the eight properties. */
  public enum Property {
    /** Molecular weight in daltons. */
    MW("molecular weight", "Da", QedProperties::molecularWeight),
    /** Crippen's logP. */
    ALOGP("logP", "", QedProperties::logP),
    /** Hydrogen-bond acceptors. */
    HBA("hydrogen-bond acceptors", "", QedProperties::acceptors),
    /** Hydrogen-bond donors. */
    HBD("hydrogen-bond donors", "", QedProperties::donors),
    /** Polar surface. */
    PSA("polar surface", "Å²", QedProperties::polarSurface),
    /** Rotatable bonds. */
    ROTB("rotatable bonds", "", QedProperties::rotatableBonds),
    /** Aromatic rings. */
    AROM("aromatic rings", "", QedProperties::aromaticRings),
    /** Structural alerts. */
    ALERTS("structural alerts", "", QedProperties::alerts);

    private final String label;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // an accessor of a record
    private final ToDoubleFunction<QedProperties> value;

    Property(String label, String unit, ToDoubleFunction<QedProperties> value) {
      this.label = label;
      this.unit = unit;
      this.value = value;
    }

    /** The property's name in prose. */
    public String label() {
      return label;
    }

    /** The unit as printed after the value; may be empty. */
    public String unit() {
      return unit;
    }

    /** The value of the property. */
    public double of(QedProperties properties) {
      return value.applyAsDouble(properties);
    }

    /** Whether the property is a count. */
    public boolean isCount() {
      return this != MW && this != ALOGP && this != PSA;
    }
  }

  private static final Map<Property, double[]> FUNCTIONS = new EnumMap<>(Property.class);
  private static final double WEIGHT_SUM;

  static {
    double sum = 0;
    for (String[] row : Tables.rows("qed-desirability.tsv")) {
      double[] numbers = List.of(row).stream().skip(1).mapToDouble(Double::parseDouble).toArray();
      FUNCTIONS.put(Property.valueOf(row[0]), numbers);
      sum += numbers[7];
    }
    WEIGHT_SUM = sum;
  }

  private Qed() {}

  /** The QED of a molecule. */
  public static double of(Graph graph) {
    return of(QedProperties.of(graph));
  }

  /** The QED of a molecule with these properties. */
  public static double of(QedProperties properties) {
    double sum = 0;
    for (Property property : Property.values()) {
      sum += weight(property) * Math.log(desirability(property, property.of(properties)));
    }
    return Math.exp(sum);
  }

  /** The desirability of a value, in (0, 1]. */
  public static double desirability(Property property, double value) {
    double[] f = FUNCTIONS.get(property);
    double rise = 1 + Math.exp(-(value - f[2] + f[3] / 2) / f[4]);
    double fall = 1 + Math.exp(-(value - f[2] - f[3] / 2) / f[5]);
    return (f[0] + f[1] / rise * (1 - 1 / fall)) / f[6];
  }

  /** The weight of a property, its share of the sum of all eight. */
  public static double weight(Property property) {
    return FUNCTIONS.get(property)[7] / WEIGHT_SUM;
  }

  /** The value of a property that is most desirable: a whole number for a count. */
  public static double best(Property property) {
    return Best.VALUES.get(property);
  }

  /** Found once on a fine grid; the functions have a single maximum. */
  private static final class Best {
    private static final Map<Property, Double> VALUES = new EnumMap<>(Property.class);

    static {
      for (Property property : Property.values()) {
        double step = property.isCount() ? 1 : property == Property.ALOGP ? 0.01 : 0.5;
        double start = property == Property.ALOGP ? -5 : 0;
        double best = start;
        for (int k = 0; k <= 2000; k++) {
          double value = start + k * step;
          if (desirability(property, value) > desirability(property, best)) {
            best = value;
          }
        }
        VALUES.put(property, best);
      }
    }
  }
}
