package org.tgd.chem.docking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tgd.chem.docking.Ligand.Branch;
import org.tgd.chem.docking.Ligand.Closure;

/** What follows from a ligand's atoms and branches: frames, bonds, classes, rotors, pairs. */
final class LigandTopology {
  private final int[] frameOf;
  private final int[] branchOfFrame;
  private final int[] parentFrame;
  private final List<Optional<InteractionType>> types;
  private final double rotors;
  private final List<int[]> internalPairs;
  private final List<List<Integer>> bonds;
  private final BitSet closing;

  private LigandTopology(
      int[] frameOf,
      int[] branchOfFrame,
      int[] parentFrame,
      List<Optional<InteractionType>> types,
      double rotors,
      List<int[]> internalPairs,
      List<List<Integer>> bonds,
      BitSet closing) {
    this.frameOf = frameOf;
    this.branchOfFrame = branchOfFrame;
    this.parentFrame = parentFrame;
    this.types = types;
    this.rotors = rotors;
    this.internalPairs = internalPairs;
    this.bonds = bonds;
    this.closing = closing;
  }

  static LigandTopology of(
      List<PdbqtAtom> atoms, List<Branch> branches, int[] branchOf, List<Closure> closures) {
    return new Builder(atoms, branches, branchOf, closures).build();
  }

  int torsions() {
    return branchOfFrame.length - 1;
  }

  int frameOf(int atom) {
    return frameOf[atom];
  }

  int branchOfFrame(int frame) {
    return branchOfFrame[frame];
  }

  int parentFrame(int frame) {
    return parentFrame[frame];
  }

  /** Whether turning that frame opens or closes a cut ring. */
  boolean isClosing(int frame) {
    return closing.get(frame);
  }

  Optional<InteractionType> type(int atom) {
    return types.get(atom);
  }

  double rotors() {
    return rotors;
  }

  List<int[]> internalPairs() {
    return internalPairs;
  }

  List<Integer> bondedTo(int atom) {
    return bonds.get(atom);
  }

  private static final class Builder {
    private final List<PdbqtAtom> atoms;
    private final List<Branch> branches;
    private final int[] branchOf;
    private final List<Closure> closures;
    private final int n;
    private final int[] frameOfBranch;
    private final int[] frameOf;
    private final List<Integer> branchOfFrame = new ArrayList<>(List.of(-1));
    private final List<List<Integer>> bonds = new ArrayList<>();

    Builder(List<PdbqtAtom> atoms, List<Branch> branches, int[] branchOf, List<Closure> closures) {
      this.atoms = atoms;
      this.branches = branches;
      this.branchOf = branchOf;
      this.closures = closures;
      this.n = atoms.size();
      this.frameOfBranch = new int[branches.size()];
      this.frameOf = new int[n];
    }

    LigandTopology build() {
      assignFrames();
      assignBonds();
      int[] frames = branchOfFrame.stream().mapToInt(Integer::intValue).toArray();
      int[] parents = new int[frames.length];
      for (int k = 1; k < frames.length; k++) {
        parents[k] = frameOf[branches.get(frames[k]).to()];
      }
      BitSet closing = closing(parents);
      return new LigandTopology(
          frameOf,
          frames,
          parents,
          types(),
          rotors(closing),
          List.copyOf(internalPairs()),
          bonds.stream().map(List::copyOf).toList(),
          closing);
    }

    /** Frames with one end of a cut in what turns with them, the other end not. */
    private BitSet closing(int[] parents) {
      BitSet closing = new BitSet();
      for (Closure cut : closures) {
        BitSet one = chain(frameOf[cut.a()], parents);
        one.xor(chain(frameOf[cut.b()], parents));
        closing.or(one);
      }
      return closing;
    }

    private static BitSet chain(int frame, int[] parents) {
      BitSet chain = new BitSet();
      for (int f = frame; f > 0; f = parents[f]) {
        chain.set(f);
      }
      return chain;
    }

    private void assignFrames() {
      boolean[] turns = new boolean[branches.size()];
      for (int i = 0; i < n; i++) {
        if (branchOf[i] >= 0 && branches.get(branchOf[i]).to() != i) {
          turns[branchOf[i]] = true;
        }
      }
      for (Branch branch : branches) {
        if (branch.parent() >= 0) {
          turns[branch.parent()] = true;
        }
      }
      for (int b = 0; b < branches.size(); b++) {
        if (turns[b]) {
          frameOfBranch[b] = branchOfFrame.size();
          branchOfFrame.add(b);
        } else {
          frameOfBranch[b] = frameOfBranch(branches.get(b).parent());
        }
      }
      for (int i = 0; i < n; i++) {
        boolean onAxis = branchOf[i] >= 0 && branches.get(branchOf[i]).to() == i;
        frameOf[i] = frameOfBranch(onAxis ? branches.get(branchOf[i]).parent() : branchOf[i]);
      }
    }

    private int frameOfBranch(int branch) {
      return branch < 0 ? 0 : frameOfBranch[branch];
    }

    private boolean isFixed(int i, int j) {
      return frameOf[i] == frameOf[j] || isOnAxisOf(i, frameOf[j]) || isOnAxisOf(j, frameOf[i]);
    }

    private boolean isOnAxisOf(int atom, int frame) {
      if (frame == 0) {
        return false;
      }
      Branch branch = branches.get(branchOfFrame.get(frame));
      return branch.from() == atom || branch.to() == atom;
    }

    private boolean isRotor(int i, int j) {
      return branchOfFrame.stream()
          .skip(1)
          .map(branches::get)
          .anyMatch(b -> (b.from() == i && b.to() == j) || (b.from() == j && b.to() == i));
    }

    private void assignBonds() {
      for (int i = 0; i < n; i++) {
        bonds.add(new ArrayList<>());
      }
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          if (atoms.get(i).isBondedTo(atoms.get(j)) && (isFixed(i, j) || isRotor(i, j))) {
            bonds.get(i).add(j);
            bonds.get(j).add(i);
          }
        }
      }
      for (Closure cut : closures) {
        bonds.get(cut.a()).add(cut.b());
        bonds.get(cut.b()).add(cut.a());
      }
    }

    private List<Optional<InteractionType>> types() {
      List<Optional<InteractionType>> types = new ArrayList<>(n);
      for (int i = 0; i < n; i++) {
        AtomType type = atoms.get(i).type();
        boolean polarHydrogen =
            bonds.get(i).stream().anyMatch(j -> atoms.get(j).type() == AtomType.HD);
        boolean hetero = bonds.get(i).stream().anyMatch(j -> atoms.get(j).type().isHetero());
        types.add(
            type.isHydrogen()
                ? Optional.empty()
                : Optional.of(InteractionType.of(type, polarHydrogen, hetero)));
      }
      return List.copyOf(types);
    }

    private boolean isHeavy(int i) {
      return !atoms.get(i).type().isHydrogen();
    }

    /** Bonds of rings turn in the search alone: in the molecule they are no free rotors. */
    private double rotors(BitSet closing) {
      int ends = 0;
      for (int k = 1; k < branchOfFrame.size(); k++) {
        if (!closing.get(k)) {
          Branch branch = branches.get(branchOfFrame.get(k));
          ends += leadsOn(branch.from()) + leadsOn(branch.to());
        }
      }
      return 0.5 * ends;
    }

    private int leadsOn(int atom) {
      return bonds.get(atom).stream().filter(this::isHeavy).count() > 1 ? 1 : 0;
    }

    private List<int[]> internalPairs() {
      List<int[]> pairs = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        boolean[] near = within(i, 3);
        for (int j = i + 1; j < n; j++) {
          if (isHeavy(i) && isHeavy(j) && !near[j] && !isFixed(i, j) && !isRotor(i, j)) {
            pairs.add(new int[] {i, j});
          }
        }
      }
      return pairs;
    }

    private boolean[] within(int start, int steps) {
      boolean[] seen = new boolean[n];
      seen[start] = true;
      List<Integer> border = List.of(start);
      for (int step = 0; step < steps; step++) {
        List<Integer> next = new ArrayList<>();
        for (int i : border) {
          for (int j : bonds.get(i)) {
            if (!seen[j]) {
              seen[j] = true;
              next.add(j);
            }
          }
        }
        border = next;
      }
      return seen;
    }
  }
}
