package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class FieldTablesTest {
  @TempDir private Path folder;

  @Test
  void seismoStandsBesideThePublishedFiguresCountedBothWays() throws IOException {
    Path out = folder.resolve("seismo");
    Cli run = Cli.tgd("bench", "run", "seismo", "--quick", "--out", out.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("Claude Opus 4.8", "strict exclusion", "every tried edit");
    List<String> lines = Files.readAllLines(out.resolve("summary.csv"));
    assertThat(lines.get(0)).isEqualTo("method,information,counted,auc,best,targets,seeds");
    assertThat(lines.get(1)).startsWith("\"TGD search, no model\",I1,every tried edit,0.");
    assertThat(lines).hasSize(13);
    List<String> trials = Files.readAllLines(out.resolve("trials.csv"));
    assertThat(trials.get(0))
        .isEqualTo("method,information,counted,instance,seed,score,calls,curve");
    assertThat(trials).hasSize(1 + 12);
    Cli report = Cli.tgd("bench", "report", out.toString());
    assertThat(report.code()).as(report.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(out.resolve("leaderboard.csv"))).contains("graph GA");
  }

  @Test
  void otherTargetsAreTakenInTheSameLayout() throws IOException {
    Path targets = folder.resolve("targets.tsv");
    Files.writeString(targets, "target\tsmiles\n7\tCOc1ccccc1CNc1ncccn1\n");
    Cli run =
        Cli.tgd("bench", "run", "seismo", "--targets", targets.toString(), "--quick", "--json");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode rows = new ObjectMapper().readTree(run.out());
    assertThat(rows.get(0).path("targets").asInt()).isEqualTo(1);
    Files.writeString(targets, "target\tsmiles\n7\tnonsense\n");
    Cli bad = Cli.tgd("bench", "run", "seismo", "--targets", targets.toString(), "--quick");
    assertThat(bad.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.err()).contains("line 2");
  }

  @Test
  void oraclesStandBesideTheGeneticAlgorithmAndThePublishedFigures() throws IOException {
    Path out = folder.resolve("pmo");
    Cli run = Cli.tgd("bench", "run", "pmo", "--quick", "--out", out.toString(), "--json");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode rows = new ObjectMapper().readTree(run.out());
    assertThat(rows.findValuesAsText("information")).containsExactly("I1", "I1", "I0", "I0", "I0");
    assertThat(rows.get(0).path("best").path("celecoxib_rediscovery").asDouble()).isEqualTo(1);
    assertThat(Files.readAllLines(out.resolve("summary.csv"))).hasSize(11);
    assertThat(Files.readAllLines(out.resolve("oracles.csv"))).hasSize(11);
    Cli again = Cli.tgd("bench", "run", "pmo", "--quick", "--out", out.toString());
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("graph GA *", "sum");
  }

  @Test
  void unknownOraclesAndLevelsAreNamed() {
    Cli oracle = Cli.tgd("bench", "run", "pmo", "--quick", "--oracles", "drd2");
    assertThat(oracle.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(oracle.err()).contains("unknown oracle 'drd2'", "celecoxib_rediscovery");
    Cli level = Cli.tgd("bench", "run", "pmo", "--quick", "--information", "I7");
    assertThat(level.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(level.err()).contains("I0 or I1");
  }
}
