package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.Acceptance;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Validation;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Retry;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.optim.TextualGradientDescent;

/**
 * The events of one run under two strategies, with an answer that is asked for again, an idle step
 * and a validation.
 */
class EventsTest {
  private static final Evaluator EVALUATOR = new TowardsThree();

  @TempDir Path folder;

  /** A model that halves the way, slips once, and then has nothing new to say. */
  private static String answer(String question) {
    String tag = question.replaceAll("(?s).*<new-value-(\\w+)>.*", "$1");
    String value = question.replaceAll("(?s).*<variable-\\w+>\nx: (\\S+)\n.*", "$1");
    double x = Double.parseDouble(value);
    if (x == 6 && !question.contains("could not be used")) {
      return "I would rather not say.";
    }
    double next = x > 4 ? (x + 3) / 2 : x;
    return "<new-value-%1$s>\nx: %2$s\n</new-value-%1$s>".formatted(tag, next);
  }

  private List<ObjectNode> events(Path run, int threads) throws IOException {
    Files.createDirectories(run);
    List<ObjectNode> events = new ArrayList<>();
    try (Journal journal = Journal.open(run);
        Parallel parallel = Parallel.of(threads)) {
      journal.listen(new Events(events::add));
      Evaluator evaluator = new JournaledEvaluator(EVALUATOR, journal, recalled -> {});
      Engine engine =
          new JournaledEngine(
              Engine.of("m", prompt -> new Completion(answer(prompt.user()), 7, 2, false)),
              journal);
      Outcome outcome =
          Optimization.of(
                  (parameters, random) -> Loss.of(evaluator, parameters.get("x")),
                  new GroundedCritic(),
                  StrategySpec.parse("portfolio:of=tgd+parents,patience=1")
                      .strategy(new TextualGradientDescent(new LlmEditor(engine))),
                  4)
              .withAcceptance(Acceptance.NOT_WORSE)
              .withValidation(
                  new Validation(
                      (parameters, random) -> Loss.of(evaluator, parameters.get("x")),
                      4,
                      Optional.empty()))
              .run(
                  Parameters.of("x", Variable.parameter("x", "x: 9")),
                  journal,
                  parallel,
                  step -> {});
      assertThat(outcome.failure()).isEmpty();
    }
    return events;
  }

  private static List<String> kinds(List<ObjectNode> events) {
    return events.stream().map(event -> event.path("event").asText()).toList();
  }

  @Test
  void theyStandInTheOrderOfTheRunAndSayWhatHappened() throws IOException {
    List<ObjectNode> events = events(folder.resolve("run"), 1);
    assertThat(kinds(events))
        .contains(
            "call", "evaluation", "gradients", "verdict", "step", "idle", "budget", "validation");
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).path("n").asInt()).isEqualTo(i);
    }
    assertThat(events)
        .filteredOn(event -> event.path("event").asText().equals("verdict"))
        .anySatisfy(
            event -> assertThat(event.path("text").asText()).contains("no complete pair of tags"));
    assertThat(events)
        .filteredOn(event -> event.path("event").asText().equals("idle"))
        .allSatisfy(event -> assertThat(event.path("reason").asText()).isNotBlank())
        .isNotEmpty();
    List<Integer> steps = events.stream().map(event -> event.path("step").asInt()).toList();
    assertThat(steps).isSorted();
    ObjectNode spent =
        events.stream()
            .filter(event -> event.path("event").asText().equals("budget"))
            .reduce((first, second) -> second)
            .orElseThrow();
    long calls = kinds(events).stream().filter("call"::equals).count();
    assertThat(spent.path("calls").asLong()).isEqualTo(calls);
    assertThat(spent.path("tokens").asLong()).isEqualTo(9 * calls);
  }

  @Test
  void aRetryIsToldWhenItHappensWithItsReasonAndWaitAndIsNoPartOfTheRecord() {
    List<ObjectNode> heard = new ArrayList<>();
    Events events = new Events(heard::add);
    events.retry(new Retry("openai:m", 2, "it wants fewer calls", Duration.ofMillis(1500)));
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).toString())
        .isEqualTo(
            "{\"event\":\"retry\",\"model\":\"openai:m\",\"attempt\":2,"
                + "\"reason\":\"it wants fewer calls\",\"wait_seconds\":1.5}");
    assertThatCode(
            () ->
                new Events(
                        event -> {
                          throw new IllegalStateException("full");
                        })
                    .retry(new Retry("m", 1, "no", Duration.ZERO)))
        .doesNotThrowAnyException();
  }

  @Test
  void theyAreTheSameAtAnyNumberOfThreadsAndWhenTheRunIsTakenUpAgain() throws IOException {
    List<ObjectNode> one = events(folder.resolve("one"), 1);
    assertThat(events(folder.resolve("many"), 16)).isEqualTo(one);
    assertThat(events(folder.resolve("one"), 4)).isEqualTo(one);
    Path killed = Files.createDirectories(folder.resolve("killed"));
    List<String> lines = Files.readAllLines(folder.resolve("one").resolve(Journal.FILE));
    Files.write(killed.resolve(Journal.FILE), lines.subList(0, lines.size() / 2));
    assertThat(events(killed, 4)).isEqualTo(one);
  }

  @Test
  void aListenerThatFailsEndsNoRun() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    try (Journal journal = Journal.open(run)) {
      List<String> told = new ArrayList<>();
      journal.listen(
          line -> {
            told.add(line);
            throw new IllegalStateException("full");
          });
      journal.run(
          () -> {
            for (int i = 0; i < 3; i++) {
              journal.note("step", JsonNodeFactory.instance.objectNode().put("index", i));
            }
            return null;
          });
      assertThat(told).hasSize(1);
    }
    assertThat(Files.readAllLines(run.resolve(Journal.FILE))).hasSize(3);
  }
}
