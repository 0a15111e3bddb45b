package org.tgd.core;

import java.util.Optional;

/** Watches the best of a run for the rules that end it. */
final class Watch {
  private final StopRules rules;
  private double best = Double.NaN;
  private int since;

  Watch(StopRules rules) {
    this.rules = rules;
  }

  /** An end that a rule gives. */
  record Stop(Outcome.End end, String reason) {
    static final Stop DONE = new Stop(Outcome.End.DONE, "");
    static final Stop ASKED = new Stop(Outcome.End.STOP_FILE, "an end was asked for from outside");

    static Stop broken(Outcome.End end, RuntimeException failure) {
      String reason = failure.getMessage();
      return new Stop(end, reason == null ? failure.toString() : reason);
    }
  }

  /** Which rule ends the run after a step, if one does. */
  Optional<Stop> after(int index, Step found) {
    double now = found.score();
    if (Double.isNaN(best) || now < best) {
      best = now;
      since = index;
    }
    if (rules.target().isPresent() && best <= rules.target().getAsDouble()) {
      return Optional.of(
          new Stop(
              Outcome.End.TARGET_REACHED,
              "the loss " + best + " is not above the target " + rules.target().getAsDouble()));
    }
    if (rules.patience() > 0 && index - since >= rules.patience() && !Double.isNaN(best)) {
      return Optional.of(
          new Stop(
              Outcome.End.PATIENCE, rules.patience() + " steps in a row brought nothing better"));
    }
    return Optional.empty();
  }
}
