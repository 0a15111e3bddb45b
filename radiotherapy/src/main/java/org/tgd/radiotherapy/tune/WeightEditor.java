package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
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
 * <p>Where no change is predicted to help, or steps have become short without helping, what was
 * tried says where to go: a {@link SimplexStep}. Once that helps, findings lead again.
 */
public final class WeightEditor implements Editor {
  /** Steps below this many decades are not worth an inner solve. */
  private static final double SMALLEST = 0.02;

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
    Optional<Weights> incumbent = Weights.parse(edit.variable().value(), names).weights();
    if (names.isEmpty() || incumbent.isEmpty()) {
      return List.of();
    }
    Set<String> tried = tried(edit, names);
    Set<String> proposals = new LinkedHashSet<>();
    double radius = joint.isEmpty() ? 0 : radius(edit, names);
    while (proposals.size() < n && radius > SMALLEST) {
      List<Step> steps = steps(joint, names, incumbent.get());
      String proposal = incumbent.get().at(at(radius, steps, incumbent.get())).text();
      if (!tried.contains(proposal)) {
        proposals.add(proposal);
      }
      radius *= TrustRegion.SHRINK;
    }
    if (proposals.size() < n && !perfect(edit, incumbent.get())) {
      addUnled(proposals, n, edit, incumbent.get());
    }
    return List.copyOf(proposals);
  }

  /** The names that the lines of the variable's value give values to. */
  private static List<String> namesIn(Edit edit) {
    return edit.variable()
        .value()
        .lines()
        .filter(line -> line.lastIndexOf(':') > 0)
        .map(line -> line.substring(0, line.lastIndexOf(':')))
        .toList();
  }

  /** Whether nothing is left to gain. */
  private static boolean perfect(Edit edit, Weights incumbent) {
    return attempts(edit).stream().anyMatch(a -> a.loss() == 0 && isAt(a, incumbent));
  }

  /** Adds proposals that no finding leads to. */
  private static void addUnled(Set<String> proposals, int n, Edit edit, Weights incumbent) {
    Set<String> tried = tried(edit, incumbent.names());
    List<SimplexStep.Point> points = new ArrayList<>();
    for (Attempt attempt : attempts(edit)) {
      Weights.parse(attempt.value(), incumbent.names())
          .weights()
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

  private static Set<String> tried(Edit edit, List<String> names) {
    Set<String> tried = new LinkedHashSet<>();
    for (Attempt attempt : attempts(edit)) {
      Weights.parse(attempt.value(), names).weights().ifPresent(w -> tried.add(w.text()));
    }
    Weights.parse(edit.variable().value(), names).weights().ifPresent(w -> tried.add(w.text()));
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
  private static double radius(Edit edit, List<String> names) {
    Predictions predictions = new Predictions(edit.memory());
    TrustRegion region = TrustRegion.FIRST;
    Weights from = null;
    double loss = Double.POSITIVE_INFINITY;
    for (Attempt attempt : edit.attempts()) {
      Optional<Weights> to = Weights.parse(attempt.value(), names).weights();
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
    return Weights.parse(attempt.value(), incumbent.names())
        .weights()
        .map(w -> w.text().equals(incumbent.text()))
        .orElse(false);
  }
}
