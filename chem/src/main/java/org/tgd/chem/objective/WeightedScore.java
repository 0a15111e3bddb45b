package org.tgd.chem.objective;

import java.util.List;
import java.util.stream.Collectors;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Score;

/**
 * A weighted sum of terms as a score: each term's number, or less its loss where that is all that
 * is known.
 *
 * @param terms the terms with their weights
 */
record WeightedScore(List<MoleculeObjective.Weighted> terms) implements Score {
  /** A term of which only the loss is known. */
  private record Lossless(ObjectiveTerm term) implements Score {
    @Override
    public String text() {
      return term.name();
    }

    @Override
    public double value(Molecule molecule) {
      return 1 - term.cheapLoss(molecule);
    }
  }

  @Override
  public String text() {
    return terms.stream()
        .map(each -> each.weight() + "*" + each.term().name())
        .collect(Collectors.joining(" + "));
  }

  @Override
  public List<Score> parts() {
    return terms.stream()
        .map(each -> each.term().score().orElseGet(() -> new Lossless(each.term())))
        .toList();
  }

  @Override
  public double of(double... values) {
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      sum += terms.get(k).weight() * values[k];
    }
    return sum;
  }

  @Override
  public double value(Molecule molecule) {
    return of(parts().stream().mapToDouble(part -> part.value(molecule)).toArray());
  }
}
