package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.Acceptance;
import org.tgd.core.Objective;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.budget.Ledger;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.budget.PriceTable;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmCall;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.llm.TextLoss;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.run.JournaledEngine;

/** A whole optimization over HTTP against a server in trouble: both sides count the same. */
class WholeRunTest {
  private static final Pattern TAG = Pattern.compile("<new-value-([0-9a-f]{8})>");
  private static final int STEPS = 4;

  @TempDir Path directory;

  private final FakePause pause = new FakePause();
  private final Ledger ledger = new Ledger(PriceTable.parse(List.of("m=1/2")));

  private static String answer(String question) {
    Matcher tag = TAG.matcher(question);
    String text = "text " + Integer.toHexString(question.hashCode());
    return tag.find()
        ? "<new-value-%1$s>%2$s</new-value-%1$s>".formatted(tag.group(1), text)
        : text;
  }

  private Engine engine(StubOpenAiServer server, Budget budget) {
    EngineSettings settings =
        EngineSettings.DEFAULT.withBaseUrl(server.url()).withTimeout(Duration.ofSeconds(2));
    return EngineStack.of(new OpenAiProvider().open("m", settings))
        .ledger(ledger)
        .retry(RetryPolicy.DEFAULT.withMaxAttempts(9).withDeadline(Duration.ofDays(1)), pause)
        .limit(new RateLimiter(RateLimits.concurrent(1), pause))
        .budget(budget, PriceTable.parse(List.of("m=1/2")))
        .build();
  }

  private Outcome run(Engine engine) {
    try (Journal journal = Journal.open(directory)) {
      Engine recorded = new JournaledEngine(engine, journal);
      Objective objective =
          (parameters, random) ->
              new TextLoss(recorded)
                  .of(
                      Variable.constant("instruction", "Judge."),
                      new LlmCall(recorded, "answer").apply(List.of(parameters.get("question"))));
      return Optimization.of(
              objective,
              LlmCritic.withFindings(recorded),
              new TextualGradientDescent(new LlmEditor(recorded)),
              STEPS)
          .withAcceptance(Acceptance.ALWAYS)
          .run(
              Parameters.of("question", Variable.parameter("question", "2+2?")),
              journal,
              Parallel.SEQUENTIAL,
              step -> {});
    }
  }

  @Test
  void callsAttemptsAndTokensAreThoseThatTheServerCounted() {
    // The first replies hit the first forward pass; the truncated and the garbled edit are
    // repaired.
    try (StubOpenAiServer server =
        StubOpenAiServer.answering(
            WholeRunTest::answer,
            Reply.throttled("7"),
            Reply.status(500, "oh dear"),
            Reply.ok("five"),
            Reply.hang(),
            Reply.ok("It is wrong."),
            Reply.body("{\"choices\": ["),
            Reply.ok("criticism of the answer"),
            Reply.ok("criticism of the question"),
            Reply.truncated("<new-value>half of a"),
            Reply.ok("<new-value>repaired</new-value>"))) {
      Budget budget = Budget.of(BudgetLimits.NONE.withCalls(100));
      Outcome outcome = run(engine(server, budget));

      assertThat(outcome.trajectory()).hasSize(STEPS + 1);
      assertThat(outcome.trajectory().get(1).parameters().get("question").value())
          .isEqualTo("repaired");
      LedgerEntry total = ledger.total();
      // Two calls for each of five forward passes; two critics and an editor for each step; a
      // repair.
      assertThat(total.calls()).isEqualTo(2 * (STEPS + 1) + 3 * STEPS + 1);
      assertThat(total.calls()).isEqualTo(server.calls());
      assertThat(total.attempts()).isEqualTo(server.attempts()).isEqualTo(total.calls() + 4);
      assertThat(total.failedAttempts()).isEqualTo(4);
      assertThat(total.failures()).isZero();
      assertThat(total.inputTokens()).isEqualTo(server.inputTokens());
      assertThat(total.outputTokens()).isEqualTo(server.outputTokens());
      assertThat(budget.spent().calls()).isEqualTo(server.attempts());
      assertThat(pause.sleeps()).hasSize(4).startsWith(Duration.ofSeconds(7));
      int before = server.attempts();
      Outcome resumed = run(engine(server, budget));
      assertThat(resumed.last().parameters()).isEqualTo(outcome.last().parameters());
      assertThat(server.attempts()).isEqualTo(before);
    }
  }
}
