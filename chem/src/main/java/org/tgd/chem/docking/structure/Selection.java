package org.tgd.chem.docking.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes residues of atoms: tells chains apart, chooses alternates, resolves what overlaps. */
final class Selection {
  /** Heavy atoms of different residues nearer than this cannot both be there, Å. */
  private static final double ON_TOP = 0.8;

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Structure.Sites sites;
  private final List<String> choices = new ArrayList<>();

  Selection(Structure.Sites sites) {
    this.sites = sites;
  }

  private record Place(String chain, String number) {}

  Structure structure() {
    if (sites.models() > 1) {
      choices.add("the first of " + sites.models() + " models");
    }
    List<Residue> chosen = new ArrayList<>();
    List<String> alternates = new ArrayList<>();
    for (Alternates place : places()) {
      Alternates.Choice choice = place.choose();
      chosen.add(choice.residue());
      if (!choice.about().isEmpty()) {
        alternates.add(choice.about());
      }
    }
    if (!alternates.isEmpty()) {
      choices.add(
          "of alternate locations the fuller, of equals the first: "
              + String.join("; ", alternates));
    }
    return new Structure(apart(chosen), choices);
  }

  private List<Alternates> places() {
    List<Alternates> all = new ArrayList<>();
    Map<Place, Alternates> open = new HashMap<>();
    Map<String, Integer> runs = new HashMap<>();
    ChainLetters chains = new ChainLetters();
    for (AtomSite atom : sites.atoms()) {
      String chain = atom.label().chain();
      Place place = new Place(chain, atom.label().number());
      Alternates there = open.get(place);
      if (there != null && there.contradicts(atom)) {
        runs.merge(chain, 1, Integer::sum);
        open.keySet().removeIf(other -> other.chain().equals(chain));
        there = null;
      }
      if (there == null) {
        there = new Alternates();
        open.put(place, there);
        all.add(there);
      }
      String letter = chains.letter(chain, runs.getOrDefault(chain, 0));
      AtomSite.Label old = atom.label();
      there.add(atom.in(new AtomSite.Label(old.residue(), letter, old.number(), old.hetero())));
    }
    choices.addAll(chains.changes());
    return all;
  }

  /** Gives a letter to every chain; those of one letter keep theirs. */
  private final class ChainLetters {
    private final Map<List<Object>, String> given = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();

    ChainLetters() {
      sites.atoms().stream()
          .map(atom -> atom.label().chain())
          .filter(chain -> chain.length() == 1)
          .forEach(used::add);
    }

    String letter(String chain, int run) {
      if (run == 0 && chain.length() == 1) {
        return chain;
      }
      return given.computeIfAbsent(List.of(chain, run), key -> fresh(chain, run));
    }

    private String fresh(String chain, int run) {
      String letter = "";
      for (int i = 0; i < LETTERS.length() && letter.isEmpty(); i++) {
        String candidate = LETTERS.substring(i, i + 1);
        letter = used.add(candidate) ? candidate : "";
      }
      String name = chain.isEmpty() ? "a chain without letter" : "chain " + chain;
      changed.add(name + (run > 0 ? ", part " + (run + 1) : "") + " is " + letter);
      return letter;
    }

    List<String> changes() {
      boolean single = changed.size() == 1 && used.size() == 1;
      return changed.isEmpty() || single
          ? List.of()
          : List.of("chains told apart: " + String.join("; ", changed));
    }
  }

  /** Of residues on top of each other the one with the greater occupancy. */
  private List<Residue> apart(List<Residue> residues) {
    List<AtomSite> atoms = new ArrayList<>();
    List<Integer> owner = new ArrayList<>();
    for (int r = 0; r < residues.size(); r++) {
      for (AtomSite atom : residues.get(r).heavy()) {
        atoms.add(atom);
        owner.add(r);
      }
    }
    Nearby nearby = Nearby.of(atoms, ON_TOP);
    Set<Integer> gone = new HashSet<>();
    for (int i = 0; i < atoms.size(); i++) {
      for (int j : nearby.to(atoms.get(i))) {
        int a = owner.get(i);
        int b = owner.get(j);
        if (a < b && !gone.contains(a) && !gone.contains(b)) {
          boolean second = residues.get(b).meanOccupancy() <= residues.get(a).meanOccupancy();
          gone.add(second ? b : a);
          choices.add(
              "left out "
                  + residues.get(second ? b : a).shown()
                  + ", which lies on "
                  + residues.get(second ? a : b).shown());
        }
      }
    }
    List<Residue> kept = new ArrayList<>();
    for (int r = 0; r < residues.size(); r++) {
      if (!gone.contains(r)) {
        kept.add(residues.get(r));
      }
    }
    return kept;
  }
}
