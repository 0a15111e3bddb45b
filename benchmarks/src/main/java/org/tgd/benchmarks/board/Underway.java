package org.tgd.benchmarks.board;

import java.util.List;
import java.util.OptionalDouble;
import org.tgd.benchmarks.stats.Pairs;
import org.tgd.benchmarks.stats.Progress;

/**
 * How soon a method is how good.
 *
 * @param method its name
 * @param scores the mean score over the blocks after each of {@link #SHARES}
 * @param runningTimes for each of {@link #GOALS} the expected running time with restarts until a
 *     trial has that score, over all of its trials, in budgets (1 is one whole budget); empty where
 *     no trial came so far
 * @param a12 the probability that its final score of a block is above one of the leader's, ties
 *     half; one half for the leader
 */
public record Underway(
    String method, List<Double> scores, List<OptionalDouble> runningTimes, double a12) {
  /** The shares of the budget at which scores are told. */
  public static final List<Double> SHARES = List.of(0.1, 0.25, 0.5, 1.0);

  /** The scores that are waited for: half of the way, nearly all of it. */
  public static final List<Double> GOALS = List.of(0.5, 0.9);

  private static final double ROUNDING = 1e-12;

  /** Copies the lists. */
  public Underway {
    scores = List.copyOf(scores);
    runningTimes = List.copyOf(runningTimes);
  }

  /** Of trials of one method that all have a course. */
  static Underway of(List<Trial> trials, Scale scale, double[] finals, double[] leading) {
    String method = trials.get(0).method();
    List<Double> scores =
        SHARES.stream()
            .map(
                share ->
                    Board.mean(
                        new Blocks(List.of(method), trials, trial -> scale.at(trial, share))
                            .of(method)))
            .toList();
    List<OptionalDouble> times =
        GOALS.stream()
            .map(
                goal ->
                    Progress.expectedRunningTime(
                        trials.stream().map(trial -> firstHit(trial, scale, goal)).toList(), 1))
            .toList();
    return new Underway(method, scores, times, Pairs.a12(finals, leading));
  }

  /** After which share of its budget a trial has a score. */
  private static OptionalDouble firstHit(Trial trial, Scale scale, double goal) {
    Course course = trial.course();
    double budget = scale.budget(trial);
    for (int i = 0; i < course.calls().size() && course.calls().get(i) <= budget; i++) {
      if (scale.of(trial, course.values().get(i)) + ROUNDING >= goal) {
        return OptionalDouble.of(course.calls().get(i) / budget);
      }
    }
    return OptionalDouble.empty();
  }
}
