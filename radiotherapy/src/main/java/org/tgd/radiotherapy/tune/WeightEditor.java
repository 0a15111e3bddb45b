package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Changes objective weights as the findings of a {@link PlanEvaluator} say; asks no model.
 *
 * <p>Distances are in decades of a weight and in 10 Gy of a dose. How far it dares to go follows
 * from what was tried before, as in a trust-region method (Conn, Gould and Toint 2000): twice as
 * far as the last step that helped, about a third as far as the last that did not. It always starts
 * from the variable's value, the incumbent.
 *
 * <p>Where findings say which limits of goals to keep as hard constraints and none is hard yet,
 * that is tried first, in their order, each set of limits once; under hard limits others are tried
 * once weights bring next to nothing more.
 *
 * <p>Where no change is predicted to help, or steps have become short without helping, what was
 * tried says where to go: a {@link SimplexStep}. Once that helps, findings lead again.
 */
public final class WeightEditor implements Editor {
  /** Steps below this many decades are not worth an inner solve. */
  private static final double SMALLEST = 0.02;

  /** Under hard limits so many steps that gain less than this share together are a standstill. */
  private static final int LOOKED_BACK = 2;

  private static final double WORTHWHILE = 0.002;

  /** All weights at one distance: their coordinates and how far the farthest moves. */
  private static final class Step {
    final double[] to;
    final double length;

    Step(double[] to, double length) {
      this.to = to;
      this.length = length;
    }
  }

  @Override
  public boolean learnsFromAll() {
    return true;
  }

  @Override
  public List<String> propose(Edit edit, int n, RandomGenerator random) {
    List<Finding> joint =
        edit.findings().stream()
            .filter(f -> f.about().startsWith(PlanFindings.JOINT) && !f.changes().isEmpty())
            .toList();
    List<String> names = joint.isEmpty() ? namesIn(edit) : names(joint.get(0));
    Optional<Weights> incumbent = read(edit.variable().value(), names);
    if (names.isEmpty() || incumbent.isEmpty()) {
      return List.of();
    }
    Shape shape = new Shape(names, incumbent.get().limits());
    Set<String> tried = tried(edit, shape);
    Set<String> proposals = new LinkedHashSet<>();
    if (shape.limits.isEmpty() || standsStill(edit, shape)) {
      addLimits(proposals, n, edit);
    }
    double radius = joint.isEmpty() ? 0 : radius(edit, shape);
    while (proposals.size() < n && radius > SMALLEST) {
      List<Step> steps = steps(joint, names, incumbent.get());
      String proposal = incumbent.get().at(at(radius, steps, incumbent.get())).text();
      if (!tried.contains(proposal)) {
        proposals.add(proposal);
      }
      radius *= TrustRegion.SHRINK;
    }
    if (!shape.limits.isEmpty()) {
      addLimits(proposals, n, edit);
    }
    if (proposals.size() < n && !perfect(edit, incumbent.get())) {
      addUnled(proposals, n, edit, incumbent.get());
    }
    return List.copyOf(proposals);
  }

  /** The weights and hard limits that a text gives; texts that can be compared have one shape. */
  private record Shape(List<String> names, Map<String, Double> limits) {
    Optional<Weights> read(String text) {
      return WeightEditor.read(text, names).filter(read -> read.limits().equals(limits));
    }
  }

  /** Whether the last steps of this shape together brought next to nothing. */
  private static boolean standsStill(Edit edit, Shape shape) {
    List<Double> losses =
        edit.attempts().stream()
            .filter(attempt -> shape.read(attempt.value()).isPresent())
            .map(Attempt::loss)
            .toList();
    int last = losses.size() - LOOKED_BACK;
    if (last < 1) {
      return false;
    }
    double before = losses.subList(0, last).stream().min(Double::compare).orElseThrow();
    double now = losses.stream().min(Double::compare).orElseThrow();
    return now > before * (1 - WORTHWHILE);
  }

  private static Optional<Weights> read(String text, List<String> names) {
    List<String> limits =
        namesIn(text).map(String::strip).filter(Weights::isLimit).distinct().toList();
    return Weights.parse(text, names, limits.stream().filter(l -> !names.contains(l)).toList())
        .weights();
  }

  private static Stream<String> namesIn(String text) {
    return text.lines()
        .filter(line -> line.lastIndexOf(':') > 0)
        .map(line -> line.substring(0, line.lastIndexOf(':')));
  }

  /** The names that the lines of the variable's value give weights and doses to. */
  private static List<String> namesIn(Edit edit) {
    return namesIn(edit.variable().value()).filter(name -> !Weights.isLimit(name)).toList();
  }

  /** Adds what findings say of hard limits, each set of limits once. */
  private static void addLimits(Set<String> proposals, int n, Edit edit) {
    List<Weights> asked =
        edit.findings().stream()
            .filter(f -> f.about().equals(LimitFindings.ABOUT))
            .map(LimitFindings::asked)
            .toList();
    for (Weights each : asked) {
      boolean tried =
          attempts(edit).stream()
              .anyMatch(
                  attempt ->
                      read(attempt.value(), each.names())
                          .map(read -> read.limits().equals(each.limits()))
                          .orElse(false));
      if (proposals.size() < n && !tried) {
        proposals.add(each.text());
      }
    }
  }

  /** Whether nothing is left to gain. */
  private static boolean perfect(Edit edit, Weights incumbent) {
    return attempts(edit).stream().anyMatch(a -> a.loss() == 0 && isAt(a, incumbent));
  }

  /** Adds proposals that no finding leads to. */
  private static void addUnled(Set<String> proposals, int n, Edit edit, Weights incumbent) {
    Shape shape = new Shape(incumbent.names(), incumbent.limits());
    Set<String> tried = tried(edit, shape);
    List<SimplexStep.Point> points = new ArrayList<>();
    for (Attempt attempt : attempts(edit)) {
      shape
          .read(attempt.value())
          .filter(w -> Double.isFinite(attempt.loss()))
          .ifPresent(w -> points.add(new SimplexStep.Point(w.coordinates(), attempt.loss())));
    }
    if (points.isEmpty()) {
      points.add(new SimplexStep.Point(incumbent.coordinates(), 0));
    }
    for (double[] next : new SimplexStep(points, incumbent.names()).next()) {
      String proposal = incumbent.at(next).text();
      if (proposals.size() < n && !tried.contains(proposal)) {
        proposals.add(proposal);
      }
    }
  }

  private static List<String> names(Finding finding) {
    return finding.changes().stream()
        .map(change -> change.target())
        .map(WeightEditor::name)
        .toList();
  }

  private static String name(String target) {
    return target.endsWith(PlanFindings.TARGET)
        ? target.substring(0, target.length() - PlanFindings.TARGET.length())
        : target;
  }

  private static Set<String> tried(Edit edit, Shape shape) {
    Set<String> tried = new LinkedHashSet<>();
    for (Attempt attempt : attempts(edit)) {
      shape.read(attempt.value()).ifPresent(w -> tried.add(w.text()));
    }
    shape.read(edit.variable().value()).ifPresent(w -> tried.add(w.text()));
    return tried;
  }

  private static List<Attempt> attempts(Edit edit) {
    List<Attempt> all = new ArrayList<>(edit.attempts());
    for (Attempt rejected : edit.rejected()) {
      if (!all.contains(rejected)) {
        all.add(rejected);
      }
    }
    return all;
  }

  private static List<Step> steps(List<Finding> joint, List<String> names, Weights incumbent) {
    List<Step> steps = new ArrayList<>();
    for (Finding finding : joint) {
      List<Double> values = new ArrayList<>(incumbent.values());
      for (Change change : finding.changes()) {
        int k = names.indexOf(name(change.target()));
        if (k >= 0) {
          values.set(k, Double.parseDouble(change.to()));
        }
      }
      double[] to = new Weights(names, values).coordinates();
      steps.add(new Step(to, incumbent.distanceTo(new Weights(names, values))));
    }
    steps.sort(Comparator.comparingDouble(step -> step.length));
    return steps;
  }

  /** The longest step within the radius, or the shortest of all cut down to it. */
  private static double[] at(double radius, List<Step> steps, Weights incumbent) {
    Step chosen = steps.get(0);
    for (Step step : steps) {
      if (step.length <= radius * 1.01) {
        chosen = step;
      }
    }
    double share = chosen.length > radius ? radius / chosen.length : 1;
    return incumbent.after(
        Arrays.stream(incumbent.stepsTo(chosen.to)).map(step -> share * step).toArray());
  }

  /** How far to go, in decades, by what was predicted of earlier steps and what came. */
  private static double radius(Edit edit, Shape shape) {
    Predictions predictions = new Predictions(edit.memory());
    TrustRegion region = TrustRegion.FIRST;
    Weights from = null;
    double loss = Double.POSITIVE_INFINITY;
    for (Attempt attempt : edit.attempts()) {
      Optional<Weights> to = shape.read(attempt.value());
      if (to.isPresent() && from != null) {
        double gain = loss - attempt.loss();
        region =
            attempt.accepted()
                ? region.afterGain(
                    from.distanceTo(to.get()),
                    gain / (loss - predictions.of(from, to.get()).orElse(attempt.loss())))
                : region.afterFailure(from.distanceTo(to.get()));
      }
      if (to.isPresent() && (attempt.accepted() || from == null)) {
        from = to.get();
        loss = attempt.loss();
      }
    }
    return region.radius();
  }

  private static boolean isAt(Attempt attempt, Weights incumbent) {
    return read(attempt.value(), incumbent.names())
        .map(w -> w.text().equals(incumbent.text()))
        .orElse(false);
  }
}
