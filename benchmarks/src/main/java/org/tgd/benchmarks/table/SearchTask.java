package org.tgd.benchmarks.table;

import java.util.List;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.search.ScoreSearch;

/**
 * A molecule to be found.
 *
 * @param name for tables and files: letters, digits, underscores, hyphens
 * @param score what is maximised, from 0 to 1
 * @param starts molecules to begin with under their canonical SMILES; may be empty for a search
 *     that is told the score
 * @param calls how many molecules are judged
 * @param batch how many are asked for at once
 * @param effort how much is drawn before each batch
 */
public record SearchTask(
    String name,
    Score score,
    List<Molecule> starts,
    int calls,
    int batch,
    ScoreSearch.Effort effort) {
  /** Copies the starts, checks the name and the ranges. */
  public SearchTask {
    starts = List.copyOf(starts);
    if (!name.matches("[A-Za-z0-9_-]+") || calls < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "name must be letters, digits, _ and -; calls and batch 1 or more");
    }
  }

  /** What must be equal for a finished run to be taken as it is. */
  String signature(SearchMethod method) {
    String from =
        starts.size() > 3
            ? starts.size() + " starts from " + starts.get(0).smiles()
            : String.join(" ", starts.stream().map(Molecule::smiles).toList());
    return "%s; %s; %d calls; batch %d; %s; starts %s"
        .formatted(method, score.text(), calls, batch, effort, from);
  }
}
