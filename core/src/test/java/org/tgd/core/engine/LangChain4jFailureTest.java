package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What becomes of the answers and exceptions of any other langchain4j model. */
class LangChain4jFailureTest {
  private static final Prompt PROMPT = Prompt.of("s", "u");

  @Test
  void readsAnswerTokensAndTruncation() {
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(AiMessage.from("hello"))
            .tokenUsage(new TokenUsage(7, 3))
            .finishReason(FinishReason.LENGTH)
            .build();

    assertThat(engine(request -> response).complete(PROMPT))
        .isEqualTo(new Completion("hello", 7, 3, true));
  }

  @Test
  void aNegativeCountIsNone() {
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(AiMessage.from("hello"))
            .tokenUsage(new TokenUsage(-7, -3))
            .build();

    assertThat(engine(request -> response).complete(PROMPT))
        .isEqualTo(new Completion("hello", 0, 0, false));
  }

  @Test
  void aRateLimitIsThrottling() {
    EngineException e = failure(new RateLimitException("slow down sk-abcdefgh"));

    assertThat(e.throttled()).isTrue();
    assertThat(e.retriable()).isTrue();
    assertThat(e.retryAfter()).isEmpty();
    assertThat(e).hasMessage("other wants fewer calls: slow down ***");
  }

  @Test
  void aTimeoutIsRetriable() {
    EngineException e = failure(new TimeoutException("too long"));

    assertThat(e.retriable()).isTrue();
    assertThat(e.throttled()).isFalse();
    assertThat(e).hasMessage("other did not answer: too long");
  }

  @Test
  void aRefusedKeyIsNotRetriable() {
    EngineException e = failure(new AuthenticationException("wrong key sk-abcdefgh"));

    assertThat(e.retriable()).isFalse();
    assertThat(e).hasMessage("other failed: wrong key ***");
    assertThat(LangChain4jEngineTest.trace(e)).doesNotContain("sk-abcdefgh");
    assertThat(e.getCause().getStackTrace()).isNotEmpty();
    assertThat(e.getCause().getStackTrace()[0].getClassName()).contains("LangChain4jFailureTest");
  }

  @Test
  void anUnspecificFailureMayBeTriedAgain() {
    assertThat(failure(new LangChain4jException("hm")).retriable()).isTrue();
    EngineException e = failure(new IllegalStateException("hm"));
    assertThat(e.retriable()).isTrue();
    assertThat(e).hasMessage("other answered with something unreadable: hm");
  }

  @Test
  void ourOwnFailureIsKeptHoweverItIsWrapped() {
    var ours = new EngineException("ours", false);

    assertThat(failure(ours)).isSameAs(ours);
    assertThat(failure(new RuntimeException(new LangChain4jException(ours)))).isSameAs(ours);
  }

  @Test
  void aWrappedInterruptSetsTheFlagAgain() {
    EngineException e = failure(new RuntimeException(new InterruptedException()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.retriable()).isFalse();
    assertThat(e).hasMessage("the call to other was interrupted");
  }

  private static EngineException failure(RuntimeException thrown) {
    Engine engine =
        engine(
            request -> {
              throw thrown;
            });
    return requireNonNull(
        catchThrowableOfType(EngineException.class, () -> engine.complete(PROMPT)));
  }

  private static Engine engine(Function<ChatRequest, ChatResponse> answer) {
    ChatModel model =
        new ChatModel() {
          @Override
          public ChatResponse doChat(ChatRequest request) {
            return answer.apply(request);
          }
        };
    return LangChain4jEngine.of("other", model);
  }
}
