package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tgd.core.Call;
import org.tgd.core.Conversation;
import org.tgd.core.TextFunction;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;

/**
 * A language model as a function of a question, or of a system prompt and a question. An answer
 * that was cut off at the length limit or by a content filter says so in a line at its end.
 *
 * @param engine the model
 * @param outputRole what the answer is
 * @param sample which of several independent answers is wanted, from 0
 */
public record LlmCall(Engine engine, String outputRole, int sample) implements TextFunction {
  /** Checks that nothing is missing. */
  public LlmCall {
    requireNonNull(engine, "engine");
    requireNonNull(outputRole, "outputRole");
  }

  /** A call for the first answer. */
  public LlmCall(Engine engine, String outputRole) {
    this(engine, outputRole, 0);
  }

  /**
   * Asks the model: the last input is the question, the one before it, if any, the system prompt.
   */
  @Override
  public Variable apply(List<Variable> inputs) {
    if (inputs.isEmpty() || inputs.size() > 2) {
      throw new IllegalArgumentException(
          "a model call was given " + inputs.size() + " inputs; must be 1 or 2");
    }
    String system = inputs.size() == 2 ? inputs.get(0).value() : "";
    String question = inputs.get(inputs.size() - 1).value();
    return ask(inputs, new Prompt(system, question, sample));
  }

  Variable ask(List<Variable> inputs, Prompt prompt) {
    Completion completion = engine.complete(prompt);
    Conversation conversation =
        new Conversation(
            prompt.system(), prompt.user(), completion.text(), completion.finish().flaw());
    Call call = Call.asked("a language model answers", inputs, conversation);
    return Variable.output(outputRole, Flaw.marked("answer", completion.text(), completion), call);
  }
}
