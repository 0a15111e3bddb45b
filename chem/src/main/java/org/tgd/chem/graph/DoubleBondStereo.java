package org.tgd.chem.graph;

/** Turns the bond directions {@code /} and {@code \} into stereo of double bonds. */
final class DoubleBondStereo {
  private DoubleBondStereo() {}

  static void assign(Draft draft) {
    if (draft.bonds.stream().noneMatch(bond -> bond.direction != 0)) {
      return;
    }
    int[][] adjacency = draft.adjacency();
    for (Draft.Bond bond : draft.bonds) {
      if (bond.order != 2) {
        continue;
      }
      int[] left = directed(draft, adjacency, bond.begin, bond.end);
      int[] right = directed(draft, adjacency, bond.end, bond.begin);
      if (left[1] != 0 && right[1] != 0) {
        bond.stereoBegin = left[0];
        bond.stereoEnd = right[0];
        bond.stereo = left[1] == right[1] ? 1 : 2;
      }
    }
    draft.bonds.forEach(bond -> bond.direction = 0);
  }

  /** A neighbour of the atom with a direction, and +1 if it lies above the atom, -1 if below. */
  private static int[] directed(Draft draft, int[][] adjacency, int atom, int except) {
    int[] around = adjacency[atom];
    for (int k = 0; k < around.length; k += 2) {
      Draft.Bond bond = draft.bonds.get(around[k + 1]);
      if (around[k] != except && bond.direction != 0) {
        return new int[] {around[k], bond.begin == atom ? bond.direction : -bond.direction};
      }
    }
    return new int[] {-1, 0};
  }
}
