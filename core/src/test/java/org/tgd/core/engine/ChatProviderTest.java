package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tgd.core.input.InputException;

/** Each provider against a server that speaks its protocol. */
class ChatProviderTest {
  private static final String KEY = "k-0123456789abcdef";

  private final List<StubChatServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(StubChatServer::close);
  }

  private StubChatServer server(ChatProvider provider, UnaryOperator<String> rule) {
    StubChatServer server = new StubChatServer(provider, rule);
    servers.add(server);
    return server;
  }

  private static EngineSettings settings(StubChatServer server) {
    return EngineSettings.DEFAULT
        .withBaseUrl(server.url())
        .withKey(Secret.of(KEY))
        .withTimeout(Duration.ofSeconds(20));
  }

  /** The contract of all engines, for one provider. */
  private abstract class Contract extends EngineContract {
    private final ChatProvider provider;

    Contract(ChatProvider provider) {
      this.provider = provider;
    }

    private Engine engine(StubChatServer server) {
      return provider.open("m", settings(server)).engine();
    }

    @Override
    protected Engine answering(UnaryOperator<String> rule) {
      return engine(server(provider, rule));
    }

    @Override
    protected Engine hanging(CountDownLatch asked) {
      StubChatServer server = server(provider, question -> "");
      server.hanging = asked;
      return engine(server);
    }

    @Override
    protected Engine refusing(String word) {
      StubChatServer server = server(provider, question -> "");
      server.status = 400;
      server.message = word;
      return engine(server);
    }
  }

  @Nested
  class Anthropic extends Contract {
    Anthropic() {
      super(ChatProvider.ANTHROPIC);
    }
  }

  @Nested
  class Gemini extends Contract {
    Gemini() {
      super(ChatProvider.GEMINI);
    }
  }

  @Nested
  class Ollama extends Contract {
    Ollama() {
      super(ChatProvider.OLLAMA);
    }
  }

  @ParameterizedTest
  @EnumSource(ChatProvider.class)
  void settingsKeyAndHeadersReachTheServerAndTheKeyNoMessage(ChatProvider provider) {
    StubChatServer server = server(provider, question -> "yes");
    Sampling sampling = Sampling.DEFAULT.withTemperature(0.25).withTopP(0.5).withMaxTokens(77);
    boolean seeded = provider != ChatProvider.ANTHROPIC;
    EngineSettings settings =
        settings(server)
            .withSampling(seeded ? sampling.withSeed(40) : sampling)
            .withHeaders(List.of("x-team=blue", "x-pass=$PASS"), Map.of("PASS", "word"));
    Engine engine = provider.open("the-model", settings).engine();
    assertThat(engine.name()).isEqualTo(provider.prefix() + ":the-model");
    engine.complete(new Prompt("be brief", "why?", 2));

    StubChatServer.Request request = server.requests().get(0);
    assertThat(request.headers().getFirst("x-team")).isEqualTo("blue");
    assertThat(request.headers().getFirst("x-pass")).isEqualTo("word");
    String all = request.body().toString();
    assertThat(all + request.path()).contains("the-model").doesNotContain(KEY);
    assertThat(all).contains("be brief", "why?");
    JsonNode options =
        switch (provider) {
          case ANTHROPIC -> request.body();
          case GEMINI -> request.body().path("generationConfig");
          case OLLAMA -> request.body().path("options");
        };
    assertThat(options.path("temperature").asDouble()).isEqualTo(0.25);
    assertThat(options.toString()).contains("0.5", "77");
    if (seeded) {
      assertThat(options.path("seed").asInt()).isEqualTo(42);
    }
    assertThat(request.body().path("stream").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"GEMINI, generationConfig, responseSchema", "OLLAMA, '', format"})
  void anAnswerInJsonIsHeldToASchemaWhereTheServerTakesOne(
      ChatProvider provider, String part, String place) {
    StubChatServer server = server(provider, question -> "{}");
    provider
        .open("m", settings(server))
        .engine()
        .complete(Prompt.of("", "why?").withField("answer"));
    JsonNode body = server.requests().get(0).body();
    JsonNode schema = (part.isEmpty() ? body : body.path(part)).path(place);
    assertThat(schema.path("properties").path("answer").path("type").asText())
        .isEqualToIgnoringCase("string");
    assertThat(schema.path("required").toString()).contains("answer");
    assertThat(provider.takesSchema("m", settings(server))).isTrue();
    assertThat(ChatProvider.ANTHROPIC.takesSchema("m", settings(server))).isFalse();
  }

  /** A PNG of one pixel. */
  private static Image pixel() {
    return Image.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC, /messages/0/content/1/source/data, /messages/0/content/1/source/media_type",
    "GEMINI, /contents/0/parts/1/inlineData/data, /contents/0/parts/1/inlineData/mimeType",
    "OLLAMA, /messages/0/images/0, ''",
  })
  void anImageGoesBesideTheQuestion(ChatProvider provider, String data, String type) {
    StubChatServer server = server(provider, question -> "a pixel");
    Completion completion =
        provider
            .open("m", settings(server))
            .engine()
            .complete(Prompt.of("", "what is this?").withImages(List.of(pixel())));
    JsonNode body = server.requests().get(0).body();
    assertThat(Base64.getDecoder().decode(body.at(data).asText())).isEqualTo(pixel().bytes());
    assertThat(body.at(type).asText("image/png")).isIn("image/png", "");
    assertThat(body.toString()).contains("what is this?");
    assertThat(completion.text()).isEqualTo("a pixel");
  }

  @ParameterizedTest
  @EnumSource(ChatProvider.class)
  void aModelThatRefusesImagesIsNamedWithWhatToDo(ChatProvider provider) {
    StubChatServer server = server(provider, question -> "");
    server.status = 400;
    server.message = "this model does not support image input";
    Engine engine = provider.open("m", settings(server)).engine();
    Prompt prompt = Prompt.of("", "what is this?").withImages(List.of(pixel()));
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> engine.complete(prompt));
    assertThat(failure)
        .hasMessageContaining("takes no images")
        .hasMessageContaining("--images")
        .hasMessageContaining("does not support image input");
    assertThat(failure.retriable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC, x-api-key",
    "GEMINI, x-goog-api-key",
  })
  void theKeyGoesIntoItsHeader(ChatProvider provider, String header) {
    StubChatServer server = server(provider, question -> "yes");
    provider.open("m", settings(server)).engine().complete(Prompt.of("", "why?"));
    assertThat(server.requests().get(0).headers().getFirst(header)).isEqualTo(KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC, max_tokens, LENGTH",
    "GEMINI, MAX_TOKENS, LENGTH",
    "GEMINI, SAFETY, FILTERED",
    "OLLAMA, length, LENGTH",
  })
  void anAnswerThatWasCutOffIsMarked(
      ChatProvider provider, String reason, Completion.Finish finish) {
    StubChatServer server = server(provider, question -> "half an");
    server.reason = reason;
    Completion completion =
        provider.open("m", settings(server)).engine().complete(Prompt.of("", "why?"));
    assertThat(completion.finish()).isEqualTo(finish);
    assertThat(completion.truncated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC, 429, true", "ANTHROPIC, 529, true", "ANTHROPIC, 401, false",
    "GEMINI, 429, true", "GEMINI, 503, true", "GEMINI, 404, false",
    "OLLAMA, 500, true", "OLLAMA, 404, false",
  })
  void failuresSayWhyAndWhetherWaitingHelps(ChatProvider provider, int status, boolean retriable) {
    StubChatServer server = server(provider, question -> "");
    server.status = status;
    server.message = "because of " + KEY;
    Engine engine = provider.open("m", settings(server)).engine();
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> engine.complete(Prompt.of("", "why?")));
    assertThat(failure.retriable()).isEqualTo(retriable);
    assertThat(failure).hasMessageContaining("because of").hasMessageNotContaining(KEY);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whatIsMissingOrDoesNotFitIsNamed() {
    assertThatThrownBy(() -> ChatProvider.ANTHROPIC.open("m", EngineSettings.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("ANTHROPIC_API_KEY");
    assertThatThrownBy(() -> ChatProvider.GEMINI.open("m", EngineSettings.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("GEMINI_API_KEY");
    EngineSettings seeded =
        EngineSettings.DEFAULT.withKey(Secret.of(KEY)).withSampling(Sampling.DEFAULT.withSeed(1));
    assertThatThrownBy(() -> ChatProvider.ANTHROPIC.open("m", seeded))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no seed");
    assertThat(ChatProvider.OLLAMA.open("m", EngineSettings.DEFAULT).identity().settings())
        .containsEntry("server", "http://localhost:11434");
  }

  @ParameterizedTest
  @CsvSource({
    "x-team, NAME=VALUE",
    "=blue, NAME=VALUE",
    "x team=blue, NAME=VALUE",
    "Authorization=Bearer abc, write --header 'Authorization=$VARIABLE'",
    "x-api-key=abc, write --header 'x-api-key=$VARIABLE'",
    "x-pass=$NOWHERE, needs the variable NOWHERE",
  })
  void aHeaderThatIsNoneOrShowsASecretIsRefused(String header, String why) {
    assertThatThrownBy(() -> EngineSettings.DEFAULT.withHeaders(List.of(header), Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }
}
