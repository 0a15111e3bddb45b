package org.tgd.benchmarks.board;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.stats.CsvText;
import org.tgd.benchmarks.stats.Friedman;
import org.tgd.benchmarks.stats.Pairs;

/**
 * The leaderboard of a study, computed from its raw trials alone. Blocks are the instances, each
 * the mean over its seeds; results of each instance are put on a scale from its start (0; its worst
 * trial where no start is known) to the best that any trial came to (1), cut off at -1.
 */
public final class Board {
  /** Scores that count as targets of an instance. */
  static final List<Double> TARGETS =
      List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0);

  private static final List<String> UNDERWAY =
      List.of("at_10", "at_25", "at_50", "at_100", "ert_0.5", "ert_0.9", "a12_leader");

  private static final int RESAMPLES = 2000;
  private static final int BAND_RESAMPLES = 400;
  private static final int POINTS = 40;
  private static final double ROUNDING = 1e-12;

  private final Trials trials;
  private final Scale scale;
  private final List<String> methods;
  private final Map<String, List<Trial>> byMethod;
  private final Blocks finals;
  private final Optional<Blocks> areas;

  /**
   * A point of a curve.
   *
   * @param share of the budget, from 0 to 1
   * @param mean over the blocks
   * @param bounds its 95 % bootstrap interval over blocks
   */
  public record Point(double share, double mean, Bounds bounds) {}

  /** A leaderboard of trials. */
  public Board(Trials trials) {
    this.trials = requireNonNull(trials, "trials");
    this.scale = new Scale(trials);
    this.byMethod =
        trials.all().stream()
            .collect(Collectors.groupingBy(Trial::method, LinkedHashMap::new, Collectors.toList()));
    boolean courses = trials.all().stream().noneMatch(trial -> trial.course().isEmpty());
    Blocks unsorted = new Blocks(trials.methods(), trials.all(), scale::result);
    this.methods =
        trials.methods().stream()
            .sorted(
                Comparator.comparingDouble((String method) -> -mean(unsorted.of(method)))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    this.finals = new Blocks(methods, trials.all(), scale::result);
    this.areas =
        courses ? Optional.of(new Blocks(methods, trials.all(), scale::area)) : Optional.empty();
  }

  /** The trials. */
  public Trials trials() {
    return trials;
  }

  /** The methods, the one with the highest mean final score first. */
  public List<String> methods() {
    return methods;
  }

  /** Whether every trial has its best so far, so that there are curves and areas. */
  public boolean hasCourses() {
    return areas.isPresent();
  }

  /** How many instances there are. */
  public int instances() {
    return (int) trials.all().stream().map(Trial::instance).distinct().count();
  }

  /** How many instances every method has: those of ranks. */
  public int common() {
    return finals.common().size();
  }

  /** The budget that all trials share, if they do. */
  public OptionalDouble budget() {
    double[] budgets = trials.all().stream().mapToDouble(scale::budget).distinct().toArray();
    return budgets.length == 1 ? OptionalDouble.of(budgets[0]) : OptionalDouble.empty();
  }

  /** Friedman's test of the final scores, in the order of {@link #methods}. */
  public Optional<Friedman> byResult() {
    return finals.friedman();
  }

  /** Friedman's test of the areas, in the order of {@link #methods}. */
  public Optional<Friedman> byArea() {
    return areas.flatMap(Blocks::friedman);
  }

  /** The lines, best first. */
  public List<Standing> standings() {
    String leader = methods.get(0);
    double[] adjusted =
        Pairs.holm(methods.stream().skip(1).mapToDouble(m -> finals.p(leader, m)).toArray());
    Optional<Friedman> results = byResult();
    Optional<Friedman> byArea = byArea();
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      String method = methods.get(i);
      double[] mine = finals.of(method);
      Bounds bounds = Bounds.bootstrap(mine, RESAMPLES, 1);
      Optional<double[]> under = areas.map(blocks -> blocks.of(method));
      standings.add(
          new Standing(
              method,
              byMethod.get(method).size(),
              mine.length,
              mean(mine),
              bounds,
              under.map(values -> OptionalDouble.of(mean(values))).orElse(OptionalDouble.empty()),
              under.map(values -> Bounds.bootstrap(values, RESAMPLES, 1)).orElse(bounds),
              rank(results, i),
              rank(byArea, i),
              behind(finals.shared(leader, method)),
              i == 0 ? Double.NaN : adjusted[i - 1],
              costs(method)));
    }
    return standings;
  }

  /** How soon each method is how good, in the order of {@link #methods}; none without courses. */
  public List<Underway> underway() {
    double[] leading = finals.of(methods.get(0));
    return hasCourses()
        ? methods.stream()
            .map(name -> Underway.of(byMethod.get(name), scale, finals.of(name), leading))
            .toList()
        : List.of();
  }

  private static OptionalDouble rank(Optional<Friedman> test, int place) {
    return test.map(each -> OptionalDouble.of(each.meanRanks().get(place)))
        .orElse(OptionalDouble.empty());
  }

  private static double behind(double[][] pair) {
    return IntStream.range(0, pair[0].length)
        .mapToDouble(i -> pair[0][i] - pair[1][i])
        .average()
        .orElse(Double.NaN);
  }

  private Map<String, Double> costs(String method) {
    return byMethod.get(method).stream()
        .flatMap(trial -> trial.costs().entrySet().stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                LinkedHashMap::new,
                Collectors.averagingDouble(Map.Entry::getValue)));
  }

  /** In what share of their common blocks a method is above another, ties half; NaN without any. */
  public double winShare(String first, String second) {
    return finals.winShare(first, second);
  }

  /**
   * Wilcoxon's p over the blocks of every two methods, by Holm over all pairs: symmetric, 1 on the
   * diagonal, in the order of {@link #methods}.
   */
  public double[][] pairwise() {
    int k = methods.size();
    double[] raw = new double[k * (k - 1) / 2];
    int at = 0;
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        raw[at++] = finals.p(methods.get(i), methods.get(j));
      }
    }
    double[] adjusted = Pairs.holm(raw);
    double[][] p = new double[k][k];
    at = 0;
    for (int i = 0; i < k; i++) {
      p[i][i] = 1;
      for (int j = i + 1; j < k; j++) {
        p[i][j] = adjusted[at++];
        p[j][i] = p[i][j];
      }
    }
    return p;
  }

  /** The mean best so far of a method over the shares of the budget, with its band. */
  public List<Point> curve(String method) {
    return IntStream.rangeClosed(0, POINTS)
        .mapToObj(
            i -> {
              double share = (double) i / POINTS;
              double[] blocks =
                  new Blocks(List.of(method), byMethod.get(method), trial -> scale.at(trial, share))
                      .of(method);
              return new Point(share, mean(blocks), Bounds.bootstrap(blocks, BAND_RESAMPLES, i));
            })
        .toList();
  }

  /**
   * The empirical distribution of what is solved: the share of all trials and targets (scores from
   * 0.1 to 1) that are reached, by share of the budget where there are courses; else the share of
   * trials that end at a score or above, by that score.
   */
  public List<Point> solved(String method) {
    List<Trial> mine = byMethod.get(method);
    return IntStream.rangeClosed(0, POINTS)
        .mapToObj(i -> (double) i / POINTS)
        .map(x -> point(x, hasCourses() ? reached(mine, x) : atLeast(mine, x)))
        .toList();
  }

  private static Point point(double x, double y) {
    return new Point(x, y, new Bounds(y, y));
  }

  private double reached(List<Trial> mine, double share) {
    return mine.stream()
        .mapToDouble(
            trial -> {
              double now = scale.at(trial, share) + ROUNDING;
              return TARGETS.stream().filter(target -> now >= target).count()
                  / (double) TARGETS.size();
            })
        .average()
        .orElse(0);
  }

  private double atLeast(List<Trial> mine, double score) {
    return mine.stream()
        .mapToDouble(trial -> scale.result(trial) + ROUNDING >= score ? 1 : 0)
        .average()
        .orElse(0);
  }

  /**
   * Rows of trials that tell: the leader's with the highest and the lowest score, and those of the
   * last method on the same instances.
   */
  public List<Integer> telling() {
    List<Trial> leading =
        byMethod.get(methods.get(0)).stream()
            .sorted(Comparator.comparingDouble(scale::result).thenComparingInt(Trial::row))
            .toList();
    List<Trial> ends = List.of(leading.get(leading.size() - 1), leading.get(0));
    List<String> places = ends.stream().map(Trial::instance).toList();
    Stream<Trial> last =
        byMethod.get(methods.get(methods.size() - 1)).stream()
            .filter(trial -> places.contains(trial.instance()))
            .sorted(Comparator.comparingLong(Trial::seed))
            .limit(2);
    return Stream.concat(ends.stream(), last).map(Trial::row).distinct().sorted().toList();
  }

  /** The names of what was spent, in the order of the file. */
  public List<String> costNames() {
    return trials.all().stream()
        .flatMap(trial -> trial.costs().keySet().stream())
        .distinct()
        .toList();
  }

  /** The leaderboard as CSV. */
  public String csv() {
    List<String> costs = costNames();
    List<String> head =
        Stream.concat(
                Stream.of(
                    "place",
                    "method",
                    "trials",
                    "instances",
                    "score",
                    "score_low",
                    "score_high",
                    "auc",
                    "auc_low",
                    "auc_high",
                    "rank",
                    "auc_rank",
                    "behind",
                    "p_holm"),
                costs.stream())
            .toList();
    List<Standing> standings = standings();
    List<Underway> underway = underway();
    return CsvText.of(
        Stream.concat(head.stream(), underway.isEmpty() ? Stream.of() : UNDERWAY.stream()).toList(),
        IntStream.range(0, standings.size())
            .mapToObj(
                i -> {
                  List<Object> cells = cells(i, standings, costs);
                  underway.stream().skip(i).limit(1).forEach(each -> add(each, cells));
                  return cells;
                })
            .toList());
  }

  private static void add(Underway underway, List<Object> cells) {
    cells.addAll(underway.scores());
    underway.runningTimes().forEach(time -> cells.add(cell(time)));
    cells.add(underway.a12());
  }

  private static List<Object> cells(int at, List<Standing> standings, List<String> costs) {
    Standing line = standings.get(at);
    List<Object> cells =
        new ArrayList<>(
            List.of(
                at + 1,
                line.method(),
                line.trials(),
                line.instances(),
                line.score(),
                line.scoreBounds().low(),
                line.scoreBounds().high()));
    boolean curves = line.area().isPresent();
    cells.add(cell(line.area()));
    cells.add(curves ? line.areaBounds().low() : "");
    cells.add(curves ? line.areaBounds().high() : "");
    cells.add(cell(line.rank()));
    cells.add(cell(line.areaRank()));
    cells.add(Double.isNaN(line.behind()) ? "" : line.behind());
    cells.add(Double.isNaN(line.p()) ? "" : line.p());
    costs.forEach(name -> cells.add(line.costs().containsKey(name) ? line.costs().get(name) : ""));
    return cells;
  }

  private static Object cell(OptionalDouble value) {
    return value.isPresent() ? (Object) value.getAsDouble() : "";
  }

  /** NaN of nothing. */
  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
