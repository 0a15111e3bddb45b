package org.tgd.core.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.eval.Part;

/**
 * What is known of the items of one candidate, from the calls that judged them: each item is judged
 * once. Not thread-safe.
 */
public final class ItemOutcomes {
  private final List<Call> calls = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  private record Call(List<String> ids, Evaluation evaluation) {}

  /** Makes one; nothing is known of the candidate yet. */
  public ItemOutcomes() {}

  /** Adds the outcome of a call on these items. */
  public void add(List<String> ids, Evaluation evaluation) {
    calls.add(new Call(List.copyOf(ids), evaluation));
    known.addAll(ids);
  }

  /** Those of the items that were not judged, each once. */
  public List<String> missing(List<String> ids) {
    return ids.stream().distinct().filter(id -> !known.contains(id)).toList();
  }

  /** All items that were judged, in the order of the calls. */
  public List<String> ids() {
    return calls.stream().flatMap(call -> call.ids().stream()).toList();
  }

  /** Why a call refused the candidate, if one did. */
  public Optional<Evaluation> refusal() {
    return calls.stream()
        .map(Call::evaluation)
        .filter(evaluation -> evaluation instanceof Evaluation.Rejected)
        .findFirst();
  }

  /**
   * The outcome on a batch: the mean of the items' losses, and the reports and findings of the
   * calls that judged any of them, each finding with the share of the batch that its call judged.
   * Refused, where one of these calls refused the candidate.
   *
   * @param ids the items, all of them known; one that stands twice counts twice
   */
  public Evaluation on(List<String> ids) {
    List<Call> mine =
        calls.stream().filter(call -> call.ids().stream().anyMatch(ids::contains)).toList();
    for (Call call : mine) {
      if (call.evaluation() instanceof Evaluation.Rejected) {
        return call.evaluation();
      }
    }
    Map<String, Double> losses = new LinkedHashMap<>();
    for (String id : ids) {
      mine.stream()
          .map(call -> call.evaluation().items().get(id))
          .filter(loss -> loss != null)
          .findFirst()
          .ifPresent(loss -> losses.put(id, loss));
    }
    double loss = ids.stream().mapToDouble(losses::get).average().orElseThrow();
    if (mine.size() == 1 && mine.get(0).ids().equals(ids)) {
      return mine.get(0).evaluation();
    }
    List<Double> shares = mine.stream().map(call -> share(call, ids)).toList();
    Evaluation.Scored joined =
        new Evaluation.Scored(
            loss, metrics(mine, shares), report(mine, loss), findings(mine, shares), 1, losses);
    List<Part> parts = new BatchParts(mine.stream().map(Call::evaluation).toList(), shares).on(ids);
    return parts.isEmpty() ? joined : joined.withParts(parts);
  }

  private static double share(Call call, List<String> ids) {
    return (double) ids.stream().filter(call.ids()::contains).count() / ids.size();
  }

  private static String report(List<Call> calls, double loss) {
    return calls.stream()
        .map(call -> call.evaluation().report())
        .collect(Collectors.joining("\n", "Mean loss of the batch: " + loss + ".\n", ""));
  }

  private static List<Finding> findings(List<Call> calls, List<Double> shares) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      double share = shares.get(i);
      calls
          .get(i)
          .evaluation()
          .findings()
          .forEach(each -> findings.add(BatchParts.scaled(each, share)));
    }
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
    return findings;
  }

  /** The means of the metrics that every call has. */
  private static List<Metric> metrics(List<Call> calls, List<Double> shares) {
    Map<String, Double> sums = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < calls.size(); i++) {
      for (Metric metric : calls.get(i).evaluation().metrics()) {
        sums.merge(metric.name(), metric.value() * shares.get(i), Double::sum);
        counts.merge(metric.name(), 1, Integer::sum);
      }
    }
    return calls.get(0).evaluation().metrics().stream()
        .filter(metric -> counts.get(metric.name()) == calls.size())
        .map(
            metric ->
                new Metric(metric.name(), sums.get(metric.name()), metric.unit(), metric.better()))
        .toList();
  }
}
