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
 * @param argument which argument of the call this is about, from 0: a variable used twice in one
 *     call is criticised once for each use
 */
public record Criticism(
    Variable input, Call call, Variable output, List<Gradient> onOutput, int argument) {
  /** Copies the feedback and checks that nothing is missing. */
  public Criticism {
    requireNonNull(input, "input");
    requireNonNull(call, "call");
    requireNonNull(output, "output");
    onOutput = List.copyOf(onOutput);
  }

  /** Criticism of the first use of the variable in the call. */
  public Criticism(Variable input, Call call, Variable output, List<Gradient> onOutput) {
    this(input, call, output, onOutput, Math.max(0, call.inputs().indexOf(input)));
  }

  /** How often the call uses the variable. */
  public int uses() {
    return (int) call.inputs().stream().filter(each -> each == input).count();
  }

  /** Which of these uses this is about, from 1. */
  public int use() {
    return (int) call.inputs().stream().limit(argument + 1L).filter(each -> each == input).count();
  }
}
