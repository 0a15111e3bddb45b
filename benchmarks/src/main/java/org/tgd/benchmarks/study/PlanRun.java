package org.tgd.benchmarks.study;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of one method on one patient.
 *
 * @param patient the name of the patient
 * @param method the name of the method
 * @param seed the seed, 0 for a method without one
 * @param trace the best loss after each inner solve, the start's first
 * @param plans the best plan after some numbers of inner solves, ascending, the start first
 */
public record PlanRun(
    String patient, String method, long seed, List<Double> trace, List<Best> plans) {
  /** Copies the lists. */
  public PlanRun {
    trace = List.copyOf(trace);
    plans = List.copyOf(plans);
  }

  /**
   * The best plan after a number of inner solves.
   *
   * @param solves the number of inner solves
   * @param weights the text of its weights; of a lexicographic plan those of its last objectives
   * @param loss its loss
   * @param goalsMet how many goals it meets
   * @param goals how many goals there are
   * @param quality its quality score, 0 to 100
   * @param paperGy the quantities of the TextGrad paper in Gy, by name
   */
  public record Best(
      int solves,
      String weights,
      double loss,
      int goalsMet,
      int goals,
      double quality,
      Map<String, Double> paperGy) {
    /** Copies the map. */
    public Best {
      paperGy = Collections.unmodifiableMap(new TreeMap<>(paperGy));
    }
  }

  /** The best loss after a number of inner solves, or after all if there were fewer. */
  public double after(int solves) {
    return trace.get(Math.min(solves, trace.size()) - 1);
  }

  /** The best plan after a number of inner solves, one of those that were kept. */
  public Best plan(int solves) {
    return plans.stream().filter(plan -> plan.solves() == solves).findFirst().orElseThrow();
  }
}
