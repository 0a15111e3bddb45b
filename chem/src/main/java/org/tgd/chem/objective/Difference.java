package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.tgd.chem.graph.CanonicalSmiles;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Element;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Perception;
import org.tgd.chem.graph.Refusal;
import org.tgd.chem.oracle.Isomer;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.Similarity;
import org.tgd.chem.oracle.Substructure;
import org.tgd.chem.score.MaccsKeys;
import org.tgd.chem.score.MorganFingerprint;

/** What a molecule has that its reference lacks, and the other way round, in words. */
final class Difference {
  private static final int SHOWN = 4;
  private static final int ATOMS_SHOWN = 12;

  private Difference() {}

  /** Sentences about all parts of a score that compare; empty where none does. */
  static String of(Score score, Molecule molecule) {
    List<String> sentences = new ArrayList<>();
    collect(score, molecule.graph(), sentences);
    return String.join(" ", sentences);
  }

  private static void collect(Score score, Graph graph, List<String> into) {
    score.parts().forEach(part -> collect(part, graph, into));
    if (score instanceof Similarity similarity) {
      into.add(
          similarity.kind().equals("maccs")
              ? keys(similarity.reference().graph(), graph)
              : environments(similarity.reference().graph(), graph));
    } else if (score instanceof Isomer isomer) {
      into.add(elements(isomer, graph));
    } else if (score instanceof Substructure substructure) {
      into.add(pattern(substructure, graph));
    }
    into.removeIf(String::isEmpty);
  }

  private static String environments(Graph reference, Graph graph) {
    Map<Integer, Integer> wanted = counted(reference);
    Map<Integer, Integer> found = counted(graph);
    Set<String> missing = new LinkedHashSet<>();
    for (MorganFingerprint.Environment each : MorganFingerprint.environments(reference, 1)) {
      int lacking = wanted.get(each.identifier()) - found.getOrDefault(each.identifier(), 0);
      if (lacking > 0 && !each.bonds().isEmpty()) {
        missing.add(fragment(reference, each));
      }
    }
    Set<Integer> extra = new TreeSet<>();
    for (MorganFingerprint.Environment each : MorganFingerprint.environments(graph, 1)) {
      if (found.get(each.identifier()) > wanted.getOrDefault(each.identifier(), 0)) {
        extra.add(each.atom());
      }
    }
    return sentence(
        "The reference also has ", missing, extra, " with surroundings that it does not have");
  }

  private static Map<Integer, Integer> counted(Graph graph) {
    Map<Integer, Integer> counts = new HashMap<>();
    MorganFingerprint.environments(graph, 1)
        .forEach(each -> counts.merge(each.identifier(), 1, Integer::sum));
    return counts;
  }

  private static String sentence(
      String lead, Set<String> missing, Set<Integer> extra, String what) {
    StringBuilder text = new StringBuilder();
    if (!missing.isEmpty()) {
      text.append(lead);
      text.append(String.join(", ", missing.stream().limit(SHOWN).toList()));
      text.append(missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more." : ".");
    }
    if (!extra.isEmpty()) {
      List<Integer> shown = extra.stream().limit(ATOMS_SHOWN).toList();
      text.append(text.isEmpty() ? "" : " ");
      text.append(AtomNames.range(shown).replaceFirst("^a", "A")).append(what).append('.');
    }
    return text.toString();
  }

  /** An environment as a small molecule of its own. */
  private static String fragment(Graph graph, MorganFingerprint.Environment environment) {
    boolean[] gone = new boolean[graph.atoms()];
    Arrays.fill(gone, true);
    gone[environment.atom()] = false;
    BitSet bonds = environment.bonds();
    for (int b = bonds.nextSetBit(0); b >= 0; b = bonds.nextSetBit(b + 1)) {
      gone[graph.begin(b)] = false;
      gone[graph.end(b)] = false;
    }
    Draft draft = graph.draft();
    draft.forgetStereo();
    draft.atoms.forEach(
        atom -> {
          atom.aromatic = false;
          atom.hydrogens = Draft.AUTOMATIC;
        });
    draft.remove(gone);
    try {
      return CanonicalSmiles.of(Perception.complete(draft));
    } catch (Refusal refused) {
      return "the surroundings of " + AtomNames.of(graph, environment.atom()) + " of it";
    }
  }

  private static String keys(Graph reference, Graph graph) {
    BitSet wanted = MaccsKeys.of(reference);
    BitSet found = MaccsKeys.of(graph);
    BitSet missing = (BitSet) wanted.clone();
    missing.andNot(found);
    BitSet extra = (BitSet) found.clone();
    extra.andNot(wanted);
    Set<String> lacking = new LinkedHashSet<>();
    missing.stream().forEach(key -> lacking.add(key + " (" + MaccsKeys.meaning(key) + ")"));
    String text = sentence("Keys missing: ", lacking, Set.of(), "");
    Map<String, String> present = new LinkedHashMap<>();
    extra.stream()
        .limit(SHOWN)
        .forEach(key -> present.put(key + " (" + MaccsKeys.meaning(key) + ")", places(key, graph)));
    List<String> named = new ArrayList<>();
    present.forEach((key, places) -> named.add(key + places));
    String more =
        extra.cardinality() > SHOWN ? " and " + (extra.cardinality() - SHOWN) + " more" : "";
    String also = named.isEmpty() ? "" : "Keys too many: " + String.join(", ", named) + more + ".";
    return (text + " " + also).strip();
  }

  private static String places(int key, Graph graph) {
    Set<Integer> atoms = new TreeSet<>();
    for (int[] place : MaccsKeys.places(key, graph)) {
      for (int atom : place) {
        atoms.add(atom);
      }
    }
    return atoms.isEmpty() || atoms.size() > ATOMS_SHOWN
        ? ""
        : " at " + AtomNames.range(List.copyOf(atoms));
  }

  private static String elements(Isomer isomer, Graph graph) {
    SortedMap<Integer, Integer> found = Isomer.atoms(graph);
    Set<Integer> all = new TreeSet<>(found.keySet());
    all.addAll(isomer.wanted().keySet());
    List<String> parts = new ArrayList<>();
    for (int element : all) {
      int more = found.getOrDefault(element, 0) - isomer.wanted().getOrDefault(element, 0);
      if (more != 0) {
        parts.add(
            Math.abs(more) + " " + Element.symbol(element) + (more > 0 ? " too many" : " too few"));
      }
    }
    return parts.isEmpty() ? "" : "Of " + isomer.formula() + ": " + String.join(", ", parts) + ".";
  }

  private static String pattern(Substructure substructure, Graph graph) {
    List<int[]> places = substructure.pattern().matches(graph, 1);
    boolean absent = substructure.counting() == Substructure.Counting.ABSENT;
    boolean counts = substructure.counting() == Substructure.Counting.MATCHES;
    if (counts || places.isEmpty() == absent) {
      return "";
    }
    return absent
        ? substructure.smarts() + " is at " + atoms(places.get(0)) + " and must go."
        : substructure.smarts() + " is missing.";
  }

  private static String atoms(int[] place) {
    return AtomNames.range(Arrays.stream(place).boxed().toList());
  }
}
