package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;

/**
 * Merges of candidates that come from one (GEPA, arXiv 2507.19457, algorithm 4), which takes whole
 * parameters from one or the other; here their lines are merged too, as those of files are.
 */
final class Merges {
  private Merges() {}

  /** The merge of the best two of the candidates that makes anything new. */
  static Optional<Drafts> of(State state, List<Step> members) {
    for (int j = 1; j < members.size(); j++) {
      for (int i = 0; i < j; i++) {
        Optional<Parameters> merged = merged(state.history(), members.get(i), members.get(j));
        if (merged.isPresent() && Pool.isNew(state, merged.get())) {
          return Optional.of(new Drafts(List.of(merged.get()), List.of()).from(members.get(i)));
        }
      }
    }
    return Optional.empty();
  }

  /** Empty where one comes from the other. */
  private static Optional<Parameters> merged(History history, Step better, Step other) {
    List<Parameters> mine = line(history, better);
    List<Parameters> others = line(history, other);
    if (mine.contains(other.parameters()) || others.contains(better.parameters())) {
      return Optional.empty();
    }
    return mine.stream()
        .filter(others::contains)
        .findFirst()
        .map(base -> merged(base, better.parameters(), other.parameters()));
  }

  /** What a candidate comes from, itself first. */
  private static List<Parameters> line(History history, Step candidate) {
    List<Parameters> line = new ArrayList<>(List.of(candidate.parameters()));
    Step at = candidate;
    while (at.index() > 0 && history.parent(at).index() < at.index()) {
      at = history.parent(at);
      line.add(at.parameters());
    }
    return line;
  }

  private static Parameters merged(Parameters base, Parameters better, Parameters other) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name : base.byName().keySet()) {
      texts.put(
          name,
          Texts.merged(base.get(name).value(), better.get(name).value(), other.get(name).value()));
    }
    return better.with(texts);
  }
}
