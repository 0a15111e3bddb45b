package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.Attempt;
import org.tgd.core.Briefing;
import org.tgd.core.Edit;
import org.tgd.core.Gradient;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Variable;

/** What an editor is shown of a run so far, for one parameter after the other. */
final class Edits {
  /** Of how many of the last candidates it is said in words what came of them. */
  private static final int TOLD = 40;

  private final State state;
  private final TextualGradientDescent.Options options;

  /** The incumbent from which each step of the trajectory was made; the first from itself. */
  private final List<Step> bases = new ArrayList<>();

  Edits(State state, TextualGradientDescent.Options options) {
    this.state = state;
    this.options = options;
    List<Step> trajectory = state.trajectory();
    Step incumbent = trajectory.isEmpty() ? state.incumbent() : trajectory.get(0);
    Step next = incumbent;
    int index = 0;
    for (Step step : trajectory) {
      if (step.index() != index) {
        incumbent = next;
        index = step.index();
      }
      bases.add(incumbent);
      next = step.accepted() ? step : next;
    }
  }

  Edit of(String name) {
    Variable variable = state.incumbent().parameters().get(name);
    List<Attempt> tried = tried(name);
    List<Gradient> memory =
        last(options.memory(), state.memory()).stream()
            .map(past -> past.of(name))
            .flatMap(List::stream)
            .toList();
    return new Edit(
        variable,
        state.gradients().of(variable),
        options.constraints(),
        options.examples(),
        last(options.momentum(), tried),
        last(options.rejected(), rejected(tried, variable.value())),
        memory,
        briefing(name));
  }

  /**
   * The values of one parameter that were tried: the start, and what each step changed. A step that
   * left it as it was says nothing about it.
   */
  private List<Attempt> tried(String name) {
    List<Attempt> tried = new ArrayList<>();
    for (int i = 0; i < state.trajectory().size(); i++) {
      if (i == 0 || isChanged(i, name)) {
        tried.add(attempt(i, name));
      }
    }
    return tried;
  }

  private boolean isChanged(int i, String name) {
    String now = state.trajectory().get(i).parameters().get(name).value();
    return !now.equals(bases.get(i).parameters().get(name).value());
  }

  /** The present value was accepted in the end, whatever came of it before with other values. */
  private static List<Attempt> rejected(List<Attempt> tried, String present) {
    return tried.stream()
        .filter(attempt -> !attempt.accepted() && !attempt.value().equals(present))
        .toList();
  }

  private Attempt attempt(int i, String name) {
    Step step = state.trajectory().get(i);
    boolean told = step.index() > 0 && i >= state.trajectory().size() - TOLD;
    String outcome = told ? OutcomeWords.of(step, bases.get(i)) : "";
    return new Attempt(step.parameters().get(name).value(), step.score(), step.accepted(), outcome);
  }

  private Briefing briefing(String name) {
    return new Briefing(options.task(), failures(), lastTry(name), state.remarks());
  }

  private int failures() {
    int success =
        state.trajectory().stream().filter(Step::accepted).mapToInt(Step::index).max().orElse(0);
    return (int)
        state.trajectory().stream()
            .filter(step -> step.index() > success && Double.isFinite(step.score()))
            .count();
  }

  /** What the last step that judged anything did to the parameter: its best, if one was taken. */
  private Optional<Attempt> lastTry(String name) {
    List<Step> trajectory = state.trajectory();
    int chosen = trajectory.size() - 1;
    for (int i = chosen;
        i > 0 && trajectory.get(i).index() == trajectory.get(chosen).index();
        i--) {
      chosen = trajectory.get(i).accepted() ? i : chosen;
    }
    return chosen > 0 && isChanged(chosen, name)
        ? Optional.of(attempt(chosen, name))
        : Optional.empty();
  }

  private static <T> List<T> last(int count, List<T> list) {
    return list.subList(Math.max(0, list.size() - count), list.size());
  }
}
