package org.tgd.core;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tgd.core.journal.Parallel;

/** Accepts what is not worse in the mean of paired differences over the same items. */
record ValidationGate(List<Objective> items, Supplier<RandomGenerator> random)
    implements Acceptance {
  ValidationGate {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("there were no validation items; at least 1 is needed");
    }
    items = List.copyOf(items);
  }

  @Override
  public List<Double> validate(Parameters parameters, Parallel parallel) {
    return parallel.map(items, item -> item.forward(parameters, random.get()).value());
  }

  @Override
  public boolean needsNumbers() {
    return true;
  }

  @Override
  public boolean accept(Step candidate, Step incumbent) {
    List<Double> mine = candidate.validation();
    List<Double> theirs = incumbent.validation();
    if (Double.isInfinite(candidate.score()) || Double.isInfinite(incumbent.score())) {
      return candidate.score() <= incumbent.score();
    }
    double change =
        IntStream.range(0, mine.size()).mapToDouble(i -> mine.get(i) - theirs.get(i)).sum();
    return change <= 0;
  }
}
