package org.tgd.core.eval;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outcome for one candidate. A bad candidate is a result, not an exception. */
public sealed interface Evaluation {
  /** The number to minimise: finite, or positive infinity for a rejected candidate. */
  double loss();

  /** The measured quantities; empty for a rejected candidate. */
  List<Metric> metrics();

  /** The outcome in words, written to be read by a critic, an editor or a person. */
  String report();

  /** What is wrong and which way is better, most important first. */
  List<Finding> findings();

  /** The losses of the items of a data set by id, where the evaluator judges on one. */
  default Map<String, Double> items() {
    return Map.of();
  }

  /** The parts that give a gradient of their own; empty where the whole gives one. */
  default List<Part> parts() {
    return List.of();
  }

  /** How many evaluator calls this outcome cost, counterfactuals included; at least 1. */
  int cost();

  /**
   * A candidate that could be judged.
   *
   * @param loss the number to minimise, finite
   * @param metrics measured quantities, each in its own direction and unit
   * @param report the outcome in words
   * @param findings what is wrong and which way is better, most important first
   * @param cost evaluator calls spent, counterfactuals included; at least 1
   * @param items the losses of the items of a data set by id, in order; empty without one
   * @param parts what gives a gradient of its own, in order; empty where the whole gives one
   */
  record Scored(
      double loss,
      List<Metric> metrics,
      String report,
      List<Finding> findings,
      int cost,
      Map<String, Double> items,
      List<Part> parts)
      implements Evaluation {
    /** Copies the lists and checks the ranges. */
    public Scored {
      if (!Double.isFinite(loss)) {
        throw new IllegalArgumentException("loss was " + loss + "; must be finite");
      }
      requireNonNull(report, "report");
      metrics = List.copyOf(metrics);
      findings = List.copyOf(findings);
      requireCost(cost);
      items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
      parts = List.copyOf(parts);
    }

    /** An outcome that gives one gradient. */
    public Scored(
        double loss,
        List<Metric> metrics,
        String report,
        List<Finding> findings,
        int cost,
        Map<String, Double> items) {
      this(loss, metrics, report, findings, cost, items, List.of());
    }

    /** An outcome without a data set. */
    public Scored(
        double loss, List<Metric> metrics, String report, List<Finding> findings, int cost) {
      this(loss, metrics, report, findings, cost, Map.of());
    }

    /** An outcome that cost one evaluator call. */
    public Scored(double loss, List<Metric> metrics, String report, List<Finding> findings) {
      this(loss, metrics, report, findings, 1);
    }

    /** The same with parts; findings are then those of all parts, in units of the whole. */
    public Scored withParts(List<Part> next) {
      return new Scored(loss, metrics, report, Part.findings(next, loss), cost, items, next);
    }
  }

  /**
   * A candidate that could not be judged.
   *
   * @param report the reason, written for the editor to act on
   * @param findings what would make it judgeable
   * @param cost evaluator calls spent; at least 1
   */
  record Rejected(String report, List<Finding> findings, int cost) implements Evaluation {
    /** Copies the findings and checks the cost. */
    public Rejected {
      requireNonNull(report, "report");
      findings = List.copyOf(findings);
      requireCost(cost);
    }

    /** A refusal that cost one evaluator call. */
    public Rejected(String report, List<Finding> findings) {
      this(report, findings, 1);
    }

    @Override
    public double loss() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public List<Metric> metrics() {
      return List.of();
    }
  }

  private static void requireCost(int cost) {
    if (cost < 1) {
      throw new IllegalArgumentException("cost was " + cost + "; must be 1 or more");
    }
  }
}
