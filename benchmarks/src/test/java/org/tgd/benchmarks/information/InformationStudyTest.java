package org.tgd.benchmarks.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.benchmarks.information.InformationTable.Line;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.core.input.InputException;

class InformationStudyTest {
  @TempDir private Path folder;

  private static InformationStudy.Grid grid(String field, int instances, Arm... arms) {
    return new InformationStudy.Grid(
        List.of(field), List.of(Who.RULES, Who.READER), List.of(arms), List.of(true), instances, 1);
  }

  private static RowLog<InformationRow> log(Optional<Path> folder) {
    return RowLog.open(folder, "test", InformationRow.class, InformationRow::key);
  }

  private static List<InformationRow> run(InformationStudy.Grid grid) {
    return new InformationStudy(grid, Optional.empty(), log(Optional.empty()), said -> {}).run();
  }

  private static Line line(List<Line> lines, Who who, Arm arm) {
    return lines.stream()
        .filter(line -> line.who().equals(who.label()) && line.arm().equals(arm.label()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void trueFeedbackIsAheadOfItsControlsOnHiddenStringsByIntervals() {
    List<InformationRow> rows = run(grid("known", 6, Arm.values()));
    List<Line> lines = InformationTable.of(rows).lines();
    assertThat(lines).hasSize(2 * Arm.values().length);
    for (Who who : List.of(Who.RULES, Who.READER)) {
      // one wrong bit a step: the area of a straight way down, then 1
      assertThat(line(lines, who, Arm.TRUE).area()).isBetween(0.78, 0.8);
      assertThat(line(lines, who, Arm.TRUE).improving()).isEqualTo(1);
      for (Arm arm :
          List.of(Arm.SHUFFLED, Arm.EMPTY, Arm.REVERSED, Arm.RANDOM, Arm.BEST_OF_N, Arm.ONE_STEP)) {
        assertThat(line(lines, who, arm).trueIsAhead()).as(who + " " + arm).isTrue();
      }
      assertThat(line(lines, who, Arm.ERRING_30).area())
          .isBetween(line(lines, who, Arm.EMPTY).area(), line(lines, who, Arm.TRUE).area());
      assertThat(line(lines, who, Arm.REVERSED).area())
          .isLessThan(line(lines, who, Arm.EMPTY).area());
    }
    assertThat(InformationTable.verdicts(lines)).isEmpty();
  }

  @Test
  void rulesReadNoWordsSoThatAllArmsWithoutFindingsAreOne() {
    List<Line> lines =
        InformationTable.of(
                run(grid("known", 2, Arm.TRUE, Arm.EMPTY, Arm.VAGUE, Arm.SCORE, Arm.SIGN_ONLY)))
            .lines();
    assertThat(line(lines, Who.RULES, Arm.VAGUE).sameAs()).isEqualTo("empty");
    assertThat(line(lines, Who.RULES, Arm.VAGUE).area())
        .isEqualTo(line(lines, Who.RULES, Arm.EMPTY).area());
    assertThat(line(lines, Who.READER, Arm.VAGUE).sameAs()).isEmpty();
    assertThat(line(lines, Who.READER, Arm.SCORE).area())
        .isNotEqualTo(line(lines, Who.READER, Arm.VAGUE).area());
  }

  @Test
  void theSameStudyGivesTheSameRowsAndGoesOnFromThoseThatAreThere() {
    InformationStudy.Grid grid = grid("answers", 2, Arm.TRUE, Arm.SHUFFLED, Arm.WRONG_LABELS);
    List<InformationRow> first = run(grid);
    List<String> said = new ArrayList<>();
    RowLog<InformationRow> log = log(Optional.of(folder));
    first.stream().limit(3).forEach(log::keep);
    List<InformationRow> again = new InformationStudy(grid, Optional.empty(), log, said::add).run();
    assertThat(again).isEqualTo(first);
    assertThat(log(Optional.of(folder)).row(first.get(5).key())).contains(first.get(5));
    assertThat(said).hasSize(2);
  }

  @Test
  void everyCallCountsAndNoRunGoesBeyondItsBudgetButForTheLastTrials() {
    List<InformationRow> rows = run(grid("molecules", 2, Arm.TRUE, Arm.EMPTY));
    for (InformationRow row : rows) {
      assertThat(row.spent()).isBetween(20, 32 + 6);
      assertThat(row.best()).isLessThan(row.start());
      assertThat(row.calls().get(0)).isEqualTo(1);
    }
    InformationRow told = rows.get(0);
    InformationRow blind =
        rows.stream().filter(row -> row.arm().equals("empty")).findFirst().orElseThrow();
    // tried edits are paid for: fewer proposals for the same calls
    assertThat(told.proposals()).isLessThan(blind.proposals() / 2);
  }

  @Test
  void theScaleIsTheStartAndTheLowestLossOfTheInstance() {
    InformationRow low = row("true", List.of(1.0, 3.0), List.of(10.0, 2.0));
    InformationRow high = row("empty", List.of(1.0, 2.0), List.of(10.0, 6.0));
    List<InformationRow> rows = new ArrayList<>(List.of(low, high));
    rows.add(other(low));
    rows.add(other(high));
    List<Line> lines = new InformationTable(rows, Map.of("known", 4)).lines();
    assertThat(lines.get(0).area()).isEqualTo((0 + 0 + 1 + 1) / 4.0);
    assertThat(lines.get(1).area()).isEqualTo((0 + 0.5 + 0.5 + 0.5) / 4.0);
    assertThat(lines.get(1).gain()).isEqualTo(0.5);
    assertThat(lines.get(1).ahead()).isEqualTo(0.125);
  }

  private static InformationRow row(String arm, List<Double> calls, List<Double> losses) {
    double last = losses.get(losses.size() - 1);
    return new InformationRow(
        "known", "a", "rules", arm, "not-worse", 1, calls, losses, last, 4, 3, 1, 0, 0, List.of());
  }

  private static InformationRow other(InformationRow row) {
    return new InformationRow(
        "known",
        "b",
        "rules",
        row.arm(),
        "not-worse",
        1,
        row.calls(),
        row.losses(),
        row.last(),
        4,
        3,
        1,
        0,
        0,
        List.of());
  }

  @Test
  void whatIsUnknownIsNamed() {
    assertThatThrownBy(() -> grid("elsewhere", 2, Arm.TRUE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("elsewhere")
        .hasMessageContaining("plans");
    assertThatThrownBy(() -> Arm.named("kind"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("wrong-labels");
    assertThatThrownBy(
            () ->
                new InformationStudy(
                    new InformationStudy.Grid(
                        List.of("known"),
                        List.of(Who.MODEL),
                        List.of(Arm.TRUE),
                        List.of(true),
                        2,
                        1),
                    Optional.empty(),
                    log(Optional.empty()),
                    said -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--model");
  }
}
