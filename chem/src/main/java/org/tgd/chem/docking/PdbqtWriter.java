package org.tgd.chem.docking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes receptors and ligands as PDBQT that AutoDock Vina accepts. */
public final class PdbqtWriter {
  private PdbqtWriter() {}

  /** A rigid receptor. Charges are written as 0: the Vina scoring function does not use them. */
  public static String receptor(List<PdbqtAtom> atoms) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < atoms.size(); i++) {
      appendAtom(text, i + 1, atoms.get(i));
    }
    return text.toString();
  }

  /**
   * A ligand with its torsion tree, atoms numbered from 1 in the order of the file. Where a large
   * ring is cut its ends have types CG0, CG1, … and each a massless atom G0, G1, … where the other
   * end belongs (Holcomb, Santos-Martins, Tillack and Forli, Digital Discovery 2022, as Meeko
   * writes them for Vina); these are numbered last.
   */
  public static String ligand(Ligand ligand) {
    int[] serials = serials(ligand);
    StringBuilder text = new StringBuilder("ROOT\n");
    appendAtomsOf(text, ligand, -1, serials);
    text.append("ENDROOT\n");
    Deque<Integer> open = new ArrayDeque<>();
    for (int b = 0; b < ligand.branches().size(); b++) {
      closeUntil(text, ligand, open, serials, ligand.branches().get(b).parent());
      text.append("BRANCH").append(ends(ligand, b, serials)).append('\n');
      appendAtomsOf(text, ligand, b, serials);
      open.push(b);
    }
    closeUntil(text, ligand, open, serials, -1);
    return text.append("TORSDOF ").append(ligand.torsions()).append('\n').toString();
  }

  /** The number of each atom in {@link #ligand}, from 1. */
  public static int[] serials(Ligand ligand) {
    int[] serials = new int[ligand.atoms().size()];
    int next = 1;
    for (int b = -1; b < ligand.branches().size(); b++) {
      for (int i = 0; i < serials.length; i++) {
        if (ligand.branchOf(i).orElse(-1) == b) {
          serials[i] = next++;
        }
      }
    }
    return serials;
  }

  private static void closeUntil(
      StringBuilder text, Ligand ligand, Deque<Integer> open, int[] serials, int branch) {
    while (!open.isEmpty() && open.peek() != branch) {
      text.append("ENDBRANCH").append(ends(ligand, open.pop(), serials)).append('\n');
    }
  }

  private static String ends(Ligand ligand, int branch, int[] serials) {
    Ligand.Branch b = ligand.branches().get(branch);
    return String.format(Locale.ROOT, " %3d %3d", serials[b.from()], serials[b.to()]);
  }

  private static void appendAtomsOf(StringBuilder text, Ligand ligand, int branch, int[] serials) {
    for (int i = 0; i < serials.length; i++) {
      if (ligand.branchOf(i).orElse(-1) == branch) {
        Optional<String> end = cutEnd(ligand, i);
        PdbqtAtom atom = ligand.atoms().get(i);
        appendAtom(text, serials[i], atom, end.map(k -> atom.type().label() + k));
      }
    }
    List<Ligand.Closure> cuts = ligand.closures();
    for (int k = 0; k < cuts.size(); k++) {
      int[] ends = {cuts.get(k).a(), cuts.get(k).b()};
      for (int e = 0; e < 2; e++) {
        if (ligand.branchOf(ends[e]).orElse(-1) == branch) {
          PdbqtAtom other = ligand.atoms().get(ends[1 - e]);
          PdbqtAtom massless =
              new PdbqtAtom("G", other.residue(), other.x(), other.y(), other.z(), other.type());
          appendAtom(text, serials.length + 2 * k + e + 1, massless, Optional.of("G" + k));
        }
      }
    }
  }

  /** What is added to the type of an atom that is an end of a cut. */
  private static Optional<String> cutEnd(Ligand ligand, int atom) {
    List<Ligand.Closure> cuts = ligand.closures();
    for (int k = 0; k < cuts.size(); k++) {
      if (cuts.get(k).a() == atom || cuts.get(k).b() == atom) {
        return Optional.of("G" + k);
      }
    }
    return Optional.empty();
  }

  /** Four columns, of which the first is blank for short names. */
  private static String name(String name) {
    return name.length() < 4 ? " " + name : name.substring(0, 4);
  }

  private static void appendAtom(StringBuilder text, int serial, PdbqtAtom atom) {
    appendAtom(text, serial, atom, Optional.empty());
  }

  private static void appendAtom(
      StringBuilder text, int serial, PdbqtAtom atom, Optional<String> type) {
    String[] residue = atom.residue().split(" ", 3);
    boolean hasChain = residue.length == 3;
    String chain = hasChain ? residue[1].substring(0, 1) : "";
    String number = residue[residue.length - 1];
    text.append(
        String.format(
            Locale.ROOT,
            "ATOM  %5d %-4s %3s %1s%-8s%8.3f%8.3f%8.3f  1.00  0.00    %+6.3f %-2s\n",
            serial % 100000,
            name(atom.name()),
            residue[0].substring(0, Math.min(3, residue[0].length())),
            chain,
            // four columns for the number, a fifth for an insertion code
            String.format(Locale.ROOT, "%4s", number),
            atom.x(),
            atom.y(),
            atom.z(),
            0.0,
            type.orElse(atom.type().label())));
  }
}
