package org.tgd.workbench.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.ReferenceData;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class PlanParetoCommandTest {
  @TempDir Path folder;

  private static Cli pareto(String... more) {
    String[] all =
        Stream.concat(
                Stream.of(
                    "plan",
                    "pareto",
                    "--case",
                    ReferenceData.at("radiotherapy/cases/TG119").toString(),
                    "--between",
                    "Core,OuterTarget"),
                Arrays.stream(more))
            .toArray(String[]::new);
    return Cli.tgd(all);
  }

  @Test
  void showsWhatOneGoalCostsAnotherAsTableJsonAndCsv() throws IOException {
    Path csv = folder.resolve("front.csv");
    Cli result = pareto("--points", "3", "--json", "--out", csv.toString());
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("plans")).hasSize(3);
    assertThat(json.path("goals")).hasSize(2);
    int front = 0;
    for (JsonNode plan : json.path("plans")) {
      assertThat(plan.path("values")).hasSize(2);
      front += plan.path("front").asBoolean() ? 1 : 0;
    }
    assertThat(front).isPositive();
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("Core").endsWith("front,goals_met,plan_quality,plan_loss");
    assertThat(lines.get(1).split(",", -1)).hasSameSizeAs(lines.get(0).split(",", -1));
  }

  @Test
  void refusesAWeightThatIsNotThere() {
    Cli result = pareto("--points", "2", "--show", "Core D99,Core D5");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no 'Core D99'");
  }
}
