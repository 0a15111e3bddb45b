package org.tgd.chem.oracle;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.score.AtomPairs;
import org.tgd.chem.score.Counts;
import org.tgd.chem.score.MaccsKeys;
import org.tgd.chem.score.MorganFingerprint;
import org.tgd.chem.score.Pharmacophore;

/**
 * How alike a molecule is to a reference, from 0 to 1.
 *
 * @param kind the fingerprint's name
 * @param reference the reference
 * @param wanted its features
 */
public record Similarity(String kind, Molecule reference, Counts wanted) implements Score {
  private static final Map<String, Function<Graph, Counts>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("ecfp4", graph -> MorganFingerprint.counts(graph, 2));
    KINDS.put("ecfp6", graph -> MorganFingerprint.counts(graph, 3));
    KINDS.put("fcfp4", graph -> MorganFingerprint.featureCounts(graph, 2));
    KINDS.put("ap", AtomPairs::of);
    KINDS.put("phco", Pharmacophore::of);
    KINDS.put("ecfp4_bits", graph -> ofBits(MorganFingerprint.folded(graph)));
    KINDS.put("maccs", graph -> ofBits(MaccsKeys.of(graph)));
  }

  private static Counts ofBits(BitSet bits) {
    return Counts.of(bits.stream().asLongStream().toArray());
  }

  /** Likeness to a molecule by a fingerprint of {@link #kinds}. */
  static Similarity to(Molecule reference, String kind) {
    return new Similarity(kind, reference, KINDS.get(kind).apply(reference.graph()));
  }

  /** The names of the fingerprints. */
  static Iterable<String> kinds() {
    return KINDS.keySet();
  }

  static boolean isKind(String name) {
    return KINDS.containsKey(name);
  }

  /** The features of a molecule. */
  public Counts features(Molecule molecule) {
    return KINDS.get(kind).apply(molecule.graph());
  }

  @Override
  public String text() {
    return kind + "(" + reference.smiles() + ")";
  }

  @Override
  public double value(Molecule molecule) {
    return features(molecule).tanimoto(wanted);
  }
}
