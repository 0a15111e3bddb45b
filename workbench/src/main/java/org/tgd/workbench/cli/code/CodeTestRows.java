package org.tgd.workbench.cli.code;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Summary;

/** Writes judgements as JSON Lines, or as one JSON array. */
final class CodeTestRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final PrintWriter out;
  private final boolean array;
  private boolean first = true;

  CodeTestRows(PrintWriter out, boolean array) {
    this.out = out;
    this.array = array;
  }

  void begin() {
    if (array) {
      out.print("[");
    }
  }

  void add(Problem problem, Judgement judgement) {
    if (array) {
      out.print(first ? "\n" : ",\n");
    }
    first = false;
    out.print(row(problem, judgement));
    if (!array) {
      out.println();
    }
    out.flush();
  }

  void end() {
    if (array) {
      out.println("\n]");
    }
    out.flush();
  }

  private static ObjectNode row(Problem problem, Judgement judgement) {
    ObjectNode row = JSON.createObjectNode();
    row.put("id", judgement.submission().id());
    row.put("task_id", judgement.submission().taskId());
    row.put("language", judgement.language().label());
    row.put("verdict", judgement.verdict().name());
    count(row.putObject("public"), judgement.publicRun());
    count(row.putObject("hidden"), judgement.hiddenRun());
    double millis = judgement.publicRun().millis() + judgement.hiddenRun().millis();
    row.put("time_ms", Math.round(millis * 10) / 10.0);
    row.put(
        "memory_kb", Math.max(judgement.publicRun().memoryKb(), judgement.hiddenRun().memoryKb()));
    row.put("feedback", Summary.of(problem, judgement));
    row.put("sandbox", judgement.isolation());
    return row;
  }

  private static void count(ObjectNode node, Run run) {
    node.put("passed", run.passed());
    node.put("total", run.outcomes().size());
    node.put("vector", run.vector());
  }
}
