package org.tgd.chem.docking.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the atoms near a place, by cells. */
public final class Nearby {
  private final List<AtomSite> atoms;
  private final double reach;
  private final Map<Cell, List<Integer>> cells = new HashMap<>();

  private record Cell(int x, int y, int z) {}

  private Nearby(List<AtomSite> atoms, double reach) {
    this.atoms = List.copyOf(atoms);
    this.reach = reach;
    for (int i = 0; i < atoms.size(); i++) {
      cells.computeIfAbsent(cell(atoms.get(i), 0), key -> new ArrayList<>()).add(i);
    }
  }

  /** For questions up to a distance in Å. */
  public static Nearby of(List<AtomSite> atoms, double reach) {
    return new Nearby(atoms, reach);
  }

  /** The indices of the atoms nearer than the reach, in order; an atom is near itself. */
  public List<Integer> to(AtomSite atom) {
    List<Integer> found = new ArrayList<>();
    for (int d = 0; d < 27; d++) {
      for (int i : cells.getOrDefault(cell(atom, d + 27), List.of())) {
        if (atoms.get(i).distanceSquared(atom) < reach * reach) {
          found.add(i);
        }
      }
    }
    found.sort(null);
    return found;
  }

  /** The cell of an atom, or with a number from 27 on one of the 27 around it. */
  private Cell cell(AtomSite atom, int number) {
    int d = number - 27;
    return new Cell(
        index(atom.x()) + (d < 0 ? 0 : d / 9 - 1),
        index(atom.y()) + (d < 0 ? 0 : d / 3 % 3 - 1),
        index(atom.z()) + (d < 0 ? 0 : d % 3 - 1));
  }

  private int index(double coordinate) {
    return (int) Math.floor(coordinate / Math.max(1, reach));
  }
}
