package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.core.engine.StubOpenAiServer.Request;

class LangChain4jEngineTest {
  private static final Prompt PROMPT = Prompt.of("be brief", "how are you");
  private static final String KEY = "hush-1234567890";

  private StubOpenAiServer server;

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void asksTheServerAndReadsAnswerAndTokens() {
    Completion completion = engine(Reply.ok("very well thanks")).complete(PROMPT);

    assertThat(completion).isEqualTo(new Completion("very well thanks", 5, 3, false));
    assertThat(server.attempts()).isEqualTo(1);
  }

  @Test
  void sendsEverySettingAndBothMessages() {
    Sampling sampling =
        Sampling.DEFAULT.withTemperature(0.5).withTopP(0.9).withMaxTokens(77).withSeed(40);
    engine(settings(Reply.ok("x")).withSampling(sampling)).complete(PROMPT.withSample(2));

    Request request = server.requests().get(0);
    assertThat(request.system()).isEqualTo("be brief");
    assertThat(request.user()).isEqualTo("how are you");
    assertThat(request.authorization()).isEqualTo("Bearer " + KEY);
    assertThat(request.body().path("model").asText()).isEqualTo("m");
    assertThat(request.body().path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(request.body().path("top_p").asDouble()).isEqualTo(0.9);
    assertThat(request.body().path("max_tokens").asInt()).isEqualTo(77);
    assertThat(request.body().path("seed").asInt()).isEqualTo(42);
  }

  @Test
  void leavesOutWhatIsNotSet() {
    server = StubOpenAiServer.start();
    LangChain4jEngine.openAi("m", EngineSettings.DEFAULT.withBaseUrl(server.url()))
        .complete(Prompt.of("", "hello"));

    Request request = server.requests().get(0);
    assertThat(request.authorization()).isEmpty();
    assertThat(request.body().path("messages")).hasSize(1);
    assertThat(request.body().has("temperature")).isFalse();
    assertThat(request.body().has("top_p")).isFalse();
    assertThat(request.body().has("seed")).isFalse();
    assertThat(request.body().path("max_tokens").asInt()).isEqualTo(4096);
  }

  @Test
  void anImageGoesBesideTheQuestionAsADataUrl() {
    Image image = Image.of(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
    Engine engine = engine(Reply.ok("black"));
    assertThat(engine.complete(PROMPT.withImages(List.of(image))).text()).isEqualTo("black");

    JsonNode parts = server.requests().get(0).body().at("/messages/1/content");
    assertThat(parts.at("/0/type").asText()).isEqualTo("text");
    assertThat(parts.at("/0/text").asText()).isEqualTo(PROMPT.user());
    assertThat(parts.at("/1/type").asText()).isEqualTo("image_url");
    assertThat(parts.at("/1/image_url/url").asText())
        .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(image.bytes()));
  }

  @Test
  void anImageIsAPngOrAJpegAndNothingElse() {
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1};
    assertThat(Image.of(jpeg).mediaType()).isEqualTo("image/jpeg");
    assertThat(Image.of(jpeg))
        .isEqualTo(Image.of(jpeg.clone()))
        .hasToString("image/jpeg of 5 bytes, " + Image.of(jpeg).sha256());
    assertThat(Image.of(jpeg).fileName()).isEqualTo(Image.of(jpeg).sha256() + ".jpg");
    assertThatThrownBy(() -> Image.of(new byte[] {'G', 'I', 'F'}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no PNG or JPEG");
  }

  @Test
  void isNamedAfterItsModel() {
    assertThat(engine(Reply.ok("")).name()).isEqualTo("openai:m");
  }

  @Test
  void passesUnusualTextThroughUnchanged() {
    String odd = "{\"a\": 1} </VARIABLE> {{x}} \u00e9\ud83d\ude00\n\ttab";
    server = StubOpenAiServer.answering(question -> question);

    assertThat(engine().complete(Prompt.of("", odd)).text()).isEqualTo(odd);
  }

  @Test
  void anEmptyAnswerIsACompletionWithoutText() {
    assertThat(engine(Reply.ok("")).complete(PROMPT).text()).isEmpty();
  }

  @Test
  void aMissingAnswerIsACompletionWithoutText() {
    String body = "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"stop\"}]}";

    assertThat(engine(Reply.body(body)).complete(PROMPT).text()).isEmpty();
  }

  @Test
  void marksAnAnswerCutOffAtTheLengthLimit() {
    Completion completion = engine(Reply.truncated("half an ans")).complete(PROMPT);

    assertThat(completion).isEqualTo(new Completion("half an ans", 5, 3, true));
  }

  @Test
  void marksAnAnswerCutOffByAContentFilter() {
    String body =
        "{\"choices\":[{\"message\":{\"content\":\"I\"},\"finish_reason\":\"content_filter\"}]}";

    assertThat(engine(Reply.body(body)).complete(PROMPT).truncated()).isTrue();
  }

  @Test
  void estimatesTokensWhereTheServerCountsNone() {
    String body =
        "{\"choices\":[{\"message\":{\"content\":\"12345\"},\"finish_reason\":\"stop\"}]}";

    Completion completion = engine(Reply.body(body)).complete(Prompt.of("1234", "1234567"));

    assertThat(completion).isEqualTo(new Completion("12345", 3, 2, false));
  }

  @Test
  void takesAnAnswerInTheWrongContentType() {
    assertThat(engine(Reply.plainText("fine")).complete(PROMPT).text()).isEqualTo("fine");
  }

  @Test
  void honoursRetryAfterInSeconds() {
    EngineException e = failure(Reply.throttled("7"));

    assertThat(e.retriable()).isTrue();
    assertThat(e.throttled()).isTrue();
    assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(e).hasMessageContaining("wants fewer calls (HTTP 429): slow down");
  }

  @Test
  void aPastRetryAfterDateIsNoWait() {
    assertThat(failure(Reply.throttled("Wed, 21 Oct 2015 07:28:00 GMT")).retryAfter())
        .contains(Duration.ZERO);
  }

  @Test
  void honoursRetryAfterAsADate() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));

    assertThat(failure(Reply.throttled(date)).retryAfter().orElseThrow())
        .isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
  }

  @Test
  void prefersTheFinerRetryAfterMs() {
    EngineException e = failure(Reply.throttled("9").withHeader("retry-after-ms", "1500"));

    assertThat(e.retryAfter()).contains(Duration.ofMillis(1500));
  }

  @Test
  void honoursRetryAfterOfAServerInTrouble() {
    EngineException e = failure(Reply.status(503, "later").withHeader("Retry-After", "4"));

    assertThat(e.retryAfter()).contains(Duration.ofSeconds(4));
    assertThat(e.throttled()).isFalse();
    assertThat(e).hasMessageContaining("is in trouble (HTTP 503): later");
  }

  @Test
  void quotesTheBeginningOfALongErrorPageOnOneLine() {
    EngineException e =
        failure(Reply.statusAndBody(502, "<html>\n  " + "x".repeat(400) + "</html>"));

    assertThat(e).hasMessageEndingWith("(HTTP 502): <html> " + "x".repeat(293) + " …");
  }

  @Test
  void quotesAnErrorThatIsAPlainString() {
    assertThat(failure(Reply.statusAndBody(400, "{\"error\": \"too long\"}")))
        .hasMessageEndingWith("refused the request (HTTP 400): too long");
    assertThat(failure(Reply.statusAndBody(400, "nope"))).hasMessageEndingWith("(HTTP 400): nope");
  }

  @Test
  void anErrorWithoutABodyIsNotQuoted() {
    assertThat(failure(Reply.statusAndBody(500, ""))).hasMessageEndingWith("(HTTP 500)");
  }

  @Test
  void aUsedUpQuotaIsNotRetriable() {
    assertThat(failure(Reply.status(429, "insufficient_quota")).retriable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 500, 502, 503, 504, 529})
  void serverTroubleIsRetriable(int status) {
    EngineException e = failure(Reply.status(status, "oh dear"));

    assertThat(e.retriable()).isTrue();
    assertThat(e.throttled()).isFalse();
    assertThat(e.retryAfter()).isEmpty();
    assertThat(e).hasMessageContaining("HTTP " + status).hasMessageContaining("oh dear");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 403, 404, 413, 422})
  void aRefusalIsNotRetriable(int status) {
    EngineException e = failure(Reply.status(status, "no"));

    assertThat(e.retriable()).isFalse();
    assertThat(e).hasMessageContaining("HTTP " + status).hasMessageContaining(server.url());
    assertThat(server.attempts()).isEqualTo(1);
  }

  @Test
  void aRefusedKeyNamesTheVariableToCheckAndIsNowhereShown() {
    EngineException e =
        failure(Reply.status(401, "Incorrect API key provided: " + KEY + " or sk-abcdefgh12345"));

    assertThat(e).hasMessageContaining("refused the API key; check OPENAI_API_KEY");
    assertThat(trace(e)).contains("Incorrect API key").doesNotContain(KEY).doesNotContain("sk-abc");
  }

  @Test
  void anUnknownModelSaysWhatToCheck() {
    assertThat(failure(Reply.status(404, "no model m")))
        .hasMessageContaining("check the model's name and the base URL")
        .hasMessageContaining("no model m");
  }

  @Test
  void langchainDoesNotRetryByItself() {
    failure(Reply.status(500, "once"));

    assertThat(server.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"choices\": [", "{}", "{\"choices\":[]}", "null", "[]", "42"})
  void anUnreadableAnswerIsRetriable(String body) {
    EngineException e = failure(Reply.body(body));

    assertThat(e.retriable()).isTrue();
    assertThat(e.throttled()).isFalse();
  }

  @Test
  void aWebPageIsAskedAboutTheBaseUrl() {
    EngineException e = failure(Reply.html());

    assertThat(e.retriable()).isFalse();
    assertThat(e).hasMessageContaining("is the base URL right?").hasMessageContaining(server.url());
  }

  @Test
  void aHangEndsAtTheTimeLimit() {
    EngineException e = hanging(Reply.hang());

    assertThat(e.retriable()).isTrue();
    assertThat(e).hasMessageContaining("gave no full answer within 0.25 s");
  }

  @Test
  void aHangInTheMiddleOfTheAnswerEndsAtTheTimeLimit() {
    assertThat(hanging(Reply.hangInBody()).retriable()).isTrue();
  }

  @Test
  void aBrokenConnectionIsRetriable() {
    EngineException e = failure(Reply.breakOff());

    assertThat(e.retriable()).isTrue();
    assertThat(e).hasMessageContaining("broke");
  }

  @Test
  void nobodyListeningIsNotRetriableAndNamesTheAddress() {
    String url;
    try (StubOpenAiServer gone = StubOpenAiServer.start()) {
      url = gone.url();
    }
    EngineException e = ask(LangChain4jEngine.openAi("m", EngineSettings.DEFAULT.withBaseUrl(url)));

    assertThat(e.retriable()).isFalse();
    assertThat(e).hasMessageContaining("no server answers at " + url + "/chat/completions");
  }

  @Test
  void anUnknownHostIsNotRetriableAndNamesTheAddress() {
    String url = "http://no-such-host.invalid/v1";
    EngineException e = ask(LangChain4jEngine.openAi("m", EngineSettings.DEFAULT.withBaseUrl(url)));

    assertThat(e.retriable()).isFalse();
    assertThat(e).hasMessageContaining("no server answers at " + url);
  }

  @Test
  void messagesLeaveOutUserAndQueryOfTheAddress() {
    String url = "http://user:pass@no-such-host.invalid/v1?k=v";
    EngineException e = ask(LangChain4jEngine.openAi("m", EngineSettings.DEFAULT.withBaseUrl(url)));

    assertThat(trace(e)).doesNotContain("pass").doesNotContain("k=v");
  }

  @Test
  void anInterruptEndsTheCallAndStaysSet() throws InterruptedException {
    var arrived = new CountDownLatch(1);
    Engine engine =
        engine(
            turn -> {
              arrived.countDown();
              turn.awaitClosing();
            });
    var failure = new AtomicReference<EngineException>();
    var flag = new AtomicReference<Boolean>();
    var caller =
        new Thread(
            () -> {
              failure.set(ask(engine));
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    arrived.await();
    caller.interrupt();
    caller.join();

    assertThat(failure.get()).hasMessageContaining("interrupted");
    assertThat(failure.get().retriable()).isFalse();
    assertThat(flag.get()).isTrue();
  }

  @Test
  void anInterruptedThreadAsksNothing() {
    Engine engine = engine(Reply.ok("x"));
    Thread.currentThread().interrupt();
    try {
      assertThat(ask(engine).retriable()).isFalse();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(server.attempts()).isZero();
  }

  private EngineException hanging(Reply reply) {
    return ask(engine(settings(reply).withTimeout(Duration.ofMillis(250))));
  }

  private EngineException failure(Reply reply) {
    return ask(engine(reply));
  }

  private static EngineException ask(Engine engine) {
    return requireNonNull(
        catchThrowableOfType(EngineException.class, () -> engine.complete(PROMPT)));
  }

  private Engine engine(Reply... script) {
    return engine(settings(script));
  }

  private static Engine engine(EngineSettings settings) {
    return LangChain4jEngine.openAi("m", settings);
  }

  private EngineSettings settings(Reply... script) {
    if (server == null || script.length > 0) {
      close();
      server = StubOpenAiServer.start(script);
    }
    return EngineSettings.DEFAULT.withBaseUrl(server.url()).withKey(Secret.of(KEY));
  }

  static String trace(Throwable e) {
    var out = new StringWriter();
    e.printStackTrace(new PrintWriter(out));
    return out.toString();
  }
}
