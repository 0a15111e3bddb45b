package org.tgd.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Judges candidates, and remembers what came of those whose forward pass drew nothing at random: it
 * would be the same again, and is not paid again.
 */
final class Judge {
  private final Optimization method;
  private final Map<Parameters, Judged> known = new HashMap<>();

  Judge(Optimization method) {
    this.method = method;
  }

  /**
   * A candidate with its tape.
   *
   * @param repeatable whether the forward pass drew nothing at random
   * @param gradients the feedback on it, once that was asked for
   */
  record Judged(Step step, Loss loss, boolean repeatable, Optional<Gradients> gradients) {
    Judged with(Step next) {
      return new Judged(next, loss, repeatable, gradients);
    }

    Judged with(Gradients next) {
      return new Judged(step, loss, repeatable, Optional.of(next));
    }
  }

  /** What is known of a candidate that was judged before. */
  Optional<Step> known(Parameters parameters) {
    return Optional.ofNullable(known.get(parameters)).map(Judged::step);
  }

  /** What comes of a candidate. May be asked from several threads. */
  Judged judge(int index, int candidate, Parameters parameters, SplittableGenerator random) {
    Judged before = known.get(parameters);
    if (before != null) {
      Step then = before.step();
      Step now =
          new Step(
              index,
              candidate,
              then.parameters(),
              then.loss(),
              then.evaluations(),
              then.validation(),
              false);
      // a critic that is asked again about it may answer otherwise: it is another place of the run
      return new Judged(now, before.loss(), before.repeatable(), Optional.empty());
    }
    WatchedRandom watched = new WatchedRandom(random);
    Loss loss = method.objective().forward(parameters, watched);
    List<Double> validation = method.acceptance().validate(parameters);
    Step step =
        new Step(index, candidate, parameters, loss.value(), loss.evaluations(), validation, false);
    return new Judged(step, loss, !watched.isUsed(), Optional.empty());
  }

  /** Keeps what came of a candidate, with the feedback on it if there is any. */
  void remember(Judged judged) {
    if (judged.repeatable()) {
      known.put(judged.step().parameters(), judged);
    }
  }
}
