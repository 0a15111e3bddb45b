package org.tgd.core.optim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  private final List<Step> trajectory;

  Edits(State state, TextualGradientDescent.Options options) {
    this.state = state;
    this.options = options;
    this.trajectory = state.trajectory();
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
        examples(name),
        last(options.momentum(), options.ranked() ? ranked(kept(name)) : tried),
        last(options.rejected(), rejected(tried, variable.value())),
        memory,
        briefing(name));
  }

  private List<String> examples(String name) {
    return Stream.concat(
            options.examples().stream(),
            options.mates().stream().map(mate -> mate.parameters().get(name).value()))
        .distinct()
        .toList();
  }

  /** Each value with its best loss, the worst first; what was refused teaches nothing here. */
  private static List<Attempt> ranked(List<Attempt> tried) {
    Map<String, Attempt> best = new LinkedHashMap<>();
    tried.stream()
        .filter(attempt -> Double.isFinite(attempt.loss()))
        .forEach(
            attempt -> best.merge(attempt.value(), attempt, (a, b) -> b.loss() < a.loss() ? b : a));
    return best.values().stream()
        .sorted(Comparator.comparingDouble(Attempt::loss).reversed())
        .toList();
  }

  /**
   * The values of one parameter that were tried: the start, and what each step changed. A step that
   * left it as it was says nothing about it.
   */
  private List<Attempt> tried(String name) {
    List<Attempt> tried = new ArrayList<>();
    for (int i = 0; i < trajectory.size(); i++) {
      if (i == 0 || isChanged(i, name)) {
        tried.add(attempt(i, name));
      }
    }
    return tried;
  }

  /** The same of those whose losses can be compared. */
  private List<Attempt> kept(String name) {
    return state.pool().stream()
        .filter(step -> step.index() == 0 || !text(step, name).equals(text(parent(step), name)))
        .map(
            step ->
                new Attempt(
                    text(step, name),
                    step.score(),
                    step.accepted(),
                    step.index() == 0 ? "" : OutcomeWords.of(step, parent(step))))
        .toList();
  }

  private Step parent(Step step) {
    return state.history().parent(step);
  }

  private static String text(Step step, String name) {
    return step.parameters().get(name).value();
  }

  private boolean isChanged(int i, String name) {
    String now = trajectory.get(i).parameters().get(name).value();
    return !now.equals(base(i).parameters().get(name).value());
  }

  /** The candidate from which one was made. */
  private Step base(int i) {
    return state.history().parent(trajectory.get(i));
  }

  private boolean isPresent(Step step) {
    return step.parameters().equals(state.incumbent().parameters());
  }

  /** The present value was accepted in the end, whatever came of it before with other values. */
  private static List<Attempt> rejected(List<Attempt> tried, String present) {
    return tried.stream()
        .filter(attempt -> !attempt.accepted() && !attempt.value().equals(present))
        .toList();
  }

  private Attempt attempt(int i, String name) {
    Step step = trajectory.get(i);
    boolean told = step.index() > 0 && i >= trajectory.size() - TOLD;
    String outcome = told ? OutcomeWords.of(step, base(i)) : "";
    return new Attempt(step.parameters().get(name).value(), step.score(), step.accepted(), outcome);
  }

  private Briefing briefing(String name) {
    return new Briefing(
        options.task(), failures(), lastTry(name), state.remarks(), options.ranked(), others(name));
  }

  private List<Variable> others(String name) {
    return state.incumbent().parameters().byName().entrySet().stream()
        .filter(each -> !each.getKey().equals(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** How many candidates made of the present one, since it came up, did not help. */
  private int failures() {
    int success =
        trajectory.stream()
            .filter(step -> step.accepted() && isPresent(step))
            .mapToInt(Step::index)
            .max()
            .orElse(0);
    return (int)
        IntStream.range(0, trajectory.size())
            .filter(i -> trajectory.get(i).index() > success && isPresent(base(i)))
            .filter(i -> Double.isFinite(trajectory.get(i).score()))
            .count();
  }

  /**
   * What the last step did to the parameter that judged candidates made of the present one, or
   * brought it up: its best, if one was taken.
   */
  private Optional<Attempt> lastTry(String name) {
    int[] mine =
        IntStream.range(1, trajectory.size())
            .filter(i -> isPresent(base(i)) || isPresent(trajectory.get(i)))
            .toArray();
    if (mine.length == 0) {
      return Optional.empty();
    }
    int chosen = mine[mine.length - 1];
    int index = trajectory.get(chosen).index();
    for (int i : mine) {
      boolean taken = trajectory.get(i).index() == index && trajectory.get(i).accepted();
      chosen = taken ? i : chosen;
    }
    return isChanged(chosen, name) ? Optional.of(attempt(chosen, name)) : Optional.empty();
  }

  private static <T> List<T> last(int count, List<T> list) {
    return list.subList(Math.max(0, list.size() - count), list.size());
  }
}
