package org.tgd.chem.docking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tgd.core.input.InputException;

/**
 * A flexible ligand: atoms, and the tree of branches that turn about single bonds. Immutable.
 *
 * <p>A branch hangs on the bond {@code from}–{@code to}; its atom {@code to} lies on the axis and
 * does not move when the branch turns. A branch that holds nothing but {@code to} does not turn at
 * all. A <em>frame</em> is a set of atoms that move together: frame 0 the root, frame k the k-th
 * branch that turns.
 */
public final class Ligand {
  /** The most torsions that are searched. */
  public static final int MAX_TORSIONS = 48;

  /** The most atoms in a ligand, polar hydrogens included. */
  public static final int MAX_ATOMS = 512;

  private final List<PdbqtAtom> atoms;
  private final List<Branch> branches;
  private final int[] branchOf;
  private final LigandTopology topology;
  private final List<Closure> closures;
  private final List<Ligand> otherForms;

  /**
   * A bond of a large ring that is cut so that the ring can turn, and closed again by the search.
   *
   * @param a the one end
   * @param b the other, later in the ligand
   */
  public record Closure(int a, int b) {
    /** Puts the ends in order. */
    public Closure {
      int first = Math.min(a, b);
      b = Math.max(a, b);
      a = first;
    }
  }

  /**
   * A part of the ligand that hangs on a bond.
   *
   * @param parent the branch that {@code from} belongs to, or -1 for the root; earlier in the list
   * @param from the atom on the parent's side
   * @param to the atom on this branch's side
   */
  public record Branch(int parent, int from, int to) {}

  private Ligand(
      List<PdbqtAtom> atoms,
      List<Branch> branches,
      int[] branchOf,
      LigandTopology topology,
      List<Closure> closures,
      List<Ligand> otherForms) {
    this.atoms = atoms;
    this.branches = branches;
    this.branchOf = branchOf;
    this.topology = topology;
    this.closures = closures;
    this.otherForms = otherForms;
  }

  /**
   * A ligand.
   *
   * @param atoms all atoms; the first belongs to the root
   * @param branches parents before children
   * @param branchOf for each atom the branch that it belongs to, -1 for the root
   * @throws InputException if it is empty or beyond {@link #MAX_ATOMS} or {@link #MAX_TORSIONS}
   */
  public static Ligand of(List<PdbqtAtom> atoms, List<Branch> branches, int[] branchOf) {
    return of(atoms, branches, branchOf, List.of());
  }

  /**
   * A ligand with large rings that are cut.
   *
   * @param closures the bonds that were cut
   * @throws InputException as {@link #of(List, List, int[])}
   */
  public static Ligand of(
      List<PdbqtAtom> atoms, List<Branch> branches, int[] branchOf, List<Closure> closures) {
    if (atoms.isEmpty() || branchOf[0] != -1) {
      throw new InputException("the ligand has no root atom; PDBQT wants ROOT, atoms, ENDROOT");
    }
    if (atoms.stream().allMatch(atom -> atom.type().isHydrogen())) {
      throw new InputException("the ligand has no heavy atom; docking needs at least one");
    }
    if (atoms.size() > MAX_ATOMS) {
      throw new InputException(
          "the ligand has " + atoms.size() + " atoms; at most " + MAX_ATOMS + " can be docked");
    }
    List<PdbqtAtom> atomsCopy = List.copyOf(atoms);
    List<Branch> branchesCopy = List.copyOf(branches);
    int[] branchOfCopy = branchOf.clone();
    List<Closure> closuresCopy = List.copyOf(closures);
    LigandTopology topology =
        LigandTopology.of(atomsCopy, branchesCopy, branchOfCopy, closuresCopy);
    requireSearchable(topology.torsions());
    return new Ligand(atomsCopy, branchesCopy, branchOfCopy, topology, closuresCopy, List.of());
  }

  /**
   * Checks a number of torsions against {@link #MAX_TORSIONS}.
   *
   * @throws InputException if there are more
   */
  public static void requireSearchable(int torsions) {
    if (torsions > MAX_TORSIONS) {
      throw new InputException(
          "the ligand has "
              + torsions
              + " rotatable bonds; at most "
              + MAX_TORSIONS
              + " can be searched");
    }
  }

  /** All atoms, polar hydrogens included. */
  public List<PdbqtAtom> atoms() {
    return atoms;
  }

  /** The branches, parents before children. */
  public List<Branch> branches() {
    return branches;
  }

  /** The branch that an atom belongs to; empty for the root. */
  public OptionalInt branchOf(int atom) {
    return branchOf[atom] < 0 ? OptionalInt.empty() : OptionalInt.of(branchOf[atom]);
  }

  /** Number of torsions that are searched. */
  public int torsions() {
    return topology.torsions();
  }

  /** The frame that an atom moves with, 0 for the root. */
  public int frameOf(int atom) {
    return topology.frameOf(atom);
  }

  /** The branch behind frame 1, 2, …. */
  public Branch axis(int frame) {
    return branches.get(topology.branchOfFrame(frame));
  }

  /** The frame in which the axis of frame 1, 2, … lies. */
  public int parentFrame(int frame) {
    return topology.parentFrame(frame);
  }

  /** Whether turning frame 1, 2, … opens or closes a large ring that is cut. */
  public boolean isClosing(int frame) {
    return topology.isClosing(frame);
  }

  /** The interaction class of an atom; empty for hydrogens. */
  public Optional<InteractionType> type(int atom) {
    return topology.type(atom);
  }

  /**
   * Rotors as the Vina scoring function counts them: half for each end that leads on. Bonds of a
   * ring that is cut are none (as in Meeko's TORSDOF; Vina 1.2.3 counts them).
   */
  public double rotors() {
    return topology.rotors();
  }

  /** Pairs of heavy atoms that move against each other and are more than three bonds apart. */
  public List<int[]> internalPairs() {
    return topology.internalPairs();
  }

  /** The atoms bonded to an atom, by distance and torsion tree. */
  public List<Integer> bondedTo(int atom) {
    return topology.bondedTo(atom);
  }

  /** The bonds of large rings that are cut. */
  public List<Closure> closures() {
    return closures;
  }

  /**
   * How far the cut rings are from closed, Å: the largest difference from this form's distance
   * between the ends of a cut, or between one of them and a neighbour of the other.
   *
   * @param placed this ligand, moved
   */
  public double gap(Ligand placed) {
    double largest = 0;
    for (int[] pair : closurePairs()) {
      double now = placed.distance(pair[0], pair[1]);
      largest = Math.max(largest, Math.abs(now - distance(pair[0], pair[1])));
    }
    return largest;
  }

  /**
   * Pairs of heavy atoms whose distance says that a cut ring is closed: the ends of each cut, and
   * each end with the neighbours of the other.
   */
  public List<int[]> closurePairs() {
    List<int[]> pairs = new ArrayList<>();
    for (Closure cut : closures) {
      pairs.add(new int[] {cut.a(), cut.b()});
      addNeighbours(cut.a(), cut.b(), pairs);
      addNeighbours(cut.b(), cut.a(), pairs);
    }
    return List.copyOf(pairs);
  }

  private void addNeighbours(int end, int other, List<int[]> pairs) {
    for (int neighbour : bondedTo(other)) {
      if (neighbour != end && type(neighbour).isPresent()) {
        pairs.add(new int[] {end, neighbour});
      }
    }
  }

  /** The distance between two atoms, Å. */
  public double distance(int i, int j) {
    return Math.sqrt(atoms.get(i).distanceSquared(atoms.get(j)));
  }

  /** Number of heavy atoms. */
  public int heavyAtomCount() {
    return (int) atoms.stream().filter(atom -> !atom.type().isHydrogen()).count();
  }

  /**
   * The forms of the parts that torsions leave as they are, such as the chairs of a ring: this
   * ligand first, then the others, each without further forms.
   */
  public List<Ligand> forms() {
    List<Ligand> all = new ArrayList<>();
    all.add(new Ligand(atoms, branches, branchOf, topology, closures, List.of()));
    all.addAll(otherForms);
    return List.copyOf(all);
  }

  /**
   * The same ligand with other forms to choose from, given as coordinates in Å, three for each
   * atom. Engines that cannot change the form dock the ligand as it is.
   */
  public Ligand withForms(List<double[]> others) {
    return new Ligand(
        atoms, branches, branchOf, topology, closures, others.stream().map(this::at).toList());
  }

  /**
   * The same ligand with its atoms elsewhere, in this form only; three coordinates in Å for each
   * atom.
   */
  public Ligand at(double[] coordinates) {
    List<PdbqtAtom> moved = new ArrayList<>(atoms.size());
    for (int i = 0; i < atoms.size(); i++) {
      moved.add(
          atoms.get(i).at(coordinates[3 * i], coordinates[3 * i + 1], coordinates[3 * i + 2]));
    }
    return new Ligand(List.copyOf(moved), branches, branchOf, topology, closures, List.of());
  }
}
