package org.tgd.workbench.cli.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tgd.radiotherapy.dvh.Coverage;
import org.tgd.radiotherapy.dvh.Dvh;

/**
 * Dose-volume statistics as a document or a table.
 *
 * @param doses by dose, the histograms of the structures
 * @param notes what was left out, and why
 */
record DvhTable(Map<String, Map<String, Dvh>> doses, List<String> notes) {
  private static final double CURVE_STEP_GY = 0.5;
  private static final int MOST_POINTS = 2000;

  /** One JSON document. */
  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    doses.forEach((source, dvhs) -> all.put(source, Map.of("structures", structures(dvhs))));
    Map<String, Object> document = new LinkedHashMap<>();
    if (doses.size() == 1) {
      document.put("structures", structures(doses.values().iterator().next()));
    }
    document.put("doses", all);
    document.put("notes", notes);
    return PlanJson.text(document);
  }

  private static Map<String, Object> structures(Map<String, Dvh> dvhs) {
    Map<String, Object> structures = new LinkedHashMap<>();
    dvhs.forEach(
        (name, dvh) -> {
          Map<String, Object> fields = new LinkedHashMap<>(dvh.statistics());
          fields.put("statistics_over", coverage(dvh).words());
          fields.put("dvh_step_gy", CURVE_STEP_GY);
          int points = Math.min(MOST_POINTS, (int) Math.ceil(dvh.maxGy() / CURVE_STEP_GY) + 2);
          fields.put("dvh_volume_percent", dvh.curve(CURVE_STEP_GY, points));
          structures.put(name, fields);
        });
    return structures;
  }

  private static Coverage coverage(Dvh dvh) {
    return new Coverage(dvh.coveragePercent());
  }

  /** A table for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    doses.forEach(
        (source, dvhs) -> {
          text.append(source)
              .append("\n")
              .append(
                  String.format(
                      Locale.ROOT,
                      "%-20s  %10s  %7s  %7s  %7s  %7s  %7s  %7s  %7s  %7s  %9s%n",
                      "structure",
                      "volume cc",
                      "mean",
                      "min",
                      "max",
                      "D2",
                      "D50",
                      "D95",
                      "D98",
                      "V40 %",
                      "covered %"));
          dvhs.forEach((name, dvh) -> text.append(line(name, dvh)));
          dvhs.forEach((name, dvh) -> text.append(warning(name, dvh)));
        });
    return text.toString();
  }

  private static String line(String name, Dvh dvh) {
    return String.format(
        Locale.ROOT,
        "%-20s  %10.2f  %7.2f  %7.2f  %7.2f  %7.2f  %7.2f  %7.2f  %7.2f  %7.2f  %9.1f%n",
        name,
        dvh.structureCc(),
        dvh.meanGy(),
        dvh.minGy(),
        dvh.maxGy(),
        dvh.doseAtVolumePercent(2),
        dvh.doseAtVolumePercent(50),
        dvh.doseAtVolumePercent(95),
        dvh.doseAtVolumePercent(98),
        dvh.volumePercentAtDose(40),
        dvh.coveragePercent());
  }

  private static String warning(String name, Dvh dvh) {
    Coverage coverage = coverage(dvh);
    return coverage.isWhole()
        ? ""
        : String.format(Locale.ROOT, "%s: statistics are over %s%n", name, coverage.words());
  }
}
