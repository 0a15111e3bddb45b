package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tgd.core.Focus;
import org.tgd.core.Outcome;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Journal;

/** Runs whose program has several objectives, or a gradient for each item, written in shell. */
class ObjectivesRunIT {
  /** Near wants 2; far wants 10 and counts a tenth. */
  private static final String OBJECTIVES =
      """
      tr -d ' \\n' | awk '{
        x = $0; sub(/.*"candidate":"x:/, "", x); x = x + 0
        printf "{\\"objectives\\": [{\\"name\\": \\"near\\", \\"loss\\": %.9f},", (x - 2) * (x - 2)
        printf "{\\"name\\": \\"far\\", \\"weight\\": 0.1, \\"loss\\": %.9f}]}", (x - 10) * (x - 10)
      }'
      """;

  /** For each item the distance of the candidate's number from its id, and where to go. */
  private static final String ITEMS =
      """
      tr -d ' \\n' | awk '{
        x = $0; sub(/.*"candidate":"x:/, "", x); x = x + 0
        n = split($0, parts, /"id":/); printf "{\\"items\\": ["
        for (i = 2; i <= n; i++) {
          id = parts[i] + 0
          printf "%s{\\"id\\": %d, \\"loss\\": %d,", (i > 2 ? "," : ""), id, (x > id ? x - id : id - x)
          printf "\\"findings\\": [{\\"advice\\": \\"Item %d wants %d.\\"}]}", id, id
        }
        print "]}" }'
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("start.txt"), "x: 5");
    Files.write(
        folder.resolve("items.jsonl"),
        IntStream.range(20, 29).mapToObj(i -> "{\"id\": " + i + "}").toList());
  }

  private RunConfig config(String program, boolean items) {
    Map<String, String> options = new HashMap<>();
    options.put("evaluator", program);
    options.put("start", folder.resolve("start.txt").toString());
    if (items) {
      options.put("items", folder.resolve("items.jsonl").toString());
    }
    return RunConfig.withoutModel("program", options).withSteps(4, 1);
  }

  private RunDirectory taken(String name, RunConfig config, int threads) {
    OptimizationRun run = OptimizationRun.of(config);
    RunDirectory directory = run.createDirectory(folder.resolve(name), "test");
    run.take(directory, threads, step -> {});
    return directory;
  }

  private static List<JsonNode> lines(RunDirectory directory, String kind) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(directory.path().resolve(Journal.FILE))) {
      JsonNode node = new ObjectMapper().readTree(line);
      if (kind.isEmpty() || node.path("kind").asText().equals(kind)) {
        lines.add(node);
      }
    }
    return lines;
  }

  private static List<String> timeless(RunDirectory directory) throws IOException {
    return lines(directory, "").stream()
        .map(line -> line.path("kind") + " " + line.path("request") + " " + line.path("result"))
        .toList();
  }

  /** The objectives of the feedback that led to each candidate. */
  private static List<List<String>> worked(RunDirectory directory) throws IOException {
    List<List<String>> worked = new ArrayList<>();
    for (JsonNode line : lines(directory, "step")) {
      List<String> names = new ArrayList<>();
      line.path("request")
          .path("feedback")
          .path(OptimizationRun.PARAMETER)
          .forEach(text -> names.add(text.asText().replaceAll("(?s).*objective (\\w+).*", "$1")));
      worked.add(names);
    }
    return worked.subList(1, worked.size());
  }

  @ParameterizedTest
  @EnumSource(Focus.class)
  void aStepHasTheGradientsOfItsObjectivesApart(Focus focus) throws IOException {
    Search search = Search.DEFAULT.withFocus(focus);
    RunConfig config = config(OBJECTIVES, false).withSearch(search);
    assertThat(RunConfig.read(config.json())).isEqualTo(config);
    RunDirectory one = taken("one", config, 1);
    RunDirectory many = taken("many", config, 16);
    assertThat(timeless(many)).isEqualTo(timeless(one));
    List<List<String>> worked = worked(one);
    switch (focus) {
      case ALL -> assertThat(worked.get(0)).containsExactly("near", "far");
      case WORST -> assertThat(worked.get(0)).containsExactly("near");
      case TURNS ->
          assertThat(worked.subList(0, 2)).containsExactly(List.of("near"), List.of("far"));
    }
    assertThat(lines(one, "step").get(1).path("request").path("loss").asDouble())
        .isLessThan(lines(one, "step").get(0).path("request").path("loss").asDouble());
    Outcome again = OptimizationRun.of(config).replay(one, step -> {});
    assertThat(again.best().loss()).isLessThan(11.5);
    cutAnywhereGoesOn(one);
  }

  private void cutAnywhereGoesOn(RunDirectory whole) throws IOException {
    List<String> lines = Files.readAllLines(whole.path().resolve(Journal.FILE));
    for (int kept = 0; kept < lines.size(); kept += 4) {
      Path cut = Files.createDirectory(folder.resolve("cut" + kept));
      Files.copy(whole.path().resolve("manifest.json"), cut.resolve("manifest.json"));
      Files.write(cut.resolve(Journal.FILE), lines.subList(0, kept));
      RunDirectory directory = RunDirectory.open(cut);
      OptimizationRun.of(directory.manifest().config()).take(directory, 1, step -> {});
      assertThat(timeless(directory)).isEqualTo(timeless(whole));
    }
  }

  private RunConfig reducing(String program, boolean items, StubOpenAiServer server) {
    ModelChoice model =
        new ModelChoice("openai:m", Optional.of(server.url()), List.of(), Duration.ofSeconds(20), 1)
            .withAsking(new Asking(Optional.empty(), Asking.Answers.TEXT).withReduce(true));
    return config(program, items).withModel(model).withEditor("llm").withSteps(1, 1);
  }

  private static StubOpenAiServer server(List<String> merges) {
    return StubOpenAiServer.answering(
        question -> {
          if (question.contains("Merge these")) {
            synchronized (merges) {
              merges.add(question);
            }
            return "All of them want more.";
          }
          return question.replaceAll(
              "(?s).*<new-value-(\\w+)>.*", "<new-value-$1>\nx: 24\n</new-value-$1>");
        });
  }

  @Test
  void theFeedbackOnItemsIsMergedAsATree() throws IOException {
    List<String> merges = new ArrayList<>();
    RunDirectory directory;
    try (StubOpenAiServer server = server(merges)) {
      RunConfig config = reducing(ITEMS, true, server);
      assertThat(RunConfig.read(config.json())).isEqualTo(config);
      directory = taken("merged", config, 4);
    }
    assertThat(merges).hasSize(4);
    assertThat(lines(directory, "step").get(1).path("request").path("feedback").toString())
        .isEqualTo("{\"candidate\":[\"All of them want more.\"]}");
    OptimizationRun.of(directory.manifest().config()).replay(directory, step -> {});
    assertThat(RunCheck.all(directory)).allMatch(RunCheck::ok);
  }

  @Test
  void mergingNeedsAnEditorThatReadsAndItems() {
    try (StubOpenAiServer server = server(new ArrayList<>())) {
      assertThatThrownBy(() -> OptimizationRun.of(reducing(OBJECTIVES, false, server)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("there is no data set");
      assertThatThrownBy(
              () -> OptimizationRun.of(reducing(ITEMS, true, server).withEditor("rules")))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("the editor is 'rules'");
    }
  }
}
