package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * All that is known about one edge of the graph when feedback flows back along it.
 *
 * @param input the variable that is criticised
 * @param call the function that used it, with its inputs, its evaluation or its conversation
 * @param output what the function made of it
 * @param onOutput the feedback that already reached the output, in edge order; empty at the end of
 *     the graph
 */
public record Criticism(Variable input, Call call, Variable output, List<Gradient> onOutput) {
  /** Copies the feedback and checks that nothing is missing. */
  public Criticism {
    requireNonNull(input, "input");
    requireNonNull(call, "call");
    requireNonNull(output, "output");
    onOutput = List.copyOf(onOutput);
  }
}
