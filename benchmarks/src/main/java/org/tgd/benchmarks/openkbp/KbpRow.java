package org.tgd.benchmarks.openkbp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One plan of one patient.
 *
 * @param patient the name of the patient
 * @param plan who made the plan, as {@link KbpStudy} names it
 * @param observedGy for each structure that the patient has the value that its criterion looks at
 * @param solves inner solves spent
 * @param weights the text of the weights, empty where there are none
 * @param beamlets beamlets of the plan, 0 for the reference
 * @param seconds wall-clock time, reading and the dose-influence matrix not counted
 * @param processorSeconds processor time of the same, all threads
 * @param megabytes the most memory in use so far, in megabytes
 */
public record KbpRow(
    String patient,
    String plan,
    Map<String, Double> observedGy,
    int solves,
    String weights,
    int beamlets,
    double seconds,
    double processorSeconds,
    long megabytes) {
  /** Copies the map, in order. */
  public KbpRow {
    observedGy = Collections.unmodifiableMap(new LinkedHashMap<>(observedGy));
  }

  /** What tells a row from the others. */
  public String name() {
    return patient + " " + plan;
  }

  List<Criterion> criteria() {
    List<Criterion> criteria = new ArrayList<>();
    for (Criterion criterion : Criterion.ALL) {
      if (observedGy.containsKey(criterion.structure())) {
        criteria.add(criterion);
      }
    }
    return criteria;
  }

  boolean met(Criterion criterion) {
    return criterion.met(observedGy.get(criterion.structure()));
  }

  /** How many criteria are met, of the targets or of the organs. */
  long met(boolean target) {
    return criteria().stream().filter(c -> c.target() == target && met(c)).count();
  }

  long count(boolean target) {
    return criteria().stream().filter(c -> c.target() == target).count();
  }

  /** How many criteria of targets are missed here that another plan of the patient meets. */
  long targetsLost(KbpRow other) {
    return criteria().stream().filter(c -> c.target() && !met(c) && other.met(c)).count();
  }
}
