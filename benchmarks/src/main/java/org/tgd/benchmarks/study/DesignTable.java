package org.tgd.benchmarks.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tgd.benchmarks.study.DesignRun.Design;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.MoleculeScores;
import org.tgd.core.report.TextTable;

/** A design study for the terminal, with a sentence on each comparison. */
public final class DesignTable {
  private final List<DesignRow> rows;

  private DesignTable(List<DesignRow> rows) {
    this.rows = rows;
  }

  /** The lines: drugs first, then each receptor and start by all methods, then the verdicts. */
  public static List<String> lines(List<DesignRow> rows, DesignSettings settings) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            "receptor",
            "start",
            "method",
            "found",
            "mean found",
            "affinity",
            "(mean)",
            "QED",
            "dockstring",
            "textgrad",
            "SA",
            "alerts",
            "molecule"));
    rows.forEach(row -> cells.add(cells(row)));
    List<String> lines = new ArrayList<>(TextTable.aligned(cells));
    lines.add("");
    lines.addAll(new DesignTable(rows).verdicts());
    lines.add("");
    lines.add(
        ("found: lowest dockstring score of %d runs at exhaustiveness %d; %d dockings a run, %d"
                + " steps")
            .formatted(
                settings.seeds(), settings.exhaustiveness(), settings.docks(), settings.steps()));
    lines.add(
        ("affinity and what follows: that molecule docked anew with %s, exhaustiveness %d, best of"
                + " %d fresh seeds (their mean in brackets), kcal/mol")
            .formatted(
                settings.docking().engine(),
                settings.finalExhaustiveness(),
                rows.stream().mapToInt(row -> row.redocked().size()).max().orElse(0)));
    return lines;
  }

  private static List<String> cells(DesignRow row) {
    Optional<Design> best = row.best();
    if (best.isEmpty()) {
      return List.of(row.receptor(), row.start(), row.method(), "could not be docked anew");
    }
    Design design = best.get();
    MoleculeScores scores = MoleculeScores.of(Smiles.molecule(design.smiles()));
    int alerts = scores.alerts().size() + scores.pains().size();
    boolean drug = row.searched().isEmpty();
    return List.of(
        row.receptor(),
        row.start(),
        row.method(),
        drug ? "" : number(row.searched().stream().mapToDouble(d -> d).min().orElseThrow()),
        drug ? "" : number(row.meanSearched()),
        number(design.affinity()),
        "(" + number(row.meanAffinity()) + ")",
        number(design.qed()),
        number(design.dockstring()),
        number(design.textgrad()),
        number(scores.saScore()),
        Integer.toString(alerts),
        design.smiles());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** One sentence for each receptor and start: whom the first method beats, and whom not. */
  private List<String> verdicts() {
    List<String> lines = new ArrayList<>();
    List<String> groups =
        rows.stream()
            .filter(row -> !row.start().equals(DesignRow.CLINICAL))
            .map(row -> row.receptor() + "\t" + row.start())
            .distinct()
            .toList();
    for (String group : groups) {
      String[] names = group.split("\t", -1);
      List<DesignRow> of =
          rows.stream()
              .filter(row -> row.receptor().equals(names[0]))
              .filter(row -> row.start().equals(names[1]) || row.start().equals(DesignRow.CLINICAL))
              .sorted(java.util.Comparator.comparing(r -> r.start().equals(DesignRow.CLINICAL)))
              .toList();
      lines.add(names[0] + " from " + names[1] + ": " + verdict(of));
    }
    return lines;
  }

  private static String verdict(List<DesignRow> of) {
    DesignRow own = of.get(0);
    return of.stream()
        .skip(1)
        .map(other -> against(own, other))
        .collect(Collectors.joining("; ", own.method() + " ", "."));
  }

  private static String against(DesignRow own, DesignRow other) {
    double mine = score(own);
    double its = score(other);
    if (Double.isNaN(mine) || Double.isNaN(its)) {
      return "cannot be compared with " + other.method();
    }
    return (mine < its ? "wins against " : "DOES NOT WIN against ")
        + other.method()
        + " ("
        + number(mine)
        + " against "
        + number(its)
        + ")";
  }

  private static double score(DesignRow row) {
    return row.best().map(Design::dockstring).orElse(Double.NaN);
  }
}
