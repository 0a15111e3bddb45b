package org.tgd.chem.score;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.tgd.chem.graph.Molecule;

/**
 * How near a molecule comes to known ones, by Morgan fingerprints of radius 2 folded to 2,048 bits.
 *
 * <p>Tanimoto's coefficient asks whether the two are alike as a whole. Tversky's index (Psychol.
 * Rev. 84, 327, 1977) is asked here how much of the known molecule is found in the new one: bits
 * that only the known one has weigh {@value #KNOWN_ONLY}, those that only the new one has {@value
 * #NEW_ONLY}, the usual weights of searches for superstructures. Immutable, thread-safe.
 */
public final class Novelty {
  /** Weight of what only the known molecule has. */
  public static final double KNOWN_ONLY = 0.95;

  /** Weight of what only the new molecule has. */
  public static final double NEW_ONLY = 0.05;

  /** Up to this Tanimoto coefficient a molecule counts as novel. */
  public static final double NOVEL_UP_TO = 0.8;

  private final List<Known> known;
  private final List<BitSet> fingerprints;

  /**
   * A molecule to compare with.
   *
   * @param name what it is called
   * @param molecule the molecule
   */
  public record Known(String name, Molecule molecule) {
    /** Checks that nothing is missing. */
    public Known {
      requireNonNull(name, "name");
      requireNonNull(molecule, "molecule");
    }
  }

  /**
   * How near a molecule is to a known one.
   *
   * @param name the known one's name
   * @param tanimoto Tanimoto's coefficient, 0 to 1
   * @param tversky Tversky's index with the weights of this class, 0 to 1
   */
  public record Likeness(String name, double tanimoto, double tversky) {
    /** Whether the molecule is novel beside this one. */
    public boolean isNovel() {
      return tanimoto <= NOVEL_UP_TO;
    }
  }

  private Novelty(List<Known> known) {
    this.known = List.copyOf(known);
    this.fingerprints =
        this.known.stream().map(each -> MorganFingerprint.folded(each.molecule().graph())).toList();
  }

  /**
   * Novelty beside given molecules.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Novelty beside(List<Known> known) {
    if (known.isEmpty()) {
      throw new IllegalArgumentException("known was empty; must hold at least one molecule");
    }
    return new Novelty(known);
  }

  /** How near a molecule is to each known one, the highest Tanimoto coefficient first. */
  public List<Likeness> of(Molecule molecule) {
    BitSet bits = MorganFingerprint.folded(molecule.graph());
    List<Likeness> all = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      BitSet other = fingerprints.get(i);
      all.add(
          new Likeness(
              known.get(i).name(),
              MorganFingerprint.tanimoto(bits, other),
              MorganFingerprint.tversky(other, bits, KNOWN_ONLY, NEW_ONLY)));
    }
    all.sort(Comparator.comparingDouble(Likeness::tanimoto).reversed());
    return List.copyOf(all);
  }

  /** The nearest known molecule by Tanimoto's coefficient, the first of equals. */
  public Likeness nearest(Molecule molecule) {
    return of(molecule).get(0);
  }
}
