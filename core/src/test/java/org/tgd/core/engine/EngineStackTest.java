package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.budget.Cost;
import org.tgd.core.budget.Ledger;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.budget.PriceTable;
import org.tgd.core.engine.ScriptedEngine.Turn;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.core.input.InputException;

class EngineStackTest {
  private static final String KEY = "hush-0987654321";
  private static final PriceTable PRICES = PriceTable.parse(List.of("m=1/2"));

  private final FakePause pause = new FakePause();
  private final Ledger ledger = new Ledger(PRICES);
  private final List<Exchange> trace = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder;

  @Test
  void theLedgerAgreesWithTheServersOwnCountThroughEveryKindOfTrouble() {
    try (StubOpenAiServer server =
        StubOpenAiServer.answering(
            question -> "answer to " + question,
            Reply.throttled("3"),
            Reply.status(500, "oh dear"),
            Reply.hang(),
            Reply.body("{\"choices\": ["),
            Reply.ok("at last"),
            Reply.truncated("cut off in the"),
            Reply.body(""),
            Reply.breakOff(),
            Reply.plainText("plain"))) {
      Budget budget = Budget.of(BudgetLimits.NONE.withCalls(50).withUsd(1));
      Engine engine = whole(server, budget);

      assertThat(engine.complete(Prompt.of("sys", "first")).text()).isEqualTo("at last");
      assertThat(engine.complete(Prompt.of("sys", "second")).truncated()).isTrue();
      assertThat(engine.complete(Prompt.of("sys", "third")).text()).isEqualTo("plain");
      assertThat(engine.complete(Prompt.of("sys", "second")).text()).isEqualTo("answer to second");
      assertThat(engine.complete(Prompt.of("sys", "first")).text()).isEqualTo("at last");

      LedgerEntry total = ledger.total();
      assertThat(total.attempts()).isEqualTo(server.attempts()).isEqualTo(10);
      assertThat(total.failedAttempts()).isEqualTo(6);
      assertThat(server.calls()).isEqualTo(3);
      assertThat(total.calls()).isEqualTo(4); // the truncated answer was not kept and asked again
      assertThat(total.failures()).isZero();
      assertThat(total.cacheHits()).isEqualTo(1);
      assertThat(total.inputTokens()).isEqualTo(server.inputTokens()).isEqualTo(8);
      assertThat(total.outputTokens()).isEqualTo(server.outputTokens()).isEqualTo(10);
      assertThat(total.picoUsd()).isEqualTo(8 * 1_000_000 + 10 * 2_000_000);
      assertThat(budget.spent()).isEqualTo(new Cost(10, total.tokens(), total.picoUsd(), 0));
      assertThat(trace).hasSize(10);
      assertThat(pause.sleeps()).hasSize(6).startsWith(Duration.ofSeconds(3));
    }
  }

  @Test
  void theLedgerAgreesWithTheServerWhen32ThreadsAskAndThrottlingSpreads() throws Exception {
    var script = new Reply[20];
    for (int i = 0; i < script.length; i++) {
      script[i] = i % 2 == 0 ? Reply.throttled("1") : Reply.status(503, "later");
    }
    try (StubOpenAiServer server = StubOpenAiServer.answering(q -> "re " + q, script)) {
      Engine engine = whole(server, Budget.of(BudgetLimits.NONE));
      var threads = Executors.newFixedThreadPool(32);
      try {
        var answers = new ArrayList<Future<Completion>>();
        for (int i = 0; i < 64; i++) {
          Prompt prompt = Prompt.of("", "q" + i % 32);
          answers.add(threads.submit(() -> engine.complete(prompt)));
        }
        for (int i = 0; i < 64; i++) {
          assertThat(answers.get(i).get().text()).isEqualTo("re q" + i % 32);
        }
      } finally {
        threads.shutdownNow();
      }

      LedgerEntry total = ledger.total();
      assertThat(total.calls()).isEqualTo(server.calls()).isEqualTo(32);
      assertThat(total.attempts()).isEqualTo(server.attempts()).isEqualTo(52);
      assertThat(total.failedAttempts()).isEqualTo(20);
      assertThat(total.cacheHits()).isEqualTo(32);
      assertThat(total.inputTokens()).isEqualTo(server.inputTokens());
      assertThat(total.outputTokens()).isEqualTo(server.outputTokens()).isEqualTo(64);
    }
  }

  @Test
  void theServersOwnCountNeverPassesTheBudget() throws Exception {
    try (StubOpenAiServer server = StubOpenAiServer.start(Reply.status(500, "x"))) {
      Engine engine = whole(server, Budget.of(BudgetLimits.NONE.withCalls(10)));
      int refused = 0;
      for (int i = 0; i < 20; i++) {
        try {
          engine.complete(Prompt.of("", "q" + i));
        } catch (BudgetExhaustedException e) {
          refused++;
        }
      }

      assertThat(server.attempts()).isEqualTo(10);
      assertThat(refused).isEqualTo(11);
      assertThat(ledger.total().calls()).isEqualTo(20);
      assertThat(ledger.total().failures()).isEqualTo(11);
      assertThat(ledger.total().attempts()).isEqualTo(10);
    }
  }

  @Test
  void theKeyIsNowhereShown() {
    var err = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try (StubOpenAiServer server =
        StubOpenAiServer.answering(
            question -> "you sent " + KEY, Reply.status(401, "wrong key " + KEY))) {
      Engine engine = whole(server, Budget.of(BudgetLimits.NONE));

      assertThatThrownBy(() -> engine.complete(Prompt.of("", "my key is " + KEY)))
          .satisfies(e -> assertThat(LangChain4jEngineTest.trace(e)).doesNotContain(KEY));
      engine.complete(Prompt.of("", "my key is " + KEY));
      assertThat(server.requests().get(1).authorization()).isEqualTo("Bearer " + KEY);
    } finally {
      System.setErr(before);
    }

    assertThat(trace).hasSize(2);
    assertThat(trace.toString()).contains("wrong key ***").doesNotContain(KEY);
    assertThat(ledger.byModel().toString()).doesNotContain(KEY);
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain(KEY);
  }

  @Test
  void aCacheOnDiskServesAnotherRunWithoutACall() {
    try (StubOpenAiServer server = StubOpenAiServer.answering(q -> "re " + q)) {
      whole(server, Budget.of(BudgetLimits.NONE)).complete(Prompt.of("s", "q"));
      Budget nothing = Budget.of(BudgetLimits.NONE.withCalls(0));

      assertThat(whole(server, nothing).complete(Prompt.of("s", "q")).text()).isEqualTo("re q");
      assertThat(server.attempts()).isEqualTo(1);
    }
  }

  @Test
  void noWaitOutlastsTheBudgetsTime() {
    EngineException throttled =
        EngineException.busy("429", true, Optional.of(Duration.ofHours(1)), Optional.empty());
    Budget budget = Budget.of(BudgetLimits.NONE.withTime(Duration.ofMillis(100)));
    ScriptedEngine inner = ScriptedEngine.turns(Turn.fails(throttled));
    RetryPolicy patient = RetryPolicy.DEFAULT.withDeadline(Duration.ofDays(1));
    Engine engine =
        EngineStack.of(new Model(inner, ModelIdentity.of("m"), 5))
            .retry(patient)
            .budget(budget, PRICES)
            .build();

    assertThatExceptionOfType(BudgetExhaustedException.class)
        .isThrownBy(() -> engine.complete(Prompt.of("", "q")));
    assertThat(inner.calls()).isEqualTo(1);
  }

  @Test
  void aBudgetInMoneyNeedsThePriceOfTheModel() {
    EngineStack stack =
        EngineStack.of(new Model(ScriptedEngine.answers(), ModelIdentity.of("x"), 5));

    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> stack.budget(Budget.of(BudgetLimits.NONE.withUsd(1)), PRICES))
        .withMessageContaining("price of model 'x'");
    stack.budget(Budget.of(BudgetLimits.NONE), PRICES);
  }

  @Test
  void whatIsNotAskedForIsLeftOut() {
    ScriptedEngine inner = ScriptedEngine.answers("a");

    assertThat(EngineStack.of(new Model(inner, ModelIdentity.of("m"), 5)).build()).isSameAs(inner);
  }

  @Test
  void twoRunsInTwoThreadsWithTwoEnginesDoNotInterfere() throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      Future<LedgerEntry> one = threads.submit(() -> run("one", 30));
      Future<LedgerEntry> two = threads.submit(() -> run("two", 50));

      assertThat(one.get().calls()).isEqualTo(30);
      assertThat(two.get().calls()).isEqualTo(50);
      assertThat(one.get().outputTokens()).isEqualTo(30);
      assertThat(two.get().outputTokens()).isEqualTo(50);
    } finally {
      threads.shutdownNow();
    }
  }

  private static LedgerEntry run(String name, int calls) {
    var account = new Ledger(PriceTable.EMPTY);
    ScriptedEngine inner = ScriptedEngine.by(prompt -> name + prompt.user());
    Engine engine =
        EngineStack.of(new Model(inner, ModelIdentity.of("m"), 5))
            .cache(new MemoryStore())
            .ledger(account)
            .retry(RetryPolicy.DEFAULT)
            .limit(new RateLimiter(RateLimits.concurrent(1)))
            .budget(Budget.of(BudgetLimits.NONE.withCalls(calls)), PriceTable.EMPTY)
            .build();
    for (int i = 0; i < calls; i++) {
      assertThat(engine.complete(Prompt.of("", "q" + i)).text()).isEqualTo(name + "q" + i);
    }
    assertThat(inner.calls()).isEqualTo(calls);
    return account.total();
  }

  private Engine whole(StubOpenAiServer server, Budget budget) {
    EngineSettings settings =
        EngineSettings.DEFAULT
            .withBaseUrl(server.url())
            .withKey(Secret.of(KEY))
            .withTimeout(Duration.ofSeconds(4));
    Model model = new OpenAiProvider().open("m", settings);
    return EngineStack.of(model)
        .cache(new DirectoryStore(folder))
        .ledger(ledger)
        .retry(RetryPolicy.DEFAULT.withMaxAttempts(30).withDeadline(Duration.ofDays(1)), pause)
        .limit(new RateLimiter(RateLimits.concurrent(16), pause))
        .budget(budget, PRICES)
        .trace(trace::add, settings.key())
        .build();
  }
}
