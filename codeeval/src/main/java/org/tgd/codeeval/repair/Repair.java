package org.tgd.codeeval.repair;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.feedback.Suspicion;
import org.tgd.codeeval.verdict.Run;

/**
 * What a search found.
 *
 * @param start the run of the program as it was, with the lines that ran
 * @param suspicion how suspicious each of its lines is, from the tests alone
 * @param ranking its lines, most suspicious first, ties broken by places for a slip
 * @param learned its lines, most suspicious first, after all that the trials taught
 * @param trials the mutations tried, in order
 * @param chosen the one of those that pass all public tests that is most likely right
 * @param choice how it was chosen, and what the others answer
 * @param runs how many test runs were spent in all
 */
public record Repair(
    Run start,
    Suspicion suspicion,
    List<Integer> ranking,
    List<Integer> learned,
    List<Trial> trials,
    Optional<Trial> chosen,
    Choice choice,
    int runs) {
  /** Copies the lists. */
  public Repair {
    ranking = List.copyOf(ranking);
    learned = List.copyOf(learned);
    trials = List.copyOf(trials);
    requireNonNull(chosen, "chosen");
    requireNonNull(choice, "choice");
  }

  /** The first mutation that passed all public tests. */
  public Optional<Trial> firstPlausible() {
    return trials.stream().filter(Trial::plausible).findFirst();
  }

  /** The mutations that passed all public tests, in the order in which they were tried. */
  public List<Trial> plausible() {
    return trials.stream().filter(Trial::plausible).toList();
  }

  /** The trials by their loss, then in the order in which they were tried. */
  public List<Trial> best() {
    return trials.stream().sorted(Comparator.comparingDouble(Trial::loss)).toList();
  }
}
