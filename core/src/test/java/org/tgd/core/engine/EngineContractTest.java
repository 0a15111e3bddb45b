package org.tgd.core.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.budget.Budget;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.budget.Ledger;
import org.tgd.core.budget.Price;
import org.tgd.core.budget.PriceTable;
import org.tgd.core.engine.StubOpenAiServer.Reply;

/** Runs every engine and decorator through the contract. */
class EngineContractTest {
  private static final Budget HOUR =
      Budget.of(BudgetLimits.NONE.withCalls(1_000).withTime(Duration.ofHours(1)));

  /** A decorator around a scripted engine. */
  private abstract static class Decorator extends EngineContract {
    abstract Engine around(Engine inner);

    @Override
    protected Engine answering(UnaryOperator<String> rule) {
      return around(ScriptedEngine.by(prompt -> rule.apply(prompt.user())));
    }

    @Override
    protected Engine hanging(CountDownLatch asked) {
      return around(
          Engine.of(
              "test",
              prompt -> {
                asked.countDown();
                try {
                  TimeUnit.HOURS.sleep(1);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                throw new EngineException("interrupted", false);
              }));
    }

    @Override
    protected Engine refusing(String word) {
      return around(
          Engine.of(
              "test",
              prompt -> {
                throw new EngineException(word, false);
              }));
    }
  }

  @Nested
  class Scripted extends Decorator {
    @Override
    Engine around(Engine inner) {
      return inner;
    }
  }

  @Nested
  class Retrying extends Decorator {
    @Override
    Engine around(Engine inner) {
      return new RetryingEngine(inner, RetryPolicy.DEFAULT);
    }
  }

  @Nested
  class RateLimited extends Decorator {
    @Override
    Engine around(Engine inner) {
      return new RateLimitedEngine(inner, new RateLimiter(RateLimits.concurrent(4)));
    }
  }

  @Nested
  class CachingInMemory extends Decorator {
    @Override
    Engine around(Engine inner) {
      return new CachingEngine(inner, ModelIdentity.of("m"), new MemoryStore());
    }
  }

  @Nested
  class CachingOnDisk extends Decorator {
    @TempDir Path folder;

    @Override
    Engine around(Engine inner) {
      return new CachingEngine(inner, ModelIdentity.of("m"), new DirectoryStore(folder));
    }
  }

  @Nested
  class Budgeted extends Decorator {
    @Override
    Engine around(Engine inner) {
      return new BudgetedEngine(inner, HOUR, new Tariff(10, Price.FREE));
    }
  }

  @Nested
  class Deadline extends Decorator {
    @Override
    Engine around(Engine inner) {
      return new DeadlineEngine(inner, HOUR);
    }
  }

  @Nested
  class LedgerOfCalls extends Decorator {
    @Override
    Engine around(Engine inner) {
      return LedgerEngine.ofCalls(inner, "m", new Ledger(PriceTable.EMPTY));
    }
  }

  @Nested
  class LedgerOfAttempts extends Decorator {
    @Override
    Engine around(Engine inner) {
      return LedgerEngine.ofAttempts(inner, "m", new Ledger(PriceTable.EMPTY));
    }
  }

  @Nested
  class Tracing extends Decorator {
    @Override
    Engine around(Engine inner) {
      return new TracingEngine(inner, exchange -> {});
    }
  }

  @Nested
  class WholeStack extends Decorator {
    @Override
    Engine around(Engine inner) {
      return EngineStack.of(new Model(inner, ModelIdentity.of("m"), 100))
          .cache(new MemoryStore())
          .ledger(new Ledger(PriceTable.EMPTY))
          .retry(RetryPolicy.DEFAULT)
          .limit(new RateLimiter(RateLimits.concurrent(4)))
          .budget(HOUR, PriceTable.parse(List.of("m=1/1")))
          .trace(exchange -> {}, Optional.empty())
          .build();
    }
  }

  @Nested
  class OpenAi extends EngineContract {
    private StubOpenAiServer server;

    @AfterEach
    void close() {
      if (server != null) {
        server.close();
      }
    }

    @Override
    protected Engine answering(UnaryOperator<String> rule) {
      return over(StubOpenAiServer.answering(rule));
    }

    @Override
    protected Engine hanging(CountDownLatch asked) {
      return over(
          StubOpenAiServer.start(
              turn -> {
                asked.countDown();
                turn.awaitClosing();
              }));
    }

    @Override
    protected Engine refusing(String word) {
      return over(StubOpenAiServer.start(Reply.status(403, word)));
    }

    private Engine over(StubOpenAiServer started) {
      server = started;
      return LangChain4jEngine.openAi("m", EngineSettings.DEFAULT.withBaseUrl(server.url()));
    }
  }
}
