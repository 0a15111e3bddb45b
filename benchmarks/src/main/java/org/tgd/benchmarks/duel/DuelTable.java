package org.tgd.benchmarks.duel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tgd.benchmarks.board.Span;
import org.tgd.benchmarks.board.TrialSteps;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.stats.CsvText;
import org.tgd.benchmarks.stats.Friedman;
import org.tgd.benchmarks.stats.Pairs;

/**
 * What a head-to-head came to. Losses are put on a scale for each instance: 0 is its start, 1 the
 * lowest loss that any run of it found, cut off at -1. Instances are the blocks, each the mean over
 * its seeds. The area is the mean of the best so far over all calls.
 */
public final class DuelTable {
  /** The shares of the budget at which scores are read. */
  static final List<Double> SHARES = List.of(0.1, 0.25, 0.5, 1.0);

  private static final int RESAMPLES = 4000;

  private final List<DuelRow> rows;
  private final Map<String, Double> lowest = new TreeMap<>();

  /**
   * A method's line.
   *
   * @param method its name
   * @param information what it is told
   * @param area mean area over the blocks
   * @param areaBounds its 95 % bootstrap interval over the blocks
   * @param scores mean scores at 10, 25, 50 and 100 % of the budget
   * @param areaRank mean rank by area, 1 best
   * @param finalRank mean rank by the final score
   * @param ahead by how much the first method is ahead in the final score
   * @param aheadBounds its interval
   * @param p Wilcoxon's p of that by Holm over the methods; NaN for the first method
   */
  public record Line(
      String method,
      String information,
      double area,
      Bounds areaBounds,
      List<Double> scores,
      double areaRank,
      double finalRank,
      double ahead,
      Bounds aheadBounds,
      double p) {
    /** Copies the scores. */
    public Line {
      scores = List.copyOf(scores);
    }
  }

  /** A table of rows of one task and budget. */
  public DuelTable(List<DuelRow> rows) {
    this.rows = List.copyOf(rows);
    for (DuelRow row : rows) {
      double least = row.losses().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
      lowest.merge(row.instance(), least, Math::min);
    }
  }

  private Span span(DuelRow row) {
    return new Span(row.losses().get(0), lowest.get(row.instance()));
  }

  private double scored(DuelRow row, double loss) {
    return span(row).of(loss);
  }

  private double area(DuelRow row) {
    return span(row).area(row.budget(), row::after);
  }

  private Map<String, List<DuelRow>> methods() {
    return rows.stream()
        .collect(Collectors.groupingBy(DuelRow::method, LinkedHashMap::new, Collectors.toList()));
  }

  private static double[] blocks(List<DuelRow> mine, ToDoubleFunction<DuelRow> value) {
    return Span.blocks(mine, DuelRow::instance, value);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Friedman's test over areas, or over final scores. */
  private Friedman friedman(boolean areas) {
    List<double[]> columns =
        methods().values().stream()
            .map(
                mine ->
                    blocks(mine, row -> areas ? area(row) : scored(row, row.after(row.budget()))))
            .toList();
    double[][] scores = new double[columns.get(0).length][columns.size()];
    for (int i = 0; i < scores.length; i++) {
      for (int k = 0; k < columns.size(); k++) {
        scores[i][k] = columns.get(k)[i];
      }
    }
    return Friedman.of(scores);
  }

  /** Friedman's test of the areas. */
  public Friedman byArea() {
    return friedman(true);
  }

  /** Friedman's test of the final scores. */
  public Friedman byFinal() {
    return friedman(false);
  }

  /** The lines in the order of the methods. */
  public List<Line> lines() {
    Map<String, List<DuelRow>> methods = methods();
    List<String> names = List.copyOf(methods.keySet());
    List<double[]> finals =
        names.stream()
            .map(name -> blocks(methods.get(name), row -> scored(row, row.after(row.budget()))))
            .toList();
    double[] p =
        Pairs.holm(
            IntStream.range(1, names.size())
                .mapToDouble(i -> Pairs.wilcoxon(finals.get(0), finals.get(i)).p())
                .toArray());
    List<Double> areaRanks = byArea().meanRanks();
    List<Double> finalRanks = byFinal().meanRanks();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<DuelRow> mine = methods.get(names.get(i));
      double[] areas = blocks(mine, this::area);
      double[] ahead = new double[areas.length];
      for (int k = 0; k < ahead.length; k++) {
        ahead[k] = finals.get(0)[k] - finals.get(i)[k];
      }
      lines.add(
          new Line(
              names.get(i),
              mine.get(0).information(),
              mean(areas),
              Bounds.bootstrap(areas, RESAMPLES, 1),
              SHARES.stream()
                  .map(
                      share ->
                          mean(
                              blocks(
                                  mine,
                                  row ->
                                      scored(
                                          row,
                                          row.after(
                                              Math.max(1.0, Math.rint(share * row.budget())))))))
                  .toList(),
              areaRanks.get(i),
              finalRanks.get(i),
              mean(ahead),
              Bounds.bootstrap(ahead, RESAMPLES, 1),
              i == 0 ? Double.NaN : p[i - 1]));
    }
    return lines;
  }

  /** What the numbers say of the first method against each other one, losses too. */
  public List<String> conclusions() {
    List<String> words = new ArrayList<>();
    List<Line> lines = lines();
    for (Line line : lines.subList(1, lines.size())) {
      String verdict =
          line.p() >= 0.05 ? "not told apart from" : line.ahead() > 0 ? "ahead of" : "BEHIND";
      words.add(
          "%s is %s %s (%+.3f [%+.3f, %+.3f], p %.2g)"
              .formatted(
                  lines.get(0).method(),
                  verdict,
                  line.method(),
                  line.ahead(),
                  line.aheadBounds().low(),
                  line.aheadBounds().high(),
                  line.p()));
    }
    return words;
  }

  /** The table as CSV. */
  public String summary() {
    return CsvText.of(
        List.of(
            "method",
            "information",
            "auc",
            "auc_low",
            "auc_high",
            "score_10",
            "score_25",
            "score_50",
            "score_100",
            "auc_rank",
            "final_rank",
            "first_ahead",
            "first_ahead_low",
            "first_ahead_high",
            "p_holm"),
        lines().stream()
            .map(
                line ->
                    List.of(
                        line.method(),
                        line.information(),
                        line.area(),
                        line.areaBounds().low(),
                        line.areaBounds().high(),
                        line.scores().get(0),
                        line.scores().get(1),
                        line.scores().get(2),
                        line.scores().get(3),
                        line.areaRank(),
                        line.finalRank(),
                        line.ahead(),
                        line.aheadBounds().low(),
                        line.aheadBounds().high(),
                        Double.isNaN(line.p()) ? "" : line.p()))
            .toList());
  }

  /** A row for each run: {@link org.tgd.benchmarks.board.Trials} reads it. */
  public String trials() {
    return CsvText.of(
        List.of(
            "task",
            "instance",
            "method",
            "information",
            "seed",
            "budget",
            "start",
            "best",
            "proposals",
            "tried",
            "seconds",
            "curve"),
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.task(),
                        row.instance(),
                        row.method(),
                        row.information(),
                        row.seed(),
                        row.budget(),
                        row.losses().get(0),
                        row.after(row.budget()),
                        row.proposals() == 0 ? "" : row.proposals(),
                        row.tried() == 0 ? "" : row.tried(),
                        row.seconds() == 0 ? "" : row.seconds(),
                        row.course().text()))
            .toList());
  }

  /** The candidates of each run, a line of JSON for each that has them. */
  public String steps() {
    return IntStream.range(0, rows.size())
        .filter(i -> !rows.get(i).texts().isEmpty())
        .mapToObj(i -> TrialSteps.line(i + 1, rows.get(i).course(), rows.get(i).texts()))
        .collect(Collectors.joining());
  }
}
