package org.tgd.radiotherapy.level;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.MaxDvh;
import org.tgd.radiotherapy.objective.MaximumDoseConstraint;
import org.tgd.radiotherapy.objective.MinDvh;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.SquaredUnderdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.InfeasibleException;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.tune.GoalLimit;
import org.tgd.radiotherapy.tune.Plan;
import org.tgd.radiotherapy.tune.PlanTemplate;
import org.tgd.radiotherapy.tune.Weights;
import org.tgd.radiotherapy.tune.Wishes;

/**
 * A plan made level after level, without any weights to tune: the limits of a level of goals become
 * hard constraints of the inner problem, once as objectives they have shown which voxels they leave
 * out; where no plan keeps them all, they are missed by as little as can be, and what was reached,
 * and a tenth of a Gy, is the limit from then on. Within the limits of all levels, what is to be as
 * low as possible is lowered by some further solves.
 *
 * <p>In the manner of lexicographic ordering (Jee, McShan and Fraass, Phys. Med. Biol. 52, 1845
 * (2007)) and of ECHO (Zarepisheh et al., Med. Phys. 46, 2944 (2019)), on the solver and the
 * objectives at hand. Deterministic.
 */
public final class LexicographicSolve {
  /** What later levels may take of a limit that could not be kept. */
  private static final double SLIP_GY = 0.1;

  /** The weight of a limit as an objective, in units of what a Gy of a mean dose costs. */
  private static final double SOFTLY = 10;

  private static final double LEAST_PERCENT = 1e-6;

  /** What all that no limit says counts while limits are missed by as little as can be. */
  private static final double ASIDE = 1e-3;

  /** Solves that lower what is to be low; fewer where the loss falls by less than this share. */
  private static final int LOWERINGS = 3;

  private static final double WORTHWHILE = 1e-4;

  private final Patient patient;
  private final GoalSet goals;
  private final FluenceOptimizer solver;
  private final GoalLimit limits;
  private final Wishes wishes;
  private final PlanTemplate template;
  private final List<DoseConstraint> kept = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private Optional<Plan> last = Optional.empty();

  /**
   * One inner solve.
   *
   * @param aim what it was for
   * @param kept the hard constraints
   * @param plan the plan; empty if none keeps them
   * @param refusal why there is no plan; empty if there is one
   */
  public record Stage(String aim, List<DoseConstraint> kept, Optional<Plan> plan, String refusal) {
    /** Copies the list. */
    public Stage {
      requireNonNull(aim, "aim");
      kept = List.copyOf(kept);
      requireNonNull(plan, "plan");
      requireNonNull(refusal, "refusal");
    }
  }

  private LexicographicSolve(
      Patient patient, GoalSet goals, PlanTemplate template, FluenceOptimizer solver) {
    this.patient = patient;
    this.goals = goals;
    this.solver = solver;
    this.limits = new GoalLimit(patient, scale());
    this.wishes = new Wishes(patient, goals, template);
    this.template = template;
  }

  /**
   * Plans level after level.
   *
   * @param patient the patient, who has all structures of the goals
   * @param goals the goals with their priorities, the first level first
   * @param template objectives that bound what the goals do not speak of
   * @param solver solves the inner problems
   * @return every inner solve, in order; the last plan is the result
   */
  public static List<Stage> stages(
      Patient patient, GoalSet goals, PlanTemplate template, FluenceOptimizer solver) {
    patient.requireStructures(goals);
    LexicographicSolve solve = new LexicographicSolve(patient, goals, template, solver);
    solve.all();
    return List.copyOf(solve.stages);
  }

  /**
   * The plan that stages ended with.
   *
   * @throws InfeasibleException if none of them has one
   */
  public static Plan last(List<Stage> stages) {
    return stages.stream()
        .flatMap(stage -> stage.plan().stream())
        .reduce((before, after) -> after)
        .orElseThrow(() -> new InfeasibleException(stages.get(0).refusal()));
  }

  private PlanScale scale() {
    return new PlanScale(goals.prescriptionGy(), patient.voxelCc());
  }

  private void all() {
    attempt("start", kept, template.objectives(template.start()));
    goals.normalization().flatMap(this::least).ifPresent(kept::add);
    for (int priority :
        goals.goals().stream().mapToInt(Goal::priority).distinct().sorted().toArray()) {
      level(priority);
    }
    for (int i = 0; i < LOWERINGS; i++) {
      double before = last.map(plan -> plan.score().loss()).orElse(Double.POSITIVE_INFINITY);
      attempt("lower what is to be low", kept, wishes.at(last));
      double now = last.map(plan -> plan.score().loss()).orElse(Double.POSITIVE_INFINITY);
      if (!(now < before * (1 - WORTHWHILE))) {
        return;
      }
    }
  }

  /** What doses are scaled to must be reached. */
  private Optional<DoseConstraint> least(Goal scaledTo) {
    Goal reached =
        new Goal(
            scaledTo.structure(),
            scaledTo.metric(),
            Goal.Operator.AT_LEAST,
            scaledTo.value(),
            scaledTo.unit(),
            scaledTo.priority(),
            scaledTo.weight(),
            scaledTo.source());
    return limits.of(reached);
  }

  private void level(int priority) {
    List<DoseConstraint> own =
        goals.goals().stream()
            .filter(goal -> goal.priority() == priority)
            .flatMap(goal -> limits.of(goal).stream())
            .toList();
    if (own.isEmpty()) {
      return;
    }
    List<DoseConstraint> all = new ArrayList<>(kept);
    all.addAll(own);
    attempt(
        "approach the limits of level " + priority,
        patient.problem(near(all), List.of()),
        new FluenceOptimizer(SolverSettings.STEERING, solver.workers()));
    if (attempt("keep the limits of level " + priority, all, wishes.at(last)).isPresent()) {
      kept.addAll(own);
      return;
    }
    attempt("miss the limits of level " + priority + " by little", kept, missing(own))
        .ifPresent(plan -> own.forEach(limit -> kept.add(reached(limit, plan))));
  }

  /** Limits as objectives: which voxels they leave out is found by annealing. */
  private List<WeightedObjective> near(List<DoseConstraint> all) {
    List<WeightedObjective> objectives = new ArrayList<>(wishes.at(last));
    for (DoseConstraint limit : all) {
      objectives.add(
          new WeightedObjective(
              limit.structure(),
              SOFTLY,
              limit.sign() > 0
                  ? new MinDvh(limit.doseGy(), limit.volumePercent())
                  : new MaxDvh(limit.doseGy(), Math.max(LEAST_PERCENT, limit.volumePercent()))));
    }
    return objectives;
  }

  private List<WeightedObjective> missing(List<DoseConstraint> own) {
    List<WeightedObjective> objectives = new ArrayList<>();
    for (DoseConstraint limit : own) {
      objectives.add(
          new WeightedObjective(
              limit.structure(),
              1,
              limit.sign() > 0
                  ? new SquaredUnderdosing(limit.doseGy())
                  : new SquaredOverdosing(limit.doseGy())));
    }
    wishes.at(last).forEach(each -> objectives.add(each.withWeight(ASIDE * each.weight())));
    return objectives;
  }

  /** The limit, or where a plan misses it what that plan reaches. */
  private static DoseConstraint reached(DoseConstraint limit, Plan plan) {
    InverseProblem problem = plan.problem();
    double[] doses =
        problem
            .matrix()
            .multiply(plan.fluence().weights(), problem.structures().get(limit.structure()));
    if (limit.violation(doses) <= 0) {
      return limit;
    }
    double reached = limit.reached(doses);
    return limit.sign() > 0
        ? new MinimumDoseConstraint(
            limit.structure(), Math.max(SLIP_GY, reached - SLIP_GY), limit.volumePercent())
        : new MaximumDoseConstraint(limit.structure(), reached + SLIP_GY, limit.volumePercent());
  }

  private Optional<Plan> attempt(
      String aim, List<DoseConstraint> constraints, List<WeightedObjective> objectives) {
    return attempt(aim, patient.problem(objectives, constraints), solver);
  }

  private Optional<Plan> attempt(String aim, InverseProblem problem, FluenceOptimizer how) {
    List<DoseConstraint> constraints = problem.constraints();
    try {
      Fluence fluence =
          last.isPresent()
              ? how.solve(problem, last.get().fluence().weights())
              : how.solve(problem);
      last = Optional.of(plan(problem, fluence));
      stages.add(new Stage(aim, constraints, last, ""));
      return last;
    } catch (InfeasibleException none) {
      stages.add(new Stage(aim, constraints, Optional.empty(), none.getMessage()));
      return Optional.empty();
    }
  }

  private Plan plan(InverseProblem problem, Fluence fluence) {
    Map<String, double[]> doses =
        patient.doses(fluence.weights(), patient.filledStructures(), solver.workers());
    List<WeightedObjective> terms = problem.objectives();
    Weights weights =
        new Weights(
            terms.stream().map(t -> t.structure() + " " + t.objective().type()).toList(),
            terms.stream().map(WeightedObjective::weight).toList());
    return new Plan(
        weights, problem, fluence, doses, PlanScore.of(goals, doses, patient.voxelCc()));
  }
}
