package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.workbench.cli.Cli;

class FactorsCommandTest {
  private static final String[] SMALL = {"--instances", "2", "--seeds", "2", "--steps", "3"};

  @TempDir private Path folder;

  private static Cli factors(String... more) {
    String[] words = new String[3 + SMALL.length + more.length];
    System.arraycopy(new String[] {"bench", "run", "factors"}, 0, words, 0, 3);
    System.arraycopy(SMALL, 0, words, 3, SMALL.length);
    System.arraycopy(more, 0, words, 3 + SMALL.length, more.length);
    return Cli.tgd(words);
  }

  @Test
  void everyLevelHasItsLineAndTheReportReadsTheTrials() throws Exception {
    Path out = folder.resolve("out");
    Cli run = factors("--errors", "0.3", "--out", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("critics  5", "wording  4", "Variance over the wordings");
    // three levels of three factors, four wordings; two instances, two seeds
    assertThat(Files.readAllLines(out.resolve("trials.csv"))).hasSize(1 + 13 * 4);
    assertThat(Files.readAllLines(out.resolve("components.csv"))).hasSize(2);
    Cli report = Cli.tgd("bench", "report", out.toString());
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(out.resolve("leaderboard.csv"))
        .content()
        .contains("\"critics 5, oracle, 0.30 wrong\"");
    assertThat(factors("--errors", "0.7").err()).contains("--errors was 0.7");
  }

  @Test
  void aModelCanBeTheCritic() throws Exception {
    try (StubOpenAiServer server =
        StubOpenAiServer.answering(question -> "x[0], x[1] and x[2] should decrease.")) {
      Cli run =
          factors("--errors", "0", "--json", "--model", "openai:m", "--base-url", server.url());
      assertThat(run.code()).as(run.err()).isZero();
      JsonNode json = new ObjectMapper().readTree(run.out());
      assertThat(json.path("components").findValuesAsText("critic")).contains("openai:m");
      assertThat(json.path("rows")).hasSize(2 * 13);
    }
  }
}
