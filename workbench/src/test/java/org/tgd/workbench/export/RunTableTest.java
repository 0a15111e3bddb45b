package org.tgd.workbench.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.workbench.cli.Cli;

class RunTableTest {
  @TempDir Path folder;

  private final AtomicInteger readings = new AtomicInteger();

  /** The same run twice, for so many words. */
  private ExportedRuns runs(String objective) {
    Path out = folder.resolve("run" + readings.get());
    String words = "molecule optimize --start CCO --objective qed --steps 1 --quiet --out " + out;
    assertThat(Cli.tgd(words.split(" ", -1)).code()).isZero();
    RunDirectory directory = RunDirectory.open(out);
    RunRecord record = RunRecord.of(directory);
    ExportedRun.Label label = new ExportedRun.Label(objective, List.of("a", "b"));
    return visitor -> {
      readings.incrementAndGet();
      visitor.visit(new ExportedRun("one", directory, record, "done", label));
      visitor.visit(new ExportedRun("two", directory, record, "done", label));
    };
  }

  private static List<List<Object>> rows(RunTable table) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    table.each(rows::add);
    return rows;
  }

  private static int column(RunTable table, String name) {
    return table.columns().stream().map(each -> each.name()).toList().indexOf(name);
  }

  @Test
  void readsRunsOnceUnlessTheirTextsAreLong() throws IOException {
    RunTable table = RunTable.of(runs("short"), RunTable.Rows.RUNS, true);
    List<List<Object>> rows = rows(table);
    assertThat(readings).hasValue(1);

    RunTable again = RunTable.of(runs("x".repeat(9_000_000)), RunTable.Rows.RUNS, true);
    List<List<Object>> longer = rows(again);
    assertThat(readings).hasValue(3);

    assertThat(again.columns()).isEqualTo(table.columns());
    assertThat(rows).hasSize(2);
    for (List<Object> row : rows) {
      assertThat(row).hasSameSizeAs(table.columns());
      assertThat(row.get(column(table, "params.objective"))).isEqualTo("qed");
      assertThat((Double) row.get(column(table, "metrics.QED"))).isBetween(0.3, 1.0);
      assertThat(row.get(column(table, "objective"))).isEqualTo("short");
    }
    int loss = column(table, "best_loss");
    assertThat(longer)
        .extracting(row -> row.get(loss))
        .containsExactly(rows.get(0).get(loss), rows.get(1).get(loss));
    assertThat(rows).extracting(row -> row.get(0)).containsExactly("one", "two");
  }
}
