package org.tgd.benchmarks.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.stats.Pairs;

/**
 * What solutions came to: the start, every step, the last, the step that was best on questions for
 * validation, the vote over all steps, and the vote over independent answers, each apart.
 *
 * @param test the trajectories that are scored
 * @param validation those by which a step is chosen; none chooses nothing
 * @param control the votes of independent answers; none where they were not asked for
 */
public record SolutionTable(
    List<Trajectory> test, List<Trajectory> validation, List<Trajectory> control) {
  /** Copies the lists. */
  public SolutionTable {
    test = List.copyOf(test);
    validation = List.copyOf(validation);
    control = List.copyOf(control);
    if (test.isEmpty()) {
      throw new IllegalArgumentException("there were no questions; at least 1 is needed");
    }
  }

  /**
   * A line.
   *
   * @param name what counts as the answer
   * @param correct how many are right
   * @param questions of how many
   * @param unparsed in how many nothing could be read
   * @param tokens for each question; none where they are not known
   * @param p McNemar's exact p against the start; none for the start
   */
  public record Line(
      String name,
      int correct,
      int questions,
      int unparsed,
      OptionalDouble tokens,
      OptionalDouble p) {
    /** The share that is right. */
    public double accuracy() {
      return (double) correct / questions;
    }

    /** Its 95 % interval (Wilson). */
    public Bounds interval() {
      return Bounds.wilson(correct, questions);
    }
  }

  /** How many steps there were. */
  public int steps() {
    return test.stream().mapToInt(each -> each.found().size()).max().orElse(1) - 1;
  }

  /** The step that is best on the questions for validation, the earliest of equals. */
  public Optional<Integer> chosen() {
    if (validation.isEmpty()) {
      return Optional.empty();
    }
    int best = 0;
    for (int step = 1; step <= steps(); step++) {
      best = correct(validation, after(step)) > correct(validation, after(best)) ? step : best;
    }
    return Optional.of(best);
  }

  /** How many of the questions for validation are right after a step. */
  public int validated(int step) {
    return correct(validation, after(step));
  }

  private static Function<Trajectory, String> after(int step) {
    return each -> each.after(step);
  }

  private static int correct(List<Trajectory> all, Function<Trajectory, String> answer) {
    return (int) all.stream().filter(each -> each.isRight(answer.apply(each))).count();
  }

  /** The lines. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    int steps = steps();
    lines.add(line("start", test, after(0), false));
    for (int step = 1; step < steps; step++) {
      lines.add(line("step " + step, test, after(step), false));
    }
    if (steps > 0) {
      lines.add(line("last", test, after(steps), true));
      chosen().ifPresent(step -> lines.add(line("best validated", test, after(step), false)));
      lines.add(line("vote", test, Trajectory::vote, true));
    }
    if (!control.isEmpty()) {
      lines.add(line("vote only", control, Trajectory::vote, true));
    }
    return lines;
  }

  private Line line(
      String name, List<Trajectory> all, Function<Trajectory, String> answer, boolean whole) {
    double tokens = all.stream().mapToLong(Trajectory::tokens).average().orElse(0);
    return new Line(
        name,
        correct(all, answer),
        all.size(),
        (int) all.stream().filter(each -> answer.apply(each).isEmpty()).count(),
        whole && tokens > 0 ? OptionalDouble.of(tokens) : OptionalDouble.empty(),
        name.equals("start")
            ? OptionalDouble.empty()
            : OptionalDouble.of(p(test, after(0), all, answer)));
  }

  /** McNemar's exact p of the vote over steps against the vote of independent answers. */
  public OptionalDouble againstControl() {
    return control.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(p(test, Trajectory::vote, control, Trajectory::vote));
  }

  private static double p(
      List<Trajectory> first,
      Function<Trajectory, String> one,
      List<Trajectory> second,
      Function<Trajectory, String> other) {
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < first.size(); i++) {
      boolean left = first.get(i).isRight(one.apply(first.get(i)));
      boolean right = second.get(i).isRight(other.apply(second.get(i)));
      onlyFirst += left && !right ? 1 : 0;
      onlySecond += right && !left ? 1 : 0;
    }
    return Pairs.mcNemar(onlyFirst, onlySecond);
  }
}
