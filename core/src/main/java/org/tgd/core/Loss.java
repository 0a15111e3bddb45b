package org.tgd.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Part;
import org.tgd.core.journal.Parallel;

/**
 * The end of a forward pass: the number, the evaluations and the tape behind them.
 *
 * @param value the number to minimise: finite, infinite when a candidate was refused, NaN when the
 *     loss is words only
 * @param evaluations the outcomes behind the number
 * @param outputs the variables from which feedback flows back
 * @param shares by what each output's own loss is multiplied in the number; positive
 * @param objectives the name of the objective that each output belongs to; empty where there is
 *     only one
 */
public record Loss(
    double value,
    List<Evaluation> evaluations,
    List<Variable> outputs,
    List<Double> shares,
    List<String> objectives) {
  /** Copies the lists and checks that each output has its share and objective. */
  public Loss {
    evaluations = List.copyOf(evaluations);
    outputs = List.copyOf(outputs);
    shares = List.copyOf(shares);
    objectives = List.copyOf(objectives);
    if (shares.size() != outputs.size() || objectives.size() != outputs.size()) {
      throw new IllegalArgumentException(
          "there were %d shares and %d objectives for %d outputs"
              .formatted(shares.size(), objectives.size(), outputs.size()));
    }
  }

  /** A loss of one objective. */
  public Loss(
      double value, List<Evaluation> evaluations, List<Variable> outputs, List<Double> shares) {
    this(value, evaluations, outputs, shares, Collections.nCopies(outputs.size(), ""));
  }

  /** A loss whose outputs count as they are. */
  public Loss(double value, List<Evaluation> evaluations, List<Variable> outputs) {
    this(value, evaluations, outputs, Collections.nCopies(outputs.size(), 1.0));
  }

  /**
   * The loss of a candidate as an evaluator computes it; each part of the outcome is an output of
   * its own.
   */
  public static Loss of(Evaluator evaluator, Variable candidate) {
    Evaluation evaluation = evaluator.evaluate(candidate.value());
    String role = "evaluation of " + candidate.role();
    if (evaluation.parts().isEmpty()) {
      Variable output = output(evaluator.purpose(), role, candidate, evaluation);
      return new Loss(evaluation.loss(), List.of(evaluation), List.of(output));
    }
    List<Part> parts = evaluation.parts();
    List<Variable> outputs =
        parts.stream()
            .map(
                part ->
                    output(
                        evaluator.purpose() + "; here: " + part.name(),
                        part.name() + ", " + role,
                        candidate,
                        part.evaluation()))
            .toList();
    return new Loss(
        evaluation.loss(),
        List.of(evaluation),
        outputs,
        parts.stream().map(Part::weight).toList(),
        parts.stream().map(Part::objective).toList());
  }

  private static Variable output(
      String purpose, String role, Variable candidate, Evaluation evaluation) {
    return Variable.output(
        role, evaluation.report(), Call.evaluated(purpose, candidate, evaluation));
  }

  /**
   * The same as one of several objectives: joined with others, a step may work on it alone, and its
   * name stands above its feedback.
   *
   * @param objective its name, not blank
   */
  public Loss named(String objective) {
    if (objective.isBlank()) {
      throw new IllegalArgumentException("the name of an objective was blank");
    }
    return new Loss(
        value, evaluations, outputs, shares, Collections.nCopies(outputs.size(), objective));
  }

  /** A loss in words: a model's judgement is the output, and there is no number. */
  public static Loss ofWords(Variable judgement) {
    return new Loss(Double.NaN, List.of(), List.of(judgement));
  }

  /**
   * The arithmetic mean over a batch; its feedback is that of all members, in batch order, its
   * findings in units of the mean.
   */
  public static Loss mean(List<Loss> batch) {
    requireMembers(batch);
    List<Double> shares = Collections.nCopies(batch.size(), 1.0 / batch.size());
    return joined(batch, shares, batch.stream().mapToDouble(Loss::value).average().orElseThrow());
  }

  /** The sum over a batch; its feedback is that of all members, in batch order. */
  public static Loss sum(List<Loss> batch) {
    requireMembers(batch);
    List<Double> shares = Collections.nCopies(batch.size(), 1.0);
    return joined(batch, shares, batch.stream().mapToDouble(Loss::value).sum());
  }

  /**
   * The weighted sum of several losses. What counts more comes first in the feedback, with its
   * weight; findings are in units of the sum.
   *
   * @param weights one positive weight per loss; a loss that does not matter is left out, not
   *     weighted by 0
   */
  public static Loss weighted(List<Loss> losses, List<Double> weights) {
    requireMembers(losses);
    if (weights.size() != losses.size()) {
      throw new IllegalArgumentException(
          "there were " + weights.size() + " weights for " + losses.size() + " losses");
    }
    double value = 0;
    for (int i = 0; i < losses.size(); i++) {
      double weight = weights.get(i);
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "weight " + i + " was " + weight + "; must be positive and finite");
      }
      value += weight * losses.get(i).value();
    }
    return joined(losses, weights, value);
  }

  private static void requireMembers(List<Loss> losses) {
    if (losses.isEmpty()) {
      throw new IllegalArgumentException("there were no losses; at least 1 is needed");
    }
  }

  private static Loss joined(List<Loss> parts, List<Double> weights, double value) {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      double weight = weights.get(i);
      parts.get(i).shares().forEach(share -> shares.add(weight * share));
    }
    return new Loss(
        value,
        parts.stream().flatMap(part -> part.evaluations().stream()).toList(),
        parts.stream().flatMap(part -> part.outputs().stream()).toList(),
        shares,
        parts.stream().flatMap(part -> part.objectives().stream()).toList());
  }

  /** Walks the tape once, edge after edge, and returns the feedback; changes nothing. */
  public Gradients backward(Critic critic) {
    return backward(critic, Parallel.SEQUENTIAL);
  }

  /**
   * Walks the tape once and returns the feedback; changes nothing. Edges of one level are asked at
   * the same time and joined in edge order, so the result does not depend on the number of threads.
   * Variables behind which there is no trainable leaf are neither visited nor criticised, and what
   * no feedback reached is not criticised either.
   */
  public Gradients backward(Critic critic, Parallel parallel) {
    return new Backward(this).walk(critic, parallel);
  }
}
