package org.tgd.benchmarks.study;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The runs of a plan study as tables of text. */
public final class PlanStudyTable {
  private final List<PlanRun> runs;
  private final List<Integer> early;
  private final int solves;
  private final List<String> patients;
  private final List<String> methods;

  /**
   * Tables of runs.
   *
   * @param early the earlier numbers of inner solves, at least one
   * @param solves the number of inner solves of each run
   */
  public PlanStudyTable(List<PlanRun> runs, List<Integer> early, int solves) {
    this.runs = List.copyOf(runs);
    this.early = List.copyOf(early);
    this.solves = solves;
    this.patients = runs.stream().map(PlanRun::patient).distinct().toList();
    this.methods = runs.stream().map(PlanRun::method).distinct().toList();
  }

  /** All tables and the verdict. */
  public String text() {
    return losses() + "\n" + summary() + "\n" + beforeAndAfter() + "\n" + paper();
  }

  /** The numbers of inner solves at which runs are compared. */
  private List<Integer> compared() {
    return Stream.concat(early.stream(), Stream.of(solves)).distinct().toList();
  }

  private String heads() {
    return compared().stream().map(after -> line(" %9s", "at " + after)).collect(joining());
  }

  private String losses() {
    StringBuilder text = new StringBuilder();
    text.append(line("%-12s %-28s %9s", "patient", "plan loss, median", "start"));
    text.append(heads()).append(line(" %11s %15s%n", "goals met", "quality"));
    for (String patient : patients) {
      for (String method : methods) {
        double start = median(patient, method, run -> run.after(1));
        text.append(line("%-12s %-28s %9.4f", patient, method, start));
        for (int after : compared()) {
          text.append(line(" %9.4f", median(patient, method, run -> run.after(after))));
        }
        text.append(
            line(
                " %11s %15s%n",
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
    text.append(line("%-28s", "median patient")).append(heads());
    text.append(line(" %20s%n", "TGD ahead on"));
    for (String method : methods) {
      text.append(line("%-28s", method));
      for (int after : compared()) {
        text.append(line(" %9.4f", ofMedianPatient(method, after)));
      }
      String ahead =
          compared().stream().map(n -> Integer.toString(ahead(method, n))).collect(joining(", "));
      text.append(
          line(
              " %20s%n", method.equals(PlanStudy.DESCENT) ? "" : ahead + " of " + patients.size()));
    }
    compared().forEach(after -> text.append(verdict(after)));
    if (methods.contains(PlanStudy.LEXICOGRAPHIC)) {
      text.append(
          line(
              "%s tunes no weights: each of its solves keeps limits as hard constraints. Of grounded TGD, a first"
                  + " text with new limits counts %d solves.%n",
              PlanStudy.LEXICOGRAPHIC, PlanStudy.SOLVES_OF_LIMITS));
    }
    return text.toString();
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

  private int first() {
    return compared().get(0);
  }

  private String beforeAndAfter() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%-12s %-12s %-12s %s%n",
            PlanStudy.DESCENT.substring(0, 12),
            "goals met",
            "quality",
            "weights after " + first()));
    for (String patient : patients) {
      PlanRun run = of(patient, PlanStudy.DESCENT).get(0);
      PlanRun.Best before = run.plan(1);
      PlanRun.Best after = run.plan(first());
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

  private String paper() {
    return new PaperCohort(runs, PlanStudy.DESCENT).text(first());
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
