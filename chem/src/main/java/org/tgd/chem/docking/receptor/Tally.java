package org.tgd.chem.docking.receptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.chem.docking.receptor.ReceptorSummary.Entry;
import org.tgd.chem.docking.receptor.ReceptorSummary.Fate;

/** Counts residues of one name and one fate together, in the order of their first. */
final class Tally {
  /** Places that are written out; beyond these only their number is. */
  private static final int LISTED = 8;

  private final Fate fate;
  private final Map<Group, Count> counts = new LinkedHashMap<>();

  Tally(Fate fate) {
    this.fate = fate;
  }

  private record Group(String name, String reason) {}

  private record Count(List<String> places, int atoms) {}

  /** Adds a residue of a name, such as {@code GOL}, at a place, such as {@code A 301}. */
  void add(String name, String place, int atoms, String reason) {
    Count count = counts.getOrDefault(new Group(name, reason), new Count(new ArrayList<>(), 0));
    count.places().add(place);
    counts.put(new Group(name, reason), new Count(count.places(), count.atoms() + atoms));
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    counts.forEach(
        (group, count) ->
            entries.add(
                new Entry(
                    fate, what(group.name(), count.places()), count.atoms(), group.reason())));
    return entries;
  }

  static int[] sum(int[] a, int[] b) {
    return new int[] {a[0] + b[0], a[1] + b[1]};
  }

  private static String what(String name, List<String> places) {
    return places.size() > LISTED
        ? name + " " + places.size() + " times"
        : (name + " " + String.join(", ", places)).strip();
  }
}
