package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.List;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Score;

/**
 * The numbers that a score is made of, in order of writing, and how they make it.
 *
 * @param whole the score
 * @param each its parts that have no parts
 */
record Leaves(Score whole, List<Score> each) {
  static Leaves of(Score whole) {
    List<Score> each = new ArrayList<>();
    collect(whole, each);
    return new Leaves(whole, List.copyOf(each));
  }

  private static void collect(Score score, List<Score> into) {
    if (score.parts().isEmpty()) {
      into.add(score);
    }
    score.parts().forEach(part -> collect(part, into));
  }

  double[] values(Molecule molecule) {
    return each.stream().mapToDouble(leaf -> leaf.value(molecule)).toArray();
  }

  /** The score that these numbers make. */
  double compose(double[] values) {
    return compose(whole, values, new int[1]);
  }

  private static double compose(Score score, double[] values, int[] next) {
    if (score.parts().isEmpty()) {
      return values[next[0]++];
    }
    double[] inner = new double[score.parts().size()];
    for (int k = 0; k < inner.length; k++) {
      inner[k] = compose(score.parts().get(k), values, next);
    }
    return score.of(inner);
  }
}
