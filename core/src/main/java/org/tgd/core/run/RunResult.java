package org.tgd.core.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.tgd.core.Outcome;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.eval.Metric;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.JsonText;
import org.tgd.core.journal.Sha256;
import org.tgd.core.report.Judged;

/** The result of a run as JSON: no times in it, so equal runs have equal results. */
public final class RunResult {
  static final String SEAL = "sha256";

  private RunResult() {}

  /**
   * Writes a result.
   *
   * @param end why the run ended: {@code done}, {@code target_reached}, {@code patience}, {@code
   *     stop_file}, {@code budget_exhausted}, {@code useless_answers} or {@code unfinished}
   * @param record what happened
   */
  public static ObjectNode json(String end, RunRecord record) {
    return json(end, "", record);
  }

  /**
   * Writes a result.
   *
   * @param end the word for the end
   * @param reason the end in words; left out where it is empty
   * @param record what happened
   */
  static ObjectNode json(String end, String reason, RunRecord record) {
    RunConfig config = record.manifest().config();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("domain", config.domain());
    node.put("method", config.method());
    node.put("end", end);
    if (!reason.isEmpty()) {
      node.put("reason", reason);
    }
    node.put("steps", record.lastStep());
    node.put("evaluations", record.spent().evaluations());
    node.put("calls", record.spent().calls());
    node.put("tokens", record.spent().tokens());
    LedgerEntry asked = record.spent().asked().all();
    node.put("attempts", asked.attempts());
    node.put("failures", asked.failedAttempts());
    node.put("cache_hits", asked.cacheHits());
    node.put("usd", asked.usd());
    if (!record.agreement().isNone()) {
      record.agreement().writeTo(node.putObject("criticism"));
    }
    ArrayNode remarks = node.putArray("remarks");
    for (RunRecord.StepRemark remark : record.remarks()) {
      ObjectNode each = remarks.addObject().put("step", remark.step());
      each.put("kind", remark.kind()).put("text", remark.text());
    }
    record.start().ifPresent(start -> node.set("start", candidate(start)));
    record.best().ifPresent(best -> node.set("best", candidate(best)));
    ObjectNode journal = node.putObject("journal");
    journal.put("lines", record.place().lines()).put("chain", record.place().chain());
    if (record.place().waiting() > 0) {
      journal.put("waiting", record.place().waiting());
    }
    return node.put(SEAL, seal(node));
  }

  /** The hash of a result without its hash. */
  static String seal(ObjectNode result) {
    ObjectNode bare = result.deepCopy();
    bare.remove(SEAL);
    return Sha256.hex(JsonText.line(bare));
  }

  /** The word for an end. */
  public static String word(Outcome.End end) {
    return end.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode candidate(Judged judged) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("step", judged.index());
    node.put("text", judged.text());
    EvaluationJson.number(node, "loss", judged.loss());
    judged.validation().ifPresent(loss -> EvaluationJson.number(node, "validation_loss", loss));
    judged.test().ifPresent(loss -> EvaluationJson.number(node, "test_loss", loss));
    ObjectNode metrics = node.putObject("metrics");
    for (Metric metric : judged.evaluation().metrics()) {
      EvaluationJson.number(metrics, metric.name(), metric.value());
    }
    return node;
  }
}
