package org.tgd.benchmarks.board;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.tgd.benchmarks.stats.Bounds;

/**
 * A method's line of the leaderboard. Scores are from -1 to 1: 0 the start, 1 the best of any
 * trial.
 *
 * @param method its name
 * @param trials how many it has
 * @param instances on how many blocks
 * @param score the mean of the final scores of the blocks
 * @param scoreBounds its 95 % bootstrap interval over blocks
 * @param area the mean area under the best so far; empty where no trial has a course
 * @param areaBounds its interval, that of the score where there is no area
 * @param rank mean rank of the final score among all methods, 1 best; empty without common blocks
 * @param areaRank the same by area
 * @param behind by how much it is behind the leader in the final score, over common blocks
 * @param p Wilcoxon's p of that, by Holm over the methods; NaN for the leader
 * @param costs means for each trial, by name
 */
public record Standing(
    String method,
    int trials,
    int instances,
    double score,
    Bounds scoreBounds,
    OptionalDouble area,
    Bounds areaBounds,
    OptionalDouble rank,
    OptionalDouble areaRank,
    double behind,
    double p,
    Map<String, Double> costs) {
  /** Copies the costs, in their order. */
  public Standing {
    costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
  }
}
