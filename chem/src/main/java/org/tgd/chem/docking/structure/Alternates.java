package org.tgd.chem.docking.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a file writes for one place of a chain: one residue, or several that take turns, with
 * the alternate locations of their atoms.
 */
final class Alternates {
  /** Alternate locations of an atom are nearer to each other than atoms of two chains, Å. */
  private static final double APART = 2.5;

  private static final String UNLETTERED = "again";

  private final List<AtomSite> all = new ArrayList<>();

  /** What was chosen: the residue and, if there was a choice, a sentence about it. */
  record Choice(Residue residue, String about) {}

  /**
   * Takes an atom in. One that stands here already, a little beside, is an alternate location that
   * the file gives no letter.
   */
  void add(AtomSite atom) {
    boolean again = all.stream().anyMatch(other -> isTwin(other, atom) && isNear(other, atom));
    all.add(again ? atom.at(UNLETTERED) : atom);
  }

  /** Whether an atom cannot belong here, so that another chain must have begun. */
  boolean contradicts(AtomSite atom) {
    return all.stream()
        .anyMatch(other -> isOther(other, atom) || (isTwin(other, atom) && !isNear(other, atom)));
  }

  private static boolean isOther(AtomSite a, AtomSite b) {
    return a.alternate().isEmpty()
        && b.alternate().isEmpty()
        && !a.label().residue().equals(b.label().residue());
  }

  /** Hydrogens may share a name; heavy atoms of a residue do not. */
  private static boolean isTwin(AtomSite a, AtomSite b) {
    return !a.isHydrogen()
        && a.name().equals(b.name())
        && a.alternate().equals(b.alternate())
        && a.label().residue().equals(b.label().residue());
  }

  private static boolean isNear(AtomSite a, AtomSite b) {
    return a.distanceSquared(b) < APART * APART;
  }

  /** The residue and location of the greatest mean occupancy, the first if equal. */
  Choice choose() {
    List<String> locations = locations();
    if (locations.isEmpty()) {
      return new Choice(new Residue(all.get(0).label(), all), "");
    }
    String best = locations.get(0);
    for (String location : locations) {
      best = occupancy(location) > occupancy(best) + 1e-9 ? location : best;
    }
    AtomSite first = firstAt(best);
    Residue residue = new Residue(first.label(), atoms(best, first.label()));
    return new Choice(residue, about(residue, best, locations));
  }

  private List<String> locations() {
    Set<String> found = new LinkedHashSet<>();
    all.stream().map(AtomSite::alternate).filter(a -> !a.isEmpty()).forEach(found::add);
    return List.copyOf(found);
  }

  private double occupancy(String location) {
    return all.stream()
        .filter(atom -> atom.alternate().equals(location))
        .mapToDouble(AtomSite::occupancy)
        .average()
        .orElse(0);
  }

  private AtomSite firstAt(String location) {
    return all.stream().filter(atom -> atom.alternate().equals(location)).findFirst().orElseThrow();
  }

  /** Those of the location and of none; what is in neither comes from the fullest other. */
  private List<AtomSite> atoms(String location, AtomSite.Label label) {
    Map<String, AtomSite> chosen = new LinkedHashMap<>();
    for (AtomSite atom : all) {
      if (atom.alternate().isEmpty() || atom.alternate().equals(location)) {
        chosen.putIfAbsent(key(atom), atom.in(label));
      }
    }
    Map<String, AtomSite> others = new LinkedHashMap<>();
    for (AtomSite atom : all) {
      boolean same = atom.label().residue().equals(label.residue());
      if (same && !atom.isHydrogen() && !chosen.containsKey(atom.name())) {
        others.merge(atom.name(), atom, (a, b) -> b.occupancy() > a.occupancy() ? b : a);
      }
    }
    List<AtomSite> result = new ArrayList<>(chosen.values());
    result.addAll(others.values());
    return result;
  }

  private static String key(AtomSite atom) {
    return atom.isHydrogen()
        ? atom.name() + " " + atom.x() + " " + atom.y() + " " + atom.z()
        : atom.name();
  }

  private String about(Residue residue, String best, List<String> locations) {
    if (locations.contains(UNLETTERED)) {
      return residue.shown() + ": the first of its places, which have no letters";
    }
    Set<String> left = new LinkedHashSet<>();
    for (String location : locations) {
      String name = firstAt(location).label().residue();
      if (!location.equals(best)) {
        left.add(name.equals(residue.label().residue()) ? location : name + " " + location);
      }
    }
    return left.isEmpty()
        ? ""
        : residue.shown() + ": " + best + " rather than " + String.join(", ", left);
  }
}
