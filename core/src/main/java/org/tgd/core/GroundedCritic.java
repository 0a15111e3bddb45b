package org.tgd.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.core.eval.Advice;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/**
 * Writes the evaluators' findings out as a reader needs them, without any model. A refused
 * candidate is criticised with the reason for the refusal. Through a function that has no findings
 * of its own, such as a call of a language model, it passes feedback on unchanged:
 * straight-through.
 */
public final class GroundedCritic implements Critic {
  @Override
  public boolean isSteady() {
    return true;
  }

  @Override
  public Optional<Feedback> criticise(Criticism about) {
    return about
        .call()
        .evaluation()
        .map(GroundedCritic::written)
        .orElseGet(() -> joined(about.onOutput()));
  }

  private static Optional<Feedback> written(Evaluation evaluation) {
    String text =
        evaluation instanceof Evaluation.Rejected
            ? refusal(evaluation)
            : Advice.of(evaluation.findings(), 0).text();
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(new Feedback(text, evaluation.findings()));
  }

  /** The reason, and what the findings say beside it. */
  private static String refusal(Evaluation evaluation) {
    String reason = evaluation.report();
    List<Finding> further =
        evaluation.findings().stream()
            .filter(finding -> finding.changesSomething() || !reason.contains(finding.observed()))
            .toList();
    return Stream.of(reason, Advice.of(further, 0).text())
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
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
