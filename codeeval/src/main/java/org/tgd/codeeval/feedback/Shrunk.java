package org.tgd.codeeval.feedback;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.verdict.TestOutcome;

/**
 * An input made from that of a failing public test, smaller, on which the program ends alike.
 *
 * @param arguments the input
 * @param outcome what came of it
 */
public record Shrunk(List<Value> arguments, TestOutcome outcome) {
  /** Copies the arguments and checks that nothing is missing. */
  public Shrunk {
    arguments = List.copyOf(arguments);
    requireNonNull(outcome, "outcome");
  }
}
