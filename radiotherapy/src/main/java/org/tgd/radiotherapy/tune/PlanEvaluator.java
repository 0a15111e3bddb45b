package org.tgd.radiotherapy.tune;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.goal.PlanScale;
import org.tgd.radiotherapy.goal.PlanScore;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.optimize.Fluence;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.InfeasibleException;
import org.tgd.radiotherapy.optimize.InverseProblem;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;

/**
 * Judges a text of objective weights: solves the inner problem at them, normalises the dose and
 * judges it by clinical goals. Its findings say, from and to, which weights to change and what to
 * keep; they rest on the quadratic of the inner optimum and its implicit derivative (no further
 * inner problem).
 *
 * <p>Every inner problem is solved from the same point, the solution at the template's start, and
 * to the limit of double precision, plans of many beamlets to {@link SolverSettings#STEERING}; so
 * the outcome depends on the text alone, not on what was judged before.
 */
public final class PlanEvaluator implements Evaluator {
  /**
   * The inner problems of a first text with new hard limits: three that look for a start, and its
   * own.
   */
  public static final int SOLVES_OF_LIMITS = 1 + LimitAnchor.SOLVES;

  /** Plans that are kept for reports, some megabytes each. */
  private static final int REMEMBERED = 16;

  /** The plans before and after. */
  private static final int EXACT_REMEMBERED = 2;

  private final Patient patient;
  private final PlanTemplate template;
  private final GoalSet goals;
  private final GoalTerms terms;
  private final LimitAnchor anchor;
  private final FluenceOptimizer solver;
  private final double[] reference;
  private final Map<Weights, Plan> recent = remembering(REMEMBERED);
  private final Map<Weights, Plan> exact = remembering(EXACT_REMEMBERED);

  /**
   * An evaluator of one patient.
   *
   * @throws InputException if an objective or a goal names a structure that the patient lacks
   */
  public PlanEvaluator(Patient patient, PlanTemplate template, GoalSet goals, Workers workers) {
    this(
        patient,
        template,
        goals,
        new FluenceOptimizer(SolverSettings.steering(patient.beamlets()), workers));
  }

  /** An evaluator whose inner problems are solved as a solver is told to, for instance coarsely. */
  public PlanEvaluator(
      Patient patient, PlanTemplate template, GoalSet goals, FluenceOptimizer solver) {
    this.patient = requireNonNull(patient, "patient");
    this.template = requireNonNull(template, "template");
    this.goals = requireNonNull(goals, "goals");
    this.solver = requireNonNull(solver, "solver");
    InverseProblem first =
        patient.problem(template.objectives(template.start()), template.constraints());
    patient.requireStructures(goals);
    this.terms = new GoalTerms(patient, goals, template);
    this.anchor = new LimitAnchor(patient, solver, this::loss);
    this.reference = solver.solve(first).weights();
  }

  private static Map<Weights, Plan> remembering(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Weights, Plan> eldest) {
        return size() > most;
      }
    };
  }

  @Override
  public String purpose() {
    return "Solves the radiotherapy plan of %s at the given objective weights and judges its dose by"
            .formatted(patient.name())
        + " the goals '"
        + goals.name()
        + "'; lower loss is better";
  }

  /** Who is planned. */
  public Patient patient() {
    return patient;
  }

  /** What solves the inner problems. */
  public FluenceOptimizer solver() {
    return solver;
  }

  /** The goals that plans are judged by. */
  public GoalSet goals() {
    return goals;
  }

  /** What turns relative doses and absolute volumes of its goals into Gy and per cent. */
  public PlanScale scale() {
    return new PlanScale(goals.prescriptionGy(), patient.voxelCc());
  }

  /** The template whose weights are tuned. */
  public PlanTemplate template() {
    return template;
  }

  /** A text read as what an evaluator of a patient tunes, or what is wrong with it. */
  public static Weights.Parsed parse(
      Patient patient, PlanTemplate template, GoalSet goals, String candidate) {
    return new GoalTerms(patient, goals, template).parse(candidate);
  }

  /** A text read as what is tuned, or what is wrong with it. */
  public Weights.Parsed parse(String candidate) {
    return terms.parse(candidate);
  }

  /**
   * How many inner problems it takes to judge weights: one; and where they have hard limits that no
   * earlier ones had, those that look for a start under these limits.
   *
   * @param earlier the limits of all weights judged before
   */
  public int solves(Weights weights, Set<Map<String, Double>> earlier) {
    boolean known = weights.limits().isEmpty() || earlier.contains(weights.limits());
    return known ? 1 : SOLVES_OF_LIMITS;
  }

  /** The names of the lines that a text may hold beside those of the template. */
  public List<String> optionalNames() {
    return Stream.concat(terms.wishes().stream(), terms.limits().keySet().stream()).toList();
  }

  @Override
  public Evaluation evaluate(String candidate) {
    Weights.Parsed parsed = parse(candidate);
    Optional<Weights> weights = parsed.weights();
    if (weights.isEmpty()) {
      return rejected(parsed.problems());
    }
    Plan plan;
    try {
      plan = plan(weights.get());
    } catch (InfeasibleException e) {
      return undeliverable(e);
    }
    PlanFindings findings = new PlanFindings(patient, plan, model(plan));
    List<Metric> metrics = new ArrayList<>();
    metrics.add(Metric.higher("plan quality", plan.score().quality(), "%"));
    metrics.add(Metric.higher("goals met", plan.score().met(), ""));
    for (PlanScore.Line line : plan.score().lines()) {
      metrics.add(metric(line));
    }
    List<Finding> all = new ArrayList<>(findings.all());
    if (template.tunesLimits()) {
      all.addAll(0, new LimitFindings(terms, plan).all());
    }
    return new Evaluation.Scored(plan.score().loss(), metrics, new PlanReport(plan).text(), all);
  }

  private static Evaluation undeliverable(InfeasibleException reason) {
    Finding finding =
        Finding.of(
            "the weights",
            reason.getMessage(),
            "a plan that can be delivered",
            "Go back towards weights that were judged; those that spare the body keep it so.",
            1);
    return new Evaluation.Rejected(
        "There is no plan of these weights: " + reason.getMessage() + ".", List.of(finding));
  }

  private Evaluation rejected(List<String> problems) {
    String report =
        "These are not weights: "
            + String.join("; ", problems)
            + ". Write one line for each of "
            + String.join(", ", template.names())
            + ", in the form 'name: number'; weights are from 1 to 10000"
            + (template.tunesDoses() ? ", doses from 0 to 100 Gy." : ".")
            + (optionalNames().isEmpty()
                ? ""
                : " There may be lines for " + String.join(", ", optionalNames()) + " too.");
    List<Finding> findings =
        problems.stream()
            .map(
                problem ->
                    Finding.of(
                        "the text of weights",
                        problem,
                        "one line 'name: number' for each weight",
                        "Correct this line.",
                        1))
            .toList();
    return new Evaluation.Rejected(report, findings);
  }

  private static Metric metric(PlanScore.Line line) {
    Goal goal = line.goal();
    String name = goal.structure() + " " + goal.metric().name();
    return goal.operator() == Goal.Operator.AT_LEAST
        ? Metric.higher(name, line.observed(), goal.unit().symbol())
        : Metric.lower(name, line.observed(), goal.unit().symbol());
  }

  /**
   * The plan at given weights, with the doses of all structures; the last few are remembered.
   *
   * @throws InfeasibleException if no plan keeps the constraints or theirs has a dose that beams
   *     cannot give
   */
  public Plan plan(Weights weights) {
    return remembered(recent, weights, () -> solved(weights, solver, start(weights)));
  }

  private double loss(double[] fluence) {
    Map<String, double[]> doses = patient.doses(fluence, goals.structures(), solver.workers());
    return PlanScore.of(goals, doses, patient.voxelCc()).loss();
  }

  /** From where a plan is solved: by its hard limits alone. */
  private double[] start(Weights weights) {
    if (weights.limits().isEmpty()) {
      return reference;
    }
    Weights steep = terms.steep(plan(template.start()));
    List<DoseConstraint> constraints = new ArrayList<>(template.constraints());
    constraints.addAll(terms.constraints(weights.limits()));
    return anchor.of(constraints, terms.template(steep).objectives(steep), reference);
  }

  /** The plan of a text; empty where it is no text of weights or no plan of it can be delivered. */
  public Optional<Plan> deliverable(String candidate) {
    try {
      return parse(candidate).weights().map(this::plan);
    } catch (InfeasibleException e) {
      return Optional.empty();
    }
  }

  /** The loss of the plan at given weights; infinite where no plan of them can be delivered. */
  public double loss(Weights weights) {
    try {
      return plan(weights).score().loss();
    } catch (InfeasibleException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /**
   * The plan at given weights solved to the limit of double precision, which is what is handed out:
   * of many beamlets plans are steered by coarser ones.
   *
   * @throws InfeasibleException as above
   */
  public Plan exact(Weights weights) {
    Plan steered = plan(weights);
    FluenceOptimizer fine = solver.exact();
    if (fine.equals(solver)) {
      return steered;
    }
    return remembered(exact, weights, () -> solved(weights, fine, steered.fluence().weights()));
  }

  /** A plan that is kept, else one that is made and kept; solved outside of the lock. */
  private static Plan remembered(Map<Weights, Plan> plans, Weights weights, Supplier<Plan> solve) {
    synchronized (plans) {
      Plan known = plans.get(weights);
      if (known != null) {
        return known;
      }
    }
    Plan plan = solve.get();
    synchronized (plans) {
      plans.put(weights, plan);
    }
    return plan;
  }

  private Plan solved(Weights weights, FluenceOptimizer how, double[] from) {
    List<DoseConstraint> constraints = new ArrayList<>(template.constraints());
    constraints.addAll(terms.constraints(weights.limits()));
    InverseProblem problem =
        patient.problem(terms.template(weights).objectives(weights), constraints);
    Fluence fluence = how.solve(problem, from);
    Map<String, double[]> doses =
        patient.doses(fluence.weights(), patient.filledStructures(), solver.workers());
    return new Plan(
        weights, problem, fluence, doses, PlanScore.of(goals, doses, patient.voxelCc()));
  }

  /** What the plan becomes at other weights. */
  PlanModel model(Plan plan) {
    return new PlanModel(goals, patient.voxelCc(), plan, moves(plan));
  }

  private PlanMoves moves(Plan plan) {
    PlanMoves.Solving solving = new PlanMoves.Solving(patient, solver);
    return new PlanMoves(terms.template(plan.weights()), goals.structures(), plan, solving);
  }

  /**
   * The loss that is predicted at weights from a plan, without an inner problem; nothing where all
   * weights cannot be followed together, because there are very many beamlets.
   */
  public OptionalDouble predictedLoss(Plan from, Weights to) {
    if (!from.weights().names().equals(to.names())
        || !from.weights().limits().equals(to.limits())) {
      return OptionalDouble.empty();
    }
    PlanMoves moves = moves(from);
    return moves.joint()
        ? OptionalDouble.of(
            PlanScore.of(
                    goals, moves.at(from.weights().stepsTo(to.coordinates())), patient.voxelCc())
                .loss())
        : OptionalDouble.empty();
  }

  /**
   * The losses that findings would predict at other weights, without an inner problem.
   *
   * @param from a plan
   * @param to weights, of the same names
   */
  public List<Double> predictedLosses(Plan from, List<Weights> to) {
    PlanModel model = model(from);
    return to.stream().map(weights -> model.loss(weights.coordinates())).toList();
  }

  /** A number with a given count of decimals, independent of the machine's language. */
  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
