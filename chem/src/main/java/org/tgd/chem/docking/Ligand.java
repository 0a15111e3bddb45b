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
  private final List<Ligand> otherForms;

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
      List<Ligand> otherForms) {
    this.atoms = atoms;
    this.branches = branches;
    this.branchOf = branchOf;
    this.topology = topology;
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
    LigandTopology topology = LigandTopology.of(atomsCopy, branchesCopy, branchOfCopy);
    requireSearchable(topology.torsions());
    return new Ligand(atomsCopy, branchesCopy, branchOfCopy, topology, List.of());
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

  /** The interaction class of an atom; empty for hydrogens. */
  public Optional<InteractionType> type(int atom) {
    return topology.type(atom);
  }

  /** Rotors as the Vina scoring function counts them: half for each end that leads on. */
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
    all.add(new Ligand(atoms, branches, branchOf, topology, List.of()));
    all.addAll(otherForms);
    return List.copyOf(all);
  }

  /**
   * The same ligand with other forms to choose from, given as coordinates in Å, three for each
   * atom. Engines that cannot change the form dock the ligand as it is.
   */
  public Ligand withForms(List<double[]> others) {
    return new Ligand(atoms, branches, branchOf, topology, others.stream().map(this::at).toList());
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
    return new Ligand(List.copyOf(moved), branches, branchOf, topology, List.of());
  }
}
