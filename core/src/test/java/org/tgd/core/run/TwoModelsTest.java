package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.Agreement;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.input.InputException;

/** One model criticises, another edits. */
class TwoModelsTest {
  @TempDir private Path folder;
  private StubOpenAiServer server;

  @BeforeEach
  void serve() {
    server =
        StubOpenAiServer.answering(
            question ->
                question.contains("Criticise this input")
                    ? "Raise x to 9. Lower y to 1."
                    : question.replaceAll(
                        "(?s).*<new-value-(\\w+)>.*", "<new-value-$1>\nx: 2\n</new-value-$1>"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private RunConfig config(String critic, String editor) throws IOException {
    return config(critic, editor, "echo '{\"loss\": 1}'");
  }

  private RunConfig config(String critic, String editor, String program) throws IOException {
    Path start = Files.writeString(folder.resolve("start.txt"), "x: 4");
    ModelChoice model =
        new ModelChoice("openai:c", Optional.of(server.url()), List.of(), Duration.ofSeconds(20), 1)
            .withAsking(new Asking(Optional.empty(), Asking.Answers.TEXT))
            .withEditor(editor);
    return RunConfig.withoutModel(
            "program", Map.of("evaluator", program, "start", start.toString()))
        .withModel(model)
        .withCritic(critic)
        .withEditor("llm")
        .withSteps(1, 1);
  }

  @Test
  void eachIsAskedItsOwnQuestionsAndTheRunIsReplayedWithoutThem() throws IOException {
    RunConfig config = config("llm", "openai:e");
    assertThat(RunConfig.read(config.json())).isEqualTo(config);
    assertThat(config.method()).isEqualTo("openai:c, openai:e edits: llm critic, llm editor");
    OptimizationRun run = OptimizationRun.of(config);
    RunDirectory directory = run.createDirectory(folder.resolve("run"), "test");
    run.take(directory, 1, step -> {});
    assertThat(server.requests())
        .extracting(
            each ->
                each.body().path("model").asText()
                    + (each.system().startsWith("You criticise") ? " criticises" : " edits"))
        .containsExactly("c criticises", "e edits");
    OptimizationRun.of(directory.manifest().config()).replay(directory, step -> {});
    assertThat(server.requests()).hasSize(2);
    assertThat(RunCheck.all(directory)).allMatch(RunCheck::ok);
  }

  @Test
  void itIsCountedHowTheCriticismStandsToTheFindings() throws IOException {
    String change = "{\"target\": \"NAME\", \"from\": \"4\", \"to\": \"2\"}";
    String finding = "{\"advice\": \"Lower NAME from 4 to 2.\", \"changes\": [" + change + "]}";
    String findings =
        String.join(
            ",",
            finding.replace("NAME", "x"),
            finding.replace("NAME", "y"),
            finding.replace("NAME", "z"));
    RunConfig config =
        config("llm", "openai:e", "echo '{\"loss\": 1, \"findings\": [" + findings + "]}'");
    OptimizationRun run = OptimizationRun.of(config);
    RunDirectory directory = run.createDirectory(folder.resolve("run"), "test");
    run.take(directory, 1, step -> {});
    assertThat(RunRecord.of(directory).agreement()).isEqualTo(new Agreement(1, 1, 1));
    assertThat(directory.result().orElseThrow().path("criticism"))
        .hasToString("{\"agrees\":1,\"contradicts\":1,\"left_out\":1}");
    assertThat(RunCheck.all(directory)).allMatch(RunCheck::ok);
  }

  @Test
  void anotherEditorNeedsACriticThatIsAModelAndAModel() {
    assertThatThrownBy(() -> OptimizationRun.of(config("grounded", "openai:e")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the critic is 'grounded'");
    assertThatThrownBy(() -> OptimizationRun.of(config("llm", "none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("names no model");
  }
}
