package org.tgd.chem.score;

import java.util.Arrays;
import java.util.BitSet;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.StereoCount;

/**
 * Synthetic accessibility, from 1 (easy) to 10 (hard) (Ertl and Schuffenhauer, J. Cheminform. 1, 8,
 * 2009): how common the atom environments are, minus penalties for size, stereocentres, spiro and
 * bridgehead atoms and macrocycles, with RDKit's correction for symmetry.
 */
public final class SaScore {
  private static final double LOWEST = -4.0;
  private static final double HIGHEST = 2.5;
  private static final int LARGEST_COMMON_RING = 8;

  private SaScore() {}

  /** The score of a molecule with at least one atom. */
  public static double of(Graph graph) {
    int[] identifiers = MorganFingerprint.identifiers(graph);
    double sum = 0;
    for (int identifier : identifiers) {
      sum += FragmentScores.table().of(identifier);
    }
    double fragments = sum / identifiers.length;
    int atoms = graph.atoms();
    double penalty =
        Math.pow(atoms, 1.005)
            - atoms
            + Math.log10(StereoCount.of(graph) + 1)
            + Math.log10(spiroAtoms(graph) + 1)
            + Math.log10(bridgeheads(graph) + 1)
            + (hasMacrocycle(graph) ? Math.log10(2) : 0);
    long distinct = Arrays.stream(identifiers).distinct().count();
    double symmetry = atoms > distinct ? Math.log((double) atoms / distinct) * 0.5 : 0;
    double raw = fragments - penalty + symmetry;
    double score = 11 - (raw - LOWEST + 1) / (HIGHEST - LOWEST) * 9;
    if (score > 8) {
      score = 8 + Math.log(score + 1 - 9);
    }
    return Math.min(10, Math.max(1, score));
  }

  private static boolean hasMacrocycle(Graph graph) {
    for (int r = 0; r < graph.rings(); r++) {
      if (graph.ring(r).length > LARGEST_COMMON_RING) {
        return true;
      }
    }
    return false;
  }

  /** Atoms that are the only one two rings share. */
  static int spiroAtoms(Graph graph) {
    BitSet spiro = new BitSet();
    BitSet[] rings = ringSets(graph, false);
    for (int r = 0; r < rings.length; r++) {
      for (int q = r + 1; q < rings.length; q++) {
        BitSet common = (BitSet) rings[r].clone();
        common.and(rings[q]);
        if (common.cardinality() == 1) {
          spiro.or(common);
        }
      }
    }
    return spiro.cardinality();
  }

  /** Ends of the bonds that two rings share when they share more than one. */
  static int bridgeheads(Graph graph) {
    BitSet heads = new BitSet();
    BitSet[] rings = ringSets(graph, true);
    int[] uses = new int[graph.atoms()];
    for (int r = 0; r < rings.length; r++) {
      for (int q = r + 1; q < rings.length; q++) {
        BitSet common = (BitSet) rings[r].clone();
        common.and(rings[q]);
        if (common.cardinality() > 1) {
          common.stream().forEach(b -> touch(graph, b, uses));
          common.stream().forEach(b -> collect(graph, b, uses, heads));
          Arrays.fill(uses, 0);
        }
      }
    }
    return heads.cardinality();
  }

  private static void touch(Graph graph, int bond, int[] uses) {
    uses[graph.begin(bond)]++;
    uses[graph.end(bond)]++;
  }

  private static void collect(Graph graph, int bond, int[] uses, BitSet heads) {
    if (uses[graph.begin(bond)] == 1) {
      heads.set(graph.begin(bond));
    }
    if (uses[graph.end(bond)] == 1) {
      heads.set(graph.end(bond));
    }
  }

  private static BitSet[] ringSets(Graph graph, boolean bonds) {
    BitSet[] sets = new BitSet[graph.rings()];
    for (int r = 0; r < sets.length; r++) {
      sets[r] = new BitSet();
      for (int member : bonds ? graph.ringBonds(r) : graph.ring(r)) {
        sets[r].set(member);
      }
    }
    return sets;
  }
}
