package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;

class FixTableTest {
  @TempDir Path folder;

  private static FixRow row(String task, boolean passes, boolean plausible, String equal) {
    return new FixRow(task, "python", "suspicious", true, passes, plausible, equal, 10, 2, "term");
  }

  @Test
  void countsWhatPassesWhatIsPlausibleAndWhatOverfits() {
    var table =
        new FixTable(
            List.of(
                row("a", true, true, "yes"),
                row("b", true, true, "no"),
                row("c", true, false, "no"),
                row("d", true, true, "unknown"),
                row("e", false, false, "no")));

    assertThat(table.csv())
        .isEqualTo(
            """
            language,method,programs,shown,passes_public,plausible,equal,unknown,overfitted,\
            overfitting_rate,runs_mean,runs_total
            python,suspicious,5,5,4,3,1,1,2,0.50,10,50
            """);
    assertThat(table.rowsCsv()).contains("b,python,suspicious,true,true,true,no,10,2,\"term\"\n");
    assertThat(table.lines()).hasSize(2);
  }

  @Test
  void aLogGoesOnWhereItEndedAndRefusesAnotherStudy() throws IOException {
    FixRow row = row("a", true, true, "yes");
    RowLog.ofPrograms(Optional.of(folder), "10 runs").keep(row);
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(file, Files.readString(file) + "{\"settings\":\"10 r");

    assertThat(RowLog.ofPrograms(Optional.of(folder), "10 runs").row(row.name())).contains(row);
    assertThat(Files.readString(file)).endsWith("}\n");
    assertThatThrownBy(() -> RowLog.ofPrograms(Optional.of(folder), "20 runs"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("other settings");
  }
}
