package org.tgd.benchmarks.answer;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in the answers to one question, in order.
 *
 * @param id the question's id
 * @param gold the right answer, in the form in which answers are compared
 * @param found what was read from each answer, at least one; empty where nothing could be read
 * @param tokens read and written for all of them together; 0 where it is not known
 */
public record Trajectory(String id, String gold, List<String> found, long tokens) {
  /** Copies the answers. */
  public Trajectory {
    requireNonNull(id, "id");
    requireNonNull(gold, "gold");
    found = List.copyOf(found);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there was no answer to " + id + "; 1 is needed");
    }
  }

  /** The answer after so many steps; that of the last step where there were fewer. */
  public String after(int step) {
    return found.get(Math.min(step, found.size() - 1));
  }

  /**
   * The most frequent answer, the earliest of equals; an answer in which nothing could be read
   * counts as one of its own, as TextGrad's vote has it.
   */
  public String vote() {
    Map<String, Integer> votes = new LinkedHashMap<>();
    found.forEach(answer -> votes.merge(answer, 1, Integer::sum));
    String winner = found.get(0);
    for (Map.Entry<String, Integer> each : votes.entrySet()) {
      winner = each.getValue() > votes.get(winner) ? each.getKey() : winner;
    }
    return winner;
  }

  /** Whether an answer is the right one. */
  boolean isRight(String answer) {
    return !answer.isEmpty() && answer.equals(gold);
  }
}
