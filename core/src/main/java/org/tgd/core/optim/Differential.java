package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * Differential evolution over texts (EvoPrompt, arXiv 2309.08532, section 3.4): what differs
 * between two candidates is carried over to the best one, and that is crossed with the candidate
 * whose turn it is. Whoever reads is shown all of them and asked for that. Without a reader it is
 * computed: numbers in texts that are alike but for numbers as by Storn and Price 1997
 * (best/1/bin), other texts line by line; where that makes nothing new, the candidate is edited.
 *
 * @param edits how a candidate is edited
 * @param size how many of the best take part, at least 4
 * @param weight by how much a difference of numbers counts, above 0 and at most 1
 * @param crossover the share of what is taken from the changed best one, 0 to 1
 */
record Differential(TextualGradientDescent edits, int size, double weight, double crossover)
    implements Strategy {
  static final String EVOLVE =
      "See how the first two of the versions known to be good differ, change these parts, combine"
          + " them with the third, which is the best, and cross that with the text as the feedback"
          + " says.";

  Differential {
    requireNonNull(edits, "edits");
    if (size < 4) {
      throw new IllegalArgumentException("size was " + size + "; must be 4 or more");
    }
    if (!(weight > 0 && weight <= 1) || !(crossover >= 0 && crossover <= 1)) {
      throw new IllegalArgumentException(
          "weight and crossover were %s and %s; must be above 0 and at most 1, and 0 to 1"
              .formatted(weight, crossover));
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // members of one list
  public Drafts drafts(State state) {
    List<Step> population = Pool.best(state.pool(), size);
    List<Step> order = Draw.order(population, state.random());
    if (population.size() < 4) {
      return Pool.firstNew(state, order, edits);
    }
    Step best = population.get(0);
    Step target = population.get(state.history().index() % population.size());
    List<Step> donors = order.stream().filter(each -> each != best && each != target).toList();
    List<Step> mates = List.of(donors.get(0), donors.get(1), best);
    if (edits.editor().readsWords()) {
      List<Step> first = List.of(target);
      return Pool.firstNew(state, first, edits.with(edits.options().withMates(mates, EVOLVE)));
    }
    Parameters trial = trial(target, mates, Pool.split(state.random()));
    return Pool.isNew(state, trial)
        ? new Drafts(List.of(trial), List.of()).from(target)
        : Pool.firstNew(state, order, edits);
  }

  private Parameters trial(Step target, List<Step> mates, RandomGenerator random) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name : target.parameters().byName().keySet()) {
      String mine = text(target, name);
      List<String> others = mates.stream().map(mate -> text(mate, name)).toList();
      texts.put(name, numbers(mine, others, random).orElseGet(() -> lines(mine, others, random)));
    }
    return target.parameters().with(texts);
  }

  private static String text(Step step, String name) {
    return step.parameters().get(name).value();
  }

  /** Empty where the texts differ in more than numbers, or hold none. */
  private Optional<String> numbers(String mine, List<String> others, RandomGenerator random) {
    Numbers target = Numbers.of(mine);
    List<Numbers> mates = others.stream().map(Numbers::of).toList();
    int count = target.values().size();
    if (count == 0 || !mates.stream().allMatch(each -> each.words().equals(target.words()))) {
      return Optional.empty();
    }
    int sure = random.nextInt(count);
    StringBuilder text = new StringBuilder(target.words().get(0));
    for (int i = 0; i < count; i++) {
      double best = mates.get(2).value(i);
      double trial = best + weight * (mates.get(0).value(i) - mates.get(1).value(i));
      boolean taken = i == sure || random.nextDouble() < crossover;
      boolean differs = Double.isFinite(trial) && trial != target.value(i);
      text.append(taken && differs ? Numbers.text(trial) : target.values().get(i));
      text.append(target.words().get(i + 1));
    }
    return Optional.of(text.toString());
  }

  /** What the first donor has otherwise than the second goes into the best, as far as it fits. */
  private String lines(String mine, List<String> others, RandomGenerator random) {
    String best = others.get(2);
    String changed = Texts.merged(others.get(1), others.get(0), best);
    return Texts.chosen(Texts.pieces(changed, mine), piece -> random.nextDouble() < crossover);
  }

  @Override
  public List<Step> alive(History history) {
    return Pool.best(history.pool(), size);
  }
}
