package org.tgd.chem.smarts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.isomorphism.matchers.Expr;
import org.openscience.cdk.isomorphism.matchers.QueryAtom;
import org.openscience.cdk.isomorphism.matchers.QueryAtomContainer;
import org.openscience.cdk.isomorphism.matchers.QueryBond;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smarts.Smarts;

/**
 * Compiles SMARTS. Query hydrogens with one neighbour become a least number of hydrogens on it, as
 * in RDKit's filter catalogues.
 */
final class PatternCompiler {
  private final IAtomContainer query;
  private final List<Pattern.QueryAtomTest> atoms = new ArrayList<>();
  private final List<int[]> bondEnds = new ArrayList<>();
  private final List<AtomTest> bondTests = new ArrayList<>();
  private final List<BondSet> bondSets = new ArrayList<>();

  private PatternCompiler(IAtomContainer query) {
    this.query = query;
  }

  static Pattern compile(String smarts) {
    IAtomContainer query = new QueryAtomContainer(SilentChemObjectBuilder.getInstance());
    if (!Smarts.parse(query, smarts)) {
      throw new IllegalArgumentException("not a SMARTS pattern: " + smarts);
    }
    return compile(query);
  }

  static Pattern compile(IAtomContainer query) {
    return new PatternCompiler(query).compile();
  }

  static TypeSet firstTypes(IAtomContainer query) {
    return Expressions.types(expression(query.getAtom(0)));
  }

  private static Expr expression(IAtom atom) {
    return ((QueryAtom) org.openscience.cdk.AtomRef.deref(atom)).getExpression();
  }

  private static Expr expression(IBond bond) {
    return ((QueryBond) org.openscience.cdk.BondRef.deref(bond)).getExpression();
  }

  private Pattern compile() {
    int n = query.getAtomCount();
    int[] index = new int[n];
    int[] hydrogens = new int[n];
    boolean[] merged = new boolean[n];
    for (int i = 1; i < n; i++) {
      IAtom atom = query.getAtom(i);
      if (isHydrogen(atom) && query.getConnectedBondsCount(i) == 1) {
        IAtom heavy = query.getConnectedAtomsList(atom).get(0);
        if (!isHydrogen(heavy)) {
          merged[i] = true;
          hydrogens[query.indexOf(heavy)]++;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      index[i] = merged[i] ? -1 : atoms.size();
      if (!merged[i]) {
        atoms.add(atom(expression(query.getAtom(i)), hydrogens[i]));
      }
    }
    for (IBond bond : query.bonds()) {
      int a = index[query.indexOf(bond.getBegin())];
      int b = index[query.indexOf(bond.getEnd())];
      if (a >= 0 && b >= 0) {
        bondEnds.add(new int[] {a, b});
        bondTests.add(Expressions.bond(expression(bond)));
        bondSets.add(BondSet.of(atoms.get(a).types(), expression(bond), atoms.get(b).types()));
      }
    }
    PatternRings rings = PatternRings.of(atoms.size(), bondEnds);
    return new Pattern(atoms, bondSets, rings, plan(0), plan(rarest()));
  }

  private static boolean isHydrogen(IAtom atom) {
    Expr expr = expression(atom);
    return expr.type() == Expr.Type.ELEMENT && expr.value() == 1;
  }

  private static Pattern.QueryAtomTest atom(Expr expr, int hydrogens) {
    AtomTest test = Expressions.atom(expr);
    AtomTest whole =
        hydrogens == 0 ? test : test.and((graph, i) -> graph.totalHydrogens(i) >= hydrogens);
    return new Pattern.QueryAtomTest(whole, Expressions.types(expr));
  }

  private int rarest() {
    int best = 0;
    for (int i = 1; i < atoms.size(); i++) {
      if (atoms.get(i).types().commonness() < atoms.get(best).types().commonness()) {
        best = i;
      }
    }
    return best;
  }

  /** The order in which query atoms are placed: connected where possible, rarest first. */
  private Pattern.Step[] plan(int root) {
    int n = atoms.size();
    int[] place = new int[n];
    Arrays.fill(place, -1);
    Pattern.Step[] steps = new Pattern.Step[n];
    for (int k = 0; k < n; k++) {
      int next = k == 0 ? root : next(place);
      List<int[]> links = new ArrayList<>();
      for (int b = 0; b < bondEnds.size(); b++) {
        int[] ends = bondEnds.get(b);
        int other = ends[0] == next ? ends[1] : ends[1] == next ? ends[0] : -1;
        if (other >= 0 && place[other] >= 0) {
          links.add(new int[] {place[other], b});
        }
      }
      place[next] = k;
      steps[k] = step(next, links);
    }
    return steps;
  }

  private int next(int[] place) {
    int best = -1;
    double bestScore = Double.POSITIVE_INFINITY;
    for (int i = 0; i < place.length; i++) {
      if (place[i] >= 0) {
        continue;
      }
      int links = 0;
      for (int[] ends : bondEnds) {
        int other = ends[0] == i ? ends[1] : ends[1] == i ? ends[0] : -1;
        links += other >= 0 && place[other] >= 0 ? 1 : 0;
      }
      double score = links == 0 ? 1e6 : atoms.get(i).types().commonness() / links;
      if (score < bestScore) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  private Pattern.Step step(int atom, List<int[]> links) {
    if (links.isEmpty()) {
      return new Pattern.Step(
          atom, atoms.get(atom).test(), -1, (g, b) -> true, new int[0], new AtomTest[0]);
    }
    int[] closures = links.stream().skip(1).mapToInt(link -> link[0]).toArray();
    AtomTest[] tests =
        links.stream().skip(1).map(link -> bondTests.get(link[1])).toArray(AtomTest[]::new);
    return new Pattern.Step(
        atom,
        atoms.get(atom).test(),
        links.get(0)[0],
        bondTests.get(links.get(0)[1]),
        closures,
        tests);
  }
}
