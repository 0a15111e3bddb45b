package org.tgd.core.optim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tgd.core.Drafts;
import org.tgd.core.History;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Strategy;

/**
 * The genetic algorithm of EvoPrompt (arXiv 2309.08532, section 3.3): of the best candidates two
 * are drawn by rank; a child is made of both and then changed. Whoever reads is shown the second
 * parent and asked for both; what rules make of the first parent by its findings is crossed line by
 * line with the second (uniform crossover, Syswerda 1989).
 *
 * @param edits how a candidate is edited
 * @param size how many of the best have offspring, at least 1
 */
record Genetic(TextualGradientDescent edits, int size) implements Strategy {
  static final String CROSS =
      "Cross the text with the versions known to be good: keep what is best of each, and then"
          + " change something small as the feedback says.";

  Genetic {
    requireNonNull(edits, "edits");
    if (size < 1) {
      throw new IllegalArgumentException("size was " + size + "; must be 1 or more");
    }
  }

  @Override
  public List<Parameters> propose(State state) {
    return drafts(state).candidates();
  }

  @Override
  public Drafts drafts(State state) {
    List<Step> population = Pool.best(state.pool(), size);
    double[] ranks =
        IntStream.range(0, population.size()).mapToDouble(i -> population.size() - i).toArray();
    List<Step> order = Draw.order(population, ranks, state.random());
    if (order.size() < 2) {
      return Pool.firstNew(state, order, edits);
    }
    Step mate = order.get(1);
    if (edits.editor().readsWords()) {
      return Pool.firstNew(
          state, order, edits.with(edits.options().withMates(List.of(mate), CROSS)));
    }
    RandomGenerator random = Pool.split(state.random());
    return Pool.firstNew(state, order, edits, drafts -> crossed(state, drafts, mate, random));
  }

  /** Each proposal crossed with the mate, as long as that makes anything new. */
  private static Drafts crossed(State state, Drafts drafts, Step mate, RandomGenerator random) {
    List<Parameters> children = new ArrayList<>();
    for (Parameters mutant : drafts.candidates()) {
      Parameters child = crossed(mutant, mate.parameters(), random);
      children.add(Pool.isNew(state, child) ? child : mutant);
    }
    return new Drafts(children, drafts.remarks(), drafts.parents());
  }

  static Parameters crossed(Parameters first, Parameters second, RandomGenerator random) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name : first.byName().keySet()) {
      List<Texts.Piece> pieces = Texts.pieces(first.get(name).value(), second.get(name).value());
      texts.put(name, Texts.chosen(pieces, piece -> random.nextBoolean()));
    }
    return first.with(texts);
  }

  @Override
  public List<Step> alive(History history) {
    return Pool.best(history.pool(), size);
  }
}
