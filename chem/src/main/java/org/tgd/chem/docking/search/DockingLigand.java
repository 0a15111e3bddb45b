package org.tgd.chem.docking.search;

import java.util.Arrays;
import java.util.List;
import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.Ligand;

/** A ligand's heavy atoms laid out for the search. Not thread-safe; each search has its own. */
final class DockingLigand {
  private final Ligand ligand;
  private final Kinematics kinematics;
  private final InteractionType[] types;
  private final int[] firstPair;
  private final int[] partner;
  private final int[] rowOffset;
  private final List<Closing> closings;

  /**
   * A distance that closes a cut ring.
   *
   * @param first offset of an atom's coordinates
   * @param second of the other's
   * @param length what it is to be, Å
   */
  record Closing(int first, int second, double length) {}

  DockingLigand(Ligand ligand) {
    this.ligand = ligand;
    this.kinematics = new Kinematics(ligand, false);
    int n = kinematics.atoms();
    this.types = new InteractionType[n];
    int[] placedAt = new int[ligand.atoms().size()];
    for (int i = 0; i < n; i++) {
      types[i] = ligand.type(kinematics.ligandAtom(i)).orElseThrow();
      placedAt[kinematics.ligandAtom(i)] = i;
    }
    firstPair = new int[n + 1];
    partner = new int[ligand.internalPairs().size()];
    rowOffset = new int[partner.length];
    List<int[]> placed =
        ligand.internalPairs().stream()
            .map(p -> new int[] {placedAt[p[0]], placedAt[p[1]]})
            .map(p -> new int[] {Math.min(p[0], p[1]), Math.max(p[0], p[1])})
            .sorted(Arrays::compare)
            .toList();
    for (int k = 0; k < partner.length; k++) {
      int[] pair = placed.get(k);
      firstPair[pair[0] + 1]++;
      partner[k] = 3 * pair[1];
      rowOffset[k] = PairTable.offset(types[pair[0]], types[pair[1]]);
    }
    for (int i = 0; i < n; i++) {
      firstPair[i + 1] += firstPair[i];
    }
    closings =
        ligand.closurePairs().stream()
            .map(
                p ->
                    new Closing(
                        3 * placedAt[p[0]], 3 * placedAt[p[1]], ligand.distance(p[0], p[1])))
            .toList();
  }

  /** The distances that close its cut rings; none without any. */
  List<Closing> closings() {
    return closings;
  }

  Ligand ligand() {
    return ligand;
  }

  Kinematics kinematics() {
    return kinematics;
  }

  InteractionType[] types() {
    return types;
  }

  /** For each atom where its pairs begin; one more entry for the end. */
  int[] firstPair() {
    return firstPair;
  }

  /** For each pair the offset of the partner's coordinates. */
  int[] partner() {
    return partner;
  }

  /** For each pair the offset of its row in {@link PairTable}. */
  int[] rowOffset() {
    return rowOffset;
  }
}
