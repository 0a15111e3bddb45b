package org.tgd.chem.docking.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * Docks into several receptors. Selective: the loss is the affinity to the first minus that to the
 * best bound of the others (at most 0 counts there). Promiscuous: the loss is the worst affinity of
 * all.
 *
 * @param targets one evaluator for each receptor, at least two
 * @param goal what is wanted of them together
 */
public record ReceptorPanel(List<DockingEvaluator> targets, Goal goal) implements Evaluator {
  /** What is wanted. */
  public enum Goal {
    /** Bind to the first, not to the others. */
    SELECTIVE,
    /** Bind to all. */
    PROMISCUOUS
  }

  /** Copies the list and checks its size. */
  public ReceptorPanel {
    targets = List.copyOf(targets);
    if (targets.size() < 2) {
      throw new IllegalArgumentException(
          "a panel had " + targets.size() + " receptors; wants 2 or more");
    }
  }

  @Override
  public String purpose() {
    List<String> names = targets.stream().map(target -> target.receptor().name()).toList();
    return goal == Goal.SELECTIVE
        ? "predicts by docking how much stronger a molecule binds to "
            + names.get(0)
            + " than to "
            + String.join(", ", names.subList(1, names.size()))
            + " (kcal/mol, lower is better)"
        : "predicts by docking the weakest binding of a molecule to "
            + String.join(", ", names)
            + " (kcal/mol, lower is better)";
  }

  @Override
  public Evaluation evaluate(String candidate) {
    List<Evaluation.Scored> all = new ArrayList<>();
    for (DockingEvaluator target : targets) {
      Evaluation evaluation = target.evaluate(candidate);
      if (!(evaluation instanceof Evaluation.Scored scored)) {
        return evaluation;
      }
      all.add(scored);
    }
    int leading = goal == Goal.SELECTIVE ? 0 : weakest(all);
    List<Metric> metrics = new ArrayList<>();
    StringBuilder report = new StringBuilder(goal == Goal.SELECTIVE ? "Selectivity" : "Worst of");
    for (int i = 0; i < all.size(); i++) {
      String name = targets.get(i).receptor().name();
      double affinity = all.get(i).loss();
      boolean wanted = i == 0 || goal == Goal.PROMISCUOUS;
      String label = "affinity to " + name;
      metrics.add(
          wanted
              ? Metric.lower(label, affinity, "kcal/mol")
              : Metric.higher(label, affinity, "kcal/mol"));
      report.append(String.format(Locale.ROOT, " %s %.2f", name, affinity));
    }
    report.append(" kcal/mol.\n").append(all.get(leading).report());
    List<Finding> findings = all.get(leading).findings();
    return new Evaluation.Scored(loss(all), metrics, report.toString(), findings, all.size());
  }

  @Override
  public int mostCost() {
    return targets.size();
  }

  private static int weakest(List<Evaluation.Scored> all) {
    int weakest = 0;
    for (int i = 1; i < all.size(); i++) {
      weakest = all.get(i).loss() > all.get(weakest).loss() ? i : weakest;
    }
    return weakest;
  }

  private double loss(List<Evaluation.Scored> all) {
    if (goal == Goal.PROMISCUOUS) {
      return all.get(weakest(all)).loss();
    }
    double strongest =
        all.stream().skip(1).mapToDouble(Evaluation.Scored::loss).min().orElseThrow();
    return all.get(0).loss() - Math.min(0, strongest);
  }
}
