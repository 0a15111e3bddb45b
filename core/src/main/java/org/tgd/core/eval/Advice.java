package org.tgd.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Findings as a model or a person reads them: what is wrong, one piece of advice, what to keep. A
 * reader who is given several contradicting ways at once follows none of them; what only a rule
 * editor can use is left out.
 *
 * @param wrong what is wrong and what would be right, without advice, most important first
 * @param advice the one thing to do; empty when the findings name none
 * @param keep what to leave as it is
 */
public record Advice(List<Finding> wrong, Optional<Finding> advice, List<Finding> keep) {
  /** How many lines say what is wrong; the evaluator names the most important first. */
  private static final int MOST_WRONG = 6;

  /** The share of a loss that is next to nothing. */
  private static final double NOTHING = 0.02;

  /** Copies the lists. */
  public Advice {
    wrong = List.copyOf(wrong);
    keep = List.copyOf(keep);
  }

  /**
   * The findings for a reader.
   *
   * @param findings as the evaluators stated them
   * @param failures how many tries since the last success did not help: with each, the advice
   *     becomes the next more careful one, as far as there are any
   */
  public static Advice of(List<Finding> findings, int failures) {
    List<Finding> shown = addressed(findings, Audience.EVERYONE);
    List<Finding> keep = shown.stream().filter(Finding::keeps).toList();
    List<Finding> said = shown.stream().filter(finding -> !finding.keeps()).toList();
    Optional<Finding> first =
        said.stream()
            .filter(finding -> finding.weight() > 0 && finding.changesSomething())
            .findFirst()
            .or(() -> said.stream().findFirst());
    List<Finding> inTurn = addressed(findings, Audience.IN_TURN);
    Optional<Finding> advice =
        failures == 0 || inTurn.isEmpty()
            ? first
            : Optional.of(inTurn.get(Math.min(failures, inTurn.size()) - 1));
    List<Finding> wrong =
        said.stream()
            .filter(finding -> first.isEmpty() || !finding.equals(first.get()))
            .filter(finding -> finding.weight() > 0 || !finding.changesSomething())
            .toList();
    return new Advice(wrong, advice, keep);
  }

  private static List<Finding> addressed(List<Finding> findings, Audience audience) {
    return findings.stream().filter(finding -> finding.audience() == audience).toList();
  }

  /** The words; empty when there are no findings. */
  public String text() {
    List<String> parts = new ArrayList<>();
    advice.ifPresent(finding -> parts.add(finding.sentence()));
    if (!wrong.isEmpty() && !advice.map(Advice::settles).orElse(false)) {
      parts.add(
          wrong.stream()
              .limit(MOST_WRONG)
              .map(finding -> "- " + finding.fact())
              .collect(Collectors.joining("\n", "What else is wrong:\n", more())));
    }
    keep.forEach(finding -> parts.add("Keep: " + finding.kept()));
    return String.join("\n", parts);
  }

  /** Whether its change alone leaves next to nothing of the loss: then nothing else is wrong. */
  private static boolean settles(Finding finding) {
    return finding.changes().size() == 1
        && finding.changes().get(0).predictedLoss().isPresent()
        && leavesNothing(finding.changes().get(0).predictedLoss().getAsDouble(), finding.weight());
  }

  private static boolean leavesNothing(double left, double gain) {
    return left >= 0 && left <= NOTHING * (left + gain);
  }

  private String more() {
    int left = wrong.size() - MOST_WRONG;
    return left > 0 ? "\n- and " + left + " lesser points" : "";
  }
}
