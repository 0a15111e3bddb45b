package org.tgd.benchmarks.dockstring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tgd.benchmarks.study.DesignRun.Design;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.input.InputException;

/**
 * What others published: figures as facts, and winners from a file.
 *
 * <p>Figures: the official runs of DOCKSTRING (dockstring/experiments-from-paper, MIT; Vina 1.1.2
 * at exhaustiveness 8, 5,000 molecules, begun from 260,155 docked ones; best and median of three
 * runs) and Feedback Descent (arXiv 2511.07919v2: about 8,000 dockings from the three fragments).
 */
public final class PublishedDesigns {
  private static final int OFFICIAL = 5_000;
  private static final String TASK = "task";
  private static final List<String> COLUMNS =
      List.of(TASK, "method", "docking_part", "qed", "smiles");
  private static final Map<String, String> TASKS =
      Map.of(
          "F2",
          "F2_qed-pen-v3",
          "PPAR-all",
          "PPAR-all_qed-pen-v3",
          "JAK2-not-LCK",
          "JAK2-not-LCK-v2_qed-pen-v3");

  private static final List<WinnerRow> FIGURES =
      List.of(
          figure("F2", "GP EI (published)", OFFICIAL, -11.30, -10.65),
          figure("F2", "GP UCB (published)", OFFICIAL, -11.11, -10.78),
          figure("F2", "graph GA (published)", OFFICIAL, -10.39, -10.33),
          figure("F2", "SELFIES GA (published)", OFFICIAL, -9.96, -9.31),
          figure("PPAR-all", "GP EI (published)", OFFICIAL, -11.60, -10.57),
          figure("PPAR-all", "GP UCB (published)", OFFICIAL, -11.49, -11.04),
          figure("PPAR-all", "graph GA (published)", OFFICIAL, -9.73, -9.63),
          figure("JAK2-not-LCK", "GP EI (published)", OFFICIAL, -11.18, -10.22),
          figure("JAK2-not-LCK", "GP UCB (published)", OFFICIAL, -9.61, -9.48),
          figure("JAK2-not-LCK", "graph GA (published)", OFFICIAL, -9.57, -9.57),
          figure("ADRB1", "Feedback Descent (published)", 8_000, -10.623),
          figure("ADRB1", "graph GA (Feedback Descent's)", 8_000, -9.145),
          figure("ADRB1", "TextGrad (Feedback Descent's)", 8_000, -8.531));

  private PublishedDesigns() {}

  private static WinnerRow figure(String task, String method, int dockings, Double... found) {
    return new WinnerRow(task, method, "all", dockings, Arrays.asList(found), Optional.empty());
  }

  /** The published figures of a task: best, and median where it is known. */
  public static List<WinnerRow> figures(String task) {
    return FIGURES.stream().filter(row -> row.task().equals(task)).toList();
  }

  /**
   * The published winners of a task: of each method the best, and its best that is clean.
   *
   * @param file a CSV as the official results are kept: {@code
   *     task,method,…,docking_part,…,qed,…,smiles}
   * @throws InputException if a column is missing or a row is no molecule
   */
  public static List<WinnerRow> winners(String task, Path file) {
    Map<String, List<WinnerRow.Winner>> byMethod = new LinkedHashMap<>();
    List<String> lines = lines(file);
    List<String> header = List.of(lines.get(0).split(",", -1));
    COLUMNS.stream()
        .filter(column -> !header.contains(column))
        .findFirst()
        .ifPresent(
            missing -> {
              throw new InputException(file + ": has no column '" + missing + "'");
            });
    for (int k = 1; k < lines.size(); k++) {
      String[] cells = lines.get(k).split(",", -1);
      if (cells.length == header.size()
          && cells[header.indexOf(TASK)].equals(TASKS.getOrDefault(task, task))) {
        byMethod
            .computeIfAbsent(cells[header.indexOf("method")], name -> new ArrayList<>())
            .add(winner(cells, header, file + ", line " + (k + 1)));
      }
    }
    List<WinnerRow> rows = new ArrayList<>();
    byMethod.forEach((method, all) -> add(rows, new Found(task, method, all)));
    return rows;
  }

  private record Found(String task, String method, List<WinnerRow.Winner> winners) {}

  private static void add(List<WinnerRow> rows, Found found) {
    rows.add(row(found, "all", found.winners()));
    List<WinnerRow.Winner> clean =
        found.winners().stream().filter(each -> each.quality().isClean()).toList();
    if (!clean.isEmpty()) {
      rows.add(row(found, "clean", clean));
    }
  }

  private static WinnerRow row(Found found, String selection, List<WinnerRow.Winner> of) {
    WinnerRow.Winner best =
        of.stream()
            .min(java.util.Comparator.comparingDouble(each -> each.design().dockstring()))
            .orElseThrow();
    return new WinnerRow(
        found.task(),
        found.method() + " (published molecule)",
        selection,
        OFFICIAL,
        List.of(best.design().dockstring()),
        Optional.of(best));
  }

  private static WinnerRow.Winner winner(String[] cells, List<String> header, String where) {
    String smiles = cells[header.indexOf("smiles")];
    if (Smiles.read(smiles) instanceof Smiles.Refused refused) {
      throw new InputException(where + ": " + refused.message());
    }
    try {
      double affinity = Double.parseDouble(cells[header.indexOf("docking_part")]);
      Quality quality = Quality.of(smiles);
      return new WinnerRow.Winner(
          new Design(smiles, affinity, quality.qed()), quality, List.of(), List.of());
    } catch (NumberFormatException e) {
      throw new InputException(
          String.format(Locale.ROOT, "%s: docking_part is no number", where), e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.isEmpty()) {
        throw new InputException(file + ": is empty");
      }
      return lines;
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }
}
