package org.tgd.benchmarks.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.tgd.benchmarks.baseline.BobyqaSearch;
import org.tgd.benchmarks.baseline.BoxFunction;
import org.tgd.benchmarks.baseline.BoxSearch;
import org.tgd.benchmarks.baseline.CmaesSearch;
import org.tgd.benchmarks.baseline.NelderMeadSearch;
import org.tgd.benchmarks.baseline.RandomSearch;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Step;
import org.tgd.core.Variable;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.Patient;
import org.tgd.radiotherapy.Plan;
import org.tgd.radiotherapy.PlanEvaluator;
import org.tgd.radiotherapy.PlanTemplate;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.Weights;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.optimize.Workers;

/**
 * Textual gradients without a model against general searches in tuning the weights of prostate
 * plans, at the same number of inner solves. The searches see the plan loss alone; textual gradient
 * descent sees the findings, which cost a linear solve but no inner solve.
 */
public final class PlanStudy {
  private static final String TEXT = "weights";

  private final Workers workers;
  private final int budget;
  private final List<Long> seeds;
  private final Consumer<String> progress;

  /**
   * A study.
   *
   * @param workers threads of the inner solver
   * @param budget inner solves of each run
   * @param seeds seeds of the methods that have one
   * @param progress told of every finished run
   */
  public PlanStudy(Workers workers, int budget, List<Long> seeds, Consumer<String> progress) {
    this.workers = workers;
    this.budget = budget;
    this.seeds = List.copyOf(seeds);
    this.progress = progress;
  }

  /**
   * One run of one method on one patient.
   *
   * @param method the name of the method
   * @param patient the name of the patient
   * @param seed the seed, 0 for a method without one
   * @param trace the best loss after each inner solve
   * @param weights the best weights
   * @param goalsMet goals met by the best plan
   * @param quality the best plan's quality score
   */
  public record Run(
      String method,
      String patient,
      long seed,
      List<Double> trace,
      String weights,
      int goalsMet,
      double quality) {
    /** Copies the trace. */
    public Run {
      trace = List.copyOf(trace);
    }

    /** The best loss after a number of inner solves, or after all if there were fewer. */
    public double after(int solves) {
      return trace.get(Math.min(solves, trace.size()) - 1);
    }
  }

  /** All runs on one patient; the first is the start alone. */
  public List<Run> runs(Patient patient, GoalSet goals) {
    PlanTemplate template = PlanTemplate.prostate(goals.prescriptionGy());
    PlanEvaluator evaluator = new PlanEvaluator(patient, template, goals, workers);
    List<Run> runs = new ArrayList<>();
    runs.add(
        run(
            "start",
            evaluator,
            patient,
            0,
            List.of(loss(evaluator, template.start())),
            template.start()));
    runs.add(textualGradients(evaluator, patient));
    for (BoxSearch search :
        List.of(
            new RandomSearch(), new NelderMeadSearch(), new BobyqaSearch(), new CmaesSearch())) {
      for (long seed : search.seeded() ? seeds : List.of(0L)) {
        runs.add(searched(search, evaluator, patient, seed));
      }
    }
    return runs;
  }

  private static double loss(PlanEvaluator evaluator, Weights weights) {
    return evaluator.plan(weights).score().loss();
  }

  private Run searched(BoxSearch search, PlanEvaluator evaluator, Patient patient, long seed) {
    Weights start = evaluator.template().start();
    double[] lower = new double[start.names().size()];
    double[] upper = new double[lower.length];
    Arrays.fill(lower, Math.log10(Weights.SMALLEST));
    Arrays.fill(upper, Math.log10(Weights.LARGEST));
    BoxFunction function = new BoxFunction(x -> loss(evaluator, start.at(x)), lower, upper, budget);
    search.search(function, start.logarithms(), seed);
    return run(
        search.name(), evaluator, patient, seed, function.trace(), start.at(function.best()));
  }

  private Run textualGradients(PlanEvaluator evaluator, Patient patient) {
    Problem problem = RadiotherapyDomain.problem(evaluator);
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(problem.evaluator(), parameters.get(TEXT)),
                new GroundedCritic(),
                new TextualGradientDescent(
                    problem.editor().orElseThrow(),
                    TextualGradientDescent.Options.DEFAULT.withMomentum(budget)),
                budget - 1)
            .run(Parameters.of(TEXT, Variable.parameter(problem.role(), problem.start())));
    List<Double> trace = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (Step step : outcome.trajectory()) {
      best = Math.min(best, step.score());
      trace.add(best);
    }
    String text = outcome.best().parameters().get(TEXT).value();
    Weights weights = Weights.parse(text, evaluator.template().names()).weights().orElseThrow();
    return run("textual gradients, no model", evaluator, patient, 0, trace, weights);
  }

  private Run run(
      String method,
      PlanEvaluator evaluator,
      Patient patient,
      long seed,
      List<Double> trace,
      Weights weights) {
    Plan plan = evaluator.plan(weights);
    Run run =
        new Run(
            method,
            patient.name(),
            seed,
            trace,
            weights.text(),
            plan.score().met(),
            plan.score().quality());
    progress.accept(
        "%s %s seed %d: %.4f after 10, %.4f after %d solves, %d goals met, quality %.2f"
            .formatted(
                patient.name(),
                method,
                seed,
                run.after(10),
                run.after(budget),
                trace.size(),
                run.goalsMet(),
                run.quality()));
    return run;
  }

  /** The runs as one JSON document. */
  public static String json(List<Run> runs) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode list = root.putArray("runs");
    for (Run run : runs) {
      ObjectNode node = list.addObject();
      node.put("method", run.method());
      node.put("patient", run.patient());
      node.put("seed", run.seed());
      node.put("weights", run.weights());
      node.put("goals_met", run.goalsMet());
      node.put("plan_quality", run.quality());
      ArrayNode trace = node.putArray("best_loss");
      run.trace().forEach(trace::add);
    }
    return root.toPrettyString();
  }
}
