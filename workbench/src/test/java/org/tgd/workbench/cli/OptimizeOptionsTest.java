package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.workbench.cli.base.ExitCode;

/** The options of {@code optimize} that say how it searches and what ends it. */
class OptimizeOptionsTest {
  @TempDir private Path folder;

  private Cli optimize(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("optimize", "--domain", "letters", "-o", "start=aaaaaaa", "--seed", "1"));
    words.addAll(List.of("--out", folder.resolve("run").toString(), "--json", "--quiet"));
    words.addAll(List.of(more));
    return Cli.tgd(words.toArray(String[]::new));
  }

  private static JsonNode json(Cli result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tgd",
        "parents:parents=2,proposals=2",
        "beam:width=2,bandit=ucb",
        "portfolio:of=tgd+beam,patience=2,restart=start"
      })
  void everyStrategyImprovesAndStandsInTheRun(String strategy) throws IOException {
    Cli result = optimize("--strategy", strategy);
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(json(result).path("best").path("loss").asDouble())
        .isLessThan(json(result).path("start").path("loss").asDouble());
    assertThat(Files.readString(folder.resolve("run/manifest.json")))
        .contains(strategy.substring(0, strategy.indexOf(':') < 0 ? 3 : strategy.indexOf(':')));
  }

  @Test
  void bestOfNHasNothingToGoByWhereTheEditorNeedsFindings() throws IOException {
    JsonNode result = json(optimize("--strategy", "best-of-n:n=3", "--steps", "2"));
    assertThat(result.path("end").asText()).isEqualTo("done");
    assertThat(result.path("best").path("step").asInt()).isZero();
    assertThat(result.path("remarks").toString()).contains("idle");
  }

  @Test
  void endsAtTheTargetLoss() throws IOException {
    JsonNode result = json(optimize("--target-loss", "3"));
    assertThat(result.path("end").asText()).isEqualTo("target_reached");
    assertThat(result.path("best").path("loss").asDouble()).isLessThanOrEqualTo(3);
    assertThat(result.path("steps").asInt()).isLessThan(10);
  }

  @Test
  void endsWhenPatienceIsOver() throws IOException {
    JsonNode result = json(optimize("--steps", "60", "--patience", "3"));
    assertThat(result.path("end").asText()).isEqualTo("patience");
    assertThat(result.path("steps").asInt())
        .isEqualTo(result.path("best").path("step").asInt() + 3);
  }

  @Test
  void endsAfterTheStepInWhichTheStopFileIsThereAndGoesOnWithoutIt() throws IOException {
    Path stop = Files.createFile(folder.resolve("stop"));
    JsonNode result = json(optimize("--stop-file", stop.toString()));
    assertThat(result.path("end").asText()).isEqualTo("stop_file");
    assertThat(result.path("steps").asInt()).isZero();

    Files.delete(stop);
    Cli resumed = Cli.tgd("run", "resume", folder.resolve("run").toString(), "--json", "--quiet");
    assertThat(json(resumed).path("end").asText()).isEqualTo("done");
    assertThat(json(resumed).path("steps").asInt()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--strategy climb | --strategy was 'climb'; must be one of tgd, parents, beam",
        "--strategy beam:depth=2 | --strategy beam has no key 'depth'",
        "--target-loss Infinity | --target-loss was Infinity; must be a finite number",
        "--patience -1 | --patience was -1; must be 0 or more",
        "--batch-size 0 | --batch-size was 0; must be 1 or more",
        "--batch-size 4 | the domain letters was given no data set to go through in batches",
        "--batch-size 4 --strategy beam | was given no data set to go through in batches",
        "--sampler dice | --sampler was 'dice'; must be epoch or replacement",
        "--val-share 1 | --val-share was 1.0; must be 0 or more and below 1",
        "--val-share 0.5 --test-share 0.5 | together they must be below 1",
        "--validate-every 0 | --validate-every was 0; must be 1 or more",
        "--accept-margin -1 | --accept-margin was -1.0; must be 0 or more",
      })
  void refusesWhatCannotBe(String options, String message) {
    Cli result = optimize(options.split(" "));
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message);
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
