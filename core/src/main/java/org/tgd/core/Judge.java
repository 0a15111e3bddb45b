package org.tgd.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tgd.core.eval.CandidateFault;
import org.tgd.core.journal.Parallel;

/**
 * Judges candidates, and remembers what came of those whose forward pass drew nothing at random: it
 * would be the same again, and is not paid again. Candidates may be judged from several threads,
 * between the calls of {@link #remember}.
 */
final class Judge {
  private final Optimization method;
  private final Parallel parallel;
  private final Map<Parameters, Judged> known = new HashMap<>();
  private final AtomicBoolean drew = new AtomicBoolean();
  private List<Double> refusedValidation = List.of();

  Judge(Optimization method, Parallel parallel) {
    this.method = method;
    this.parallel = parallel;
  }

  /** Whether any judgement so far depended on a batch. */
  boolean drewBatches() {
    return drew.get();
  }

  /** What is known of a candidate that was judged before. */
  Optional<Step> known(Parameters parameters) {
    return Optional.ofNullable(known.get(parameters)).map(Judged::step);
  }

  /** Keeps what came of a candidate, with the feedback on it if there is any. */
  void remember(Judged judged) {
    if (judged.repeatable()) {
      known.put(judged.step().parameters(), judged);
    }
  }

  /**
   * Judges the start; what fails there is thrown.
   *
   * @throws IllegalStateException if the acceptance needs numbers and the loss has none
   */
  Judged start(Parameters parameters, Batch batch) {
    Judged start = whole(new Place(0, 0, parameters), new Draw(batch));
    boolean compares = method.steps() > 0 && method.acceptance().needsNumbers();
    if (compares && Double.isNaN(start.step().score())) {
      throw new IllegalStateException(
          "the loss has no number to compare; use Acceptance.ALWAYS or a validation gate whose"
              + " items have numbers");
    }
    if (!start.step().validation().isEmpty()) {
      refusedValidation = List.of(Double.POSITIVE_INFINITY);
    }
    return start;
  }

  /** What comes of a candidate; one on which the forward pass breaks is refused. */
  Judged candidate(int index, int candidate, Parameters parameters, Batch batch) {
    Place place = new Place(index, candidate, parameters);
    Judged before = known.get(parameters);
    if (before != null) {
      // the variables of its tape; a critic that is asked again may answer otherwise
      Place then = new Place(index, candidate, before.step().parameters());
      Step now = then.step(before.loss(), before.step().validation());
      return new Judged(now, before.loss(), before.repeatable(), Optional.empty());
    }
    Draw draw = new Draw(batch);
    try {
      return whole(place, draw);
    } catch (RuntimeException failure) {
      Loss loss = refusal(parameters, failure);
      return judged(place.step(loss, refusedValidation), loss, draw);
    }
  }

  /** A candidate that was judged before, on another batch; its validation is kept. */
  Judged again(Judged known, Batch batch) {
    Step step = known.step();
    Place place = new Place(step.index(), step.candidate(), step.parameters());
    Draw draw = new Draw(batch);
    Loss loss;
    try {
      loss = forward(step.parameters(), draw);
    } catch (RuntimeException failure) {
      loss = refusal(step.parameters(), failure);
    }
    Step anew = place.step(loss, step.validation()).withAccepted(step.accepted());
    return judged(anew, loss, draw);
  }

  private Judged whole(Place place, Draw draw) {
    Loss loss = forward(place.parameters(), draw);
    List<Double> validation = method.acceptance().validate(place.parameters(), parallel);
    return judged(place.step(loss, validation), loss, draw);
  }

  private Loss forward(Parameters parameters, Draw draw) {
    Loss loss = method.objective().forward(parameters, draw.random(), draw.batch().number());
    if (draw.random().isUsed()) {
      drew.set(true);
    }
    return loss;
  }

  private static Judged judged(Step step, Loss loss, Draw draw) {
    return new Judged(step, loss, !draw.random().isUsed(), Optional.empty());
  }

  static Loss refusal(Parameters parameters, RuntimeException failure) {
    if (CandidateFault.causes(failure)) {
      return Refusal.of(parameters, failure);
    }
    throw failure;
  }

  /** A batch with the randomness of one candidate. */
  private record Draw(Batch batch, WatchedRandom random) {
    Draw(Batch batch) {
      this(batch, batch.random());
    }
  }

  /** Where a candidate stands in the run. */
  private record Place(int index, int candidate, Parameters parameters) {
    Step step(Loss loss, List<Double> validation) {
      return new Step(
          index, candidate, parameters, loss.value(), loss.evaluations(), validation, false);
    }
  }
}
