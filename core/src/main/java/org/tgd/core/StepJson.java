package org.tgd.core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;
import org.tgd.core.journal.EvaluationJson;

/** The journal lines of steps. */
final class StepJson {
  static final String KIND = "step";
  static final String KIND_IDLE = "idle";
  static final String KIND_STOP = "stop";

  static final String KIND_GRAPH = "graph";
  static final String KIND_PAUSE = "pause";
  static final String KIND_PARENT = "parent";
  static final String KIND_CRITICISM = "criticism";
  static final String KIND_VALIDATION = "validation";
  static final String KIND_TEST = "test";

  private StepJson() {}

  /** A judged candidate with the feedback that led to it and what came of the answers. */
  static ObjectNode write(Step step, PastFeedback feedback, List<Remark> remarks) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("index", step.index())
            .put("candidate", step.candidate())
            .put("accepted", step.accepted());
    EvaluationJson.number(node, "loss", step.loss());
    ObjectNode parameters = node.putObject("parameters");
    step.parameters().values().forEach(parameters::put);
    if (!step.validation().isEmpty()) {
      EvaluationJson.number(node, "validation", step.score());
    }
    if (!step.items().isEmpty()) {
      ArrayNode items = node.putArray("items");
      step.items().keySet().forEach(items::add);
    }
    ArrayNode evaluations = node.putArray("evaluations");
    step.evaluations().forEach(evaluation -> evaluations.add(brief(evaluation)));
    node.set("feedback", feedback(feedback));
    return remarked(node, remarks);
  }

  /** Names the candidate from which one was made, where that is not the incumbent. */
  static void from(ObjectNode step, Step parent) {
    step.putObject("from").put("index", parent.index()).put("candidate", parent.candidate());
  }

  /** A step in which nothing was judged: no feedback, no usable edit, or nothing new. */
  static ObjectNode idle(Idle idle, PastFeedback feedback) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("index", idle.index())
            .put("reason", idle.reason());
    node.set("feedback", feedback(feedback));
    return remarked(node, idle.remarks());
  }

  private static ObjectNode remarked(ObjectNode node, List<Remark> remarks) {
    if (!remarks.isEmpty()) {
      ArrayNode array = node.putArray("remarks");
      for (Remark remark : remarks) {
        array.addObject().put("kind", remark.kind().word()).put("text", remark.text());
      }
    }
    return node;
  }

  /** The loss of a candidate on items that it was not chosen by in its step. */
  static ObjectNode judged(int index, Step step, double loss) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("index", index);
    node.putObject("step").put("index", step.index()).put("candidate", step.candidate());
    EvaluationJson.number(node, "loss", loss);
    return node;
  }

  /** How the criticism of a step stands to the findings. */
  static ObjectNode criticism(int index, Agreement agreement) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("index", index);
    agreement.writeTo(node);
    return node;
  }

  /** The incumbent on the batch of a new step. */
  static ObjectNode parent(int index, Step step) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("index", index);
    EvaluationJson.number(node, "loss", step.loss());
    return node;
  }

  private static ObjectNode feedback(PastFeedback feedback) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    feedback
        .byParameter()
        .forEach(
            (name, gradients) -> {
              ArrayNode texts = node.putArray(name);
              gradients.forEach(gradient -> texts.add(gradient.text()));
            });
    return node;
  }

  private static ObjectNode brief(Evaluation evaluation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    EvaluationJson.number(node, "loss", evaluation.loss());
    ObjectNode metrics = node.putObject("metrics");
    for (Metric metric : evaluation.metrics()) {
      EvaluationJson.number(metrics, metric.name(), metric.value());
    }
    return node.put("report", evaluation.report());
  }
}
