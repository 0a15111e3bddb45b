package org.tgd.chem.docking.search;

import java.util.List;
import org.tgd.chem.docking.InteractionType;
import org.tgd.chem.docking.Ligand;

/** A ligand's heavy atoms laid out for the search. Not thread-safe; each search has its own. */
final class DockingLigand {
  private final Ligand ligand;
  private final Kinematics kinematics;
  private final InteractionType[] types;
  private final int[] pairs;
  private final float[][] pairRows;

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
    List<int[]> internal = ligand.internalPairs();
    this.pairs = new int[2 * internal.size()];
    this.pairRows = new float[internal.size()][];
    for (int k = 0; k < internal.size(); k++) {
      int a = placedAt[internal.get(k)[0]];
      int b = placedAt[internal.get(k)[1]];
      pairs[2 * k] = 3 * a;
      pairs[2 * k + 1] = 3 * b;
      pairRows[k] = PairTable.get().row(types[a], types[b]);
    }
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

  /** Offsets of the coordinates of interacting atoms, two for each pair. */
  int[] pairs() {
    return pairs;
  }

  /** The energy table of each pair. */
  float[][] pairRows() {
    return pairRows;
  }
}
