package org.tgd.core.data;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.random.RandomGenerator;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Parameters;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/**
 * Judges one parameter on the items of a batch: the same for all candidates of a step, another for
 * the next.
 */
public final class DataObjective implements Objective {
  private final ItemEvaluator evaluator;
  private final String parameter;
  private final Sampler sampler;

  /**
   * An objective.
   *
   * @param evaluator judges; what it is asked twice it must know itself
   * @param parameter the name of the parameter
   * @param sampler draws the batches
   */
  public DataObjective(ItemEvaluator evaluator, String parameter, Sampler sampler) {
    this.evaluator = requireNonNull(evaluator, "evaluator");
    this.parameter = requireNonNull(parameter, "parameter");
    this.sampler = requireNonNull(sampler, "sampler");
  }

  /** The losses of items that stay the same. */
  public static DataObjective on(List<String> ids, ItemEvaluator evaluator, String parameter) {
    return new DataObjective(evaluator, parameter, new Sampler(ids, Batches.ALL, 0));
  }

  @Override
  public Loss forward(Parameters parameters, RandomGenerator random) {
    return forward(parameters, random, 0);
  }

  @Override
  public Loss forward(Parameters parameters, RandomGenerator random, int batch) {
    if (!sampler.isWhole()) {
      random.nextLong(); // another step meets another batch: the outcome is good for this one
    }
    return Loss.of(new OnBatch(evaluator, sampler.batch(batch)), parameters.get(parameter));
  }

  /** The evaluator on one batch. */
  private record OnBatch(ItemEvaluator items, List<String> ids) implements Evaluator {
    @Override
    public String purpose() {
      return items.purpose();
    }

    @Override
    public Evaluation evaluate(String candidate) {
      return items.evaluate(candidate, ids);
    }
  }
}
