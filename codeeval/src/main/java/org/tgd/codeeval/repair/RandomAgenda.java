package org.tgd.codeeval.repair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws a line at random, then takes a mutation of that line: its likeliest, or any. */
final class RandomAgenda implements Agenda {
  private final TreeMap<Integer, ArrayDeque<Mutation>> byLine = new TreeMap<>();
  private final RandomGenerator random;

  RandomAgenda(List<Mutation> mutations, boolean likeliestFirst, RandomGenerator random) {
    this.random = random;
    var sorted = new ArrayList<>(mutations);
    if (likeliestFirst) {
      sorted.sort(Comparator.comparingDouble((Mutation m) -> -m.prior()));
    } else {
      for (int i = sorted.size() - 1; i > 0; i--) {
        Collections.swap(sorted, i, random.nextInt(i + 1));
      }
    }
    sorted.forEach(m -> byLine.computeIfAbsent(m.line(), line -> new ArrayDeque<>()).add(m));
  }

  @Override
  public Optional<Mutation> next() {
    if (byLine.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<>(byLine.keySet());
    int line = lines.get(random.nextInt(lines.size()));
    Mutation mutation = byLine.get(line).poll();
    if (byLine.get(line).isEmpty()) {
      byLine.remove(line);
    }
    return Optional.of(mutation);
  }

  @Override
  public double score(Mutation mutation) {
    return mutation.prior();
  }

  @Override
  public void learn(Mutation mutation, Effect effect) {
    // a random search learns nothing
  }

  @Override
  public List<Integer> ranking() {
    return List.of();
  }
}
