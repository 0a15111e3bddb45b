package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.verdict.Run;

/**
 * Takes the mutation with the largest product of its line's suspicion and its own prior. Equally
 * suspicious lines are told apart by how many places for a slip they have; a result that is missing
 * points to the {@code return} without one. A line where a mutation changed what failing tests
 * answer, or mended one, gains (as in Metallaxis, Papadakis and Le Traon 2015); a line where three
 * changed nothing loses.
 */
final class SuspiciousAgenda implements Agenda {
  private static final double UNSEEN = 0.02;
  private static final double UNIFORM = 0.5;
  private static final double TRACE = 1e-2;
  private static final double MOST_PLACES = 20;
  private final Map<Integer, Double> weights = new TreeMap<>();
  private final Map<Integer, Learned> learned = new TreeMap<>();
  private final List<Entry> left = new ArrayList<>();

  private record Entry(Mutation mutation, double tie) {}

  /** What the trials at a line taught. */
  private record Learned(int tried, boolean changed, boolean better) {
    static final Learned NOTHING = new Learned(0, false, false);

    Learned with(Effect effect) {
      return new Learned(
          tried + 1, changed || effect != Effect.NONE, better || effect == Effect.BETTER);
    }

    double factor() {
      if (better) {
        return 2;
      }
      return changed ? 1.1 : tried < 3 ? 1 : 0.7;
    }
  }

  SuspiciousAgenda(
      List<Mutation> mutations, Run start, SuspectLines suspects, RandomGenerator random) {
    boolean blind = suspects.blind();
    boolean noAnswer =
        start.outcomes().stream()
            .anyMatch(
                o -> !o.passed() && o.answer().filter(Value.Null.class::isInstance).isPresent());
    Map<Integer, Double> places = places(mutations);
    suspects.lines().forEach(line -> weights.put(line, blind ? UNIFORM : suspects.of(line)));
    for (Mutation mutation : mutations) {
      double base =
          blind
              ? UNIFORM * suspects.factor(mutation.line())
              : Math.max(UNSEEN, suspects.of(mutation.line()));
      if (noAnswer && mutation.kind().equals("result")) {
        base = Math.max(base, 4);
      }
      double tie = TRACE * Math.min(MOST_PLACES, places.get(mutation.line()));
      weights.merge(mutation.line(), base + tie, Math::max);
      left.add(new Entry(mutation, random.nextDouble()));
    }
  }

  /** How many different places of a line could hold a slip, weighted by how likely they are. */
  private static Map<Integer, Double> places(List<Mutation> mutations) {
    Map<Integer, Map<Integer, Double>> byPlace = new TreeMap<>();
    for (Mutation m : mutations) {
      byPlace
          .computeIfAbsent(m.line(), line -> new TreeMap<>())
          .merge(m.start(), m.prior(), Math::max);
    }
    Map<Integer, Double> places = new TreeMap<>();
    byPlace.forEach(
        (line, best) ->
            places.put(line, best.values().stream().mapToDouble(Double::doubleValue).sum()));
    return places;
  }

  @Override
  public Optional<Mutation> next() {
    Comparator<Entry> byScore =
        Comparator.comparingDouble((Entry entry) -> score(entry.mutation()))
            .thenComparingDouble(Entry::tie);
    Optional<Entry> best = left.stream().max(byScore);
    best.ifPresent(left::remove);
    return best.map(Entry::mutation);
  }

  @Override
  public double score(Mutation mutation) {
    return weight(mutation.line()) * mutation.prior();
  }

  private double weight(int line) {
    return weights.get(line) * learned.getOrDefault(line, Learned.NOTHING).factor();
  }

  @Override
  public void learn(Mutation mutation, Effect effect) {
    learned.put(
        mutation.line(), learned.getOrDefault(mutation.line(), Learned.NOTHING).with(effect));
  }

  @Override
  public List<Integer> ranking() {
    var lines = new ArrayList<>(weights.keySet());
    lines.sort(Comparator.comparingDouble((Integer line) -> -weight(line)));
    return lines;
  }
}
