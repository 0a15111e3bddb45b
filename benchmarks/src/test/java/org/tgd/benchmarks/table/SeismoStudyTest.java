package org.tgd.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;

class SeismoStudyTest {
  @TempDir private Path folder;

  private SeismoStudy study(int calls) {
    return new SeismoStudy(SeismoTarget.published().subList(4, 5), calls, 1);
  }

  @Test
  void countsBothWaysAndRepeatsNothing() throws IOException {
    List<String> said = new ArrayList<>();
    SearchStudy kept = new SearchStudy(Optional.of(folder), said::add);
    List<SummaryRow> rows = study(5).run(kept, Parallel.SEQUENTIAL);
    assertThat(rows).hasSize(6);
    assertThat(rows.stream().map(SummaryRow::counted)).contains("proposals", "every tried edit");
    assertThat(rows).allSatisfy(row -> assertThat(row.best()).isBetween(0.1, 1.0));
    assertThat(said).hasSize(6);
    assertThat(study(5).run(kept, Parallel.SEQUENTIAL)).isEqualTo(rows);
    assertThat(said).hasSize(6);
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      assertThat(runs).hasSize(6);
    }
    assertThat(SeismoStudy.csv(rows))
        .startsWith("method,information,counted,auc,best,targets,seeds\n");
    assertThatThrownBy(() -> study(6).run(kept, Parallel.SEQUENTIAL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("other settings");
  }

  @Test
  void targetsOfAnotherFileAreRead() throws IOException {
    Path file = folder.resolve("targets.tsv");
    Files.writeString(file, "smiles\ttarget\tqed\nCCO\tA1\t0.4\nc1ccccc1\tB\t0.4\n");
    assertThat(SeismoTarget.read(file)).extracting(SeismoTarget::name).containsExactly("A1", "B");
    for (String bad :
        List.of(
            "",
            "name\tx\n",
            "target\tsmiles\n",
            "target\tsmiles\n1\tC(\n",
            "target\tsmiles\n1\n",
            "target\tsmiles\n1\tC\n1\tCC\n",
            "target\tsmiles\n../x\tC\n")) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> SeismoTarget.read(file))
          .as(bad)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("targets.tsv");
    }
  }
}
