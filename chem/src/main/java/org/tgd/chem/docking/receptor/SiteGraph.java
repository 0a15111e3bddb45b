package org.tgd.chem.docking.receptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.chem.docking.prepare.PlacedGroup;
import org.tgd.chem.docking.structure.AtomSite;
import org.tgd.chem.docking.structure.Nearby;
import org.tgd.chem.docking.structure.Residue;

/** The heavy atoms of a receptor with their bonds, across residues. */
final class SiteGraph {
  private static final double REACH = 3.0;

  /** Bonds that are followed into neighbouring residues. */
  private static final int SHELLS = 2;

  private final List<AtomSite> atoms;
  private final Nearby nearby;

  private SiteGraph(List<AtomSite> atoms) {
    this.atoms = atoms;
    this.nearby = Nearby.of(atoms, REACH);
  }

  static SiteGraph of(List<Residue> residues) {
    return new SiteGraph(residues.stream().flatMap(r -> r.heavy().stream()).toList());
  }

  /** The heavy atoms bonded to one, metals left out. */
  List<AtomSite> bondedTo(AtomSite atom) {
    return nearby.to(atom).stream()
        .map(atoms::get)
        .filter(other -> !other.equals(atom) && Chemistry.areBonded(atom, other))
        .toList();
  }

  boolean bindsMetal(AtomSite atom) {
    return nearby.to(atom).stream().anyMatch(i -> Chemistry.bindsMetal(atom, atoms.get(i)));
  }

  /** The roles of a residue's heavy atoms by where they lie, its surroundings considered. */
  Map<AtomSite, PlacedGroup.Role> roles(Residue residue, Map<AtomSite, List<AtomSite>> hydrogens) {
    Map<AtomSite, Integer> index = new LinkedHashMap<>();
    List<AtomSite> shell =
        residue.heavy().stream().filter(atom -> !Chemistry.isMetal(atom.element())).toList();
    for (int i = 0; i <= SHELLS; i++) {
      shell.forEach(atom -> index.putIfAbsent(atom, index.size()));
      shell =
          shell.stream()
              .flatMap(atom -> bondedTo(atom).stream())
              .filter(atom -> !index.containsKey(atom))
              .toList();
    }
    List<int[]> bonds = new ArrayList<>();
    for (AtomSite atom : index.keySet()) {
      for (AtomSite other : bondedTo(atom)) {
        int to = index.getOrDefault(other, -1);
        if (index.get(atom) < to) {
          bonds.add(new int[] {index.get(atom), to});
        }
      }
    }
    List<AtomSite> members = new ArrayList<>(index.keySet());
    for (AtomSite heavy : residue.heavy()) {
      for (AtomSite hydrogen : hydrogens.getOrDefault(heavy, List.of())) {
        if (index.containsKey(heavy)) {
          bonds.add(new int[] {index.get(heavy), members.size()});
          members.add(hydrogen);
        }
      }
    }
    List<PlacedGroup.Role> roles = PlacedGroup.roles(members, bonds, !hydrogens.isEmpty());
    Map<AtomSite, PlacedGroup.Role> own = new LinkedHashMap<>();
    for (AtomSite atom : residue.heavy()) {
      int at = index.getOrDefault(atom, -1);
      own.put(atom, at < 0 ? new PlacedGroup.Role(false, false, false) : roles.get(at));
    }
    return own;
  }
}
