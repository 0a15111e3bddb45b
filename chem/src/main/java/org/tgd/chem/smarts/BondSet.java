package org.tgd.chem.smarts;

import java.util.Arrays;
import org.openscience.cdk.isomorphism.matchers.Expr;
import org.tgd.chem.graph.Graph;

/**
 * A set of bonds by what they join and how: sixteen kinds of atoms (common elements, aliphatic or
 * aromatic, and the rest) at both ends, four kinds of bonds. A pattern can match only where the
 * molecule has a bond of the set of each of the pattern's bonds.
 */
final class BondSet {
  private static final int KINDS = 16;
  private static final int REST = KINDS - 1;
  private static final int WORDS = 4 * KINDS * KINDS / 64;
  private static final int[] COMMON = {12, 13, 14, 15, 16, 17, 32, 33, 18, 34, 70, 106, 30, 10, 2};
  private static final int[] KIND = new int[TypeSet.TYPES];

  private static final int SINGLE = 1;
  private static final int DOUBLE = 2;
  private static final int OTHER = 4;
  private static final int AROMATIC = 8;
  private static final int ANY = SINGLE | DOUBLE | OTHER | AROMATIC;

  static {
    Arrays.fill(KIND, REST);
    for (int k = 0; k < COMMON.length; k++) {
      KIND[COMMON[k]] = k;
    }
  }

  private final long[] words = new long[WORDS];

  private BondSet() {}

  /** The bonds of a molecule, each in both directions. */
  static BondSet of(Graph graph) {
    BondSet set = new BondSet();
    for (int b = 0; b < graph.bonds(); b++) {
      int order = graph.order(b);
      int bond = graph.aromaticBond(b) ? 3 : order == 1 ? 0 : order == 2 ? 1 : 2;
      int from = KIND[graph.type(graph.begin(b))];
      int to = KIND[graph.type(graph.end(b))];
      set.add(bond, from, to);
      set.add(bond, to, from);
    }
    return set;
  }

  /** The bonds that a query bond can match at most. */
  static BondSet of(TypeSet from, Expr bond, TypeSet to) {
    BondSet set = new BondSet();
    boolean[] left = kinds(from);
    boolean[] right = kinds(to);
    int bonds = bonds(bond);
    for (int i = 0; i < 4 * KINDS * KINDS; i++) {
      int kind = 1 << (i / (KINDS * KINDS));
      if ((bonds & kind) != 0 && left[(i / KINDS) % KINDS] && right[i % KINDS]) {
        set.words[i >> 6] |= 1L << i;
      }
    }
    return set;
  }

  private void add(int bond, int from, int to) {
    int index = (bond * KINDS + from) * KINDS + to;
    words[index >> 6] |= 1L << index;
  }

  private static boolean[] kinds(TypeSet types) {
    boolean[] kinds = new boolean[KINDS];
    for (int type = 0; type < TypeSet.TYPES; type++) {
      kinds[KIND[type]] |= types.has(type);
    }
    return kinds;
  }

  /** The kinds of bonds that an expression permits at most. */
  private static int bonds(Expr expr) {
    return switch (expr.type()) {
      case SINGLE_OR_AROMATIC -> SINGLE | AROMATIC;
      case DOUBLE_OR_AROMATIC -> DOUBLE | AROMATIC;
      case SINGLE_OR_DOUBLE -> SINGLE | DOUBLE;
      case ALIPHATIC_ORDER -> order(expr.value());
      case IS_AROMATIC -> AROMATIC;
      case AND -> bonds(expr.left()) & bonds(expr.right());
      case OR -> bonds(expr.left()) | bonds(expr.right());
      default -> ANY;
    };
  }

  private static int order(int order) {
    return order == 1 ? SINGLE : order == 2 ? DOUBLE : OTHER;
  }

  /** Whether the two have a bond in common. */
  boolean meets(BondSet other) {
    for (int w = 0; w < WORDS; w++) {
      if ((words[w] & other.words[w]) != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BondSet set && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
