package org.tgd.codeeval.feedback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tgd.codeeval.verdict.Failure;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.TestOutcome;

/**
 * How suspicious each line is that ran: Ochiai's coefficient of the tests that ran the line and the
 * tests that failed, {@code failed(line) / sqrt(failed · ran(line))} (Abreu, Zoeteweij and van
 * Gemund, PRDC 2006, equation 3). Lines of which an exception's trace speaks are doubled, since the
 * spectrum of a few tests has many ties; of a recursion without end those are the calls that repeat
 * and the line where the stack was full; of a program that ran out of time those that ran again and
 * again.
 *
 * @param byLine suspicion from 0 to 2 by line, for each line that ran
 */
public record Suspicion(SortedMap<Integer, Double> byLine) {
  /** Keeps the order of lines. */
  public Suspicion {
    byLine = Collections.unmodifiableSortedMap(new TreeMap<>(byLine));
  }

  /** The suspicion that a covering run gives. */
  public static Suspicion of(Run run) {
    List<TestOutcome> ran = run.outcomes().stream().filter(o -> !o.lines().isEmpty()).toList();
    long failed = ran.stream().filter(o -> !o.passed()).count();
    SortedMap<Integer, Double> byLine = new TreeMap<>();
    for (int line : lines(ran)) {
      long with = ran.stream().filter(o -> o.lines().contains(line)).count();
      long failedWith = ran.stream().filter(o -> !o.passed() && o.lines().contains(line)).count();
      byLine.put(line, failed == 0 ? 0 : failedWith / Math.sqrt((double) failed * with));
    }
    traced(run).forEach(line -> byLine.computeIfPresent(line, (l, value) -> 2 * value));
    return new Suspicion(byLine);
  }

  private static NavigableSet<Integer> lines(List<TestOutcome> outcomes) {
    NavigableSet<Integer> lines = new TreeSet<>();
    outcomes.forEach(outcome -> lines.addAll(outcome.lines()));
    return lines;
  }

  private static NavigableSet<Integer> traced(Run run) {
    NavigableSet<Integer> lines = new TreeSet<>();
    for (TestOutcome outcome : run.outcomes()) {
      outcome.failure().map(Failure::line).filter(line -> line > 0).ifPresent(lines::add);
      outcome.failure().flatMap(Failure::turning).ifPresent(t -> lines.addAll(t.lines()));
      outcome.failure().filter(Recursion::of).map(Recursion::calls).ifPresent(lines::addAll);
    }
    return lines;
  }

  /** The suspicion of a line; 0 if it never ran. */
  public double of(int line) {
    return byLine.getOrDefault(line, 0.0);
  }

  /** Whether no line is suspicious, because nothing failed or no line is known to have run. */
  public boolean isEmpty() {
    return byLine.values().stream().allMatch(value -> value == 0);
  }

  /** The lines that ran, most suspicious first, equal ones from the top down. */
  public List<Integer> ranking() {
    var lines = new ArrayList<>(byLine.keySet());
    lines.sort(Comparator.<Integer>comparingDouble(line -> -byLine.get(line)));
    return List.copyOf(lines);
  }
}
