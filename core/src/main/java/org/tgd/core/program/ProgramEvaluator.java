package org.tgd.core.program;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/**
 * Judges a text by a program of the user's: one call a candidate, which gets {@code {"candidate":
 * TEXT, "items": [...]}} on its standard input and prints one JSON document (see {@link
 * ProgramAnswer}). A call that fails, hangs, floods or prints something else is a rejected
 * candidate with the reason. The program must be deterministic.
 */
public final class ProgramEvaluator implements Evaluator {
  private final String command;
  private final ProgramCall call;
  private final Map<String, ObjectNode> items;

  /**
   * An evaluator without a data set.
   *
   * @param command what the shell runs
   */
  public ProgramEvaluator(String command, ProgramLimits limits) {
    this(command, limits, List.of());
  }

  /**
   * An evaluator over a data set: the loss is the mean of the items' losses.
   *
   * @param command what the shell runs
   * @param items objects with a field {@code id} each, handed on as they are
   */
  public ProgramEvaluator(String command, ProgramLimits limits, List<ObjectNode> items) {
    this.command = requireNonNull(command, "command");
    this.call = new ProgramCall(command, limits);
    this.items = new LinkedHashMap<>();
    items.forEach(item -> this.items.put(item.path("id").asText(), item));
  }

  @Override
  public String purpose() {
    return "judges the text by the program '" + command + "'; a lower loss is better";
  }

  @Override
  public Evaluation evaluate(String candidate) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("candidate", candidate);
    if (!items.isEmpty()) {
      ArrayNode list = question.putArray("items");
      items.values().forEach(list::add);
    }
    ProgramCall.Ended ended = call.call(question + "\n");
    return ended instanceof ProgramCall.Answered answered
        ? ProgramAnswer.read(answered.out(), items.keySet())
        : ProgramAnswer.rejected(
            "The evaluator could not judge it: " + ((ProgramCall.Failed) ended).reason() + ".");
  }
}
