package org.tgd.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/**
 * Writes the evaluators' findings out, without any model. A refused candidate is criticised with
 * the reason for the refusal. Through a function that has no findings of its own, such as a call of
 * a language model, it passes feedback on unchanged: straight-through.
 */
public final class GroundedCritic implements Critic {
  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return about
        .call()
        .evaluation()
        .map(GroundedCritic::written)
        .orElseGet(() -> joined(about.onOutput()));
  }

  private static Optional<Feedback> written(Evaluation evaluation) {
    Stream<String> reason =
        evaluation instanceof Evaluation.Rejected ? Stream.of(evaluation.report()) : Stream.of();
    String text =
        Stream.concat(reason, evaluation.findings().stream().map(Finding::sentence))
            .filter(line -> !line.isBlank())
            .collect(Collectors.joining("\n"));
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Feedback(text, evaluation.findings()));
  }

  /**
   * Several gradients as one feedback: every distinct text once, in order, so that feedback which
   * reached a node along many paths does not multiply.
   */
  static Optional<Feedback> joined(List<Gradient> gradients) {
    if (gradients.isEmpty()) {
      return Optional.empty();
    }
    String text =
        gradients.stream().map(Gradient::text).distinct().collect(Collectors.joining("\n"));
    List<Finding> findings =
        gradients.stream().flatMap(g -> g.feedback().findings().stream()).distinct().toList();
    return Optional.of(new Feedback(text, findings));
  }
}
