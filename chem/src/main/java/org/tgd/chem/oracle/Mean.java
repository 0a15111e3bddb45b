package org.tgd.chem.oracle;

import java.util.List;
import java.util.stream.Collectors;
import org.tgd.chem.graph.Molecule;

/**
 * The mean of scores.
 *
 * @param parts the scores, at least one
 * @param kind arithmetic, geometric, or the product
 */
public record Mean(List<Score> parts, Kind kind) implements Score {
  /** How scores are joined. */
  public enum Kind {
    /** Their sum divided by their number. */
    MEAN,
    /** The root of their product; 0 if one is 0. */
    GEOMEAN,
    /** Their product. */
    PRODUCT
  }

  /** Copies the parts. */
  public Mean {
    parts = List.copyOf(parts);
  }

  @Override
  public String text() {
    return parts.stream()
        .map(Score::text)
        .collect(
            Collectors.joining(",", kind.name().toLowerCase(java.util.Locale.ROOT) + "(", ")"));
  }

  @Override
  public double value(Molecule molecule) {
    return of(parts.stream().mapToDouble(part -> part.value(molecule)).toArray());
  }

  @Override
  public double of(double... values) {
    double sum = 0;
    double product = 1;
    for (double value : values) {
      sum += value;
      product *= value;
    }
    return switch (kind) {
      case MEAN -> sum / values.length;
      case GEOMEAN -> product <= 0 ? 0 : Math.pow(product, 1.0 / values.length);
      case PRODUCT -> product;
    };
  }
}
