package org.tgd.chem.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.oracle.Score;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Edits a molecule for an objective whose parts are known (a similarity, an oracle, a window), no
 * model asked: a {@link ScoreSearch} that is told the objective goes on from the molecules that
 * were judged. Of molecules that were not judged it computes neither the objective nor a similarity
 * or property in it. Edits that the evaluator tried itself count as judged. Without state.
 *
 * @param score the objective, the higher the better
 * @param allowed which molecules may be proposed
 */
public record ScoreEditor(Score score, Predicate<Molecule> allowed) implements Editor {
  private static final ScoreSearch.Effort EFFORT = new ScoreSearch.Effort(3, 60);
  private static final int MOST_KNOWN = 400;

  /** An editor that may propose any molecule. */
  public ScoreEditor(Score score) {
    this(score, molecule -> true);
  }

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    if (n < 1) {
      return List.of();
    }
    Map<String, Molecule> known = known(edit);
    ScoreSearch search = ScoreSearch.told(score, Told.PARTS, EFFORT, random);
    known.values().stream()
        .skip(Math.max(0, known.size() - MOST_KNOWN))
        .forEach(each -> search.tell(each, score.value(each)));
    search.forbid(List.copyOf(known.values()));
    search.restrict(allowed);
    List<String> proposals = new ArrayList<>();
    Set<String> seen = new HashSet<>(known.keySet());
    for (String tried : better(edit)) {
      if (proposals.size() < (n + 1) / 2 && seen.add(tried)) {
        proposals.add(tried);
      }
    }
    for (Molecule each : search.ask(n)) {
      if (proposals.size() < n && seen.add(each.smiles())) {
        proposals.add(each.smiles());
      }
    }
    return List.copyOf(proposals);
  }

  /** The molecules that were judged, by canonical SMILES, oldest first, the current one last. */
  private static Map<String, Molecule> known(Edit edit) {
    Map<String, Molecule> known = new LinkedHashMap<>();
    Stream.concat(
            Stream.concat(edit.rejected().stream(), edit.attempts().stream()).map(Attempt::value),
            Stream.of(edit.variable().value()))
        .forEach(text -> put(known, text));
    return known;
  }

  private static void put(Map<String, Molecule> known, String text) {
    if (Smiles.read(text) instanceof Smiles.Accepted accepted) {
      String canonical = accepted.molecule().canonicalSmiles();
      known.putIfAbsent(canonical, new Molecule(canonical, accepted.molecule().graph()));
    }
  }

  private record Tried(String smiles, double loss) {}

  /** What the evaluator tried and found better than the current value, best first. */
  private static List<String> better(Edit edit) {
    List<Tried> tried = new ArrayList<>();
    for (Finding finding : edit.findings()) {
      for (Change change : finding.changes()) {
        OptionalDouble loss = change.predictedLoss();
        if (loss.isPresent()
            && finding.weight() > 0
            && Smiles.read(change.to()) instanceof Smiles.Accepted accepted
            && Smiles.read(change.from()) instanceof Smiles.Accepted) {
          tried.add(new Tried(accepted.molecule().canonicalSmiles(), loss.getAsDouble()));
        }
      }
    }
    return tried.stream()
        .sorted(Comparator.comparingDouble(Tried::loss))
        .map(Tried::smiles)
        .distinct()
        .toList();
  }
}
