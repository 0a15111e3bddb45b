package org.tgd.chem.docking.receptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Terms;
import org.tgd.chem.docking.receptor.ReceptorSummary.Entry;
import org.tgd.chem.docking.receptor.ReceptorSummary.Fate;
import org.tgd.chem.docking.receptor.ResidueTemplates.Kind;
import org.tgd.chem.docking.structure.AtomSite;
import org.tgd.chem.docking.structure.Residue;
import org.tgd.chem.docking.structure.Structure;
import org.tgd.core.input.InputException;

/**
 * Makes a receptor of a structure. Everything is kept but water, what the user drops and what lies
 * where the reference ligand lies; every group of atoms is named with what became of it.
 */
final class StructureReceptor {
  private static final double SAME_PLACE = 0.5;

  private final String source;
  private final Structure structure;
  private final Box box;
  private final ReceptorOptions options;
  private final Map<String, int[]> chains = new LinkedHashMap<>();
  private final Tally kept = new Tally(Fate.KEPT);
  private final Tally dropped = new Tally(Fate.DROPPED);

  private StructureReceptor(String source, Structure structure, Box box, ReceptorOptions options) {
    this.source = source;
    this.structure = structure;
    this.box = box;
    this.options = options;
  }

  /** The atoms of a receptor with the summary. */
  record Made(List<PdbqtAtom> atoms, ReceptorSummary summary) {}

  /**
   * Makes the receptor of a PDB or mmCIF file.
   *
   * @throws InputException if the file is broken, or an atom in the box has no class
   */
  static Made make(String text, String source, Box box, ReceptorOptions options) {
    return new StructureReceptor(source, Structure.read(text, source), box, options).made();
  }

  private Made made() {
    requireKnownDrops();
    List<Residue> residues = structure.residues().stream().filter(this::stays).toList();
    SiteGraph graph = SiteGraph.of(residues);
    List<PdbqtAtom> atoms = new ArrayList<>();
    int added = 0;
    int nonpolar = 0;
    for (Residue residue : residues) {
      requireTypes(residue);
      ResidueTyping typing = new ResidueTyping(graph, residue);
      ResidueTyping.Typed typed = typing.typed();
      atoms.addAll(typed.atoms());
      added += typed.added();
      long polar = typed.atoms().stream().filter(atom -> atom.type().isHydrogen()).count();
      nonpolar += residue.atoms().size() - residue.heavy().size() - ((int) polar - typed.added());
      keep(residue, typing);
    }
    return new Made(atoms, summary(residues, added, nonpolar));
  }

  private ReceptorSummary summary(List<Residue> residues, int added, int nonpolar) {
    List<Entry> entries = new ArrayList<>();
    chains.forEach(
        (what, count) ->
            entries.add(
                new Entry(
                    Fate.KEPT,
                    what,
                    count[1],
                    count[0] + (count[0] == 1 ? " residue" : " residues"))));
    entries.addAll(kept.entries());
    if (added > 0) {
      entries.add(
          new Entry(Fate.ADDED, "polar hydrogens", added, "one on each donor that lacks them"));
    }
    entries.addAll(new Gaps(structure.residues(), atom -> reaches(atom, Terms.CUTOFF)).entries());
    uncertain(residues).ifPresent(entries::add);
    for (String choice : structure.choices()) {
      entries.add(new Entry(Fate.CHOSEN, choice, 0, ""));
    }
    entries.addAll(dropped.entries());
    if (nonpolar > 0) {
      entries.add(
          new Entry(
              Fate.DROPPED,
              "hydrogens on carbon and sulphur",
              nonpolar,
              "the scoring function does not use them"));
    }
    return new ReceptorSummary(entries);
  }

  /** Residues that the file has, but with an occupancy of zero: built by somebody, not seen. */
  private Optional<Entry> uncertain(List<Residue> residues) {
    Tally unseen = new Tally(Fate.CHOSEN);
    for (Residue residue : residues) {
      List<AtomSite> atoms =
          residue.heavy().stream()
              .filter(atom -> atom.occupancy() == 0 && reaches(atom, Terms.CUTOFF))
              .toList();
      if (!atoms.isEmpty()) {
        unseen.add("kept with an occupancy of zero:", residue.shown(), atoms.size(), "not seen");
      }
    }
    boolean all =
        residues.stream().flatMap(r -> r.heavy().stream()).allMatch(a -> a.occupancy() == 0);
    return all ? Optional.empty() : unseen.entries().stream().findFirst();
  }

  private void requireKnownDrops() {
    for (String wanted : options.drop()) {
      if (structure.residues().stream().noneMatch(residue -> names(residue, wanted))) {
        Set<String> other =
            structure.residues().stream()
                .filter(residue -> kind(residue).isEmpty())
                .map(residue -> residue.label().residue())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        throw new InputException(
            source
                + ": no residue '"
                + wanted
                + "' to drop; besides standard residues and water there are "
                + (other.isEmpty() ? "none" : String.join(", ", other)));
      }
    }
  }

  private static boolean names(Residue residue, String wanted) {
    AtomSite.Label label = residue.label();
    return wanted.equalsIgnoreCase(label.residue())
        || wanted.equals(label.chain() + ":" + label.number());
  }

  private static Optional<Kind> kind(Residue residue) {
    return ResidueTemplates.of(residue.label().residue()).map(ResidueTemplates.Template::kind);
  }

  private boolean stays(Residue residue) {
    if (options.drop().stream().anyMatch(wanted -> names(residue, wanted))) {
      drop(residue, "as asked");
    } else if (isReference(residue)) {
      drop(residue, "the reference ligand itself");
    } else if (!options.keepWater() && kind(residue).filter(k -> k == Kind.WATER).isPresent()) {
      drop(residue, "water; kept with --keep-water");
    } else if (!residue.heavy().isEmpty()) {
      return true;
    }
    return false;
  }

  private boolean isReference(Residue residue) {
    long there =
        residue.heavy().stream()
            .filter(
                atom -> options.reference().stream().anyMatch(other -> isSamePlace(atom, other)))
            .count();
    return there > 0 && 2 * there >= residue.heavy().size();
  }

  private static boolean isSamePlace(AtomSite atom, PdbqtAtom other) {
    double dx = atom.x() - other.x();
    double dy = atom.y() - other.y();
    double dz = atom.z() - other.z();
    return dx * dx + dy * dy + dz * dz < SAME_PLACE * SAME_PLACE;
  }

  private void drop(Residue residue, String reason) {
    dropped.add(name(residue), place(residue), residue.heavy().size(), reason);
  }

  private void keep(Residue residue, ResidueTyping typing) {
    int heavy =
        (int) residue.heavy().stream().filter(a -> Chemistry.type(a.element()).isPresent()).count();
    if (heavy == 0) {
      return;
    }
    Optional<Kind> kind = kind(residue).filter(known -> !typing.isByGeometry());
    if (kind.isEmpty()) {
      kept.add(name(residue), place(residue), heavy, reason(residue, typing));
      return;
    }
    String what =
        switch (kind.get()) {
          case AMINO_ACID, HISTIDINE -> "protein";
          case NUCLEOTIDE -> "nucleic acid";
          case WATER -> "water";
        };
    chains.merge(what + " of chain " + residue.label().chain(), new int[] {1, heavy}, Tally::sum);
  }

  private String reason(Residue residue, ResidueTyping typing) {
    String how =
        typing.isByGeometry()
            ? "typed by its geometry"
            : residue.heavy().stream().anyMatch(atom -> Chemistry.isMetal(atom.element()))
                ? "metal"
                : "single atom";
    boolean inside = residue.heavy().stream().anyMatch(atom -> reaches(atom, 0));
    boolean bonded = residue.heavy().stream().anyMatch(atom -> atom.name().equals("CA"));
    return inside && typing.isByGeometry() && !bonded
        ? how + ", lies in the box; if a ligand is to take its place, --drop " + name(residue)
        : how;
  }

  private static String name(Residue residue) {
    return residue.label().residue();
  }

  private static String place(Residue residue) {
    return (residue.label().chain() + " " + residue.label().number()).strip();
  }

  private boolean reaches(AtomSite atom, double margin) {
    return box.reaches(atom.x(), atom.y(), atom.z(), margin);
  }

  private void requireTypes(Residue residue) {
    for (AtomSite atom : residue.heavy()) {
      if (Chemistry.type(atom.element()).isPresent()) {
        continue;
      }
      String what =
          residue.shown()
              + " "
              + atom.name()
              + " (element "
              + (atom.element().isEmpty() ? "unknown" : atom.element())
              + ")";
      if (reaches(atom, 0) && !options.allowUntyped()) {
        throw new InputException(
            source
                + ": the atom "
                + what
                + " lies in the box, and the scoring function has no class for it; leave its"
                + " residue out with --drop "
                + name(residue)
                + ", or such atoms with --allow-untyped");
      }
      String where =
          reaches(atom, 0)
              ? "in the box"
              : reaches(atom, Terms.CUTOFF) ? "in reach of the box" : "out of reach of the box";
      dropped.add(what, "", 1, "the scoring function has no class for it; " + where);
    }
  }
}
