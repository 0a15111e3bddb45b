package org.tgd.benchmarks.duel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tgd.benchmarks.baseline.BobyqaSearch;
import org.tgd.benchmarks.baseline.BoxFunction;
import org.tgd.benchmarks.baseline.BoxSearch;
import org.tgd.benchmarks.baseline.CmaesSearch;
import org.tgd.benchmarks.baseline.EvolutionSearch;
import org.tgd.benchmarks.baseline.GaussianProcessSearch;
import org.tgd.benchmarks.baseline.NelderMeadSearch;
import org.tgd.benchmarks.baseline.ParzenSearch;
import org.tgd.benchmarks.baseline.PowellSearch;
import org.tgd.benchmarks.baseline.RandomSearch;
import org.tgd.benchmarks.baseline.SobolSearch;
import org.tgd.benchmarks.board.BestSoFar;
import org.tgd.benchmarks.study.CoarsePhantoms;
import org.tgd.core.Outcome;
import org.tgd.core.Step;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.PlanTemplate;
import org.tgd.radiotherapy.tune.Weights;

/**
 * Weights of coarse prostate phantoms, all at 100 at the start. The descent sees findings, whose
 * derivatives cost no inner solve; the searches see the loss alone.
 */
final class PlanDuel implements Duel {
  private static final String GOALS = "prostate-70.2";
  private static final String DESCENT = "grounded TGD";

  private final Workers workers = Workers.of(1);
  private final Map<Integer, PlanEvaluator> opened = new HashMap<>();

  @Override
  public String name() {
    return "plans";
  }

  @Override
  public String counted() {
    return "one inner solve";
  }

  @Override
  public List<String> instances(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "prostate-" + i).toList();
  }

  @Override
  public List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    methods.add(
        new Method(
            DESCENT,
            "I1",
            false,
            (task, found) -> descend(evaluator(task.instance()), found, task.budget())));
    methods.add(descentThen(new NelderMeadSearch()));
    for (BoxSearch search :
        List.of(
            new RandomSearch(),
            new SobolSearch(),
            new EvolutionSearch(),
            new NelderMeadSearch(),
            new BobyqaSearch(),
            new PowellSearch(),
            new CmaesSearch(),
            new ParzenSearch(),
            new GaussianProcessSearch())) {
      methods.add(new Method(search.name(), "I0", search.seeded(), searching(search)));
    }
    return methods;
  }

  @Override
  public void close() {
    workers.close();
  }

  private synchronized PlanEvaluator evaluator(int instance) {
    return opened.computeIfAbsent(
        instance,
        each -> {
          GoalSet goals = GoalParser.builtIn(GOALS);
          PlanTemplate template = PlanTemplate.prostate(goals.prescriptionGy());
          return new PlanEvaluator(CoarsePhantoms.prostate(each + 1), template, goals, workers);
        });
  }

  private static BoxFunction function(PlanEvaluator evaluator, BestSoFar found, int budget) {
    Weights start = evaluator.template().start();
    return new BoxFunction(
        x -> {
          Weights weights = start.at(x);
          double loss = evaluator.loss(weights);
          found.add(weights.text(), loss, 1);
          return loss;
        },
        start.lowest(),
        start.highest(),
        budget);
  }

  private static Outcome descend(PlanEvaluator evaluator, BestSoFar found, int budget) {
    return Descents.take(RadiotherapyDomain.problem(evaluator), found, budget, 0);
  }

  /** Half of the budget by the descent; a search goes on from its best weights. */
  private Method descentThen(BoxSearch second) {
    return new Method(
        DESCENT + ", then " + second.name(),
        "I1",
        second.seeded(),
        (task, found) -> {
          PlanEvaluator evaluator = evaluator(task.instance());
          Step best = descend(evaluator, found, (task.budget() + 1) / 2).best();
          Weights from =
              Weights.parse(Descents.text(best), evaluator.template().names())
                  .weights()
                  .orElseThrow();
          int left = task.budget() - found.spent();
          if (left > 0) {
            second.search(function(evaluator, found, left), from.coordinates(), task.seed());
          }
        });
  }

  private Search searching(BoxSearch search) {
    return (task, found) -> {
      PlanEvaluator evaluator = evaluator(task.instance());
      double[] start = evaluator.template().start().coordinates();
      search.search(function(evaluator, found, task.budget()), start, task.seed());
    };
  }
}
