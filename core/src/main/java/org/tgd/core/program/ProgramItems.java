package org.tgd.core.program;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tgd.core.data.DataSet;
import org.tgd.core.data.ItemEvaluator;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** A program that judges a text on the items that it is handed. */
record ProgramItems(Program program, DataSet data) implements ItemEvaluator {
  /**
   * A program, whatever it is handed.
   *
   * @param command what the shell runs
   * @param limits what a call may take
   * @param probe the share by which numbers are tried lower and higher; 0 for no trials
   */
  record Program(String command, ProgramLimits limits, double probe) {
    Evaluator evaluator(List<ObjectNode> items) {
      Evaluator bare = new ProgramEvaluator(command, limits, items);
      return probe == 0 ? bare : new NumberProbes(bare, probe);
    }
  }

  /** The program on all items. */
  Evaluator onAll() {
    return program.evaluator(data.of(data.ids()));
  }

  @Override
  public String purpose() {
    return onAll().purpose();
  }

  @Override
  public int mostCost() {
    return onAll().mostCost();
  }

  @Override
  public Evaluation evaluate(String candidate, List<String> ids) {
    return program.evaluator(data.of(ids)).evaluate(candidate);
  }
}
