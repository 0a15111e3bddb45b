package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tgd.core.engine.ScriptedEngine.Turn;

class CachingEngineTest {
  private static final Prompt PROMPT = Prompt.of("s", "u");
  private static final ModelIdentity MODEL = ModelIdentity.of("m");

  private final MemoryStore store = new MemoryStore();
  private final AtomicInteger hits = new AtomicInteger();

  @Test
  void asksOnceAndAnswersFromTheStoreAfterwards() {
    ScriptedEngine inner = ScriptedEngine.answers("one");
    Engine engine = cached(inner);
    Completion first = engine.complete(PROMPT);

    assertThat(hits).hasValue(0);
    assertThat(engine.complete(PROMPT)).isEqualTo(first);
    assertThat(hits).hasValue(1);
    assertThat(first.text()).isEqualTo("one");
    assertThat(inner.prompts()).containsExactly(PROMPT);
  }

  @Test
  void everySampleIsAnotherQuestion() {
    Engine engine = cached(ScriptedEngine.answers("one", "two"));

    assertThat(engine.complete(PROMPT).text()).isEqualTo("one");
    assertThat(engine.complete(PROMPT.withSample(1)).text()).isEqualTo("two");
    assertThat(engine.complete(PROMPT).text()).isEqualTo("one");
  }

  @Test
  void enginesOfTheSameModelShareAStoreAndOthersDoNot() {
    cached(ScriptedEngine.answers("one")).complete(PROMPT);

    assertThat(cached(ScriptedEngine.answers()).complete(PROMPT).text()).isEqualTo("one");
    Engine other = new CachingEngine(ScriptedEngine.answers("two"), ModelIdentity.of("n"), store);
    assertThat(other.complete(PROMPT).text()).isEqualTo("two");
  }

  @Test
  void aTruncatedAnswerIsNotKept() {
    Engine engine = cached(ScriptedEngine.turns(Turn.truncates("ha"), Turn.says("half")));

    assertThat(engine.complete(PROMPT).text()).isEqualTo("ha");
    assertThat(engine.complete(PROMPT).text()).isEqualTo("half");
    assertThat(engine.complete(PROMPT).text()).isEqualTo("half");
    assertThat(hits).hasValue(1);
  }

  @Test
  void aFailureIsNotKept() {
    var broken = new EngineException("broken", true);
    Engine engine = cached(ScriptedEngine.turns(Turn.fails(broken), Turn.says("ok")));

    assertThatThrownBy(() -> engine.complete(PROMPT)).isSameAs(broken);
    assertThat(engine.complete(PROMPT).text()).isEqualTo("ok");
  }

  @Test
  void theSameQuestionAskedAtOnceIsAskedOnlyOnce() throws Exception {
    ScriptedEngine inner = ScriptedEngine.answers("one").withDelay(Duration.ofMillis(50));
    Engine engine = cached(inner);

    assertThat(askAtOnce(engine, 16)).containsOnly("one");
    assertThat(inner.calls()).isEqualTo(1);
    assertThat(hits).hasValue(15);
  }

  @Test
  void differentQuestionsAreAskedAtTheSameTime() throws Exception {
    var bothUnderWay = new CountDownLatch(2);
    Engine engine =
        cached(
            ScriptedEngine.by(
                prompt -> {
                  bothUnderWay.countDown();
                  await(bothUnderWay);
                  return prompt.user();
                }));
    var threads = Executors.newFixedThreadPool(2);
    try {
      Future<Completion> a = threads.submit(() -> engine.complete(Prompt.of("", "a")));
      Future<Completion> b = threads.submit(() -> engine.complete(Prompt.of("", "b")));

      assertThat(a.get().text() + b.get().text()).isEqualTo("ab");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whoWaitedForAFailureSharesIt() throws Exception {
    ScriptedEngine inner =
        ScriptedEngine.turns(Turn.fails(new EngineException("x", true)), Turn.says("ok"))
            .withDelay(Duration.ofSeconds(1));

    assertThat(askAtOnce(cached(inner), 32)).containsOnly("x");
    assertThat(inner.calls()).isEqualTo(1);
  }

  @Test
  void anInterruptEndsTheWaitForTheSameCallAndStaysSet() throws InterruptedException {
    var asked = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    Engine engine =
        cached(
            ScriptedEngine.by(
                prompt -> {
                  asked.countDown();
                  await(answer);
                  return "late";
                }));
    var first = new AtomicReference<String>();
    var leader = new Thread(() -> first.set(engine.complete(PROMPT).text()));
    leader.start();
    asked.await();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> engine.complete(PROMPT))
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.retriable()).isFalse());
    assertThat(Thread.interrupted()).isTrue();
    answer.countDown();
    leader.join();
    assertThat(first.get()).isEqualTo("late");
    assertThat(engine.complete(PROMPT).text()).isEqualTo("late");
  }

  @Test
  void isNamedAsTheEngineInside() {
    assertThat(new CachingEngine(ScriptedEngine.answers(), MODEL, store).name())
        .isEqualTo("scripted");
  }

  private static List<String> askAtOnce(Engine engine, int n) throws Exception {
    var threads = Executors.newFixedThreadPool(n);
    var start = new CountDownLatch(n);
    try {
      var futures = new ArrayList<Future<String>>();
      for (int i = 0; i < n; i++) {
        futures.add(
            threads.submit(
                () -> {
                  start.countDown();
                  await(start);
                  return textOrFailure(engine);
                }));
      }
      var texts = new ArrayList<String>();
      for (Future<String> future : futures) {
        texts.add(future.get());
      }
      return texts;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String textOrFailure(Engine engine) {
    try {
      return engine.complete(PROMPT).text();
    } catch (EngineException e) {
      return e.getMessage();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Engine cached(Engine inner) {
    return new CachingEngine(inner, MODEL, store, hits::incrementAndGet);
  }
}
