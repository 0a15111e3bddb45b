package org.tgd.workbench.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.ReferenceData;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class PlanSolveCommandTest {
  private static final String OBJECTIVES =
      """
      {"objectives": [
        {"structure": "Core", "type": "SquaredOverdosing", "weight": 300, "dose": 25},
        {"structure": "OuterTarget", "type": "SquaredDeviation", "weight": 1000, "dose": 50},
        {"structure": "BODY", "type": "SquaredOverdosing", "weight": 100, "dose": 30}]}
      """;

  @TempDir Path folder;

  private static Path reference() {
    return ReferenceData.at("radiotherapy/cases/TG119");
  }

  private String objectives(String text) throws IOException {
    return Files.writeString(folder.resolve("objectives.json"), text).toString();
  }

  @Test
  void printsTheOptimumWithStatisticsAndGoalsAsJson() throws IOException {
    Path fluence = folder.resolve("fluence.f64");
    Path dose = folder.resolve("dose.f32");
    Cli result =
        Cli.tgd(
            "plan",
            "solve",
            "--case",
            reference().toString(),
            "--objectives",
            objectives(OBJECTIVES),
            "--goals",
            "tg119-c-shape",
            "--json",
            "--quiet",
            "--fluence-out",
            fluence.toString(),
            "--dose-out",
            dose.toString());
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("objective").asDouble()).isBetween(4428.0, 4428.69);
    for (String field :
        new String[] {"iterations", "evaluations", "projected_gradient", "seconds"}) {
      assertThat(json.path(field).isNumber()).as(field).isTrue();
    }
    for (String field :
        new String[] {"mean", "min", "max", "D2", "D5", "D50", "D95", "D98", "V50"}) {
      assertThat(json.at("/structures/OuterTarget/" + field).isNumber()).as(field).isTrue();
    }
    assertThat(json.path("goals")).hasSize(4);
    assertThat(Files.size(fluence)).isEqualTo(506 * 8);
    assertThat(Files.size(dose)).isEqualTo(650_000 * 4);
  }

  /** Voxels of the body that no beam reaches cannot have 5 Gy, each of them as D100 asks. */
  @Test
  void whatNoPlanKeepsEndsWithCodeFourAndTheVoxels() throws IOException {
    Path dose = folder.resolve("dose.f32");
    String impossible =
        OBJECTIVES
            .strip()
            .replaceFirst(
                "]}$",
                "], \"constraints\": [{\"structure\": \"BODY\", \"type\": \"MinDVH\","
                    + " \"dose\": 5, \"volume_pct\": 100}]}");
    Cli result =
        Cli.tgd(
            "plan",
            "solve",
            "--case",
            reference().toString(),
            "--objectives",
            objectives(impossible),
            "--quiet",
            "--dose-out",
            dose.toString());
    assertThat(result.code()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("BODY", "5 Gy", "voxel");
    assertThat(dose).doesNotExist();
  }

  @Test
  void goalOnUnknownStructureEndsWithCodeTwoBeforeSolving() throws IOException {
    String set = objectives(OBJECTIVES);
    Path goals =
        Files.writeString(
            folder.resolve("goals.yaml"),
            """
            prescription: 50
            goals:
              - {structure: Nowhere, metric: D95, operator: ">=", value: 48, unit: Gy, priority: 1}
            """);
    Path fluence = folder.resolve("fluence.f64");
    Cli result =
        Cli.tgd(
            "plan",
            "solve",
            "--case",
            reference().toString(),
            "--objectives",
            set,
            "--goals",
            goals.toString(),
            "--fluence-out",
            fluence.toString());
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("names the structure 'Nowhere'").contains("OuterTarget");
    assertThat(fluence).doesNotExist();
  }

  @Test
  void unknownStructureEndsWithCodeTwoAndNamesThoseThereAre() throws IOException {
    Cli result =
        Cli.tgd(
            "plan",
            "solve",
            "--case",
            reference().toString(),
            "--objectives",
            objectives(OBJECTIVES.replace("Core", "Lung")));
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("'Lung'").contains("Core, OuterTarget, BODY");
  }

  @Test
  void missingCaseAndBrokenObjectivesEndWithCodeTwo() throws IOException {
    Cli missing =
        Cli.tgd(
            "plan", "solve", "--case", folder + "/none", "--objectives", objectives(OBJECTIVES));
    assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(missing.err()).contains("none").doesNotContain("Exception");
    Cli broken =
        Cli.tgd("plan", "solve", "--case", folder.toString(), "--objectives", objectives("{"));
    assertThat(broken.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(broken.err()).contains("objectives.json");
  }
}
