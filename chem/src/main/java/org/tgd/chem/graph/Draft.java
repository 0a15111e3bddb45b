package org.tgd.chem.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A molecule being read or edited: atoms and bonds that can still change. {@link
 * Perception#complete} turns it into a {@link Graph}. Not thread-safe.
 */
public final class Draft {
  /** Bond order of a bond that was written without a symbol. */
  public static final int UNSPECIFIED = 0;

  /** Bond order of a bond that was written as aromatic. */
  public static final int AROMATIC = 5;

  /** Bond order of a coordinate bond; the first atom gives the pair. */
  public static final int DATIVE = 6;

  /** The number of hydrogens of an atom that takes as many as its valence asks for. */
  public static final int AUTOMATIC = -1;

  /** The ligand that stands for an implicit hydrogen of a stereocentre. */
  public static final int IMPLICIT_HYDROGEN = -1;

  /** An atom; fields may be changed until the draft is completed. */
  public static final class Atom {
    /** Atomic number. */
    public int element;

    /** Formal charge. */
    public int charge;

    /** Mass number; 0 when not given. */
    public int isotope;

    /** Attached hydrogens that are no atoms of their own, or {@link #AUTOMATIC}. */
    public int hydrogens = AUTOMATIC;

    /** Written in lower case. */
    public boolean aromatic;

    /** Index of the atom's first character in the string. */
    public int position;

    /** 0 none, 1 anticlockwise, 2 clockwise, seen from the first of {@link #ligands}. */
    public int parity;

    /** 0 none, else the {@link Geometry} in which {@link #ligands} stand, and their order in it. */
    int arrangement;

    /** How many of the bonds were written as ring closures, until stereo has been settled. */
    int closures;

    /** Has an atom-map number, which keeps a hydrogen from being merged. */
    public boolean mapped;

    /** Neighbours in the order in which they were written. */
    public List<Integer> ligands = new ArrayList<>(4);

    /** An atom of the given element. */
    public Atom(int element) {
      this.element = element;
    }

    /** Forgets how its ligands stand. */
    public void forgetStereo() {
      parity = 0;
      arrangement = 0;
    }

    Atom copy() {
      Atom atom = new Atom(element);
      atom.charge = charge;
      atom.isotope = isotope;
      atom.hydrogens = hydrogens;
      atom.aromatic = aromatic;
      atom.position = position;
      atom.parity = parity;
      atom.arrangement = arrangement;
      atom.mapped = mapped;
      atom.ligands = new ArrayList<>(ligands);
      return atom;
    }
  }

  /** A bond between two atoms; fields may be changed until the draft is completed. */
  public static final class Bond {
    /** Index of the first atom. */
    public int begin;

    /** Index of the second atom. */
    public int end;

    /** 1 to 4, or one of the constants of {@link Draft}. */
    public int order;

    /** +1 when the end lies above the beginning, -1 below, 0 when not written. */
    public int direction;

    /** 0 none, 1 together, 2 opposite, with respect to {@link #stereoBegin} and its partner. */
    public int stereo;

    /** The neighbour of {@link #begin} to which {@link #stereo} refers. */
    public int stereoBegin;

    /** The neighbour of {@link #end} to which {@link #stereo} refers. */
    public int stereoEnd;

    /** Index of the bond's character in the string. */
    public int position;

    /** A bond of the given order. */
    public Bond(int begin, int end, int order) {
      this.begin = begin;
      this.end = end;
      this.order = order;
    }

    Bond copy() {
      Bond bond = new Bond(begin, end, order);
      bond.direction = direction;
      bond.stereo = stereo;
      bond.stereoBegin = stereoBegin;
      bond.stereoEnd = stereoEnd;
      bond.position = position;
      return bond;
    }

    /** The atom at the other end. */
    public int other(int atom) {
      return atom == begin ? end : begin;
    }
  }

  /** The atoms, by index. */
  public final List<Atom> atoms = new ArrayList<>();

  /** The bonds, by index. */
  public final List<Bond> bonds = new ArrayList<>();

  /** Adds an atom and returns its index. */
  public int add(Atom atom) {
    atoms.add(atom);
    return atoms.size() - 1;
  }

  /** Adds a bond. */
  public Bond bond(int begin, int end, int order) {
    Bond bond = new Bond(begin, end, order);
    bonds.add(bond);
    return bond;
  }

  /** A deep copy. */
  public Draft copy() {
    Draft copy = new Draft();
    atoms.forEach(atom -> copy.atoms.add(atom.copy()));
    bonds.forEach(bond -> copy.bonds.add(bond.copy()));
    return copy;
  }

  /** Neighbour and bond indices by atom: {@code [atom][2 * k]} neighbour, {@code + 1} bond. */
  int[][] adjacency() {
    return adjacency(true);
  }

  /** The same without coordinate bonds, which are in no ring. */
  int[][] ringAdjacency() {
    return adjacency(bonds.stream().noneMatch(bond -> bond.order == DATIVE));
  }

  private int[][] adjacency(boolean coordinate) {
    int[] degree = new int[atoms.size()];
    for (Bond bond : bonds) {
      if (coordinate || bond.order != DATIVE) {
        degree[bond.begin]++;
        degree[bond.end]++;
      }
    }
    int[][] adjacency = new int[atoms.size()][];
    for (int i = 0; i < degree.length; i++) {
      adjacency[i] = new int[2 * degree[i]];
    }
    int[] next = new int[atoms.size()];
    for (int b = 0; b < bonds.size(); b++) {
      Bond bond = bonds.get(b);
      if (!coordinate && bond.order == DATIVE) {
        continue;
      }
      adjacency[bond.begin][next[bond.begin]++] = bond.end;
      adjacency[bond.begin][next[bond.begin]++] = b;
      adjacency[bond.end][next[bond.end]++] = bond.begin;
      adjacency[bond.end][next[bond.end]++] = b;
    }
    return adjacency;
  }

  /** Forgets all stereo. */
  public void forgetStereo() {
    atoms.forEach(Atom::forgetStereo);
    bonds.forEach(bond -> bond.stereo = 0);
  }

  /** Removes the marked atoms with their bonds and forgets stereo that referred to them. */
  public void remove(boolean[] gone) {
    int[] index = new int[atoms.size()];
    List<Atom> kept = new ArrayList<>();
    for (int i = 0; i < atoms.size(); i++) {
      index[i] = gone[i] ? -2 : kept.size();
      if (!gone[i]) {
        kept.add(atoms.get(i));
      }
    }
    bonds.removeIf(bond -> gone[bond.begin] || gone[bond.end]);
    for (Bond bond : bonds) {
      if (bond.stereo != 0) {
        bond.stereoBegin = index[bond.stereoBegin];
        bond.stereoEnd = index[bond.stereoEnd];
        if (bond.stereoBegin < 0 || bond.stereoEnd < 0) {
          bond.stereo = 0;
        }
      }
      bond.begin = index[bond.begin];
      bond.end = index[bond.end];
    }
    for (Atom atom : kept) {
      atom.ligands.replaceAll(ligand -> ligand < 0 ? ligand : index[ligand]);
      if (atom.ligands.contains(-2)) {
        atom.forgetStereo();
      }
    }
    atoms.clear();
    atoms.addAll(kept);
  }
}
