package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
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
  private static final double FIRST = 1;
  private static final double LARGEST = 2;

  /** Steps below this many decades are not worth an inner solve. */
  private static final double SMALLEST = 0.02;

  private static final double GROW = 2;
  private static final double SHRINK = 0.35;

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
    double radius = joint.isEmpty() ? 0 : radius(edit, incumbent.get());
    while (proposals.size() < n && radius > SMALLEST) {
      List<Step> steps = steps(joint, names, incumbent.get());
      String proposal = incumbent.get().at(at(radius, steps, incumbent.get())).text();
      if (!tried.contains(proposal)) {
        proposals.add(proposal);
      }
      radius *= SHRINK;
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
    for (double[] next : new SimplexStep(points).next()) {
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
      steps.add(new Step(to, distance(to, incumbent.coordinates())));
    }
    steps.sort(Comparator.comparingDouble(step -> step.length));
    return steps;
  }

  /** The longest step within the radius, or the shortest of all cut down to it. */
  private static double[] at(double radius, List<Step> steps, Weights incumbent) {
    double[] from = incumbent.coordinates();
    Step chosen = steps.get(0);
    for (Step step : steps) {
      if (step.length <= radius * 1.01) {
        chosen = step;
      }
    }
    double share = chosen.length > radius ? radius / chosen.length : 1;
    double[] to = from.clone();
    for (int k = 0; k < to.length; k++) {
      to[k] += share * (chosen.to[k] - from[k]);
    }
    return to;
  }

  /** How far to go, in decades, by what came of earlier steps. */
  private static double radius(Edit edit, Weights incumbent) {
    List<Attempt> attempts = attempts(edit);
    double[] here = incumbent.coordinates();
    int at = -1;
    double bestLoss = Double.POSITIVE_INFINITY;
    for (int i = 0; i < attempts.size(); i++) {
      if (isAt(attempts.get(i), incumbent)) {
        at = i;
        bestLoss = attempts.get(i).loss();
      }
    }
    double failed = Double.POSITIVE_INFINITY;
    for (int i = at + 1; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      if (at >= 0 ? attempt.loss() >= bestLoss : !attempt.accepted()) {
        failed = Math.min(failed, distanceTo(attempt, incumbent));
      }
    }
    if (failed < Double.POSITIVE_INFINITY) {
      return SHRINK * Math.min(LARGEST, failed);
    }
    for (int i = at - 1; i >= 0; i--) {
      double last = distanceTo(attempts.get(i), incumbent);
      if (attempts.get(i).accepted() && last > 0 && here.length > 0) {
        return Math.min(LARGEST, GROW * last);
      }
    }
    return FIRST;
  }

  private static boolean isAt(Attempt attempt, Weights incumbent) {
    return Weights.parse(attempt.value(), incumbent.names())
        .weights()
        .map(w -> w.text().equals(incumbent.text()))
        .orElse(false);
  }

  private static double distanceTo(Attempt attempt, Weights incumbent) {
    return Weights.parse(attempt.value(), incumbent.names())
        .weights()
        .map(w -> distance(w.coordinates(), incumbent.coordinates()))
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      largest = Math.max(largest, Math.abs(a[k] - b[k]));
    }
    return largest;
  }
}
