package org.tgd.codeeval.repair;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tgd.codeeval.feedback.Suspicion;
import org.tgd.codeeval.verdict.Failure;
import org.tgd.codeeval.verdict.Run;
import org.tgd.codeeval.verdict.TestOutcome;
import org.tgd.codeeval.verdict.Verdict;

/**
 * How suspicious the lines of a program are to a search: as the tests say, a line that goes on with
 * a statement as much as the statement's first. Where a test ran out of time: the head of the loop
 * that it was in, which a Java program does not note at each pass, as much as the loop's own lines;
 * if it is not known where, the lines of loops that count nothing and of calls of itself more than
 * others.
 */
final class SuspectLines {
  private static final double LOOPS = 2;
  private static final Pattern LOOP = Pattern.compile("\\b(while|for|do)\\b");
  private final Suspicion suspicion;
  private final Map<Integer, Integer> statements;
  private final Set<Integer> endless;

  private SuspectLines(
      Suspicion suspicion, Map<Integer, Integer> statements, Set<Integer> endless) {
    this.suspicion = suspicion;
    this.statements = statements;
    this.endless = endless;
  }

  static SuspectLines of(Suspicion suspicion, Source source, Run start) {
    boolean hangs = start.outcomes().stream().anyMatch(SuspectLines::hangs);
    return new SuspectLines(
        suspicion, StatementLines.of(source), hangs ? endless(source) : heads(source, start));
  }

  /** Heads of the loops that tests turned round in. */
  private static Set<Integer> heads(Source source, Run start) {
    Set<Integer> heads = new TreeSet<>();
    if (source.python()) {
      return heads;
    }
    String[] text = source.code().split("\n", -1);
    for (TestOutcome outcome : start.outcomes()) {
      Optional<Failure> round = outcome.failure().filter(f -> f.turning().isPresent());
      int line = round.map(Failure::line).filter(at -> at <= text.length).orElse(0);
      for (int above = line - 1; above > 0; above--) {
        if (indent(text[above - 1]) < indent(text[line - 1]) && !text[above - 1].isBlank()) {
          if (LOOP.matcher(text[above - 1]).find()) {
            heads.add(above);
            break;
          }
          line = above;
        }
      }
    }
    return heads;
  }

  private static boolean hangs(TestOutcome outcome) {
    return outcome.ran()
        && outcome.verdict() == Verdict.TIME_LIMIT
        && outcome.failure().flatMap(Failure::turning).isEmpty();
  }

  /** Heads and bodies of {@code while} loops, and lines that call the function they stand in. */
  private static Set<Integer> endless(Source source) {
    NavigableSet<Integer> lines = new TreeSet<>();
    String[] text = source.code().split("\n", -1);
    for (int i = 0; i < source.tokens().size(); i++) {
      if (source.at(i).is("while")) {
        int indent = indent(text[source.at(i).line() - 1]);
        lines.add(source.at(i).line());
        for (int line = source.at(i).line() + 1;
            line <= text.length && (text[line - 1].isBlank() || indent(text[line - 1]) > indent);
            line++) {
          lines.add(line);
        }
      } else if (source.at(i).is(source.signature().method())
          && source.at(i + 1).is("(")
          && !source.at(i - 1).is("def")
          && (source.python() || !source.at(i - 1).name())) {
        lines.add(source.at(i).line());
      }
    }
    return lines;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Whether nothing is known about any line. */
  boolean blind() {
    return suspicion.isEmpty();
  }

  /** The lines that ran. */
  Set<Integer> lines() {
    return new TreeMap<>(suspicion.byLine()).navigableKeySet();
  }

  double of(int line) {
    return factor(line)
        * Math.max(suspicion.of(line), suspicion.of(statements.getOrDefault(line, line)));
  }

  /** More than 1 for lines that may go on for ever. */
  double factor(int line) {
    return endless.contains(line) ? LOOPS : 1;
  }
}
