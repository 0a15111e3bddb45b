package org.tgd.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.Outcome;
import org.tgd.core.Smol;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.EngineException;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.Sampling;
import org.tgd.core.run.Asking;
import org.tgd.core.run.ModelChoice;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;

/** A real model of 135 million parameters, in this process. */
class SmolIT {
  private static final Sampling SHORT = Sampling.DEFAULT.withMaxTokens(40).withSeed(1);

  /** Threads of llama.cpp wait without rest: more than are free make a test of minutes. */
  private static final String ONE = "?threads=1";

  private static final Asking TAGS = new Asking(Optional.empty(), Asking.Answers.TEXT);

  @TempDir private Path folder;

  private static ModelChoice choice(String name, Optional<String> server) {
    return new ModelChoice(name, server, List.of(), Duration.ofMinutes(5), 2)
        .withSampling(SHORT)
        .withAsking(TAGS); // one way to ask for both
  }

  private static RunConfig config(ModelChoice model, int steps) {
    return new RunConfig(
            "rule", new TreeMap<>(), model, "grounded", "llm", steps, 1, 0, BudgetLimits.NONE)
        .withMostUseless(0);
  }

  /**
   * What became of a run's answers.
   *
   * @param judged led to a candidate with a loss
   * @param refused led to a candidate that the evaluator refused
   * @param unusable answers that held no value, with their reason in the record
   * @param calls answers in the journal
   * @param tokens read and written for them
   */
  private record Count(int judged, int refused, int unusable, int calls, long tokens) {}

  private Count take(String name, RunConfig config) {
    List<String> events = new ArrayList<>();
    long[] tokens = {0};
    OptimizationRun run =
        OptimizationRun.of(config)
            .heardBy(
                event -> {
                  events.add(event.path("event").asText());
                  tokens[0] += event.path("input_tokens").asLong();
                  tokens[0] += event.path("output_tokens").asLong();
                });
    RunDirectory directory = run.createDirectory(folder.resolve(name), "test");
    Outcome outcome = run.take(directory, 1, step -> {});

    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
    assertThat(outcome.best().loss()).isLessThanOrEqualTo(outcome.start().loss());
    assertThat(RunCheck.all(directory)).allMatch(RunCheck::ok);
    int judged = 0;
    int refused = 0;
    for (var step : outcome.trajectory().subList(1, outcome.trajectory().size())) {
      judged += Double.isFinite(step.loss()) ? 1 : 0;
      refused += Double.isFinite(step.loss()) ? 0 : 1;
    }
    // every step has a candidate or says why not
    assertThat(outcome.idle()).allMatch(idle -> !idle.remarks().isEmpty());
    assertThat(judged + refused + outcome.idle().size()).isEqualTo(config.steps());
    RunRecord.Spent spent = RunRecord.of(directory).spent();
    int calls = (int) events.stream().filter("call"::equals).count();
    assertThat(spent.calls()).isEqualTo(calls);
    Count count = new Count(judged, refused, outcome.idle().size(), calls, tokens[0]);
    System.out.printf(
        "%s: %s, loss %s -> %s%n", name, count, outcome.start().loss(), outcome.best().loss());
    return count;
  }

  @Test
  void aRunInProcessAndOneOverHttpTakeTheSameWayAndCountEveryAnswer() {
    Path model = Smol.file();
    Count inProcess = take("gguf", config(choice("gguf:" + model + ONE, Optional.empty()), 2));

    try (ChatServer server = new ChatServer(new GgufProvider(), model)) {
      Count overHttp = take("http", config(choice("openai:smollm2", Optional.of(server.url())), 2));

      assertThat(overHttp).isEqualTo(inProcess);
      assertThat(server.answers()).isEqualTo(overHttp.calls());
      assertThat(server.tokens()).isEqualTo(overHttp.tokens());
    }
  }

  @Test
  void answersDependOnQuestionAndSeedAloneAndAreCutAtTheLimit() {
    EngineSettings settings = EngineSettings.DEFAULT.withSampling(SHORT.withMaxTokens(12));
    var engine = new GgufProvider().open(Smol.file() + ONE, settings).engine();
    Prompt prompt = Prompt.of("You are brief.", "Name a colour and say why you like it.");

    Completion first = engine.complete(prompt);
    Completion other = engine.complete(prompt.withSample(1));

    assertThat(engine.complete(prompt)).isEqualTo(first);
    assertThat(other.text()).isNotEqualTo(first.text());
    assertThat(first.finish()).isEqualTo(Completion.Finish.LENGTH);
    assertThat(first.outputTokens()).isEqualTo(12);
    assertThat(first.inputTokens()).isBetween(20L, 60L);
    assertThat(engine.complete(Prompt.of("", "Say yes.")).text()).isNotEmpty();
  }

  @Test
  void aQuestionThatIsTooLongAndAnInterruptAreFailuresWithReasons() throws Exception {
    var engine =
        new GgufProvider()
            .open(Smol.file() + "?context=256&threads=1", EngineSettings.DEFAULT)
            .engine();

    assertThatThrownBy(() -> engine.complete(Prompt.of("", "many words ".repeat(300))))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("takes 256 with its answer")
        .hasMessageContaining("context=N");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              try {
                engine.complete(Prompt.of("", "Say yes."));
              } catch (EngineException e) {
                thrown.set(e);
              }
            });
    caller.start();
    caller.join();
    assertThat(thrown.get()).hasMessageContaining("interrupted");
  }
}
