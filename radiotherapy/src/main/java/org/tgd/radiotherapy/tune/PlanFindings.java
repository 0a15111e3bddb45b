package org.tgd.radiotherapy.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.core.eval.Audience;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.patient.Patient;

/**
 * What is wrong with a plan and which weights make it better, by the implicit derivative of the
 * inner optimum. Targets of changes are {@code NAME weight} or {@code NAME dose}. The first
 * finding, and those about a {@link #JOINT}, change all weights at once; their changes belong
 * together and carry the loss predicted for all of them.
 */
final class PlanFindings {
  /** How the findings about all weights at once begin. */
  static final String JOINT = "plan loss";

  /** Ends the target of every change of a weight. */
  static final String TARGET = " weight";

  /** Decades by which each weight may change; the first is the advice, the rest alternatives. */
  private static final double[] RADII = {1, 2, 0.35, 0.12, 0.04, 0.013};

  /** For so many of the missed goals it is said what they contradict, the dearest first. */
  private static final int LOOKED_INTO = 3;

  private final Patient patient;
  private final Plan plan;
  private final PlanModel model;

  PlanFindings(Patient patient, Plan plan, PlanModel model) {
    this.patient = patient;
    this.plan = plan;
    this.model = model;
  }

  List<Finding> all() {
    List<Finding> joint = joint();
    List<Finding> all = new ArrayList<>();
    if (!joint.isEmpty()) {
      all.add(joint.get(0));
    }
    List<PlanScore.Line> missed =
        plan.score().lines().stream().filter(line -> !line.met()).toList();
    List<PlanScore.Line> dearest =
        missed.stream()
            .sorted(Comparator.comparingDouble(PlanScore.Line::loss).reversed())
            .limit(LOOKED_INTO)
            .toList();
    missed.forEach(line -> all.add(missed(line, dearest.contains(line))));
    slack(all);
    all.addAll(joint.subList(Math.min(1, joint.size()), joint.size()));
    return all;
  }

  /** From the shortest step on, so that a longer one is never predicted to be worse. */
  private List<Finding> joint() {
    Map<Double, Finding> found = new HashMap<>();
    Weights best = plan.weights();
    double lowest = plan.score().loss() - 1e-9;
    for (double radius : Arrays.stream(RADII).sorted().toArray()) {
      Weights to = plan.weights().at(model.best(radius, best.coordinates()));
      double predicted = model.loss(to.coordinates());
      if (predicted < lowest) {
        best = to;
        lowest = predicted;
      }
      if (!best.equals(plan.weights())) {
        found.put(radius, joint(best, lowest, radius));
      }
    }
    return Arrays.stream(RADII).filter(found::containsKey).mapToObj(found::get).toList();
  }

  private Finding joint(Weights to, double predicted, double radius) {
    List<Change> changes = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < to.names().size(); i++) {
      String name = to.names().get(i);
      String from = Weights.number(plan.weights().values().get(i));
      String next = Weights.number(to.values().get(i));
      changes.add(Change.of(target(name), from, next).withPredictedLoss(predicted));
      sentences.add(sentence(name, from, next));
    }
    String factor =
        Weights.number(Double.parseDouble(PlanEvaluator.fixed(Math.pow(10, radius), 2)));
    String loss = PlanEvaluator.fixed(plan.score().loss(), 4);
    return new Finding(
        JOINT + (radius == RADII[0] ? "" : ", by a step of at most a factor of " + factor),
        loss,
        "lower; %s is predicted when no weight changes by more than a factor of %s"
            .formatted(PlanEvaluator.fixed(predicted, 4), factor),
        capital(String.join("; ", sentences)) + ".",
        Math.max(0, plan.score().loss() - predicted),
        changes,
        audience(radius));
  }

  /** One way for a reader; a smaller step once that one failed; a larger one for rules alone. */
  private static Audience audience(double radius) {
    if (radius == RADII[0]) {
      return Audience.EVERYONE;
    }
    return radius < RADII[0] ? Audience.IN_TURN : Audience.RULES;
  }

  private static String sentence(String name, String from, String to) {
    String unit = Weights.isDose(name) ? " Gy" : "";
    if (from.equals(to)) {
      return "keep the %s at %s%s".formatted(target(name), from, unit);
    }
    boolean up = Double.parseDouble(to) > Double.parseDouble(from);
    return "%s the %s from %s to %s%s"
        .formatted(up ? "raise" : "lower", target(name), from, to, unit);
  }

  private static String target(String name) {
    return Weights.isDose(name) ? name : name + TARGET;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The single weight that helps a missed goal most, within a factor of ten. */
  private Finding missed(PlanScore.Line line, boolean lookedInto) {
    int at = plan.score().lines().indexOf(line);
    double[] centre = plan.weights().coordinates();
    double best = line.loss();
    PlanScore bestScore = plan.score();
    double[] bestWeights = centre;
    for (int k = 0; k < centre.length; k++) {
      for (double step : new double[] {-1, -0.5, -0.25, 0.25, 0.5, 1}) {
        double[] next = plan.weights().at(shifted(centre, k, step)).coordinates();
        PlanScore predicted = model.predict(next);
        if (predicted.lines().get(at).loss() < best - 1e-9) {
          best = predicted.lines().get(at).loss();
          bestScore = predicted;
          bestWeights = next;
        }
      }
    }
    Finding found = missed(line, plan.weights().at(bestWeights), bestScore, at);
    Optional<String> conflict =
        lookedInto ? new GoalConflicts(plan, model).of(at) : Optional.empty();
    return conflict.map(text -> withAdvice(found, capital(text))).orElse(found);
  }

  private static Finding withAdvice(Finding found, String further) {
    return new Finding(
        found.about(),
        found.observed(),
        found.wanted(),
        found.advice() + " " + further,
        found.weight(),
        found.changes(),
        found.audience());
  }

  private static double[] shifted(double[] centre, int k, double step) {
    double[] next = centre.clone();
    next[k] += step;
    return next;
  }

  private Finding missed(PlanScore.Line line, Weights to, PlanScore predicted, int at) {
    Goal goal = line.goal();
    String unit = " " + goal.unit().symbol();
    List<Change> changes = new ArrayList<>();
    String advice = "No single weight moves it within a factor of ten." + conflict(goal);
    for (int i = 0; i < to.names().size(); i++) {
      String from = Weights.number(plan.weights().values().get(i));
      String next = Weights.number(to.values().get(i));
      if (!from.equals(next)) {
        changes.add(
            new Change(target(to.names().get(i)), from, next, OptionalDouble.of(predicted.loss())));
        advice =
            "Of the single weights, this helps most: %s, which is predicted to bring it to %s."
                    .formatted(
                        sentence(to.names().get(i), from, next),
                        PlanEvaluator.fixed(predicted.lines().get(at).observed(), 2) + unit)
                + conflict(goal);
      }
    }
    return new Finding(
        goal.structure() + " " + goal.metric().name(),
        PlanEvaluator.fixed(line.observed(), 2) + unit,
        goal.operator().symbol() + " " + Weights.number(goal.value()) + unit,
        advice,
        line.loss(),
        changes);
  }

  /** Says if the target overlaps the goal's structure: there, dose cannot be spared. */
  private String conflict(Goal goal) {
    if (goal.operator() == Goal.Operator.AT_LEAST) {
      return "";
    }
    for (PlanScore.Line other : plan.score().lines()) {
      String target = other.goal().structure();
      if (target.equals("PTV") && !goal.structure().equals(target)) {
        int shared = patient.shared(goal.structure(), target);
        if (shared > 0) {
          double share = 100.0 * shared / patient.voxels(goal.structure());
          return " %s %% of %s lies inside the %s and cannot be spared."
              .formatted(PlanEvaluator.fixed(share, 1), goal.structure(), target);
        }
      }
    }
    return "";
  }

  private void slack(List<Finding> all) {
    List<String> met = new ArrayList<>();
    for (PlanScore.Line line : plan.score().lines()) {
      if (line.met() && line.goal().operator() != Goal.Operator.MINIMIZE) {
        met.add(
            "%s %s %s (%s %s)"
                .formatted(
                    line.goal().structure(),
                    line.goal().metric().name(),
                    PlanEvaluator.fixed(line.observed(), 1),
                    line.goal().operator().symbol(),
                    Weights.number(line.goal().value())));
      }
    }
    if (!met.isEmpty()) {
      all.add(
          Finding.of(
              "goals already met",
              String.join(", ", met),
              "as it is",
              "Keep these within their limits.",
              0));
    }
  }
}
