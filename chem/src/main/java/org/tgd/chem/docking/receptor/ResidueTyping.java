package org.tgd.chem.docking.receptor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.prepare.PlacedGroup.Role;
import org.tgd.chem.docking.receptor.ResidueTemplates.Kind;
import org.tgd.chem.docking.receptor.ResidueTemplates.Template;
import org.tgd.chem.docking.structure.AtomSite;
import org.tgd.chem.docking.structure.Residue;

/**
 * Gives a residue's atoms their AutoDock types and polar hydrogens. Hydrogens of the file decide
 * where there are some; standard residues go by their names, all others by where their atoms lie.
 * Nitrogen and oxygen that bind a metal carry no hydrogen.
 */
final class ResidueTyping {
  private static final Set<String> PEPTIDE = Set.of("N", "CA", "C");

  private final SiteGraph graph;
  private final Residue residue;
  private final Map<AtomSite, List<AtomSite>> hydrogens;
  private final Optional<Template> template;
  private Map<AtomSite, Role> roles = Map.of();

  ResidueTyping(SiteGraph graph, Residue residue) {
    this.graph = graph;
    this.residue = residue;
    this.hydrogens = hydrogens(residue);
    this.template = ResidueTemplates.of(residue.label().residue()).filter(this::covers);
    boolean water = template.filter(t -> t.kind() == Kind.WATER).isPresent();
    if (template.isEmpty() && residue.heavy().size() > 1 && !water) {
      roles = graph.roles(residue, hydrogens);
    }
  }

  /** Whether the residue is typed by its geometry rather than by its name. */
  boolean isByGeometry() {
    return template.isEmpty() && residue.heavy().size() > 1;
  }

  /**
   * The atoms of the receptor.
   *
   * @param atoms heavy atoms that have a type, each followed by its polar hydrogens
   * @param added how many of the hydrogens are not in the file
   */
  record Typed(List<PdbqtAtom> atoms, int added) {}

  Typed typed() {
    List<PdbqtAtom> result = new ArrayList<>();
    int added = 0;
    for (AtomSite atom : residue.heavy()) {
      Optional<AtomType> type = Chemistry.type(atom.element()).map(plain -> refined(atom, plain));
      if (type.isEmpty()) {
        continue;
      }
      result.add(placed(atom, type.get()));
      List<AtomSite> known = polarHydrogens(atom);
      known.forEach(hydrogen -> result.add(placed(hydrogen, AtomType.HD)));
      if (known.isEmpty() && isPolar(atom) && donates(atom)) {
        result.add(hydrogenOn(atom));
        added++;
      }
    }
    return new Typed(result, added);
  }

  private static boolean isPolar(AtomSite atom) {
    return atom.element().equals("N") || atom.element().equals("O");
  }

  private List<AtomSite> polarHydrogens(AtomSite atom) {
    return isPolar(atom) ? hydrogens.getOrDefault(atom, List.of()) : List.of();
  }

  private AtomType refined(AtomSite atom, AtomType plain) {
    return switch (plain) {
      case C -> isAromatic(atom) ? AtomType.A : AtomType.C;
      case N -> accepts(atom) ? AtomType.NA : AtomType.N;
      default -> plain;
    };
  }

  private boolean isAromatic(AtomSite atom) {
    return template
        .map(known -> known.aromatic().contains(atom.name()))
        .orElseGet(() -> roles.containsKey(atom) && roles.get(atom).aromatic());
  }

  private boolean accepts(AtomSite atom) {
    if (graph.bindsMetal(atom) || isBackboneNitrogen(atom)) {
      return false;
    }
    boolean crowded = graph.bondedTo(atom).size() > 2;
    if (isOfHistidine(atom)) {
      return !crowded && !donates(atom);
    }
    return template
        .map(known -> known.accepts(atom.name()) && !crowded)
        .orElseGet(() -> roles.containsKey(atom) && roles.get(atom).accepts());
  }

  private boolean donates(AtomSite atom) {
    if (template.filter(known -> known.kind() == Kind.WATER).isPresent()) {
      return true;
    }
    boolean metal = graph.bindsMetal(atom);
    int neighbours = graph.bondedTo(atom).size();
    if (isOfHistidine(atom)) {
      return !metal && neighbours < 3 && histidineDonates(atom);
    }
    if (metal || neighbours > (atom.element().equals("N") ? 2 : 1)) {
      return false;
    }
    return isBackboneNitrogen(atom)
        || template
            .map(known -> known.donates(atom.name()))
            .orElseGet(() -> roles.containsKey(atom) && roles.get(atom).donates());
  }

  private boolean isBackboneNitrogen(AtomSite atom) {
    return atom.name().equals("N")
        && (template.isPresent() || names().containsAll(PEPTIDE))
        && !template.filter(known -> known.kind() == Kind.NUCLEOTIDE).isPresent();
  }

  private Set<String> names() {
    return residue.heavy().stream().map(AtomSite::name).collect(Collectors.toSet());
  }

  private boolean isOfHistidine(AtomSite atom) {
    return template.filter(known -> known.kind() == Kind.HISTIDINE).isPresent()
        && (atom.name().equals("ND1") || atom.name().equals("NE2"));
  }

  /** By the file's hydrogens; else away from a metal; else by the residue's name. */
  private boolean histidineDonates(AtomSite atom) {
    List<AtomSite> pair = residue.heavy().stream().filter(this::isOfHistidine).toList();
    if (pair.stream().anyMatch(hydrogens::containsKey)) {
      return hydrogens.containsKey(atom);
    }
    return pair.stream().anyMatch(graph::bindsMetal) || template.orElseThrow().donates(atom.name());
  }

  private boolean covers(Template known) {
    return known.kind() == Kind.WATER
        || residue.heavy().stream()
            .filter(ResidueTyping::isPolar)
            .allMatch(atom -> known.knows(atom.name()));
  }

  /** Each hydrogen of the file by the heavy atom of its residue that is nearest. */
  private static Map<AtomSite, List<AtomSite>> hydrogens(Residue residue) {
    Map<AtomSite, List<AtomSite>> found = new LinkedHashMap<>();
    for (AtomSite atom : residue.atoms()) {
      if (atom.isHydrogen()) {
        residue.heavy().stream()
            .min(Comparator.comparingDouble(atom::distanceSquared))
            .filter(heavy -> heavy.distanceSquared(atom) < 1.7)
            .ifPresent(heavy -> found.computeIfAbsent(heavy, h -> new ArrayList<>()).add(atom));
      }
    }
    return found;
  }

  private PdbqtAtom placed(AtomSite atom, AtomType type) {
    return new PdbqtAtom(atom.name(), residue.shown(), atom.x(), atom.y(), atom.z(), type);
  }

  /** A hydrogen 1 Å from its atom, away from what the atom is bonded to. */
  private PdbqtAtom hydrogenOn(AtomSite atom) {
    double dx = 0;
    double dy = 0;
    double dz = 0;
    for (AtomSite other : graph.bondedTo(atom)) {
      dx += atom.x() - other.x();
      dy += atom.y() - other.y();
      dz += atom.z() - other.z();
    }
    double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (length < 0.1) {
      dx = 1;
      length = 1;
    }
    return new PdbqtAtom(
        "H" + atom.name().substring(0, Math.min(3, atom.name().length())),
        residue.shown(),
        atom.x() + dx / length,
        atom.y() + dy / length,
        atom.z() + dz / length,
        AtomType.HD);
  }
}
