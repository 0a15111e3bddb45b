package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.JournalException;
import org.tgd.core.journal.JsonText;
import org.tgd.core.report.Judged;
import org.tgd.core.run.RunRecord;

/**
 * Judges the candidates of a run anew and compares the outcomes with those recorded.
 *
 * @param evaluator judges; deterministic
 * @param recorded the outcomes of the run by candidate
 */
record Reevaluation(Evaluator evaluator, Map<String, Evaluation> recorded) {
  static Reevaluation of(Evaluator evaluator, RunRecord record) {
    Map<String, Evaluation> recorded = new LinkedHashMap<>();
    for (Judged each : record.steps()) {
      recorded.putIfAbsent(each.text(), each.evaluation());
    }
    record.open().forEach(each -> recorded.putIfAbsent(each.text(), each.evaluation()));
    return new Reevaluation(evaluator, recorded);
  }

  void run(PrintWriter err) {
    recorded.forEach(this::compare);
    err.println("%d candidates judged anew, each as recorded".formatted(recorded.size()));
  }

  private void compare(String candidate, Evaluation before) {
    Evaluation now = evaluator.evaluate(candidate);
    if (!text(now).equals(text(before))) {
      throw new JournalException(
          "judged anew, the candidate '%s' has loss %s, and %s was recorded%s"
              .formatted(
                  candidate,
                  now.loss(),
                  before.loss(),
                  now.loss() == before.loss() ? "; report, metrics or findings differ" : ""));
    }
  }

  private static String text(Evaluation evaluation) {
    ObjectNode node = EvaluationJson.write(evaluation);
    return JsonText.line(node);
  }
}
