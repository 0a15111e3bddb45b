package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.workbench.cli.base.ExitCode;

class OptimizeCommandTest {
  @TempDir private Path folder;

  private Cli optimize(String out, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("optimize", "--domain", "letters", "-o", "start=aaaaaaa", "--seed", "1"));
    words.addAll(List.of("--out", folder.resolve(out).toString()));
    words.addAll(List.of(more));
    return Cli.tgd(words.toArray(String[]::new));
  }

  @Test
  void improvesAndShowsStartAndBestSideBySide() {
    Cli result = optimize("run");

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out())
        .containsPattern("candidate +aaaaaaa +textual")
        .containsPattern("wrong letters +6 +0")
        .contains("no model: grounded critic, rules editor")
        .contains("run:    " + folder.resolve("run"));
    assertThat(result.err()).contains("step 1/10  loss 5  best 5  accepted");
    assertThat(folder.resolve("run")).isDirectoryContaining("glob:**/manifest.json");
    assertThat(folder.resolve("run")).isDirectoryContaining("glob:**/journal.jsonl");
  }

  @Test
  void printsOneJsonDocument() throws IOException {
    Cli result = optimize("run", "--json", "--quiet");

    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(result.err()).isEmpty();
    assertThat(json.path("end").asText()).isEqualTo("done");
    assertThat(json.path("start").path("metrics").path("wrong letters").asInt()).isEqualTo(6);
    assertThat(json.path("best").path("text").asText()).isEqualTo("textual");
    assertThat(json.path("evaluations").asInt()).isEqualTo(14);
    assertThat(json.path("run").asText()).isEqualTo(folder.resolve("run").toString());
  }

  @Test
  void writesTheSameRunForTheSameSeed() throws IOException {
    optimize("first", "--threads", "1");
    optimize("second", "--threads", "4");

    for (String file : List.of("journal.jsonl", "result.json")) {
      assertThat(Cli.timeless(folder.resolve("second").resolve(file)))
          .isEqualTo(Cli.timeless(folder.resolve("first").resolve(file)));
    }
  }

  @Test
  void reportStandsOnItsOwnAndEscapesEverything() throws IOException {
    optimize("run");

    String report = Files.readString(folder.resolve("run/report.html"));
    assertThat(report)
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'")
        .contains("Write &lt;t&gt; for &quot;a&quot;.")
        .contains("<svg viewBox='0 0 9 9'>")
        .contains("class=\"curve\"")
        .doesNotContain("Write <t>")
        .contains("script-src 'sha256-")
        .doesNotContain("<script src")
        .doesNotContainPattern("(src|href)=\"?http");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--steps -1             | --steps was -1; must be 0 or more",
        "--steps x              | 'x' is not a whole number",
        "--threads 0            | --threads was 0; must be 1 or more",
        "--budget-calls -5      | --budget-calls was negative",
        "--critic who           | --critic was 'who'; must be one of grounded, llm, llm-only",
        "--editor llm           | --editor was llm, but there is no model",
        "--model gpt            | gpt",
        "--model what:gpt       | unknown kind of model 'what'",
        "--model openai:gpt --base-url nowhere | base URL 'nowhere' is not an address",
        "-o start=ab            | start was 'ab'; must have 7 letters",
        "--domain nothing       | unknown domain 'nothing'; must be one of",
        "--nonsense             | Unknown option: '--nonsense'",
      })
  void refusesBadInputAndWritesNothing(String options, String message) throws IOException {
    List<String> words = new ArrayList<>(List.of("optimize", "--out", folder + "/new/run"));
    if (!options.contains("--domain")) {
      words.addAll(List.of("--domain", "letters"));
    }
    if (!options.contains("start=")) {
      words.addAll(List.of("-o", "start=aaaaaaa"));
    }
    words.addAll(List.of(options.split(" ")));

    Cli result = Cli.tgd(words.toArray(String[]::new));

    assertThat(result.err()).contains(message);
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refusesADirectoryThatExists() {
    optimize("run");

    Cli again = optimize("run");

    assertThat(again.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(again.err()).contains("exists already").contains("tgd run resume");
  }

  @Test
  void refusesAPlaceBelowAFile() throws IOException {
    Files.createFile(folder.resolve("file"));

    Cli result = optimize("file/run");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--out").contains("file");
    assertThat(folder.resolve("file")).isEmptyFile();
  }

  @Test
  void refusesAPlaceThatCannotBeWritten() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs a folder that nobody can write to");

    Cli result =
        Cli.tgd(
            "optimize", "--domain", "letters", "-o", "start=aaaaaaa", "--out", "/proc/self/run");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--out /proc/self/run cannot be made");
  }

  @Test
  void keepsTheBestWhenTheBudgetEnds() {
    Cli result = optimize("run", "--budget-minutes", "0");

    assertThat(result.code()).isEqualTo(ExitCode.BUDGET_EXHAUSTED);
  }
}
