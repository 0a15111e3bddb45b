package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every engine, bare or decorated, has to do. */
public abstract class EngineContract {
  /** An engine whose model answers the user's message by this rule. */
  protected abstract Engine answering(UnaryOperator<String> rule);

  /** An engine whose model never answers; it opens the latch when it is asked. */
  protected abstract Engine hanging(CountDownLatch asked);

  /** An engine whose model fails once and for all, with this word in the message. */
  protected abstract Engine refusing(String word);

  @Test
  void answersWhatItIsAsked() {
    Engine engine = answering(question -> "you said " + question);

    assertThat(engine.complete(Prompt.of("be brief", "a b")).text()).isEqualTo("you said a b");
    assertThat(engine.complete(Prompt.of("", "c")).text()).isEqualTo("you said c");
  }

  @Test
  void countsTokensAndMarksWholeAnswers() {
    Completion completion = answering(question -> "one two").complete(Prompt.of("be brief", "a"));

    assertThat(completion).isEqualTo(new Completion("one two", 3, 2, false));
  }

  @Test
  void passesAnEmptyAnswerOn() {
    assertThat(answering(question -> "").complete(Prompt.of("", "a")).text()).isEmpty();
  }

  @Test
  void changesNothingInUnusualText() {
    String odd = "{{a}} <tag attr=\"x\"> </VARIABLE> \\n \u00e9\ud83d\ude00 %s $1";

    assertThat(answering(question -> question).complete(Prompt.of(odd, odd)).text()).isEqualTo(odd);
  }

  @Test
  void hasAName() {
    assertThat(answering(question -> "").name()).isNotBlank();
  }

  @Test
  void givesEveryThreadItsOwnAnswer() throws Exception {
    Engine engine = answering(question -> "re " + question);
    var threads = Executors.newFixedThreadPool(16);
    try {
      var answers = new ArrayList<Future<Completion>>();
      for (int i = 0; i < 64; i++) {
        Prompt prompt = Prompt.of("", "q" + i);
        answers.add(threads.submit(() -> engine.complete(prompt)));
      }
      for (int i = 0; i < 64; i++) {
        assertThat(answers.get(i).get().text()).isEqualTo("re q" + i);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailureThatWaitingDoesNotMendIsNotRetriable() {
    EngineException e = failure(refusing("forbidden"));

    assertThat(e.retriable()).isFalse();
    assertThat(e).hasMessageContaining("forbidden");
  }

  @Test
  void anInterruptEndsTheCallAndStaysSet() throws InterruptedException {
    var asked = new CountDownLatch(1);
    Engine engine = hanging(asked);
    var failure = new AtomicReference<EngineException>();
    var flag = new AtomicReference<Boolean>();
    var caller =
        new Thread(
            () -> {
              failure.set(failure(engine));
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    asked.await();
    caller.interrupt();
    caller.join();

    assertThat(failure.get().retriable()).isFalse();
    assertThat(flag.get()).isTrue();
  }

  private static EngineException failure(Engine engine) {
    return requireNonNull(
        catchThrowableOfType(EngineException.class, () -> engine.complete(Prompt.of("s", "u"))));
  }
}
