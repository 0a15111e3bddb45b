package org.tgd.workbench.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tgd.benchmarks.board.Board;
import org.tgd.benchmarks.board.Trial;
import org.tgd.benchmarks.board.TrialSteps;
import org.tgd.benchmarks.board.Trials;
import org.tgd.core.input.InputException;

/**
 * What the folder of a study holds.
 *
 * @param study by which command it was made
 * @param tables its tables, the summary first
 * @param board the leaderboard of its raw trials; empty where it left none that can be read so
 * @param chosen the trials whose steps are shown
 */
public record StudyContent(
    Study study, List<StudyTable> tables, Optional<Board> board, List<Chosen> chosen) {
  /** The name of the file with the leaderboard. */
  public static final String LEADERBOARD = "leaderboard.csv";

  private static final int MOST = 12;

  /** Copies the lists. */
  public StudyContent {
    tables = List.copyOf(tables);
    chosen = List.copyOf(chosen);
  }

  /**
   * A trial and the candidates that it went through.
   *
   * @param trial the trial
   * @param steps its candidates
   */
  public record Chosen(Trial trial, TrialSteps steps) {}

  /**
   * Reads a folder.
   *
   * @param rows of {@code trials.csv}, from 1, whose steps are shown; none chooses by itself
   * @throws InputException if the folder is no study's, or has no such row
   */
  public static StudyContent read(Path folder, List<Integer> rows) {
    Study study = Study.read(folder);
    List<StudyTable> tables =
        StudyTable.of(folder).stream().filter(each -> !each.name().equals(LEADERBOARD)).toList();
    Optional<Board> board =
        Trials.isIn(folder) ? Optional.of(new Board(Trials.read(folder))) : Optional.empty();
    if (!rows.isEmpty() && board.isEmpty()) {
      throw new InputException(folder + " holds no " + Trials.FILE + "; leave --trial out");
    }
    List<Chosen> chosen = board.map(each -> chosen(folder, each, rows)).orElse(List.of());
    return new StudyContent(study, tables, board, chosen);
  }

  private static List<Chosen> chosen(Path folder, Board board, List<Integer> rows) {
    List<Trial> wanted = new ArrayList<>();
    for (int row : rows.isEmpty() ? board.telling() : Set.copyOf(rows).stream().sorted().toList()) {
      wanted.add(
          board.trials().all().stream()
              .filter(trial -> trial.row() == row)
              .findFirst()
              .orElseThrow(
                  () -> new InputException("--trial was " + row + "; trials.csv has no such row")));
    }
    Set<Integer> numbers = new LinkedHashSet<>(wanted.stream().map(Trial::row).toList());
    Map<Integer, TrialSteps> steps = TrialSteps.read(folder, numbers);
    if (!rows.isEmpty() && !steps.keySet().containsAll(numbers)) {
      numbers.removeAll(steps.keySet());
      throw new InputException(
          "--trial was %s; %s has no steps of it".formatted(numbers, TrialSteps.FILE));
    }
    return wanted.stream()
        .filter(trial -> steps.containsKey(trial.row()))
        .sorted(Comparator.comparingInt(Trial::row))
        .limit(rows.isEmpty() ? MOST : Long.MAX_VALUE)
        .map(trial -> new Chosen(trial, steps.get(trial.row())))
        .toList();
  }
}
