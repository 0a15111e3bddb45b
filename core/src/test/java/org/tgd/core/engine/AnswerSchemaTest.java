package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.engine.StubOpenAiServer.Reply;

class AnswerSchemaTest {
  private static final Prompt PROMPT = Prompt.of("be brief", "why?").withField("new_value");

  private static Engine engine(StubOpenAiServer server, List<Retry> retries) {
    EngineSettings settings =
        EngineSettings.DEFAULT.withBaseUrl(server.url()).withSampling(Sampling.DEFAULT.withSeed(3));
    return EngineStack.of(new OpenAiProvider().open("m", settings))
        .retriesHeardBy(retries::add)
        .retry(RetryPolicy.DEFAULT, new FakePause())
        .build();
  }

  private static JsonNode format(StubOpenAiServer server, int request) {
    return server.requests().get(request).body().path("response_format");
  }

  @Test
  void anAnswerWithAFieldIsHeldToAStrictSchemaAndOneInWordsToNone() {
    try (StubOpenAiServer server = StubOpenAiServer.start()) {
      Engine engine = engine(server, new ArrayList<>());
      engine.complete(PROMPT);
      engine.complete(Prompt.of("be brief", "why?"));

      JsonNode schema = format(server, 0).path("json_schema");
      assertThat(format(server, 0).path("type").asText()).isEqualTo("json_schema");
      assertThat(schema.path("strict").asBoolean()).isTrue();
      assertThat(schema.path("schema").path("properties").path("new_value").path("type").asText())
          .isEqualTo("string");
      assertThat(schema.path("schema").path("required").get(0).asText()).isEqualTo("new_value");
      assertThat(schema.path("schema").path("additionalProperties").asBoolean(true)).isFalse();
      assertThat(server.requests().get(0).body().path("seed").asInt()).isEqualTo(3);
      assertThat(format(server, 1).isMissingNode()).isTrue();
    }
  }

  @Test
  void aServerThatRefusesTheSchemaIsAskedWithoutItAtOnceAndFromThenOn() {
    Reply refusal = Reply.status(400, "response_format json_schema is not supported");
    try (StubOpenAiServer server = StubOpenAiServer.start(refusal)) {
      List<Retry> retries = new ArrayList<>();
      Engine engine = engine(server, retries);

      assertThat(engine.complete(PROMPT).text()).isEqualTo("ok");
      assertThat(engine.complete(PROMPT.withSample(1)).text()).isEqualTo("ok");
      assertThat(server.attempts()).isEqualTo(3);
      assertThat(format(server, 0).isMissingNode()).isFalse();
      assertThat(format(server, 1).isMissingNode()).isTrue();
      assertThat(format(server, 2).isMissingNode()).isTrue();
      assertThat(retries).hasSize(1);
      assertThat(retries.get(0).reason()).contains("asking again without a schema");
      assertThat(retries.get(0).pause()).isEqualTo(Duration.ZERO);
    }
  }

  @Test
  void anotherRefusalStaysOne() {
    try (StubOpenAiServer server = StubOpenAiServer.start(Reply.status(400, "no such model"))) {
      Engine engine = engine(server, new ArrayList<>());

      assertThatThrownBy(() -> engine.complete(PROMPT))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("no such model");
      assertThat(server.attempts()).isEqualTo(1);
    }
  }

  @Test
  void aRetryIsToldWithItsReasonAndWait() {
    try (StubOpenAiServer server = StubOpenAiServer.start(Reply.throttled("7"))) {
      List<Retry> retries = new ArrayList<>();
      engine(server, retries).complete(PROMPT);

      assertThat(retries).hasSize(1);
      assertThat(retries.get(0).attempt()).isEqualTo(1);
      assertThat(retries.get(0).reason()).contains("slow down");
      assertThat(retries.get(0).pause()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void theFieldIsPartOfTheQuestionForCacheAndEquality() {
    ModelIdentity model = ModelIdentity.of("m");

    assertThat(CacheKey.of(model, PROMPT))
        .isNotEqualTo(CacheKey.of(model, Prompt.of("be brief", "why?")));
    assertThat(PROMPT.withSample(4).field()).contains("new_value");
  }
}
