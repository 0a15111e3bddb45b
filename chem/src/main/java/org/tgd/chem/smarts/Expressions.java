package org.tgd.chem.smarts;

import org.openscience.cdk.isomorphism.matchers.Expr;
import org.tgd.chem.graph.Graph;

/** Compiles CDK's query expressions into tests on the compact graph. */
final class Expressions {
  private Expressions() {}

  static AtomTest atom(Expr expr) {
    TypeSet types = types(expr);
    return types.exact() ? (graph, i) -> types.has(graph.type(i)) : atomTree(expr);
  }

  private static AtomTest atomTree(Expr expr) {
    int value = expr.value();
    return switch (expr.type()) {
      case AND -> atom(expr.left()).and(atom(expr.right()));
      case OR -> {
        AtomTest left = atom(expr.left());
        AtomTest right = atom(expr.right());
        yield (graph, i) -> left.matches(graph, i) || right.matches(graph, i);
      }
      case NOT -> {
        AtomTest inner = atom(expr.left());
        yield (graph, i) -> !inner.matches(graph, i);
      }
      case RECURSIVE -> {
        Pattern pattern = PatternCompiler.compile(expr.subquery());
        yield pattern::matchesAt;
      }
      case IS_IN_RING -> Graph::inRing;
      case IS_IN_CHAIN -> (graph, i) -> !graph.inRing(i);
      case ISOTOPE -> (graph, i) -> graph.isotope(i) == value;
      case HAS_ISOTOPE -> (graph, i) -> graph.isotope(i) != 0;
      case HAS_UNSPEC_ISOTOPE -> (graph, i) -> graph.isotope(i) == 0;
      case TOTAL_H_COUNT -> (graph, i) -> graph.totalHydrogens(i) == value;
      case IMPL_H_COUNT -> (graph, i) -> graph.hydrogens(i) == value;
      case HAS_IMPLICIT_HYDROGEN -> (graph, i) -> graph.hydrogens(i) > 0;
      case DEGREE, HEAVY_DEGREE -> (graph, i) -> graph.degree(i) == value;
      case TOTAL_DEGREE -> (graph, i) -> graph.connections(i) == value;
      case VALENCE -> (graph, i) -> graph.valence(i) == value;
      case FORMAL_CHARGE -> (graph, i) -> graph.charge(i) == value;
      case RING_BOND_COUNT -> (graph, i) -> graph.ringBondsOfAtom(i) == value;
      case RING_COUNT -> (graph, i) -> graph.ringsOfAtom(i) == value;
      case RING_SMALLEST -> (graph, i) -> graph.smallestRing(i) == value;
      case STEREOCHEMISTRY -> (graph, i) -> true;
      default -> throw new IllegalArgumentException("atom expression " + expr);
    };
  }

  static TypeSet types(Expr expr) {
    int value = expr.value();
    return switch (expr.type()) {
      case TRUE, NONE -> TypeSet.all(true);
      case FALSE -> TypeSet.none();
      case ELEMENT -> TypeSet.of(value, true, true);
      case ALIPHATIC_ELEMENT -> TypeSet.of(value, true, !hasAromaticSymbol(value));
      case AROMATIC_ELEMENT -> TypeSet.of(value, false, true);
      case IS_AROMATIC -> TypeSet.aromatic(true);
      case IS_ALIPHATIC -> TypeSet.aromatic(false);
      case AND -> types(expr.left()).and(types(expr.right()));
      case OR -> types(expr.left()).or(types(expr.right()));
      case NOT -> types(expr.left()).not();
      case RECURSIVE -> {
        TypeSet first = PatternCompiler.firstTypes(expr.subquery());
        yield new TypeSet(first.words(), false);
      }
      default -> TypeSet.all(false);
    };
  }

  /** Symbols of other elements stand for all of their atoms, aromatic ones too, as in RDKit. */
  private static boolean hasAromaticSymbol(int element) {
    return (element >= 5 && element <= 8) || element == 15 || element == 16;
  }

  static AtomTest bond(Expr expr) {
    int value = expr.value();
    return switch (expr.type()) {
      case TRUE, NONE -> (graph, b) -> true;
      case SINGLE_OR_AROMATIC -> (graph, b) -> graph.aromaticBond(b) || graph.order(b) == 1;
      case DOUBLE_OR_AROMATIC -> (graph, b) -> graph.aromaticBond(b) || graph.order(b) == 2;
      case SINGLE_OR_DOUBLE ->
          (graph, b) -> !graph.aromaticBond(b) && (graph.order(b) == 1 || graph.order(b) == 2);
      case ALIPHATIC_ORDER -> (graph, b) -> !graph.aromaticBond(b) && graph.order(b) == value;
      case ORDER -> (graph, b) -> graph.order(b) == value;
      case IS_AROMATIC -> Graph::aromaticBond;
      case IS_ALIPHATIC -> (graph, b) -> !graph.aromaticBond(b);
      case IS_IN_RING -> Graph::inRingBond;
      case IS_IN_CHAIN -> (graph, b) -> !graph.inRingBond(b);
      case AND -> bond(expr.left()).and(bond(expr.right()));
      case OR -> {
        AtomTest left = bond(expr.left());
        AtomTest right = bond(expr.right());
        yield (graph, b) -> left.matches(graph, b) || right.matches(graph, b);
      }
      case NOT -> {
        AtomTest inner = bond(expr.left());
        yield (graph, b) -> !inner.matches(graph, b);
      }
      case STEREOCHEMISTRY -> (graph, b) -> true;
      default -> throw new IllegalArgumentException("bond expression " + expr);
    };
  }
}
