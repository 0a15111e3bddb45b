package org.tgd.workbench.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.report.Judged;
import org.tgd.core.run.RunResult;

/** Runs as JSON with every judged candidate, as {@code docs/schemas/runs.schema.json} says. */
public final class RunJson {
  private RunJson() {}

  /** One run. */
  public static ObjectNode of(ExportedRun run) {
    ObjectNode node = RunResult.json(run.end(), run.record());
    ArrayNode steps = node.putArray("trajectory");
    for (Judged each : run.record().steps()) {
      ObjectNode step = steps.addObject();
      step.put("step", each.index()).put("candidate", each.candidate());
      step.put("accepted", each.accepted()).put("text", each.text());
      EvaluationJson.number(step, "loss", each.loss());
      ArrayNode feedback = step.putArray("feedback");
      each.feedback().forEach(feedback::add);
      step.set("evaluation", EvaluationJson.write(each.evaluation()));
    }
    node.put("run", run.name()).put("path", run.directory().path().toString());
    node.put("made", run.record().manifest().created());
    node.put("objective", run.label().objective());
    run.label().tags().forEach(node.putArray("tags")::add);
    node.set("config", run.record().manifest().json().path("config"));
    return node;
  }

  /** An array of runs, one after the other. */
  public static void write(ExportedRuns runs, Writer out) throws IOException {
    String[] before = {"[ "};
    runs.each(
        run -> {
          out.write(before[0]);
          out.write(of(run).toPrettyString());
          before[0] = ", ";
        });
    out.write(before[0].equals("[ ") ? "[ ]\n" : " ]\n");
  }
}
