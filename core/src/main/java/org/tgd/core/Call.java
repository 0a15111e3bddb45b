package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.tgd.core.eval.Evaluation;

/**
 * One recorded application of a function: a node of the tape.
 *
 * @param purpose what the function does, in words that a critic can use
 * @param inputs the variables it read, one entry per edge; a variable used twice stands twice
 * @param evaluation the outcome, where the function is an evaluator
 * @param conversation what was said, where the function asked a language model
 * @param passesThrough whether feedback on the output goes to the inputs unchanged, without a
 *     critic, as through a sum
 */
public record Call(
    String purpose,
    List<Variable> inputs,
    Optional<Evaluation> evaluation,
    Optional<Conversation> conversation,
    boolean passesThrough) {
  /** Copies the inputs and checks that nothing is missing. */
  public Call {
    requireNonNull(purpose, "purpose");
    inputs = List.copyOf(inputs);
    requireNonNull(evaluation, "evaluation");
    requireNonNull(conversation, "conversation");
  }

  /** A call of a plain function. */
  public static Call of(String purpose, List<Variable> inputs) {
    return new Call(purpose, inputs, Optional.empty(), Optional.empty(), false);
  }

  /** A call of an evaluator. */
  public static Call evaluated(String purpose, Variable candidate, Evaluation evaluation) {
    return new Call(purpose, List.of(candidate), Optional.of(evaluation), Optional.empty(), false);
  }

  /** A call of a language model. */
  public static Call asked(String purpose, List<Variable> inputs, Conversation conversation) {
    return new Call(purpose, inputs, Optional.empty(), Optional.of(conversation), false);
  }
}
