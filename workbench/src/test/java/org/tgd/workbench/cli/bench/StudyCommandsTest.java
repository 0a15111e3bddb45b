package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;

class StudyCommandsTest {
  @TempDir Path folder;

  private Path study(String name) {
    Path out = folder.resolve(name);
    String[] words = {"bench", "run", "seismo", "--quick", "--quiet", "--out", out.toString()};
    Cli run = Cli.tgd(words);
    assertThat(run.code()).as(run.err()).isZero();
    return out;
  }

  @Test
  void aStudyIsResumedAndRepeatedByItsOwnWords() throws Exception {
    Path out = study("first");
    JsonNode record = new ObjectMapper().readTree(out.resolve("study.json").toFile());
    assertThat(record.path("study").asText()).isEqualTo("seismo");
    assertThat(record.path("exit_code").asInt(-1)).isZero();
    String summary = Files.readString(out.resolve("summary.csv"));
    Files.delete(out.resolve("summary.csv"));
    Cli resumed = Cli.tgd("bench", "resume", out.toString());
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(out.resolve("summary.csv")).hasContent(summary.strip());

    Cli report = Cli.tgd("bench", "report", out.toString());
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(out.resolve("report.html"))
        .content()
        .contains("tgd bench run seismo --quick", "graph GA, ours", "<rect", "finished.")
        .doesNotContain("<script", "{style}");
  }

  @Test
  void twoStudiesAreComparedRowByRow() throws Exception {
    Path first = study("first");
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.writeString(
        second.resolve("summary.csv"),
        Files.readString(first.resolve("summary.csv"))
            .replaceAll("(?m)^(.*\\(published\\).*),0\\.779\\d*,", "$1,0.879,")
            .concat("new,I1,proposals,0.5,0.6,1,1\n"));
    Cli compared = Cli.tgd("bench", "compare", first.toString(), second.toString());
    assertThat(compared.code()).as(compared.err()).isZero();
    assertThat(compared.out()).contains("auc first", "auc second", "auc difference", "0.1000");
    assertThat(compared.out().lines().filter(line -> line.startsWith("new")).findFirst().orElse(""))
        .contains("-  ", "0.5000");
    JsonNode json =
        new ObjectMapper()
            .readTree(
                Cli.tgd("bench", "compare", first.toString(), second.toString(), "--json").out());
    assertThat(json.get(0).path("auc difference").isNumber()).isTrue();
  }

  @Test
  void whatIsRefusedLeavesNothing() {
    Path out = folder.resolve("refused");
    Cli run = Cli.tgd("bench", "run", "seismo", "--seeds", "0", "--out", out.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(out).doesNotExist();
    assertThat(Cli.tgd("bench", "resume", folder.toString()).code()).isEqualTo(2);
    assertThat(Cli.tgd("bench", "report", folder.toString()).err()).contains("study.json");
    assertThat(Cli.tgd("bench", "compare", folder.toString(), folder.toString()).code())
        .isEqualTo(2);
  }
}
