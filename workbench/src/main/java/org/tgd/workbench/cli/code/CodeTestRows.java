package org.tgd.workbench.cli.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.verdict.Judgement;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.Summary;
import org.tgd.codeeval.verdict.Verdict;

/** Writes judgements as JSON Lines, or as one JSON array. */
final class CodeTestRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final PrintWriter out;
  private final boolean array;
  private final Iterator<String> keys;
  private int kept;
  private boolean first = true;

  /** Rows for stdout. */
  CodeTestRows(PrintWriter out, boolean array) {
    this.out = out;
    this.array = array;
    this.keys = Collections.emptyIterator();
  }

  /**
   * Rows for a file, with their hashes.
   *
   * @param keys the hash of each
   * @param kept how many of them, from the first on, are in the file already
   */
  CodeTestRows(PrintWriter out, List<String> keys, int kept) {
    this.out = out;
    this.array = false;
    this.keys = List.copyOf(keys).iterator();
    this.kept = kept;
  }

  void begin() {
    if (array) {
      out.print("[");
    }
  }

  /** A row that is new; says what counts of it. */
  CodeTestSummary.Counted add(ObjectNode row) {
    if (keys.hasNext()) {
      row.put("hash", keys.next());
    }
    print(row.toString());
    return counted(row);
  }

  /** A row that is known from an earlier run; says what counts of it. */
  CodeTestSummary.Counted again(String row) {
    keys.next();
    if (kept > 0) {
      kept--;
    } else {
      print(row);
    }
    try {
      return counted(JSON.readTree(row));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("was read before", e);
    }
  }

  private static CodeTestSummary.Counted counted(JsonNode row) {
    return new CodeTestSummary.Counted(
        row.path("task_id").asText(),
        Verdict.valueOf(row.path("verdict").asText()),
        row.path("sandbox").asText());
  }

  private void print(String row) {
    if (array) {
      out.print(first ? "\n" : ",\n");
    }
    first = false;
    out.print(row);
    if (!array) {
      out.print('\n');
    }
    out.flush();
  }

  void end() {
    if (array) {
      out.println("\n]");
    }
    out.flush();
  }

  /** The row of a judgement, without its hash. */
  static ObjectNode row(Problem problem, Judgement judgement) {
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
