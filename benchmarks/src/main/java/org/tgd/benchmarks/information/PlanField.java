package org.tgd.benchmarks.information;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.benchmarks.study.CoarsePhantoms;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.goal.Goal;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.PlanTemplate;
import org.tgd.radiotherapy.tune.Weights;

/** Weights of coarse prostate plans, each phantom from a start of its own. */
final class PlanField implements Field {
  private static final int BUDGET = 6;
  private static final String GOALS = "prostate-70.2";

  /** Starts are drawn within this many decades of 100, and so are random changes. */
  private static final double SPREAD = 1;

  private static final Pattern ADVICE =
      Pattern.compile(
          "(?:raise|lower|keep) the (\\w+) weight (?:at|from [\\d.]+ to) (\\d+(?:\\.\\d+)?)",
          Pattern.CASE_INSENSITIVE);

  private final Workers workers = Workers.of(1);

  @Override
  public String name() {
    return "plans";
  }

  @Override
  public String counted() {
    return "one inner solve";
  }

  @Override
  public int budget() {
    return BUDGET;
  }

  @Override
  public List<Instance> instances(int count) {
    List<Instance> all = new ArrayList<>();
    IntStream.rangeClosed(1, count).forEach(i -> all.add(new Phantom(i, workers)));
    return all;
  }

  @Override
  public void close() {
    workers.close();
  }

  /** A phantom, computed when it is wanted first. */
  private static final class Phantom implements Instance {
    private final int number;
    private final Workers workers;
    private Optional<PlanEvaluator> right = Optional.empty();
    private Optional<PlanEvaluator> wrong = Optional.empty();

    Phantom(int number, Workers workers) {
      this.number = number;
      this.workers = workers;
    }

    private synchronized PlanEvaluator right() {
      if (right.isEmpty()) {
        open();
      }
      return right.orElseThrow();
    }

    private synchronized PlanEvaluator wrong() {
      if (wrong.isEmpty()) {
        open();
      }
      return wrong.orElseThrow();
    }

    private void open() {
      Patient patient = CoarsePhantoms.prostate(number);
      GoalSet goals = GoalParser.builtIn(GOALS);
      PlanTemplate template = PlanTemplate.prostate(goals.prescriptionGy());
      PlanTemplate started = template.withStart(start(template.start()));
      right = Optional.of(new PlanEvaluator(patient, started, goals, workers));
      wrong = Optional.of(new PlanEvaluator(patient, started, exchanged(goals), workers));
    }

    private Weights start(Weights usual) {
      return usual.at(moved(usual.coordinates(), new SplittableRandom(number)));
    }

    /** What is asked of the rectum is asked of the femoral heads, and so on round. */
    private static GoalSet exchanged(GoalSet goals) {
      Map<String, String> next = new LinkedHashMap<>();
      next.put("Rectum", "FemoralHead_L");
      next.put("FemoralHead_L", "Bladder");
      next.put("Bladder", "FemoralHead_R");
      next.put("FemoralHead_R", "Rectum");
      return new GoalSet(
          goals.name() + ", exchanged",
          goals.prescriptionGy(),
          goals.normalization(),
          goals.goals().stream()
              .map(goal -> of(goal, next.getOrDefault(goal.structure(), goal.structure())))
              .toList(),
          goals.rule());
    }

    private static Goal of(Goal goal, String structure) {
      boolean organ = !structure.equals(goal.structure());
      return new Goal(
          structure,
          goal.metric(),
          goal.operator(),
          organ && goal.value() > 0 ? goal.value() / 10 : goal.value(),
          goal.unit(),
          goal.priority(),
          goal.weight(),
          goal.source());
    }

    @Override
    public String id() {
      return "prostate-" + number;
    }

    @Override
    public Problem problem() {
      return RadiotherapyDomain.problem(right());
    }

    @Override
    public Evaluator plain() {
      return new Plain(right());
    }

    @Override
    public Evaluator misled() {
      return wrong();
    }

    @Override
    public Optional<String> told(String text, String words) {
      int end = words.indexOf("\nWhat else");
      Matcher named = ADVICE.matcher(end < 0 ? words : words.substring(0, end));
      Map<String, Double> values = new LinkedHashMap<>();
      while (named.find()) {
        values.put(named.group(1), Double.parseDouble(named.group(2)));
      }
      return weights(text)
          .map(
              now -> {
                List<Double> next = new ArrayList<>(now.values());
                values.forEach(
                    (name, value) -> {
                      int at = now.names().indexOf(name);
                      if (at >= 0) {
                        next.set(at, Math.max(Weights.SMALLEST, Math.min(Weights.LARGEST, value)));
                      }
                    });
                return new Weights(now.names(), next).text();
              })
          .filter(next -> !next.equals(text));
    }

    private Optional<Weights> weights(String text) {
      return Weights.parse(text, right().template().names()).weights();
    }

    @Override
    public Optional<Drawn> drawn(String text, RandomGenerator random) {
      return weights(text)
          .map(now -> new Pair(now, now.at(moved(now.coordinates(), random))))
          .map(pair -> new Drawn(pair.to().text(), finding(pair.from(), pair.to())));
    }

    private record Pair(Weights from, Weights to) {}

    private static double[] moved(double[] from, RandomGenerator random) {
      double[] to = from.clone();
      for (int i = 0; i < to.length; i++) {
        to[i] += SPREAD * (2 * random.nextDouble() - 1);
      }
      return to;
    }

    private static Finding finding(Weights from, Weights to) {
      List<Change> changes = new ArrayList<>();
      List<String> words = new ArrayList<>();
      for (int i = 0; i < from.names().size(); i++) {
        String name = from.names().get(i);
        String before = Weights.number(from.values().get(i));
        String after = Weights.number(to.values().get(i));
        boolean up = to.values().get(i) > from.values().get(i);
        changes.add(Change.of(name + " weight", before, after).withPredictedLoss(0));
        words.add(
            "%s the %s weight from %s to %s"
                .formatted(up ? "raise" : "lower", name, before, after));
      }
      return new Finding(
          "plan loss", "as it is", "lower", String.join("; ", words) + ".", 1, changes);
    }

    @Override
    public boolean fits(Finding foreign, String text) {
      return true;
    }
  }

  /** The loss of weights without the derivatives that findings need. */
  private record Plain(PlanEvaluator evaluator) implements Evaluator {
    @Override
    public String purpose() {
      return evaluator.purpose();
    }

    @Override
    public Evaluation evaluate(String candidate) {
      Weights.Parsed parsed = Weights.parse(candidate, evaluator.template().names());
      if (parsed.weights().isEmpty()) {
        return new Evaluation.Rejected(String.join("; ", parsed.problems()), List.of());
      }
      double loss = evaluator.loss(parsed.weights().get());
      return Double.isFinite(loss)
          ? new Evaluation.Scored(loss, List.of(), "", List.of())
          : new Evaluation.Rejected("no plan of these weights can be delivered", List.of());
    }
  }
}
