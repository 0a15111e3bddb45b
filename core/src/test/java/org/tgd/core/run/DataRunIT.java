package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.Outcome;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.data.Batches;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Journal;
import org.tgd.core.optim.StrategySpec;

/** Runs over a data set whose items are judged by a shell program. */
class DataRunIT {
  private static final Batches BATCHES = new Batches(4, Batches.Order.EPOCH, 0.25, 0.2, 2, 0);

  /** Prints for each item the distance of the candidate's number from its field "at". */
  private static final String PROGRAM =
      """
      tr -d ' \\n' | awk '{
        x = $0; sub(/.*"candidate":"x:/, "", x); x = x + 0
        n = split($0, parts, /"id":/); printf "{\\"items\\": ["
        for (i = 2; i <= n; i++) {
          id = parts[i]; sub(/,.*/, "", id); at = parts[i]; sub(/.*"at":/, "", at); at = at + 0
          printf "%s{\\"id\\": %s, \\"loss\\": %.6f}", (i > 2 ? "," : ""), id, (x - at) * (x - at)
        }
        print "]}" }'
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("start.txt"), "x: 1");
    Files.write(
        folder.resolve("items.jsonl"),
        IntStream.range(0, 20)
            .mapToObj(i -> "{\"id\": " + i + ", \"at\": " + (4 + i % 5) + "}")
            .toList());
  }

  private RunConfig config(Batches batches) {
    return RunConfig.withoutModel(
            "program",
            Map.of(
                "evaluator",
                PROGRAM,
                "start",
                folder.resolve("start.txt").toString(),
                "items",
                folder.resolve("items.jsonl").toString()))
        .withSteps(5, 3)
        .withProposals(2)
        .withSearch(Search.DEFAULT.withBatches(batches));
  }

  private RunDirectory taken(String name, RunConfig config, int threads) {
    OptimizationRun run = OptimizationRun.of(config);
    RunDirectory directory = run.createDirectory(folder.resolve(name), "test");
    run.take(directory, threads, step -> {});
    return directory;
  }

  private static List<JsonNode> lines(RunDirectory directory) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(directory.path().resolve(Journal.FILE))) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static List<JsonNode> requests(RunDirectory directory, String kind) throws IOException {
    return lines(directory).stream()
        .filter(line -> line.path("kind").asText().equals(kind))
        .map(line -> line.path("request"))
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void theBestIsTheBestValidatedAndIsTestedOnItemsThatNothingWasChosenBy() throws IOException {
    RunDirectory directory = taken("run", config(BATCHES), 1);

    JsonNode result = directory.result().orElseThrow();
    List<JsonNode> validations = requests(directory, "validation");
    assertThat(validations).extracting(each -> each.path("index").asInt()).contains(0, 2, 4, 5);
    double lowest =
        validations.stream().mapToDouble(each -> each.path("loss").asDouble()).min().orElseThrow();
    assertThat(result.path("best").path("validation_loss").asDouble()).isEqualTo(lowest);
    assertThat(result.path("best").path("test_loss").asDouble())
        .isPositive()
        .isLessThan(result.path("start").path("test_loss").asDouble());
    assertThat(requests(directory, "test")).hasSize(2);
    assertThat(RunCheck.all(directory)).allMatch(RunCheck::ok);
  }

  @Test
  void noItemOfACandidateIsJudgedTwiceAndAStepHasOneBatch() throws IOException {
    RunDirectory directory = taken("run", config(BATCHES), 1);

    Set<String> asked = new HashSet<>();
    for (JsonNode request : requests(directory, "evaluation")) {
      for (String id : texts(request.path("items"))) {
        assertThat(asked.add(request.path("candidate").asText() + "/" + id)).isTrue();
      }
    }
    List<JsonNode> steps = requests(directory, "step");
    assertThat(steps).hasSizeGreaterThan(6);
    for (JsonNode one : steps) {
      for (JsonNode other : steps) {
        if (one.path("index").equals(other.path("index"))) {
          assertThat(texts(one.path("items"))).isEqualTo(texts(other.path("items"))).hasSize(4);
        }
      }
    }
  }

  @Test
  void goesTheSameWayAtAnyNumberOfThreads() throws IOException {
    List<String> one = timeless(taken("one", config(BATCHES), 1));
    List<String> many = timeless(taken("many", config(BATCHES), 16));
    assertThat(many).isEqualTo(one);
  }

  @Test
  void aRunThatBreaksOffAnywhereGoesOnTheSameWay() throws IOException {
    RunDirectory whole = taken("whole", config(BATCHES), 1);
    List<String> lines = Files.readAllLines(whole.path().resolve(Journal.FILE));
    for (int kept = 0; kept < lines.size(); kept += 3) {
      Path cut = Files.createDirectory(folder.resolve("cut" + kept));
      Files.copy(whole.path().resolve("manifest.json"), cut.resolve("manifest.json"));
      Files.write(cut.resolve(Journal.FILE), lines.subList(0, kept));
      RunDirectory directory = RunDirectory.open(cut);
      OptimizationRun.of(directory.manifest().config()).take(directory, 2, step -> {});
      assertThat(timeless(directory)).isEqualTo(timeless(whole));
      assertThat(directory.result()).isEqualTo(whole.result());
    }
  }

  private static List<String> timeless(RunDirectory directory) throws IOException {
    return lines(directory).stream()
        .map(line -> line.path("kind") + " " + line.path("request") + " " + line.path("result"))
        .toList();
  }

  @Test
  void aBudgetThatEndsAnywhereLeavesAResultThatFits() {
    for (long evaluations : List.of(3L, 6L, 9L, 14L, 30L)) {
      RunConfig config =
          config(BATCHES).withBudget(BudgetLimits.NONE.withEvaluations(evaluations + 40));
      RunDirectory directory = taken("budget" + evaluations, config, 1);
      assertThat(directory.result().orElseThrow().path("end").asText())
          .isIn("budget_exhausted", "done");
      assertThat(RunRecord.of(directory).spent().evaluations())
          .isLessThanOrEqualTo(evaluations + 40);
    }
  }

  @Test
  void patienceGoesByValidationsAndEndsTheRunEarly() throws IOException {
    Search patient =
        new Search(
            StrategySpec.TGD,
            OptionalDouble.empty(),
            2,
            Optional.empty(),
            new Batches(4, Batches.Order.REPLACEMENT, 0.25, 0, 2, 0));
    OptimizationRun run = OptimizationRun.of(config(BATCHES).withSteps(60, 1).withSearch(patient));
    RunDirectory directory = run.createDirectory(folder.resolve("run"), "test");
    Outcome outcome = run.take(directory, 1, step -> {});
    assertThat(outcome.end()).isEqualTo(Outcome.End.PATIENCE);
    List<JsonNode> validations = requests(directory, "validation");
    JsonNode last = validations.get(validations.size() - 1);
    assertThat(last.path("index").asInt() % 2).isZero();
    assertThat(last.path("loss").asDouble())
        .isGreaterThanOrEqualTo(validations.get(validations.size() - 2).path("loss").asDouble());
    assertThat(run.replay(directory, step -> {}).best()).isEqualTo(outcome.best());
  }

  @Test
  void refusesBatchesWithoutADataSet() {
    RunConfig none =
        RunConfig.withoutModel(
                "program",
                Map.of("evaluator", "true", "start", folder.resolve("start.txt").toString()))
            .withSearch(Search.DEFAULT.withBatches(BATCHES));
    assertThatThrownBy(() -> OptimizationRun.of(none))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("was given no data set");
  }
}
