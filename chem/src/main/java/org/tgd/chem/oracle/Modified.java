package org.tgd.chem.oracle;

import java.util.List;
import java.util.Locale;
import org.tgd.chem.graph.Molecule;

/**
 * A score bent to the range from 0 to 1 (GuacaMol, J. Chem. Inf. Model. 59, 1096, 2019).
 *
 * @param kind how
 * @param inner the score
 * @param at the bound or the centre
 * @param width the standard deviation; not used by {@link Kind#CLIP}
 */
public record Modified(Kind kind, Score inner, double at, double width) implements Score {
  /** How a score is bent. */
  public enum Kind {
    /** min(x, at) / at. */
    CLIP,
    /** A bell around the centre. */
    GAUSS,
    /** 1 up to the centre, a bell above. */
    MINGAUSS,
    /** 1 from the centre on, a bell below. */
    MAXGAUSS
  }

  @Override
  public String text() {
    String name = kind.name().toLowerCase(Locale.ROOT) + "(" + inner.text() + "," + at;
    return name + (kind == Kind.CLIP ? ")" : "," + width + ")");
  }

  @Override
  public List<Score> parts() {
    return List.of(inner);
  }

  @Override
  public double value(Molecule molecule) {
    return bent(inner.value(molecule));
  }

  @Override
  public double of(double... values) {
    return bent(values[0]);
  }

  /** What becomes of a value of the inner score. */
  public double bent(double x) {
    return switch (kind) {
      case CLIP -> Math.min(x, at) / at;
      case GAUSS -> bell(x);
      case MINGAUSS -> x <= at ? 1 : bell(x);
      case MAXGAUSS -> x >= at ? 1 : bell(x);
    };
  }

  private double bell(double x) {
    double d = (x - at) / width;
    return Math.exp(-d * d / 2);
  }
}
