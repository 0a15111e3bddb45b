package org.tgd.chem.score;

import java.util.ArrayList;
import java.util.List;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.smarts.Pattern;

/**
 * The octanol-water partition coefficient and molar refractivity as sums of atom contributions
 * (Wildman and Crippen, J. Chem. Inf. Comput. Sci. 39, 868, 1999, table I), typed as RDKit does:
 * the first matching line of the table decides.
 */
public final class Crippen {
  private static final String HYDROGEN = "[#1]";

  private static final Line NO_LINE = new Line(Pattern.of("*"), 0, 0);
  private static final List<Line> LINES = new ArrayList<>();
  private static final List<Line> HYDROGEN_LINES = new ArrayList<>();
  private static final Line[][] BY_TYPE = new Line[2 * 119][];

  private record Line(Pattern pattern, double logP, double refractivity) {}

  static {
    for (String[] row : Tables.rows("crippen.tsv")) {
      double logP = Double.parseDouble(row[2]);
      double refractivity = Double.parseDouble(row[3]);
      LINES.add(new Line(Pattern.of(row[1]), logP, refractivity));
      if (row[1].startsWith(HYDROGEN)) {
        String carrier = row[1].substring(HYDROGEN.length());
        Pattern pattern = Pattern.of(carrier.isEmpty() ? "*" : carrier);
        HYDROGEN_LINES.add(new Line(pattern, logP, refractivity));
        if (carrier.startsWith("O[!#6")) {
          // the other hydrogen of water is neither C, N, O nor S
          HYDROGEN_LINES.add(new Line(Pattern.of("[O;!H0;!H1]"), logP, refractivity));
          LINES.add(new Line(Pattern.of("[#1][O;H2]"), logP, refractivity));
        }
      }
    }
    for (int type = 0; type < BY_TYPE.length; type++) {
      int wanted = type;
      BY_TYPE[type] =
          LINES.stream().filter(line -> line.pattern().mayStartOn(wanted)).toArray(Line[]::new);
    }
  }

  private final double[] logPByAtom;
  private final double logP;
  private final double refractivity;

  private Crippen(Graph graph) {
    logPByAtom = new double[graph.atoms()];
    double logPSum = 0;
    double refractivitySum = 0;
    for (int i = 0; i < logPByAtom.length; i++) {
      int hydrogens = graph.hydrogens(i);
      Line own = graph.element(i) == 1 && hydrogens > 0 ? hydrogen(graph, i) : line(graph, i);
      logPByAtom[i] += own.logP();
      refractivitySum += own.refractivity();
      if (hydrogens > 0) {
        Line line = hydrogen(graph, i);
        logPByAtom[i] += hydrogens * line.logP();
        refractivitySum += hydrogens * line.refractivity();
      }
      logPSum += logPByAtom[i];
    }
    logP = logPSum;
    refractivity = refractivitySum;
  }

  private static Line line(Graph graph, int atom) {
    for (Line line : BY_TYPE[graph.type(atom)]) {
      if (line.pattern().matchesAt(graph, atom)) {
        return line;
      }
    }
    return NO_LINE;
  }

  private static Line hydrogen(Graph graph, int carrier) {
    for (Line line : HYDROGEN_LINES) {
      if (line.pattern().matchesAt(graph, carrier)) {
        return line;
      }
    }
    throw new IllegalStateException("the table has no last line for hydrogen");
  }

  /** Computes the contributions of a molecule. */
  public static Crippen of(Graph graph) {
    return new Crippen(graph);
  }

  /** The logarithm of the partition coefficient. */
  public double logP() {
    return logP;
  }

  /** The molar refractivity in cubic centimetres per mole. */
  public double refractivity() {
    return refractivity;
  }

  /** What an atom and its hydrogens contribute to logP. */
  public double logP(int atom) {
    return logPByAtom[atom];
  }
}
