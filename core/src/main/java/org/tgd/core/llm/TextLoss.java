package org.tgd.core.llm;

import java.util.List;
import org.tgd.core.Loss;
import org.tgd.core.Variable;
import org.tgd.core.engine.Engine;

/**
 * A loss in words: a model judges a candidate by an instruction.
 *
 * @param call the model
 */
public record TextLoss(LlmCall call) {
  /** A loss judged by the given model. */
  public TextLoss(Engine engine) {
    this(new LlmCall(engine, "judgement of the candidate"));
  }

  /**
   * Judges a candidate.
   *
   * @param instruction how to judge; a parameter if the instruction itself is to be optimized
   * @param candidate what is judged
   */
  public Loss of(Variable instruction, Variable candidate) {
    return Loss.ofWords(call.apply(List.of(instruction, candidate)));
  }
}
