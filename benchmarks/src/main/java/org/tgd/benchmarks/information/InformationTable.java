package org.tgd.benchmarks.information;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.tgd.benchmarks.board.Span;
import org.tgd.benchmarks.stats.Bounds;
import org.tgd.benchmarks.stats.Pairs;

/**
 * What the runs came to. Losses are put on a scale for each instance: 0 is its start, 1 the lowest
 * loss that any run of it found, cut off at -1. The area is the mean of the best so far over all
 * calls of the budget. Instances are the blocks: a block is the mean over its seeds, intervals are
 * 95 % bootstrap ones over blocks.
 */
public final class InformationTable {
  private static final int RESAMPLES = 4000;

  private final List<InformationRow> rows;
  private final Map<String, Integer> budgets;

  /**
   * One line of the table.
   *
   * @param field the field
   * @param who who criticises and edits
   * @param arm what is told
   * @param acceptance {@code not-worse} or {@code always}
   * @param instances blocks
   * @param seeds runs of each
   * @param area the mean area, from 0 to 1
   * @param areaBounds its interval
   * @param gain where the best ends on the scale
   * @param last where the last accepted candidate ends on it
   * @param improving share of proposals that are better than what they were made from
   * @param ahead by how much {@code true} is ahead in area; 0 for itself
   * @param aheadBounds the interval of that
   * @param p Wilcoxon's p of that, by Holm over the arms
   * @param replaced share of foreign findings that named another change since they could not apply
   * @param sameAs another arm that this is one with for an editor that reads no words, or empty
   */
  public record Line(
      String field,
      String who,
      String arm,
      String acceptance,
      int instances,
      int seeds,
      double area,
      Bounds areaBounds,
      double gain,
      double last,
      double improving,
      double ahead,
      Bounds aheadBounds,
      double p,
      double replaced,
      String sameAs) {
    /** Whether {@code true} is ahead by an interval that excludes 0. */
    public boolean trueIsAhead() {
      return aheadBounds.low() > 0;
    }

    /** Whether {@code true} is behind by an interval that excludes 0. */
    public boolean trueIsBehind() {
      return aheadBounds.high() < 0;
    }
  }

  /**
   * A table.
   *
   * @param rows all runs
   * @param budgets calls of a run, by field
   */
  public InformationTable(List<InformationRow> rows, Map<String, Integer> budgets) {
    this.rows = List.copyOf(rows);
    this.budgets = Map.copyOf(budgets);
  }

  /** The table of a study, with the budgets of its fields. */
  public static InformationTable of(List<InformationRow> rows) {
    return new InformationTable(rows, budgets(rows));
  }

  /** Calls of a run in each field of the rows. */
  public static Map<String, Integer> budgets(List<InformationRow> rows) {
    Map<String, Integer> budgets = new TreeMap<>();
    rows.forEach(row -> budgets.computeIfAbsent(row.field(), InformationStudy::budget));
    return budgets;
  }

  private record Place(String field, String who, String acceptance) {}

  /** The lines in the order of the runs. */
  public List<Line> lines() {
    Map<String, Double> lowest = new TreeMap<>();
    rows.forEach(row -> lowest.merge(row.field() + "|" + row.instance(), row.best(), Math::min));
    Map<Place, List<InformationRow>> places =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> new Place(row.field(), row.who(), row.acceptance()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Line> lines = new ArrayList<>();
    places.forEach((place, mine) -> lines.addAll(lines(place, mine, lowest)));
    return lines;
  }

  private List<Line> lines(Place place, List<InformationRow> mine, Map<String, Double> lowest) {
    Map<String, List<InformationRow>> arms =
        mine.stream()
            .collect(
                Collectors.groupingBy(
                    InformationRow::arm, LinkedHashMap::new, Collectors.toList()));
    Scale scale = new Scale(lowest, budgets.get(place.field()));
    Map<String, double[]> areas = new LinkedHashMap<>();
    arms.forEach((arm, runs) -> areas.put(arm, blocks(runs, scale::area)));
    double[] truth = areas.get(Arm.TRUE.label());
    List<String> others =
        arms.keySet().stream().filter(arm -> !arm.equals(Arm.TRUE.label())).toList();
    double[] adjusted =
        truth == null
            ? new double[others.size()]
            : Pairs.holm(
                others.stream()
                    .mapToDouble(arm -> Pairs.wilcoxon(truth, areas.get(arm)).p())
                    .toArray());
    List<Line> lines = new ArrayList<>();
    arms.forEach(
        (arm, runs) -> {
          int at = others.indexOf(arm);
          double p = at < 0 || truth == null ? Double.NaN : adjusted[at];
          lines.add(line(place, runs, scale, areas.get(arm), truth, p));
        });
    return lines;
  }

  private static Line line(
      Place place,
      List<InformationRow> runs,
      Scale scale,
      double[] areas,
      double[] truth,
      double p) {
    String arm = runs.get(0).arm();
    double[] ahead = new double[areas.length];
    for (int i = 0; i < areas.length; i++) {
      ahead[i] = truth == null ? Double.NaN : truth[i] - areas[i];
    }
    double proposals = runs.stream().mapToInt(InformationRow::proposals).sum();
    double foreign = runs.stream().mapToInt(InformationRow::foreign).sum();
    return new Line(
        place.field(),
        place.who(),
        arm,
        place.acceptance(),
        areas.length,
        runs.size() / areas.length,
        mean(areas),
        Bounds.bootstrap(areas, RESAMPLES, 1),
        mean(blocks(runs, row -> scale.of(row, row.best()))),
        mean(blocks(runs, row -> scale.of(row, row.last()))),
        proposals == 0 ? 0 : runs.stream().mapToInt(InformationRow::improving).sum() / proposals,
        mean(ahead),
        truth == null ? new Bounds(Double.NaN, Double.NaN) : Bounds.bootstrap(ahead, RESAMPLES, 1),
        p,
        foreign == 0 ? 0 : runs.stream().mapToInt(InformationRow::replaced).sum() / foreign,
        sameAs(place.who(), arm));
  }

  private static String sameAs(String who, String arm) {
    Arm seen = Arm.named(arm);
    boolean same = !Who.named(who).readsWords() && seen.asRulesSeeIt() != seen;
    return same ? seen.asRulesSeeIt().label() : "";
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The mean of each instance, in the order of instances' names. */
  private static double[] blocks(
      List<InformationRow> runs, ToDoubleFunction<InformationRow> value) {
    return Span.blocks(runs, InformationRow::instance, value);
  }

  private record Scale(Map<String, Double> lowest, int budget) {
    private Span span(InformationRow row) {
      return new Span(row.start(), lowest.get(row.field() + "|" + row.instance()));
    }

    double of(InformationRow row, double loss) {
      return span(row).of(loss);
    }

    double area(InformationRow row) {
      return span(row).area(budget, row::after);
    }
  }

  /** The verdicts on what information needs: true ahead of shuffled, empty and reversed. */
  public static List<String> verdicts(List<Line> lines) {
    List<String> words = new ArrayList<>();
    List<String> wanted = List.of(Arm.SHUFFLED.label(), Arm.EMPTY.label(), Arm.REVERSED.label());
    for (Line line : lines) {
      if (wanted.contains(line.arm()) && !line.trueIsAhead()) {
        words.add(
            "%s, %s, %s: true is %s %s (%+.3f [%+.3f, %+.3f], p %.2g)"
                .formatted(
                    line.field(),
                    line.who(),
                    line.acceptance(),
                    line.trueIsBehind() ? "BEHIND" : "not clearly ahead of",
                    line.arm(),
                    line.ahead(),
                    line.aheadBounds().low(),
                    line.aheadBounds().high(),
                    line.p()));
      }
    }
    return words;
  }
}
