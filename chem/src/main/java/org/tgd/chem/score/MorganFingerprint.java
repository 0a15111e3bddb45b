package org.tgd.chem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;

/**
 * Circular atom environments, of radius 0 to 2 unless another is asked for (Rogers and Hahn, J.
 * Chem. Inf. Model. 50, 742, 2010) with the identifiers of RDKit's Morgan generator: connectivity
 * invariants, bond types used, chirality not.
 */
public final class MorganFingerprint {
  /** The number of bits of the folded fingerprint. */
  public static final int BITS = 2048;

  private static final int RADIUS = 2;

  private final Graph graph;
  private final int radius;
  private final int[] invariants;
  private final Set<BitSet> seen = new HashSet<>();
  private int[] identifiers = new int[64];
  private int size;
  private final List<Environment> places = new ArrayList<>();

  private MorganFingerprint(Graph graph, int radius, int[] invariants) {
    this.graph = graph;
    this.radius = radius;
    this.invariants = invariants;
  }

  /** The identifiers of all environments, as unsigned 32-bit numbers, one entry per environment. */
  public static int[] identifiers(Graph graph) {
    return identifiers(graph, RADIUS, connectivity(graph));
  }

  private static int[] identifiers(Graph graph, int radius, int[] invariants) {
    MorganFingerprint fingerprint = new MorganFingerprint(graph, radius, invariants);
    fingerprint.run();
    return Arrays.copyOf(fingerprint.identifiers, fingerprint.size);
  }

  /**
   * All environments with how often each occurs: ECFP4 for radius 2, ECFP6 for 3.
   *
   * @param radius bonds from the centre, 0 or more
   */
  public static Counts counts(Graph graph, int radius) {
    return counted(identifiers(graph, radius, connectivity(graph)));
  }

  /**
   * The same where an atom is told only by what it can do (donor, acceptor, aromatic, halogen,
   * basic, acidic), in place of element and neighbours: FCFP4 for radius 2.
   */
  public static Counts featureCounts(Graph graph, int radius) {
    return counted(identifiers(graph, radius, AtomFeatures.of(graph)));
  }

  private static Counts counted(int[] identifiers) {
    return Counts.of(Arrays.stream(identifiers).asLongStream().toArray());
  }

  private static int[] connectivity(Graph graph) {
    int[] invariants = new int[graph.atoms()];
    for (int atom = 0; atom < invariants.length; atom++) {
      invariants[atom] = invariant(graph, atom);
    }
    return invariants;
  }

  /** The fingerprint folded to {@link #BITS} bits. */
  public static BitSet folded(Graph graph) {
    BitSet bits = new BitSet(BITS);
    for (int identifier : identifiers(graph)) {
      bits.set(Integer.remainderUnsigned(identifier, BITS));
    }
    return bits;
  }

  /** Tanimoto's coefficient of two bit sets, from 0 to 1; 0 for two empty ones. */
  public static double tanimoto(BitSet a, BitSet b) {
    BitSet common = (BitSet) a.clone();
    common.and(b);
    int both = common.cardinality();
    int either = a.cardinality() + b.cardinality() - both;
    return either == 0 ? 0 : (double) both / either;
  }

  /**
   * Tversky's index of two bit sets, from 0 to 1.
   *
   * @param alpha weight of the bits that only the first has
   * @param beta weight of the bits that only the second has
   */
  public static double tversky(BitSet a, BitSet b, double alpha, double beta) {
    BitSet common = (BitSet) a.clone();
    common.and(b);
    int both = common.cardinality();
    double weighted = both + alpha * (a.cardinality() - both) + beta * (b.cardinality() - both);
    return weighted == 0 ? 0 : both / weighted;
  }

  /**
   * An environment and where it is.
   *
   * @param bonds the bonds in it
   * @param identifier its identifier, an unsigned 32-bit number
   * @param atom its centre
   */
  public record Environment(BitSet bonds, int identifier, int atom) {}

  /** The environments of up to that radius that {@link #counts} counts, one entry each. */
  public static List<Environment> environments(Graph graph, int radius) {
    MorganFingerprint fingerprint = new MorganFingerprint(graph, radius, connectivity(graph));
    fingerprint.run();
    return List.copyOf(fingerprint.places);
  }

  private void run() {
    int n = graph.atoms();
    int[] current = new int[n];
    BitSet[] reach = new BitSet[n];
    boolean[] dead = new boolean[n];
    for (int i = 0; i < n; i++) {
      current[i] = invariants[i];
      reach[i] = new BitSet(graph.bonds());
      add(new Environment(reach[i], current[i], i));
      dead[i] = graph.degree(i) == 0;
    }
    for (int layer = 0; layer < radius; layer++) {
      int[] next = new int[n];
      BitSet[] nextReach = new BitSet[n];
      Environment[] found = new Environment[n];
      int count = 0;
      for (int i = 0; i < n; i++) {
        nextReach[i] = reach[i];
        if (!dead[i]) {
          nextReach[i] = grow(reach, i);
          next[i] = identifier(layer, current, i);
          found[count++] = new Environment(nextReach[i], next[i], i);
        }
      }
      accept(Arrays.copyOf(found, count), dead);
      current = next;
      reach = nextReach;
    }
  }

  private BitSet grow(BitSet[] reach, int atom) {
    BitSet bonds = (BitSet) reach[atom].clone();
    for (int k = 0; k < graph.degree(atom); k++) {
      bonds.set(graph.bond(atom, k));
      bonds.or(reach[graph.neighbour(atom, k)]);
    }
    return bonds;
  }

  /** Keeps one environment for each set of bonds; the others end their atom's growth. */
  private void accept(Environment[] found, boolean[] dead) {
    Arrays.sort(
        found,
        (a, b) -> {
          int byIdentifier = Integer.compareUnsigned(a.identifier(), b.identifier());
          return byIdentifier != 0 ? byIdentifier : Integer.compare(a.atom(), b.atom());
        });
    for (Environment environment : found) {
      if (seen.add(environment.bonds())) {
        add(environment);
      } else {
        dead[environment.atom()] = true;
      }
    }
  }

  private void add(Environment environment) {
    places.add(environment);
    if (size == identifiers.length) {
      identifiers = Arrays.copyOf(identifiers, 2 * size);
    }
    identifiers[size++] = environment.identifier();
  }

  private static int invariant(Graph graph, int atom) {
    int z = graph.element(atom);
    int hash = combine(0, z);
    hash = combine(hash, graph.connections(atom));
    hash = combine(hash, graph.totalHydrogens(atom));
    hash = combine(hash, graph.charge(atom));
    hash = combine(hash, (int) (Formula.mass(graph, atom) - org.tgd.chem.graph.Element.weight(z)));
    return graph.inRing(atom) ? combine(hash, 1) : hash;
  }

  private int identifier(int layer, int[] current, int atom) {
    int degree = graph.degree(atom);
    long[] pairs = new long[degree];
    for (int k = 0; k < degree; k++) {
      int neighbour = current[graph.neighbour(atom, k)];
      pairs[k] = (long) bondType(graph.bond(atom, k)) << 32 | (neighbour & 0xffffffffL);
    }
    Arrays.sort(pairs);
    int hash = combine(layer, current[atom]);
    for (long pair : pairs) {
      hash = combine(hash, combine(combine(0, (int) (pair >>> 32)), (int) pair));
    }
    return hash;
  }

  private int bondType(int bond) {
    int order = graph.order(bond);
    // an aryne's triple bond stays one
    return graph.aromaticBond(bond) && order < 3 ? 12 : order == Draft.DATIVE ? 17 : order;
  }

  private static int combine(int seed, int value) {
    return seed ^ value + 0x9e3779b9 + (seed << 6) + (seed >>> 2);
  }
}
