package org.tgd.core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tgd.core.journal.Journal;

/**
 * What happens between two steps of a run: validation, what ends the run early, and waiting where
 * somebody wants it. All of it stands on the record. Not thread-safe.
 */
final class Halts {
  private final Optimization method;
  private final Journal journal;
  private final Progress progress;
  private final Validator validator;
  private final Answers answers;
  private final Watch watch;
  private final Supplier<List<Step>> trajectory;

  /**
   * The halts of a run.
   *
   * @param trajectory all that was judged so far
   */
  Halts(Optimization method, Journal journal, Progress progress, Supplier<List<Step>> trajectory) {
    this.method = method;
    this.journal = journal;
    this.progress = progress;
    this.trajectory = trajectory;
    this.validator = new Validator(method, journal);
    this.answers = new Answers(method.mostUseless());
    this.watch = new Watch(method.stop());
  }

  /** Validates candidates of the run. */
  Validator validator() {
    return validator;
  }

  /** Counts answers that are of no use. */
  Answers answers() {
    return answers;
  }

  /**
   * What ends the run after a step, if anything does.
   *
   * @param best the best so far, asked for after the validation
   */
  Optional<Watch.Stop> after(int index, Step incumbent, Supplier<Step> best) {
    boolean validated = validator.isDue(index);
    if (validated) {
      validate(index, incumbent);
    }
    if (answers.areUseless()) {
      Watch.Stop useless = new Watch.Stop(Outcome.End.USELESS_ANSWERS, answers.reason());
      if (isStopped(index, useless)) {
        return Optional.of(useless);
      }
      answers.forget();
    }
    Optional<Watch.Stop> rule =
        validated || method.validation().isEmpty()
            ? watch.after(index, best.get())
            : Optional.empty();
    if (rule.isPresent()) {
      return rule;
    }
    pause(index);
    return asked(index);
  }

  /** Waits where somebody outside wants it; stands on the record and changes nothing else. */
  private void pause(int index) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("index", index);
    if (journal.isBeside(StepJson.KIND_PAUSE)) {
      journal.beside(StepJson.KIND_PAUSE, line);
    } else if (index < method.steps() && isFresh() && method.pause().isAsked()) {
      journal.beside(StepJson.KIND_PAUSE, line);
      journal.sync();
      progress.paused(index);
      method.pause().await();
    }
  }

  /** Whether the run is at a place where no earlier session was. */
  private boolean isFresh() {
    return !journal.isReplay() && journal.isRecalled();
  }

  private void validate(int index, Step incumbent) {
    Step first = // on a batch of a later step it has another loss
        trajectory.get().stream()
            .filter(step -> step.index() == incumbent.index())
            .filter(step -> step.candidate() == incumbent.candidate())
            .findFirst()
            .orElseThrow();
    Step validated = validator.validate(index, first);
    progress.validated(index, validated);
  }

  /** Somebody outside wants an end, or wanted it here in an earlier session. */
  private Optional<Watch.Stop> asked(int index) {
    boolean wanted =
        journal.isNext(StepJson.KIND_STOP) || (isFresh() && method.stop().asked().getAsBoolean());
    return wanted && isStopped(index, Watch.Stop.ASKED)
        ? Optional.of(Watch.Stop.ASKED)
        : Optional.empty();
  }

  /** Records what ends the run; a run that ended so before and was taken up again goes on. */
  private boolean isStopped(int index, Watch.Stop stop) {
    boolean[] fresh = {false};
    ObjectNode request =
        JsonNodeFactory.instance.objectNode().put("index", index).put("reason", stop.reason());
    journal.once(
        StepJson.KIND_STOP,
        request,
        () -> {
          fresh[0] = true;
          return JsonNodeFactory.instance.objectNode();
        });
    return fresh[0] || (journal.isReplay() && journal.isRecalled());
  }
}
