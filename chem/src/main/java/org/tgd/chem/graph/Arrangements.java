package org.tgd.chem.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * How ligands are placed around atoms with a square, a trigonal bipyramid or an octahedron of them,
 * as in cis- and transplatin. Immutable to its users.
 */
final class Arrangements {
  private static final int FEWEST = 2;
  private static final int VACANT = -2;
  private static final int BASE = 8;

  private final int[] atoms;
  private final int[] code;
  private final int[][] ligandAt;

  private Arrangements(int[] code, int[][] ligandAt) {
    this.atoms = IntStream.range(0, code.length).filter(i -> code[i] != 0).toArray();
    this.code = code;
    this.ligandAt = ligandAt;
  }

  /** Those written, where there are no more ligands than places. */
  static Arrangements written(Graph graph) {
    int[] code = new int[graph.atoms()];
    int[][] ligandAt = new int[code.length][];
    for (int atom = 0; atom < code.length; atom++) {
      int said = graph.arrangement(atom);
      int[] ligands = graph.ligands(atom);
      if (said != 0
          && ligands.length >= FEWEST
          && ligands.length <= Geometry.ofCode(said).places()) {
        code[atom] = said;
        ligandAt[atom] =
            Arrays.stream(Geometry.ofCode(said).ligandAt(said))
                .map(ligand -> ligand < ligands.length ? ligands[ligand] : VACANT)
                .toArray();
      }
    }
    return new Arrangements(code, ligandAt);
  }

  /** None at all. */
  static Arrangements none() {
    return new Arrangements(new int[0], new int[0][]);
  }

  /** The atoms with an arrangement, ascending; to be read only. */
  int[] atoms() {
    return atoms;
  }

  boolean has(int atom) {
    return code.length > 0 && code[atom] != 0;
  }

  /** How many places an atom's geometry has. */
  int places(int atom) {
    return ligandAt[atom].length;
  }

  /** The same without those of some atoms. */
  Arrangements without(BitSet gone) {
    int[] left = code.clone();
    gone.stream().forEach(atom -> left[atom] = 0);
    return new Arrangements(left, ligandAt);
  }

  /** The same with the ligands at two places exchanged. */
  Arrangements exchanged(int atom, int first, int second) {
    int[][] other = ligandAt.clone();
    other[atom] = ligandAt[atom].clone();
    other[atom][first] = ligandAt[atom][second];
    other[atom][second] = ligandAt[atom][first];
    return new Arrangements(code, other);
  }

  /** A number of 1 or more by the places of the ligands' colours, however the atom is turned. */
  int seen(int atom, int[] colour) {
    int[] values = colours(atom, colour);
    int[] distinct = Arrays.stream(values).distinct().sorted().toArray();
    int[] local = Arrays.stream(values).map(v -> Arrays.binarySearch(distinct, v)).toArray();
    int seen = 0;
    for (int value : Geometry.ofCode(code[atom]).least(local)) {
      seen = seen * BASE + value;
    }
    return 1 + seen;
  }

  private int[] colours(int atom, int[] colour) {
    return Arrays.stream(ligandAt[atom]).map(l -> l < 0 ? l : colour[l]).toArray();
  }

  /**
   * What stands after the @ of an atom.
   *
   * @param order the neighbours as they are written
   * @param before how many of them stand before the hydrogens
   * @param rank decides among hydrogens, so that equal molecules are written equally
   */
  String written(int atom, int[] order, int before, int[] rank) {
    Geometry geometry = Geometry.ofCode(code[atom]);
    int[] ranks = geometry.least(colours(atom, rank));
    int hydrogens = (int) Arrays.stream(ranks).filter(r -> r == Draft.IMPLICIT_HYDROGEN).count();
    int hydrogen = before;
    int vacant = order.length + hydrogens;
    int[] writtenAt = new int[ranks.length];
    for (int place = 0; place < ranks.length; place++) {
      if (ranks[place] == VACANT) {
        writtenAt[place] = vacant++;
      } else if (ranks[place] < 0) {
        writtenAt[place] = hydrogen++;
      } else {
        int k = 0;
        while (rank[order[k]] != ranks[place]) {
          k++;
        }
        writtenAt[place] = k < before ? k : k + hydrogens;
      }
    }
    return geometry.written(writtenAt);
  }
}
