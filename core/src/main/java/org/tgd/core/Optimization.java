package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;

/**
 * An optimization: what is minimised and by which method. Immutable: run it again with the same
 * seed and the same answers and the run is the same, at any number of threads. Made by {@link #of}
 * and changed by its {@code with…} methods.
 */
public final class Optimization {
  /** Condenses the gradients of one variable, as by a summary. */
  @FunctionalInterface
  public interface Reducer {
    /** Leaves all gradients as they are. */
    Reducer NONE = (variable, gradients) -> gradients;

    /** The gradients to use instead; never empty for a list that is not. */
    List<Gradient> reduce(Variable variable, List<Gradient> gradients);
  }

  private final Fields fields;

  private Optimization(Fields fields) {
    requireNonNull(fields.objective, "objective");
    requireNonNull(fields.critic, "critic");
    requireNonNull(fields.strategy, "strategy");
    requireNonNull(fields.acceptance, "acceptance");
    requireNonNull(fields.reducer, "reducer");
    requireNonNull(fields.focus, "focus");
    requireNonNull(fields.stop, "stop");
    requireNonNull(fields.pause, "pause");
    requireNotNegative("steps", fields.steps);
    requireNotNegative("mostUseless", fields.mostUseless);
    this.fields = fields;
  }

  private static void requireNotNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " was " + value + "; must be 0 or more");
    }
  }

  /** An optimization that keeps the incumbent unless a candidate is at least as good. */
  public static Optimization of(Objective objective, Critic critic, Strategy strategy, int steps) {
    Fields fields = new Fields();
    fields.objective = objective;
    fields.critic = critic;
    fields.strategy = strategy;
    fields.steps = steps;
    return new Optimization(fields);
  }

  /** The forward pass. */
  public Objective objective() {
    return fields.objective;
  }

  /** Turns outcomes into feedback. */
  public Critic critic() {
    return fields.critic;
  }

  /** Turns feedback into candidates. */
  public Strategy strategy() {
    return fields.strategy;
  }

  /** Decides which candidate becomes the incumbent; not worse, unless another is asked for. */
  public Acceptance acceptance() {
    return fields.acceptance;
  }

  /** Condenses the feedback on a parameter before the strategy sees it; by default not at all. */
  public Reducer reducer() {
    return fields.reducer;
  }

  /** Which of several objectives a step works on; all unless asked for. */
  public Focus focus() {
    return fields.focus;
  }

  /** How many steps to take at the most; 0 only judges the start. */
  public int steps() {
    return fields.steps;
  }

  /** The source of all randomness, split per step; 0 unless another is asked for. */
  public long seed() {
    return fields.seed;
  }

  /**
   * After how many useless answers of models in a row the run ends, 0, the default, for never; an
   * answer is useless when it holds no value that can be read.
   */
  public int mostUseless() {
    return fields.mostUseless;
  }

  /** What ends the run before all steps are taken; nothing unless asked for. */
  public StopRules stop() {
    return fields.stop;
  }

  /** What lets the run wait between steps; nothing unless asked for. */
  public Pause pause() {
    return fields.pause;
  }

  /** By which items the best is chosen; by its own loss unless asked for. */
  public Optional<Validation> validation() {
    return fields.validation;
  }

  /** The same with a validation. */
  public Optimization withValidation(Validation next) {
    return with(each -> each.validation = Optional.of(next));
  }

  /** The same with other rules that end the run early. */
  public Optimization withStop(StopRules next) {
    return with(each -> each.stop = next);
  }

  /** The same with another way to let it wait. */
  public Optimization withPause(Pause next) {
    return with(each -> each.pause = next);
  }

  /** The same with another forward pass. */
  public Optimization withObjective(Objective next) {
    return with(each -> each.objective = next);
  }

  /** The same with another strategy. */
  public Optimization withStrategy(Strategy next) {
    return with(each -> each.strategy = next);
  }

  /** The same with another acceptance rule. */
  public Optimization withAcceptance(Acceptance next) {
    return with(each -> each.acceptance = next);
  }

  /** The same with another reducer. */
  public Optimization withReducer(Reducer next) {
    return with(each -> each.reducer = next);
  }

  /** The same that works on other objectives in a step. */
  public Optimization withFocus(Focus next) {
    return with(each -> each.focus = next);
  }

  /** The same with another number of steps. */
  public Optimization withSteps(int next) {
    return with(each -> each.steps = next);
  }

  /** The same with another seed. */
  public Optimization withSeed(long next) {
    return with(each -> each.seed = next);
  }

  /** The same with another limit on useless answers in a row; 0 for none. */
  public Optimization withMostUseless(int next) {
    return with(each -> each.mostUseless = next);
  }

  private Optimization with(Consumer<Fields> change) {
    Fields next = new Fields(fields);
    change.accept(next);
    return new Optimization(next);
  }

  /** Runs without a record, one call after the other. */
  public Outcome run(Parameters start) {
    return run(start, Journal.discarding(), Parallel.SEQUENTIAL, step -> {});
  }

  /**
   * Runs, recording every step. Ends with an outcome that holds the best so far also when the
   * budget ends or something fails for good on the way; what fails before the first candidate is
   * judged is thrown, and so are an interrupt and a journal of another run.
   *
   * @param start the first candidate
   * @param journal the record; a resumed one answers what it knows
   * @param parallel runs independent calls at once
   * @param progress told of every judged candidate, in order; a {@link Progress} is told of idle
   *     steps too; what it throws is logged and ignored
   */
  public Outcome run(
      Parameters start, Journal journal, Parallel parallel, Consumer<Step> progress) {
    return journal.run(
        () -> new Descent(this, journal, parallel, Progress.of(progress)).run(start));
  }

  /** All settings with their defaults; changed only while a new optimization is made of them. */
  private static final class Fields {
    private Objective objective;
    private Critic critic;
    private Strategy strategy;
    private Acceptance acceptance = Acceptance.NOT_WORSE;
    private Reducer reducer = Reducer.NONE;
    private Focus focus = Focus.ALL;
    private int steps;
    private long seed;
    private int mostUseless;
    private StopRules stop = StopRules.NONE;
    private Pause pause = Pause.NEVER;
    private Optional<Validation> validation = Optional.empty();

    private Fields() {}

    private Fields(Fields other) {
      objective = other.objective;
      critic = other.critic;
      strategy = other.strategy;
      acceptance = other.acceptance;
      reducer = other.reducer;
      focus = other.focus;
      steps = other.steps;
      seed = other.seed;
      mostUseless = other.mostUseless;
      stop = other.stop;
      pause = other.pause;
      validation = other.validation;
    }
  }
}
