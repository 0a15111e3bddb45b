package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.Comparer;
import org.tgd.core.Comparer.Preference;
import org.tgd.core.Drafts;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.PastFeedback;
import org.tgd.core.Provenance;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Compares every candidate with the one that it was to replace, and shows all that was said since
 * the incumbent came up; with the next one that is accepted it is forgotten (Feedback Descent,
 * arXiv 2511.07919, algorithm 1). A comparison is asked for in both orders; its reason is kept only
 * if both agree and the measured losses do not say otherwise. What was measured is kept in any
 * case.
 *
 * @param edits how the incumbent is edited
 * @param comparer who compares
 * @param window how many comparisons are shown, at least 1
 */
record Pairwise(TextualGradientDescent edits, Comparer comparer, int window) implements Strategy {
  Pairwise {
    requireNonNull(edits, "edits");
    requireNonNull(comparer, "comparer");
    if (window < 1) {
      throw new IllegalArgumentException("window was " + window + "; must be 1 or more");
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    if (!edits.editor().readsWords()) {
      return edits.drafts(state);
    }
    List<Step> tried = tried(state);
    List<PastFeedback> kept =
        tried.subList(Math.max(0, tried.size() - window), tried.size()).stream()
            .map(step -> said(before(state, step), step))
            .toList();
    State informed = state.with(new Remembering(state.history(), kept));
    return edits.with(edits.options().withMemory(window)).drafts(informed);
  }

  /** What was made of the incumbent since it came up, each once. */
  private static List<Step> tried(State state) {
    Parameters present = state.incumbent().parameters();
    int since =
        state.trajectory().stream()
            .filter(step -> step.accepted() && step.parameters().equals(present))
            .mapToInt(Step::index)
            .max()
            .orElse(0);
    List<Step> tried = new ArrayList<>();
    for (Step step : state.trajectory()) {
      boolean known = tried.stream().anyMatch(each -> each.parameters().equals(step.parameters()));
      if (step.index() > since && !step.parameters().equals(present) && !known) {
        tried.add(step);
      }
    }
    return tried;
  }

  /** The one that it was to replace, judged on the same batch. */
  private static Step before(State state, Step tried) {
    Step parent = state.history().parent(tried);
    return parent.parameters().equals(state.incumbent().parameters()) ? parent : state.incumbent();
  }

  private PastFeedback said(Step incumbent, Step tried) {
    String measured = OutcomeWords.of(tried, incumbent);
    String verdict = tried.score() < incumbent.score() ? "better" : "not better";
    String why =
        agreed(incumbent, tried)
            .map(Preference::why)
            .filter(reason -> !reason.isBlank())
            .map(reason -> "\nCompared: " + reason)
            .orElse("");
    SortedMap<String, List<Gradient>> all = new TreeMap<>();
    Provenance source = new Provenance("comparison", "two versions compared", Optional.empty());
    for (String name : tried.parameters().byName().keySet()) {
      String text =
          "This version was %s (loss %s%s):\n%s%s"
              .formatted(
                  verdict,
                  tried.score(),
                  measured.isEmpty() ? "" : "; " + measured,
                  tried.parameters().get(name).value(),
                  why);
      all.put(name, List.of(new Gradient(new Feedback(text, List.of()), source)));
    }
    return new PastFeedback(all);
  }

  /** What is said in both orders and not against the losses. */
  private Optional<Preference> agreed(Step incumbent, Step tried) {
    Optional<Preference> one = comparer.compare(incumbent, tried);
    if (one.isEmpty()) {
      return Optional.empty();
    }
    Optional<Preference> other = comparer.compare(tried, incumbent);
    boolean agree = other.isPresent() && other.get().first() != one.get().first();
    boolean measured = one.get().first() == !(tried.score() < incumbent.score());
    return agree && measured ? one : Optional.empty();
  }

  @Override
  public List<Step> alive(History history) {
    return List.of();
  }

  /** A history in which what is remembered are the comparisons. */
  private record Remembering(History history, List<PastFeedback> memory) implements OtherHistory {}
}
