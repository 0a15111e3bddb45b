package org.tgd.core.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Part;

/** The parts of a batch whose items were judged by several calls. */
final class BatchParts {
  private final List<Part> parts = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();

  /**
   * Takes the parts of each call.
   *
   * @param shares the share of the batch that each call judged
   */
  BatchParts(List<Evaluation> calls, List<Double> shares) {
    for (int i = 0; i < calls.size(); i++) {
      for (Part part : calls.get(i).parts()) {
        parts.add(part);
        this.shares.add(shares.get(i));
      }
    }
  }

  /** The items of the batch in its order, then the objectives in the order of the calls. */
  List<Part> on(List<String> ids) {
    Map<String, Part> items = new LinkedHashMap<>();
    Map<String, List<Integer>> objectives = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).kind() == Part.Kind.ITEM) {
        items.putIfAbsent(parts.get(i).name(), parts.get(i));
      } else {
        objectives.computeIfAbsent(parts.get(i).name(), name -> new ArrayList<>()).add(i);
      }
    }
    List<Part> all = new ArrayList<>();
    ids.stream()
        .filter(items::containsKey)
        .map(id -> items.get(id).withWeight(1.0 / ids.size()))
        .forEach(all::add);
    objectives.values().forEach(same -> all.add(joined(same)));
    return all;
  }

  /** One objective, judged by several calls on some of the items each. */
  private Part joined(List<Integer> same) {
    Part first = parts.get(same.get(0));
    double loss = same.stream().mapToDouble(i -> shares.get(i) * parts.get(i).loss()).sum();
    double share = same.stream().mapToDouble(shares::get).sum();
    String report =
        same.stream().map(i -> parts.get(i).report()).distinct().collect(Collectors.joining("\n"));
    List<Finding> findings =
        same.stream()
            .flatMap(i -> parts.get(i).findings().stream().map(each -> scaled(each, shares.get(i))))
            .sorted(Comparator.comparingDouble(Finding::weight).reversed())
            .toList();
    return new Part(first.kind(), first.name(), loss / share, first.weight(), report, findings);
  }

  /** A finding with the share of the batch that it is about. */
  static Finding scaled(Finding each, double share) {
    return new Finding(
        each.about(),
        each.observed(),
        each.wanted(),
        each.advice(),
        each.weight() * share,
        each.changes(),
        each.audience());
  }
}
