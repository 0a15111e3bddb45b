package org.tgd.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** A function from texts to a text; applying it records a {@link Call} on the tape. */
@FunctionalInterface
public interface TextFunction {
  /** Applies the function; the output's origin is the recorded call. */
  Variable apply(List<Variable> inputs);

  /**
   * Any Java function as a node of the graph.
   *
   * @param purpose what it does, in words that a critic can use
   * @param outputRole what its output is
   * @param body computes the output from the values of the inputs
   */
  static TextFunction of(String purpose, String outputRole, Function<List<String>, String> body) {
    return inputs ->
        Variable.output(
            outputRole,
            body.apply(inputs.stream().map(Variable::value).toList()),
            Call.of(purpose, inputs));
  }

  /**
   * An evaluator as an inner node of the graph: its output is the report, which further functions
   * may read.
   */
  static TextFunction of(Evaluator evaluator, String outputRole) {
    return inputs -> {
      if (inputs.size() != 1) {
        throw new IllegalArgumentException(
            "an evaluator was given " + inputs.size() + " inputs; must be 1");
      }
      Variable candidate = inputs.get(0);
      Evaluation evaluation = evaluator.evaluate(candidate.value());
      Call call = Call.evaluated(evaluator.purpose(), candidate, evaluation);
      return Variable.output(outputRole, evaluation.report(), call);
    };
  }

  /** The sum of texts: their concatenation; feedback on it reaches every summand unchanged. */
  static TextFunction sum(String outputRole) {
    return inputs ->
        Variable.output(
            outputRole,
            inputs.stream().map(Variable::value).collect(Collectors.joining("\n")),
            new Call("sum", inputs, Optional.empty(), Optional.empty(), true));
  }
}
