package org.tgd.benchmarks.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.benchmarks.board.BestSoFar;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.core.input.InputException;

class DuelStudyTest {
  @TempDir private Path folder;

  private RowLog<DuelRow> log() {
    return RowLog.open(Optional.of(folder), "test", DuelRow.class, DuelRow::key);
  }

  private static DuelRow row(
      String instance, String method, List<Double> calls, List<Double> losses) {
    return new DuelRow("plans", instance, method, "I0", 1, 4, calls, losses, List.of(), 2, 4, 0.5);
  }

  @Test
  void areasScoresAndConclusionsAreThoseOfTheCurves() {
    List<DuelRow> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "p" + i;
      rows.add(row(name, "ours", List.of(1.0, 2.0), List.of(10.0, 2.0 + 0.01 * i)));
      rows.add(row(name, "slow", List.of(1.0, 4.0), List.of(10.0, 4.0 + 0.03 * i)));
      rows.add(row(name, "best", List.of(1.0, 3.0), List.of(10.0, 0.0)));
    }
    DuelTable table = new DuelTable(rows);
    List<DuelTable.Line> lines = table.lines();
    // 0 at the first call, then 0.8
    assertThat(lines.get(0).area()).isCloseTo(0.75 * 0.7965, within(1e-9));
    assertThat(lines.get(2).area()).isEqualTo(0.5);
    assertThat(lines.get(1).scores().subList(0, 3)).containsExactly(0.0, 0.0, 0.0);
    assertThat(lines.get(2).scores().get(3)).isEqualTo(1);
    assertThat(lines.get(0).areaRank()).isEqualTo(1);
    assertThat(lines.get(0).finalRank()).isEqualTo(2);
    assertThat(lines.get(1).p()).isCloseTo(2 * 2 / Math.pow(2, 8), within(1e-9));
    assertThat(table.conclusions())
        .satisfiesExactly(
            slow -> assertThat(slow).startsWith("ours is ahead of slow (+0.20"),
            best -> assertThat(best).startsWith("ours is BEHIND best (-0.20"));
    assertThat(table.summary().lines()).hasSize(4);
  }

  @Test
  void allMethodsSpendTheSameCallsOnMoleculesAndFinishedRunsAreKept() {
    DuelStudy study = new DuelStudy("molecules", 2, 12, 1);
    List<String> said = new ArrayList<>();
    List<DuelRow> rows = study.run(log(), said::add);
    assertThat(rows).hasSize(2 * 6).extracting(DuelRow::budget).containsOnly(12);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.calls().get(0)).isEqualTo(1);
              assertThat(row.calls()).allMatch(call -> call <= 12);
            });
    // all begin with the same molecule
    assertThat(rows.subList(0, 6))
        .allMatch(row -> Math.abs(row.losses().get(0) - rows.get(0).losses().get(0)) < 1e-9);
    assertThat(study.run(log(), said::add)).isEqualTo(rows);
    assertThat(new DuelTable(rows).byArea().meanRanks()).hasSize(6);
  }

  @Test
  void searchesAndTheDescentTakeTheSameCoarsePhantom() {
    try (PlanDuel duel = new PlanDuel()) {
      List<Duel.Method> methods = duel.methods();
      assertThat(methods)
          .extracting(Duel.Method::name)
          .contains("grounded TGD, then Nelder-Mead", "Gaussian process, EI", "CMA-ES", "Sobol");
      Duel.Task task = new Duel.Task(0, 4, 1);
      BestSoFar descent = methods.get(0).run(task);
      BestSoFar hybrid = methods.get(1).run(task);
      BestSoFar simplex = methods.get(5).run(task);
      assertThat(simplex.losses().get(0)).isEqualTo(descent.losses().get(0));
      assertThat(hybrid.losses().get(1)).isEqualTo(descent.losses().get(1));
      assertThat(hybrid.spent()).isEqualTo(4);
      assertThat(descent.spent()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void settingsThatCannotBeAreNamed() {
    assertThatThrownBy(() -> new DuelStudy("chess", 2, 10, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("code-repair");
    assertThatThrownBy(() -> new DuelStudy("plans", 2, 3, 1)).isInstanceOf(InputException.class);
  }
}
