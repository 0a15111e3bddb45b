package org.tgd.benchmarks.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A cohort in the layout of arXiv 2406.07496, supplementary tables 1 and 2: mean and standard
 * deviation over the patients, and what the paper states for its own five.
 */
public final class PaperCohort {
  private static final List<String> TARGET = List.of("mean", "min", "max", "D95");
  private static final List<String> ORGAN = List.of("mean", "D5", "D50");
  private static final String ONCOLOGIST = "paper: radiation oncologist";
  private static final String TEXTGRAD = "paper: TextGrad";

  private final List<PlanRun> runs;
  private final String method;

  /**
   * The runs of one method, one for each patient.
   *
   * @param runs all runs
   * @param method the name of the method that is shown
   */
  public PaperCohort(List<PlanRun> runs, String method) {
    this.runs = runs.stream().filter(run -> run.method().equals(method)).toList();
    this.method = method;
  }

  /**
   * The tables, before and after.
   *
   * @param solves the number of inner solves after which plans are shown, one of those kept
   */
  public String text(int solves) {
    StringBuilder text = new StringBuilder(head("PTV, deviation from goal in Gy", TARGET));
    text.append(ours("PTV", TARGET, " deviation", solves));
    text.append(stated(ONCOLOGIST, "1.97 (0.36)", "-8.88 (2.31)", "4.66 (0.82)", "-0.10 (0.15)"));
    text.append(stated(TEXTGRAD, "0.51 (0.09)", "-8.48 (2.38)", "3.63 (0.87)", "0.00 (0.00)"));
    text.append(head("Rectum, Gy", ORGAN)).append(ours("Rectum", ORGAN, "", solves));
    text.append(stated(ONCOLOGIST, "23.88 (6.45)", "64.26 (10.00)", "20.04 (5.50)"));
    text.append(stated(TEXTGRAD, "17.18 (4.20)", "58.82 (18.81)", "9.54 (0.70)"));
    text.append(head("Bladder, Gy", ORGAN)).append(ours("Bladder", ORGAN, "", solves));
    text.append(stated(ONCOLOGIST, "22.39 (5.55)", "67.81 (6.44)", "14.78 (8.42)"));
    text.append(stated(TEXTGRAD, "20.92 (0.79)", "65.96 (6.96)", "14.11 (3.17)"));
    return text.toString();
  }

  private static String head(String what, List<String> columns) {
    return line("%-34s", what)
        + columns.stream().map(each -> line(" %15s", each)).collect(Collectors.joining())
        + "\n";
  }

  private static String stated(String label, String... values) {
    return line("%-34s", "  " + label)
        + List.of(values).stream().map(each -> line(" %15s", each)).collect(Collectors.joining())
        + "\n";
  }

  private String ours(String organ, List<String> columns, String suffix, int solves) {
    List<String> names = columns.stream().map(column -> organ + " " + column + suffix).toList();
    return ours("all weights at the start", names, run -> run.plan(1))
        + ours(method + ", " + solves, names, run -> run.plan(solves));
  }

  private String ours(String label, List<String> names, PlanOfRun plan) {
    StringBuilder text = new StringBuilder(line("%-34s", "  " + label));
    for (String name : names) {
      List<Double> values =
          runs.stream().map(run -> plan.of(run).paperGy().getOrDefault(name, Double.NaN)).toList();
      text.append(line(" %15s", meanAndDeviation(values)));
    }
    return text.append("\n").toString();
  }

  private static String meanAndDeviation(List<Double> values) {
    double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double deviation = values.size() > 1 ? Math.sqrt(squares / (values.size() - 1)) : 0;
    return line("%.2f (%.2f)", mean, deviation);
  }

  /** Which plan of a run is meant. */
  private interface PlanOfRun {
    PlanRun.Best of(PlanRun run);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
