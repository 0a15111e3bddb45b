package org.tgd.core.llm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tgd.core.Call;
import org.tgd.core.Conversation;
import org.tgd.core.Loss;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Prompt;
import org.tgd.core.eval.Evaluation;

/**
 * A loss over several texts: a model judges named fields, such as question, answer and right
 * answer, by an instruction (as TextGrad's {@code MultiFieldEvaluation}). Each field and the
 * instruction may be a parameter; feedback reaches those that are. With a {@link ScoreTag} the
 * judgement has a number ({@code MultiFieldTokenParsedEvaluation}), else it is words.
 *
 * @param call the model
 * @param names the names of the fields in their order, each once
 * @param score where the judgement states a number, if it does
 */
public record MultiFieldLoss(LlmCall call, List<String> names, Optional<ScoreTag> score) {
  /** Checks that there are fields with names of their own. */
  public MultiFieldLoss {
    requireNonNull(call, "call");
    names = List.copyOf(names);
    requireNonNull(score, "score");
    boolean blank = names.stream().anyMatch(String::isBlank);
    if (names.isEmpty() || blank || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "names were " + names + "; must be 1 or more, none blank or twice");
    }
  }

  /** A loss in words. */
  public MultiFieldLoss(LlmCall call, List<String> names) {
    this(call, names, Optional.empty());
  }

  /** The same whose judgement states a score. */
  public MultiFieldLoss withScore(ScoreTag tag) {
    return new MultiFieldLoss(call, names, Optional.of(tag));
  }

  /**
   * Judges the fields.
   *
   * @param instruction how to judge, and where to state the score
   * @param fields one for each name
   * @return a loss in words; with a score its distance from the best, or infinite with the reason
   *     where the judgement cannot be read
   */
  public Loss of(Variable instruction, List<Variable> fields) {
    if (fields.size() != names.size()) {
      throw new IllegalArgumentException(
          "there were " + fields.size() + " fields; must be those of " + names);
    }
    List<Variable> inputs = new ArrayList<>(List.of(instruction));
    inputs.addAll(fields);
    Prompt prompt = new Prompt(instruction.value(), question(fields), call.sample());
    if (score.isEmpty()) {
      return Loss.ofWords(call.ask(inputs, prompt));
    }
    Completion completion = call.engine().complete(prompt);
    Evaluation evaluation = score.get().read(completion);
    Conversation said =
        new Conversation(
            prompt.system(), prompt.user(), completion.text(), completion.finish().flaw());
    Call judged =
        new Call(
            "a language model judges", inputs, Optional.of(evaluation), Optional.of(said), false);
    Variable output = Variable.output(call.outputRole(), evaluation.report(), judged);
    return new Loss(evaluation.loss(), List.of(evaluation), List.of(output));
  }

  /** Each field under its name, between tags that none of them can contain. */
  private String question(List<Variable> fields) {
    String nonce = Nonce.of(fields.stream().map(Variable::value).toList());
    StringBuilder question = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      question
          .append(names.get(i) + ":\n<field-" + nonce + ">\n")
          .append(fields.get(i).value())
          .append("\n</field-" + nonce + ">\n\n");
    }
    return question.toString().strip();
  }
}
