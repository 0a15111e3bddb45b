package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.Proposals;
import org.tgd.core.journal.Parallel;

/**
 * Proposes the further starts of a problem that were not judged yet before anything of the editor
 * behind it.
 *
 * @param starts the further starts
 * @param editor proposes what is left
 */
public record FurtherStarts(List<String> starts, Editor editor) implements Editor {
  /** Copies the starts. */
  public FurtherStarts {
    starts = List.copyOf(starts);
    requireNonNull(editor, "editor");
  }

  @Override
  public boolean readsWords() {
    return editor.readsWords();
  }

  @Override
  public boolean learnsFromAll() {
    return editor.learnsFromAll();
  }

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    return proposals(edit, n, random).values();
  }

  @Override
  public Proposals proposals(Edit edit, int n, RandomGenerator random) {
    return proposals(edit, n, random, Parallel.SEQUENTIAL);
  }

  @Override
  public Proposals proposals(Edit edit, int n, RandomGenerator random, Parallel parallel) {
    Set<String> known = new LinkedHashSet<>(Set.of(edit.variable().value()));
    Stream.concat(edit.attempts().stream(), edit.rejected().stream())
        .map(Attempt::value)
        .forEach(known::add);
    List<String> proposals = new ArrayList<>();
    for (String start : starts) {
      if (proposals.size() < n && known.add(start)) {
        proposals.add(start);
      }
    }
    if (proposals.size() == n) {
      return new Proposals(proposals, List.of());
    }
    Proposals further = editor.proposals(edit, n - proposals.size(), random, parallel);
    further.values().stream().filter(known::add).forEach(proposals::add);
    return new Proposals(proposals, further.remarks());
  }
}
