package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.workbench.cli.base.ExitCode;

class ModelCommandTest {
  @TempDir private Path folder;

  @Test
  void everyKindOfModelIsListedWithWhatItNeedsAndAnExample() throws Exception {
    Cli result = Cli.tgd("model", "list");
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out())
        .contains("openai:NAME", "anthropic:NAME", "gemini:NAME", "ollama:NAME", "replay:RUN")
        .contains("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "--model openai:");
    JsonNode models =
        new ObjectMapper().readTree(Cli.tgd("model", "list", "--json").out()).path("models");
    assertThat(models.findValuesAsText("name"))
        .isEqualTo(List.of("openai", "anthropic", "gemini", "ollama", "replay", "oracle", "gguf"));
    assertThat(models.get(6).path("missing").asText()).contains("engines");
    assertThat(models.get(1).path("variable").asText()).isEqualTo("ANTHROPIC_API_KEY");
    assertThat(models.get(3).has("variable")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "--temperature, 3, 0 to 2",
    "--top-p, 0, above 0 and at most 1",
    "--max-tokens, 0, 1 or more",
    "--header, Authorization=Bearer x, write --header",
    "--header, nothing, NAME=VALUE",
  })
  void settingsThatCannotBeAreRefused(String option, String value, String why) {
    Cli result =
        Cli.tgd(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "target=ab",
            "-o",
            "start=--",
            "--model",
            "openai:m",
            "--base-url",
            "http://127.0.0.1:9/v1",
            option,
            value,
            "--out",
            folder.resolve("run").toString());
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(option, why);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aRunIsTakenAgainWithTheAnswersOfAnotherAndItsEventsAreWritten() throws Exception {
    Path first = folder.resolve("first");
    try (StubOpenAiServer server = StubOpenAiServer.answering(question -> "no value here")) {
      Cli asked = optimize(first, "openai:m", "--base-url", server.url(), "--temperature", "0.5");
      assertThat(asked.code()).as(asked.err()).isEqualTo(ExitCode.DONE);
      assertThat(server.requests().get(0).body().path("temperature").asDouble()).isEqualTo(0.5);
    }
    Path events = folder.resolve("events.jsonl");
    Path second = folder.resolve("second");
    Cli again = optimize(second, "replay:" + first, "--events", events.toString());
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(second.resolve("journal.jsonl")))
        .hasSameSizeAs(Files.readAllLines(first.resolve("journal.jsonl")));
    List<String> lines = Files.readAllLines(events);
    assertThat(lines.get(0)).startsWith("{\"n\":0,\"event\":\"evaluation\"").contains("\"at\":\"");
    assertThat(String.join("\n", lines))
        .contains("\"event\":\"call\"", "\"event\":\"idle\"", "\"event\":\"budget\"");
    Cli other = optimize(folder.resolve("third"), "replay:" + first, "-o", "start=xx");
    assertThat(other.code()).isEqualTo(ExitCode.FAILED);
    assertThat(other.err()).contains("holds no answer to this question");
  }

  private static Cli optimize(Path out, String model, String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "optimize",
                "--domain",
                "letters",
                "-o",
                "target=ab",
                "--steps",
                "1",
                "--critic",
                "grounded",
                "--model",
                model,
                "--out",
                out.toString()));
    words.addAll(List.of(more));
    if (!words.contains("start=xx")) {
      words.addAll(List.of("-o", "start=--"));
    }
    return Cli.tgd(words.toArray(String[]::new));
  }
}
