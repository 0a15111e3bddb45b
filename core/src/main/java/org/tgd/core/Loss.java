package org.tgd.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.Parallel;

/**
 * The end of a forward pass: the number, the evaluations and the tape behind them.
 *
 * @param value the number to minimise: finite, infinite when a candidate was refused, NaN when the
 *     loss is words only
 * @param evaluations the outcomes behind the number
 * @param outputs the variables from which feedback flows back
 */
public record Loss(double value, List<Evaluation> evaluations, List<Variable> outputs) {
  /** Copies the lists. */
  public Loss {
    evaluations = List.copyOf(evaluations);
    outputs = List.copyOf(outputs);
  }

  /** The loss of a candidate as an evaluator computes it. */
  public static Loss of(Evaluator evaluator, Variable candidate) {
    Evaluation evaluation = evaluator.evaluate(candidate.value());
    Call call = Call.evaluated(evaluator.purpose(), candidate, evaluation);
    Variable output =
        Variable.output("evaluation of " + candidate.role(), evaluation.report(), call);
    return new Loss(evaluation.loss(), List.of(evaluation), List.of(output));
  }

  /** A loss in words: a model's judgement is the output, and there is no number. */
  public static Loss ofWords(Variable judgement) {
    return new Loss(Double.NaN, List.of(), List.of(judgement));
  }

  /** The arithmetic mean over a batch; its feedback is that of all members, in batch order. */
  public static Loss mean(List<Loss> batch) {
    requireMembers(batch);
    return joined(batch, batch.stream().mapToDouble(Loss::value).average().orElseThrow());
  }

  /** The sum over a batch; its feedback is that of all members, in batch order. */
  public static Loss sum(List<Loss> batch) {
    requireMembers(batch);
    return joined(batch, batch.stream().mapToDouble(Loss::value).sum());
  }

  /**
   * The weighted sum of several losses.
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
    return joined(losses, value);
  }

  private static void requireMembers(List<Loss> losses) {
    if (losses.isEmpty()) {
      throw new IllegalArgumentException("there were no losses; at least 1 is needed");
    }
  }

  private static Loss joined(List<Loss> parts, double value) {
    return new Loss(
        value,
        parts.stream().flatMap(part -> part.evaluations().stream()).toList(),
        parts.stream().flatMap(part -> part.outputs().stream()).toList());
  }

  /** Walks the tape once, edge after edge, and returns the feedback; changes nothing. */
  public Gradients backward(Critic critic) {
    return backward(critic, Parallel.SEQUENTIAL);
  }

  /**
   * Walks the tape once and returns the feedback; changes nothing. Edges of one level are asked at
   * the same time and joined in edge order, so the result does not depend on the number of threads.
   * Variables behind which there is no trainable leaf are neither visited nor criticised.
   */
  public Gradients backward(Critic critic, Parallel parallel) {
    Map<Variable, List<Gradient>> gradients = new HashMap<>();
    List<Variable> trainable = outputs.stream().filter(Variable::requiresGrad).toList();
    for (List<Variable> level : Tape.levels(trainable, Loss::trainableInputs)) {
      List<Criticism> edges = edges(level, gradients);
      List<Optional<Feedback>> answers =
          parallel.map(
              edges, edge -> edge.call().passesThrough() ? passed(edge) : critic.criticise(edge));
      for (int i = 0; i < edges.size(); i++) {
        Criticism edge = edges.get(i);
        answers.get(i).ifPresent(feedback -> add(gradients, edge, feedback));
      }
    }
    return new Gradients(gradients);
  }

  private static List<Variable> trainableInputs(Variable variable) {
    return variable
        .origin()
        .map(call -> call.inputs().stream().filter(Variable::requiresGrad).toList())
        .orElse(List.of());
  }

  private static List<Criticism> edges(
      List<Variable> level, Map<Variable, List<Gradient>> gradients) {
    List<Criticism> edges = new ArrayList<>();
    for (Variable output : level) {
      List<Gradient> onOutput = gradients.getOrDefault(output, List.of());
      for (Variable input : trainableInputs(output)) {
        edges.add(new Criticism(input, output.origin().orElseThrow(), output, onOutput));
      }
    }
    return edges;
  }

  private static Optional<Feedback> passed(Criticism edge) {
    return GroundedCritic.joined(edge.onOutput());
  }

  private static void add(
      Map<Variable, List<Gradient>> gradients, Criticism edge, Feedback feedback) {
    Provenance source =
        new Provenance(edge.call().purpose(), edge.output().role(), edge.call().conversation());
    gradients
        .computeIfAbsent(edge.input(), variable -> new ArrayList<>())
        .add(new Gradient(feedback, source));
  }
}
