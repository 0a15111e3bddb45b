package org.tgd.codeeval.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.tgd.codeeval.feedback.Suspicion;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.verdict.Run;

/**
 * Takes the mutation with the largest product of its line's suspicion and its own prior. Equally
 * suspicious lines are told apart by how many places for a slip they have; a result that is missing
 * points to the {@code return} without one.
 */
final class SuspiciousAgenda implements Agenda {
  private static final double UNSEEN = 0.02;
  private static final double UNIFORM = 0.5;
  private static final double TRACE = 1e-3;
  private final Map<Integer, Double> weights = new TreeMap<>();
  private final Map<Integer, Integer> tried = new TreeMap<>();
  private final List<Entry> left = new ArrayList<>();

  private record Entry(Mutation mutation, double tie) {}

  SuspiciousAgenda(
      List<Mutation> mutations, Run start, Suspicion suspicion, RandomGenerator random) {
    boolean blind = suspicion.isEmpty();
    boolean noAnswer =
        start.outcomes().stream()
            .anyMatch(
                o -> !o.passed() && o.answer().filter(Value.Null.class::isInstance).isPresent());
    Map<Integer, Double> places = places(mutations);
    suspicion.byLine().keySet().forEach(line -> weights.put(line, 0.0));
    for (Mutation mutation : mutations) {
      double base = blind ? UNIFORM : Math.max(UNSEEN, suspicion.of(mutation.line()));
      if (noAnswer && mutation.kind().equals("result")) {
        base = Math.max(base, 4);
      }
      double tie = TRACE * places.get(mutation.line());
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

  private double score(Mutation mutation) {
    return weights.get(mutation.line()) * mutation.prior();
  }

  @Override
  public void learn(Mutation mutation, Effect effect) {
    int count = tried.merge(mutation.line(), 1, Integer::sum);
    double factor =
        switch (effect) {
          case BETTER -> 2.0;
          case CHANGED -> count <= 3 ? 1.1 : 1;
          case NONE -> 0.9;
        };
    weights.computeIfPresent(mutation.line(), (line, weight) -> weight * factor);
  }

  @Override
  public List<Integer> ranking() {
    var lines = new ArrayList<>(weights.keySet());
    lines.sort(Comparator.comparingDouble((Integer line) -> -weights.get(line)));
    return lines;
  }
}
