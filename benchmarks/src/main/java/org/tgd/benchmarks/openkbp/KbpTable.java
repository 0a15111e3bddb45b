package org.tgd.benchmarks.openkbp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tgd.core.report.TextTable;

/**
 * The figures of plans of OpenKBP's patients.
 *
 * @param rows all rows, those of the reference dose among them
 */
public record KbpTable(List<KbpRow> rows) {
  private static final List<String> HEAD =
      List.of(
          "plan",
          "patients",
          "criteria_met",
          "criteria",
          "percent",
          "reference_met",
          "targets_met",
          "targets",
          "organs_met",
          "organs",
          "target_criteria_lost",
          "patients_without_loss",
          "solves_mean",
          "seconds_mean",
          "processor_seconds_mean",
          "megabytes_most");

  /** Copies the rows. */
  public KbpTable {
    rows = List.copyOf(rows);
  }

  /** One line for each way of planning, as CSV. */
  public String summaryCsv() {
    StringBuilder csv = new StringBuilder(String.join(",", HEAD)).append('\n');
    plans()
        .forEach((plan, own) -> csv.append(String.join(",", cells(plan, own, true))).append('\n'));
    return csv.toString();
  }

  /** The same for the terminal. */
  public List<String> lines() {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "plan",
            "patients",
            "criteria met",
            "",
            "reference there",
            "of targets",
            "of organs",
            "target criteria lost",
            "patients without loss",
            "solves",
            "s",
            "CPU s",
            "MB at most"));
    plans().forEach((plan, own) -> table.add(cells(plan, own, false)));
    return TextTable.aligned(table);
  }

  private Map<String, List<KbpRow>> plans() {
    return rows.stream()
        .collect(Collectors.groupingBy(KbpRow::plan, LinkedHashMap::new, Collectors.toList()));
  }

  private List<String> cells(String plan, List<KbpRow> own, boolean csv) {
    long met = sum(own, true) + sum(own, false);
    long all = count(own, true) + count(own, false);
    List<KbpRow> reference = own.stream().map(row -> reference(row).orElse(row)).toList();
    long referenceMet = sum(reference, true) + sum(reference, false);
    long lost = own.stream().mapToLong(this::lost).sum();
    long whole = own.stream().filter(row -> lost(row) == 0).count();
    String solves = mean(own.stream().mapToDouble(KbpRow::solves).average().orElse(0));
    String seconds = mean(own.stream().mapToDouble(KbpRow::seconds).average().orElse(0));
    String processor = mean(own.stream().mapToDouble(KbpRow::processorSeconds).average().orElse(0));
    String memory = "" + own.stream().mapToLong(KbpRow::megabytes).max().orElse(0);
    String percent = mean(100.0 * met / Math.max(1, all));
    return csv
        ? List.of(
            quoted(plan),
            "" + own.size(),
            "" + met,
            "" + all,
            percent,
            "" + referenceMet,
            "" + sum(own, true),
            "" + count(own, true),
            "" + sum(own, false),
            "" + count(own, false),
            "" + lost,
            "" + whole,
            solves,
            seconds,
            processor,
            memory)
        : List.of(
            plan,
            "" + own.size(),
            met + " of " + all,
            percent + " %",
            "" + referenceMet,
            sum(own, true) + " of " + count(own, true),
            sum(own, false) + " of " + count(own, false),
            "" + lost,
            "" + whole,
            solves,
            seconds,
            processor,
            memory);
  }

  private static String quoted(String plan) {
    return plan.contains(",") ? '"' + plan + '"' : plan;
  }

  private static String mean(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static long sum(List<KbpRow> rows, boolean target) {
    return rows.stream().mapToLong(row -> row.met(target)).sum();
  }

  private static long count(List<KbpRow> rows, boolean target) {
    return rows.stream().mapToLong(row -> row.count(target)).sum();
  }

  private Optional<KbpRow> reference(KbpRow row) {
    return rows.stream()
        .filter(r -> r.patient().equals(row.patient()) && r.plan().equals(KbpStudy.REFERENCE))
        .findFirst();
  }

  private long lost(KbpRow row) {
    return reference(row).map(row::targetsLost).orElse(0L);
  }

  /**
   * One line for each plan of each patient, as CSV: for each criterion the value in Gy and whether
   * it is met, empty where the patient lacks the structure.
   */
  public String patientsCsv() {
    StringBuilder csv =
        new StringBuilder("patient,plan,criteria_met,criteria,targets_met,targets,");
    csv.append("target_criteria_lost,solves,beamlets,seconds,processor_seconds,megabytes");
    for (Criterion criterion : Criterion.ALL) {
      String name = criterion.structure() + "_" + criterion.kind().word();
      csv.append(',').append(name).append("_gy,").append(name).append("_met");
    }
    csv.append(",weights\n");
    rows.forEach(row -> csv.append(line(row)).append('\n'));
    return csv.toString();
  }

  private String line(KbpRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.patient());
    cells.add(quoted(row.plan()));
    cells.add("" + (row.met(true) + row.met(false)));
    cells.add("" + row.criteria().size());
    cells.add("" + row.met(true));
    cells.add("" + row.count(true));
    cells.add("" + lost(row));
    cells.add("" + row.solves());
    cells.add("" + row.beamlets());
    cells.add(mean(row.seconds()));
    cells.add(mean(row.processorSeconds()));
    cells.add("" + row.megabytes());
    for (Criterion criterion : Criterion.ALL) {
      boolean has = row.criteria().contains(criterion);
      cells.add(
          has
              ? String.format(Locale.ROOT, "%.3f", row.observedGy().get(criterion.structure()))
              : "");
      cells.add(has ? "" + row.met(criterion) : "");
    }
    cells.add('"' + row.weights().replace("\n", "; ") + '"');
    return String.join(",", cells);
  }
}
