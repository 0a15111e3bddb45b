package org.tgd.core.program;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Part;

/**
 * What gives a gradient of its own in the answer of an evaluator program: its objectives, or the
 * items that have findings. Findings stand in one place: beside all, under objectives, or under
 * items.
 */
final class AnswerParts {
  /** By how much a stated loss may differ from the weighted sum, relatively. */
  private static final double ROUNDING = 1e-6;

  private static final String OBJECTIVES = "objectives";

  private final JsonNode root;
  private final List<Part> all = new ArrayList<>();

  /**
   * Reads the parts.
   *
   * @param root the answer
   * @param ids the items that were asked for; none without a data set
   */
  AnswerParts(JsonNode root, Set<String> ids) {
    this.root = root;
    if (!ids.isEmpty()) {
      items(ids);
    }
    if (root.has(OBJECTIVES)) {
      objectives();
    }
    if (!all.isEmpty() && root.has("findings")) {
      throw new AnswerFields.BadAnswer(
          "findings stand beside those of objectives or items; must all be in one place");
    }
  }

  /** The parts in their order; empty where the whole gives one gradient. */
  List<Part> all() {
    return List.copyOf(all);
  }

  /** The loss of the whole, where it is not the mean over items. */
  double loss() {
    if (all.isEmpty()) {
      return AnswerFields.number(root, "loss", "loss");
    }
    double sum = all.stream().mapToDouble(part -> part.weight() * part.loss()).sum();
    if (root.has("loss")) {
      double stated = AnswerFields.number(root, "loss", "loss");
      if (Math.abs(stated - sum) > ROUNDING * Math.max(1, Math.abs(sum))) {
        throw new AnswerFields.BadAnswer(
            "loss was %s, but the objectives make %s; must be the sum of weight times loss, or left out"
                .formatted(stated, sum));
      }
    }
    return sum;
  }

  private void items(Set<String> ids) {
    int k = 0;
    for (JsonNode item : root.path("items")) {
      String place = "items[" + k++ + "]";
      List<Finding> findings = AnswerFields.findings(item, place + ".");
      if (!findings.isEmpty()) {
        String id = AnswerFields.text(item, "id", place + ".id");
        double loss = AnswerFields.number(item, "loss", place + ".loss");
        String report = item.path("report").asText("");
        all.add(
            new Part(
                Part.Kind.ITEM,
                id,
                loss,
                1.0 / ids.size(),
                report.isBlank() ? "loss " + loss + "." : report,
                findings));
      }
    }
  }

  private void objectives() {
    if (!all.isEmpty()) {
      throw new AnswerFields.BadAnswer(
          "items have findings beside objectives; must be under one of both");
    }
    Set<String> names = new HashSet<>();
    for (JsonNode node : AnswerFields.array(root, OBJECTIVES)) {
      String place = OBJECTIVES + "[" + all.size() + "]";
      String name = AnswerFields.text(node, "name", place + ".name");
      if (name.isBlank() || !names.add(name)) {
        throw new AnswerFields.BadAnswer(
            place + ".name was '" + name + "'; must be a name that stands once");
      }
      double loss = AnswerFields.number(node, "loss", place + ".loss");
      double weight =
          node.has("weight") ? AnswerFields.number(node, "weight", place + ".weight") : 1;
      if (weight <= 0) {
        throw new AnswerFields.BadAnswer(
            place + ".weight was " + weight + "; must be above 0, or the objective left out");
      }
      all.add(
          new Part(
              Part.Kind.OBJECTIVE,
              name,
              loss,
              weight,
              node.has("report")
                  ? AnswerFields.text(node, "report", place + ".report")
                  : "loss " + loss + ".",
              AnswerFields.findings(node, place + ".")));
    }
    if (all.isEmpty()) {
      throw new AnswerFields.BadAnswer("objectives was an empty list; must hold 1 or more");
    }
  }
}
