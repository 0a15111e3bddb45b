package org.tgd.benchmarks.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The runs of a plan study as tables of text. */
public final class PlanStudyTable {
  private static final String[] TARGET = {"mean", "min", "max", "D95"};
  private static final String[] ORGAN = {"mean", "D5", "D50"};

  private final List<PlanRun> runs;
  private final int early;
  private final int solves;
  private final List<String> patients;
  private final List<String> methods;

  /**
   * Tables of runs.
   *
   * @param early the earlier number of inner solves
   * @param solves the number of inner solves of each run
   */
  public PlanStudyTable(List<PlanRun> runs, int early, int solves) {
    this.runs = List.copyOf(runs);
    this.early = early;
    this.solves = solves;
    this.patients = runs.stream().map(PlanRun::patient).distinct().toList();
    this.methods = runs.stream().map(PlanRun::method).distinct().toList();
  }

  /** All tables and the verdict. */
  public String text() {
    return losses() + "\n" + summary() + "\n" + beforeAndAfter() + "\n" + paper();
  }

  private String losses() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%-12s %-24s %9s %9s %9s %11s %15s%n",
            "patient",
            "plan loss, median",
            "start",
            "at " + early,
            "at " + solves,
            "goals met",
            "quality"));
    for (String patient : patients) {
      for (String method : methods) {
        text.append(
            line(
                "%-12s %-24s %9.4f %9.4f %9.4f %11s %15s%n",
                patient,
                method,
                median(patient, method, run -> run.after(1)),
                median(patient, method, run -> run.after(early)),
                median(patient, method, run -> run.after(solves)),
                plain(median(patient, method, run -> run.plan(1).goalsMet()))
                    + " -> "
                    + plain(median(patient, method, run -> run.plan(solves).goalsMet())),
                line(
                    "%.2f -> %.2f",
                    median(patient, method, run -> run.plan(1).quality()),
                    median(patient, method, run -> run.plan(solves).quality()))));
      }
    }
    return text.toString();
  }

  private String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%-24s %9s %9s %14s%n",
            "median patient", "at " + early, "at " + solves, "TGD ahead on"));
    for (String method : methods) {
      String ahead =
          method.equals(PlanStudy.DESCENT)
              ? ""
              : line(
                  "%d and %d of %d", ahead(method, early), ahead(method, solves), patients.size());
      text.append(
          line(
              "%-24s %9.4f %9.4f %14s%n",
              method, ofMedianPatient(method, early), ofMedianPatient(method, solves), ahead));
    }
    return text.append(verdict(early)).append(verdict(solves)).toString();
  }

  private String verdict(int after) {
    double own = ofMedianPatient(PlanStudy.DESCENT, after);
    List<String> notBehind =
        methods.stream()
            .filter(method -> !method.equals(PlanStudy.DESCENT))
            .filter(method -> ofMedianPatient(method, after) <= own)
            .toList();
    return line(
        "After %d inner solves %s is %s in the median patient.%n",
        after,
        PlanStudy.DESCENT,
        notBehind.isEmpty()
            ? "ahead of every search"
            : "NOT ahead of " + String.join(" and ", notBehind));
  }

  private int ahead(String method, int after) {
    return (int)
        patients.stream()
            .filter(
                patient ->
                    median(patient, PlanStudy.DESCENT, run -> run.after(after))
                        < median(patient, method, run -> run.after(after)))
            .count();
  }

  private double ofMedianPatient(String method, int after) {
    return median(
        patients.stream().map(patient -> median(patient, method, r -> r.after(after))).toList());
  }

  private String beforeAndAfter() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%-12s %-12s %-12s %s%n",
            PlanStudy.DESCENT.substring(0, 12), "goals met", "quality", "weights after " + early));
    for (String patient : patients) {
      PlanRun run = of(patient, PlanStudy.DESCENT).get(0);
      PlanRun.Best before = run.plan(1);
      PlanRun.Best after = run.plan(early);
      text.append(
          line(
              "%-12s %-12s %-12s %s%n",
              patient,
              line("%d -> %d of %d", before.goalsMet(), after.goalsMet(), after.goals()),
              line("%.1f -> %.1f", before.quality(), after.quality()),
              after.weights().replace("\n", ", ")));
    }
    return text.toString();
  }

  /** The quantities of arXiv 2406.07496, supplementary tables 1 and 2: mean (sd) over patients. */
  private String paper() {
    StringBuilder text = new StringBuilder();
    text.append(line("%-34s", "PTV, deviation from goal in Gy"));
    for (String name : TARGET) {
      text.append(line(" %15s", name));
    }
    text.append("\n");
    text.append(paperLine("all weights at the start", "PTV", TARGET, " deviation", 1));
    text.append(paperLine(PlanStudy.DESCENT + ", " + early, "PTV", TARGET, " deviation", early));
    for (String organ : List.of("Rectum", "Bladder")) {
      text.append(line("%-34s", organ + ", Gy"));
      for (String name : ORGAN) {
        text.append(line(" %15s", name));
      }
      text.append("\n");
      text.append(paperLine("all weights at the start", organ, ORGAN, "", 1));
      text.append(paperLine(PlanStudy.DESCENT + ", " + early, organ, ORGAN, "", early));
    }
    return text.toString();
  }

  private String paperLine(String label, String organ, String[] names, String suffix, int after) {
    StringBuilder text = new StringBuilder(line("%-34s", "  " + label));
    for (String name : names) {
      List<Double> values = new ArrayList<>();
      for (String patient : patients) {
        PlanRun.Best plan = of(patient, PlanStudy.DESCENT).get(0).plan(after);
        values.add(plan.paperGy().getOrDefault(organ + " " + name + suffix, Double.NaN));
      }
      double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
      double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      double deviation = values.size() > 1 ? Math.sqrt(squares / (values.size() - 1)) : 0;
      text.append(line(" %15s", line("%.2f (%.2f)", mean, deviation)));
    }
    return text.append("\n").toString();
  }

  private List<PlanRun> of(String patient, String method) {
    return runs.stream()
        .filter(run -> run.patient().equals(patient) && run.method().equals(method))
        .toList();
  }

  private double median(String patient, String method, ToDoubleFunction<PlanRun> value) {
    return median(of(patient, method).stream().map(value::applyAsDouble).toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
