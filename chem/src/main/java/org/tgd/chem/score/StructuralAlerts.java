package org.tgd.chem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.smarts.Pattern;
import org.tgd.chem.smarts.PatternList;

/**
 * A list of unwanted substructures with names: the 116 alerts that QED counts (after Brenk et al.,
 * ChemMedChem 3, 435, 2008), or the 480 pan-assay interference patterns (Baell and Holloway, J.
 * Med. Chem. 53, 2719, 2010).
 */
public final class StructuralAlerts {
  private static final int MOST_PLACES = 20;
  private final List<Entry> entries;
  private final PatternList patterns;

  private record Entry(String name, Pattern pattern) {}

  /**
   * An alert found in a molecule.
   *
   * @param name the name of the alert
   * @param places the atoms of each match, as indices in order of the SMILES; at most twenty
   */
  public record Alert(String name, List<List<Integer>> places) {
    /** Copies the places. */
    public Alert {
      places = List.copyOf(places);
    }
  }

  private static final class QedHolder {
    private static final StructuralAlerts LIST = new StructuralAlerts("qed-alerts.tsv");
  }

  private static final class PainsHolder {
    private static final StructuralAlerts LIST = new StructuralAlerts("pains.tsv");
  }

  private StructuralAlerts(String resource) {
    entries =
        Tables.rows(resource).stream().map(row -> new Entry(row[0], Pattern.of(row[1]))).toList();
    patterns = new PatternList(entries.stream().map(Entry::pattern).toList());
  }

  /** The alerts that QED counts. */
  public static StructuralAlerts qed() {
    return QedHolder.LIST;
  }

  /** The pan-assay interference patterns. */
  public static StructuralAlerts pains() {
    return PainsHolder.LIST;
  }

  /** How many alerts of the list match at least once. */
  public int count(Graph graph) {
    return patterns.matching(graph).length;
  }

  /** The names of the alerts that match, in the order of the list. */
  public List<String> names(Graph graph) {
    return Arrays.stream(patterns.matching(graph)).mapToObj(k -> entries.get(k).name()).toList();
  }

  /** The alerts that match with their atoms, in the order of the list. */
  public List<Alert> find(Graph graph) {
    List<Alert> found = new ArrayList<>();
    for (int k : patterns.matching(graph)) {
      Entry entry = entries.get(k);
      List<List<Integer>> places =
          entry.pattern().matches(graph, MOST_PLACES).stream()
              .map(match -> Arrays.stream(match).sorted().boxed().toList())
              .toList();
      found.add(new Alert(entry.name(), places));
    }
    return List.copyOf(found);
  }
}
