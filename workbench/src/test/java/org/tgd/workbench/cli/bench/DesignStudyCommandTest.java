package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class DesignStudyCommandTest {
  @TempDir private Path folder;

  private Cli study(String... more) {
    String[] words = {
      "bench",
      "run",
      "design",
      "--receptor",
      "PPARA",
      "--start",
      "acetamide=CC(N)=O",
      "--steps",
      "1",
      "--proposals",
      "1",
      "--seeds",
      "1",
      "--final-exhaustiveness",
      "1",
      "--out",
      folder.resolve("study").toString()
    };
    return Cli.tgd(Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void comparesMethodsAtEqualDockingsBesideTheDrugAndKeepsFinishedRuns() throws IOException {
    Cli first = study("--json");
    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
    JsonNode rows = new ObjectMapper().readTree(first.out());
    assertThat(rows.findValuesAsText("method"))
        .containsExactly(
            "fenofibrate", "grounded TGD, no model", "graph GA (Jensen 2019)", "random edits");
    for (JsonNode row : rows) {
      assertThat(row.path("redocked_affinity_kcal_mol")).hasSize(3);
      double affinity = row.path("affinity_kcal_mol").asDouble();
      double loss = 1 - row.path("qed").asDouble();
      assertThat(row.path("dockstring").asDouble()).isEqualTo(affinity + 10 * loss);
      assertThat(row.path("textgrad").asDouble()).isEqualTo(affinity + loss);
    }
    try (Stream<Path> files = Files.list(folder.resolve("study"))) {
      for (Path file : files.filter(each -> !each.endsWith("study.json")).toList()) {
        assertThat(new ObjectMapper().readTree(file.toFile()).path("docked")).hasSize(2);
      }
    }

    Cli again = study();
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("2 dockings a run", "against fenofibrate", "textgrad");
    assertThat(study("--exhaustiveness", "2").err()).contains("of a study with other settings");
  }

  @Test
  void aStartWithoutNameOrMoleculeIsRefused() {
    assertThat(study("--start", "CCO").err()).contains("write a name and a SMILES");
    assertThat(study("--start", "x=C1").err()).contains("ring closure 1 is never closed");
  }
}
