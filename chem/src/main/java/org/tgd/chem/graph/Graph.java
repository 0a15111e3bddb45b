package org.tgd.chem.graph;

import java.util.Arrays;
import java.util.Optional;

/**
 * A molecule as arrays: atoms with alternating bonds, rings and aromaticity as RDKit perceives
 * them; hydrogens are counts unless they carry an isotope, a charge or stereo. Immutable once
 * {@link Perception} has completed it; thread-safe.
 */
public final class Graph {
  private final Draft draft;
  private final int atoms;
  private final int bonds;
  private final int[][] adjacency;
  private final int[] element;
  private final int[] hydrogens;
  private final int[] totalHydrogens;
  private final int[] valence;
  private final int[] order;
  final boolean[] aromatic;
  final boolean[] aromaticBond;
  private int[][] rings = new int[0][];
  private int[][] ringBonds = new int[0][];
  private final int[] ringsOfAtom;
  private final int[] ringsOfBond;
  private final int[] smallestRing;
  private final int[] ringBondsOfAtom;
  private boolean[] inRingBond = new boolean[0];
  private int largestRingSystem;
  private volatile int[] symmetryClasses = new int[0];
  private volatile Optional<Configuration> configuration = Optional.empty();
  private final int[] typeCount = new int[2 * (Element.LAST + 1)];
  private final long[] typesPresent = new long[(typeCount.length + 63) / 64];

  Graph(Draft draft) {
    this.draft = draft;
    atoms = draft.atoms.size();
    bonds = draft.bonds.size();
    adjacency = draft.adjacency();
    element = new int[atoms];
    hydrogens = new int[atoms];
    totalHydrogens = new int[atoms];
    valence = new int[atoms];
    aromatic = new boolean[atoms];
    ringsOfAtom = new int[atoms];
    smallestRing = new int[atoms];
    ringBondsOfAtom = new int[atoms];
    order = new int[bonds];
    aromaticBond = new boolean[bonds];
    ringsOfBond = new int[bonds];
    for (int b = 0; b < bonds; b++) {
      order[b] = draft.bonds.get(b).order;
    }
    for (int i = 0; i < atoms; i++) {
      Draft.Atom atom = draft.atoms.get(i);
      element[i] = atom.element;
      hydrogens[i] = atom.hydrogens;
      totalHydrogens[i] = atom.hydrogens;
      for (int k = 0; k < adjacency[i].length; k += 2) {
        totalHydrogens[i] += draft.atoms.get(adjacency[i][k]).element == 1 ? 1 : 0;
      }
      valence[i] = Valence.sum(draft, adjacency[i], i) + atom.hydrogens;
    }
    countTypes();
  }

  void setRings(
      int[][] newRings, int[][] newRingBonds, boolean[] newInRingBond, int newLargestRingSystem) {
    largestRingSystem = newLargestRingSystem;
    rings = newRings;
    ringBonds = newRingBonds;
    inRingBond = newInRingBond;
    for (int r = 0; r < rings.length; r++) {
      for (int atom : rings[r]) {
        ringsOfAtom[atom]++;
        smallestRing[atom] =
            smallestRing[atom] == 0
                ? rings[r].length
                : Math.min(smallestRing[atom], rings[r].length);
      }
      for (int bond : ringBonds[r]) {
        ringsOfBond[bond]++;
      }
    }
    for (int b = 0; b < bonds; b++) {
      if (inRingBond[b]) {
        ringBondsOfAtom[begin(b)]++;
        ringBondsOfAtom[end(b)]++;
      }
    }
  }

  void countTypes() {
    Arrays.fill(typeCount, 0);
    Arrays.fill(typesPresent, 0);
    for (int i = 0; i < atoms; i++) {
      int type = type(i);
      typeCount[type]++;
      typesPresent[type >> 6] |= 1L << type;
    }
  }

  /** The classes of {@link StereoCentres#symmetryClasses}, computed once. */
  int[] symmetryClasses() {
    int[] known = symmetryClasses;
    if (known.length != atoms) {
      known = StereoCentres.computeClasses(this);
      symmetryClasses = known;
    }
    return known;
  }

  /** The configurations that tell this molecule from others, found once. */
  Configuration configuration() {
    Optional<Configuration> known = configuration;
    if (known.isEmpty()) {
      known = Optional.of(StereoPerception.of(this));
      configuration = known;
    }
    return known.get();
  }

  /** The number of atoms. */
  public int atoms() {
    return atoms;
  }

  /** The number of bonds. */
  public int bonds() {
    return bonds;
  }

  /** Twice the atomic number, plus one for an aromatic atom. */
  public int type(int atom) {
    return 2 * element[atom] + (aromatic[atom] ? 1 : 0);
  }

  /** How many atoms have the given {@link #type}. */
  public int typeCount(int type) {
    return typeCount[type];
  }

  /** The types present as a bit set, to be read only. */
  public long[] typesPresent() {
    return typesPresent;
  }

  /** The atomic number. */
  public int element(int atom) {
    return element[atom];
  }

  /** The formal charge. */
  public int charge(int atom) {
    return draft.atoms.get(atom).charge;
  }

  /** The mass number, 0 when not given. */
  public int isotope(int atom) {
    return draft.atoms.get(atom).isotope;
  }

  /** Attached hydrogens that are no atoms of their own. */
  public int hydrogens(int atom) {
    return hydrogens[atom];
  }

  /** All attached hydrogens. */
  public int totalHydrogens(int atom) {
    return totalHydrogens[atom];
  }

  /** The sum of bond orders, hydrogens included. */
  public int valence(int atom) {
    return valence[atom];
  }

  /** The number of neighbours that are atoms of the graph. */
  public int degree(int atom) {
    return adjacency[atom].length / 2;
  }

  /** The number of coordinate bonds to which an atom gives its pair. */
  int givenPairs(int atom) {
    int given = 0;
    for (int k = 0; k < degree(atom); k++) {
      int bond = bond(atom, k);
      given += order[bond] == Draft.DATIVE && begin(bond) == atom ? 1 : 0;
    }
    return given;
  }

  /** The number of neighbours, all hydrogens included. */
  public int connections(int atom) {
    return adjacency[atom].length / 2 + hydrogens[atom];
  }

  /** The k-th neighbour. */
  public int neighbour(int atom, int k) {
    return adjacency[atom][2 * k];
  }

  /** The bond to the k-th neighbour. */
  public int bond(int atom, int k) {
    return adjacency[atom][2 * k + 1];
  }

  /** The bond between two atoms, or -1. */
  public int bondBetween(int a, int b) {
    int[] around = adjacency[a];
    for (int k = 0; k < around.length; k += 2) {
      if (around[k] == b) {
        return around[k + 1];
      }
    }
    return -1;
  }

  /** The first atom of a bond. */
  public int begin(int bond) {
    return draft.bonds.get(bond).begin;
  }

  /** The second atom of a bond. */
  public int end(int bond) {
    return draft.bonds.get(bond).end;
  }

  /** The order in the alternating form: 1 to 4, or {@link Draft#DATIVE}. */
  public int order(int bond) {
    return order[bond];
  }

  /** Whether an atom is aromatic. */
  public boolean aromatic(int atom) {
    return aromatic[atom];
  }

  /** Whether a bond is aromatic. */
  public boolean aromaticBond(int bond) {
    return aromaticBond[bond];
  }

  /** Whether an atom is in a ring. */
  public boolean inRing(int atom) {
    return ringBondsOfAtom[atom] > 0;
  }

  /** Whether a bond is in a ring. */
  public boolean inRingBond(int bond) {
    return inRingBond[bond];
  }

  /** The number of bonds of an atom that are in rings. */
  public int ringBondsOfAtom(int atom) {
    return ringBondsOfAtom[atom];
  }

  /** The number of smallest rings through an atom. */
  public int ringsOfAtom(int atom) {
    return ringsOfAtom[atom];
  }

  /** The number of smallest rings through a bond. */
  public int ringsOfBond(int bond) {
    return ringsOfBond[bond];
  }

  /** The size of the smallest ring through an atom, 0 outside rings. */
  public int smallestRing(int atom) {
    return smallestRing[atom];
  }

  /** Whether a ring of a size goes through an atom. */
  boolean inRingOfSize(int atom, int size) {
    for (int[] ring : rings) {
      if (ring.length == size) {
        for (int member : ring) {
          if (member == atom) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The size of the smallest ring, 0 without rings. */
  public int girth() {
    int least = 0;
    for (int[] ring : rings) {
      least = least == 0 ? ring.length : Math.min(least, ring.length);
    }
    return least;
  }

  /** The largest number of independent rings in one ring system, 0 without rings. */
  public int largestRingSystem() {
    return largestRingSystem;
  }

  /** Whether there is a ring. */
  public boolean hasRings() {
    return rings.length > 0;
  }

  /** The number of smallest rings (the symmetric set). */
  public int rings() {
    return rings.length;
  }

  /** The atoms of a ring, in order around it. */
  public int[] ring(int ring) {
    return rings[ring].clone();
  }

  /** The bonds of a ring, in order around it. */
  public int[] ringBonds(int ring) {
    return ringBonds[ring].clone();
  }

  int[][] ringArrays() {
    return rings;
  }

  int[][] ringBondArrays() {
    return ringBonds;
  }

  /** A copy of the draft behind the graph, with hydrogens counted and alternating bonds. */
  public Draft draft() {
    Draft copy = draft.copy();
    copy.atoms.forEach(atom -> atom.aromatic = false);
    return copy;
  }

  /** The character at which an atom begins in the string it was read from. */
  public int position(int atom) {
    return draft.atoms.get(atom).position;
  }

  /** Whether any atom or bond was written with stereo. */
  public boolean hasStereo() {
    return draft.atoms.stream().anyMatch(atom -> atom.parity != 0 || atom.arrangement != 0)
        || draft.bonds.stream().anyMatch(bond -> bond.stereo != 0);
  }

  /** 0 none, 1 anticlockwise, 2 clockwise, seen from the first of {@link #ligands}. */
  public int parity(int atom) {
    return draft.atoms.get(atom).parity;
  }

  /** 0 none, else the geometry and the order of {@link #ligands} in it. */
  int arrangement(int atom) {
    return draft.atoms.get(atom).arrangement;
  }

  /** Neighbours in the order in which they were written, hydrogens as in {@link Draft}. */
  public int[] ligands(int atom) {
    return draft.atoms.get(atom).ligands.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Stereo of a double bond: 0 none, 1 together, 2 opposite. */
  public int stereo(int bond) {
    return draft.bonds.get(bond).stereo;
  }

  /** The neighbours of the bond's ends that {@link #stereo} refers to. */
  public int[] stereoAtoms(int bond) {
    Draft.Bond b = draft.bonds.get(bond);
    return new int[] {b.stereoBegin, b.stereoEnd};
  }

  /** The component of each atom, numbered from 0 in order of first atoms. */
  public int[] components() {
    int[] component = new int[atoms];
    Arrays.fill(component, -1);
    int[] stack = new int[atoms];
    int count = 0;
    for (int i = 0; i < atoms; i++) {
      if (component[i] >= 0) {
        continue;
      }
      int top = 0;
      stack[top++] = i;
      component[i] = count;
      while (top > 0) {
        int v = stack[--top];
        for (int k = 0; k < adjacency[v].length; k += 2) {
          int u = adjacency[v][k];
          if (component[u] < 0) {
            component[u] = count;
            stack[top++] = u;
          }
        }
      }
      count++;
    }
    return component;
  }
}
