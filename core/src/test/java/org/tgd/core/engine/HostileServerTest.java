package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.engine.StubOpenAiServer.Reply;

/** What servers and gateways make of the protocol, read right or said in their own words. */
class HostileServerTest {
  private static final Prompt PROMPT = Prompt.of("system", "question");

  private static Engine engine(String url) {
    return LangChain4jEngine.openAi(
        "m", EngineSettings.DEFAULT.withBaseUrl(url).withTimeout(Duration.ofSeconds(10)));
  }

  private static Completion answer(Reply reply) {
    try (StubOpenAiServer server = StubOpenAiServer.start(reply)) {
      return engine(server.url()).complete(PROMPT);
    }
  }

  private static EngineException failure(Reply reply) {
    return catchThrowableOfType(EngineException.class, () -> answer(reply));
  }

  private static String choice(String message, String more) {
    return "{\"id\":7,\"created\":1.5e12,\"choices\":[{\"index\":0,\"message\":"
        + message
        + ",\"finish_reason\":\"stop\"}]"
        + more
        + "}";
  }

  private static final String ANSWER = choice("{\"role\":\"assistant\",\"content\":\"fine\"}", "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"type\":\"text\",\"text\":\"fi\"},{\"type\":\"text\",\"text\":\"ne\"}]",
        "[{\"type\":\"output_text\",\"text\":{\"value\":\"fine\"}}]",
        "[\"fi\",\"ne\"]",
        "[{\"type\":\"image\",\"url\":\"x\"},{\"type\":\"text\",\"text\":\"fine\"}]",
        "{\"type\":\"text\",\"text\":\"fine\"}",
        "\"fine\"",
      })
  void readsContentInAnyForm(String content) {
    Completion answer = answer(Reply.body(choice("{\"content\":" + content + "}", "")));
    assertThat(answer.text()).isEqualTo("fine");
  }

  @ParameterizedTest
  @CsvSource({
    "3000000000, 2147483648, 3000000000, 2147483648",
    "12.0, 7.0, 12, 7",
    "-5, -1, 0, 0",
    "1e10, 2e10, 10000000000, 20000000000"
  })
  void readsCountsOfAnySize(String in, String out, long read, long written) {
    String usage =
        ",\"usage\":{\"prompt_tokens\":%s,\"completion_tokens\":%s,\"total_tokens\":99999999999}"
            .formatted(in, out);
    Completion answer = answer(Reply.body(choice("{\"content\":\"fine\"}", usage)));
    assertThat(answer.inputTokens()).isEqualTo(read);
    assertThat(answer.outputTokens()).isEqualTo(written);
  }

  @Test
  void estimatesWhereTheServerDoesNotCount() {
    assertThat(answer(Reply.body(ANSWER)).inputTokens()).isPositive();
    assertThat(
            answer(Reply.body(choice("{\"content\":\"fine\"}", ",\"usage\":null"))).outputTokens())
        .isPositive();
  }

  private static Reply packed(String header, byte[] body) {
    return turn -> {
      turn.exchange().getResponseHeaders().set("Content-Type", "application/json");
      if (!header.isEmpty()) {
        turn.exchange().getResponseHeaders().set("Content-Encoding", header);
      }
      turn.exchange().sendResponseHeaders(200, body.length);
      turn.exchange().getResponseBody().write(body);
    };
  }

  @Test
  void unpacksWhatAProxyPacked() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(ANSWER.getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream deflate = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflate)) {
      out.write(ANSWER.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(answer(packed("gzip", gzip.toByteArray())).text()).isEqualTo("fine");
    assertThat(answer(packed("", gzip.toByteArray())).text()).isEqualTo("fine");
    assertThat(answer(packed("deflate", deflate.toByteArray())).text()).isEqualTo("fine");
    EngineException brotli = failure(packed("br", new byte[] {1, 2, 3}));
    assertThat(brotli.retriable()).isFalse();
    assertThat(brotli).hasMessageContaining("'br'");
    assertThat(failure(packed("gzip", new byte[] {1, 2, 3})).retriable()).isTrue();
  }

  @Test
  void joinsAStreamThatNobodyAskedFor() {
    String stream =
        """
        : keep-alive

        data: {"choices":[{"index":0,"delta":{"role":"assistant"}}]}

        data: {"choices":[{"index":0,"delta":{"content":"fi"}}]}

        data: {"choices":[{"index":0,"delta":{"content":"ne"},"finish_reason":"length"}]}

        data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}}

        data: [DONE]
        """;
    Completion answer = answer(Reply.body(stream));
    assertThat(answer.text()).isEqualTo("fine");
    assertThat(answer.truncated()).isTrue();
    assertThat(answer.inputTokens()).isEqualTo(5);
    String broken =
        stream.substring(
            0, stream.indexOf("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ne"));
    assertThat(failure(Reply.body(broken)).retriable()).isTrue();
    EngineException error =
        failure(Reply.body("data: {\"error\":{\"message\":\"GPU on fire\"}}\n\n"));
    assertThat(error).hasMessageContaining("GPU on fire");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"message\":\"model is loading\"}} | model is loading | true",
        "{\"error\":\"no slot available\"} | no slot available | true",
        "{\"error\":{\"message\":\"bad key\",\"code\":401}} | bad key | false",
        "{\"error\":{\"message\":\"slow down\",\"code\":429}} | slow down | true",
        "{\"error\":{\"message\":\"upstream died\",\"code\":502},\"choices\":[]} | upstream died |"
            + " true",
        "{\"error\":{\"message\":\"pay\",\"type\":\"insufficient_quota\"}} | pay | false",
        "{\"detail\":\"Not enough memory\"} | Not enough memory | true",
        "{\"message\":\"try later\"} | try later | true",
        "{\"choices\":[]} | without a message | true",
        "{\"choices\":[{\"finish_reason\":\"stop\"}]} | without a message | true",
        "{\"choices\":[{\"message\":null}]} | without a message | true",
        "{} | without a message | true",
        "[] | no JSON object | true",
        "null | no JSON object | true",
        "{\"half\": | no JSON object | true",
        "Service starting | Service starting | true",
      })
  void saysWhatTheServerSaid(String body, String words, boolean retriable) {
    EngineException failure = failure(Reply.body(body));
    assertThat(failure).hasMessageContaining(words);
    assertThat(failure.retriable()).isEqualTo(retriable);
  }

  @Test
  void saysWhereAServerHasMoved() {
    EngineException moved =
        failure(
            Reply.statusAndBody(308, "").withHeader("Location", "https://new.example/v1?token=s"));
    assertThat(moved).hasMessageContaining("has moved to https://new.example/v1 ");
    assertThat(moved.getMessage()).doesNotContain("token");
    assertThat(moved.retriable()).isFalse();
  }

  @Test
  void aServerThatSpeaksNoTlsIsNotAskedAgain() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerInPlainText(plain));
      server.start();
      String url = "https://127.0.0.1:" + plain.getLocalPort() + "/v1";
      EngineException failure =
          catchThrowableOfType(EngineException.class, () -> engine(url).complete(PROMPT));
      assertThat(failure).hasMessageContaining("TLS");
      assertThat(failure.retriable()).isFalse();
      server.join();
    }
  }

  private static void answerInPlainText(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the client hung up, as it should
    }
  }

  @Test
  void keepsTheQueryOfTheBaseUrl() {
    assertThat(
            OpenAiProvider.endpoint(
                URI.create("https://x.azure.com/openai/deployments/d?api-version=2024-10-21")))
        .hasToString(
            "https://x.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21");
    assertThat(OpenAiProvider.endpoint(URI.create("http://h/v1/")))
        .hasToString("http://h/v1/chat/completions");
    assertThat(OpenAiProvider.endpoint(URI.create("http://h/v1/chat/completions")))
        .hasToString("http://h/v1/chat/completions");
    try (StubOpenAiServer server = StubOpenAiServer.start()) {
      String url = server.url() + "?api-version=1";
      assertThat(engine(url).complete(PROMPT).text()).isEqualTo("ok");
    }
  }

  @Test
  void learnsTheNameOfTheLengthLimitFromARefusal() {
    Reply refusal =
        Reply.status(
            400,
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                + " 'max_completion_tokens' instead.");
    try (StubOpenAiServer server = StubOpenAiServer.start(refusal)) {
      Engine engine =
          new RetryingEngine(engine(server.url()), RetryPolicy.DEFAULT.withMaxAttempts(1));
      assertThat(engine.complete(PROMPT).text()).isEqualTo("ok");
      assertThat(engine.complete(PROMPT).text()).isEqualTo("ok");
      assertThat(server.requests().get(0).body().has("max_tokens")).isTrue();
      assertThat(server.requests().get(1).body().has("max_completion_tokens")).isTrue();
      assertThat(server.requests().get(1).body().has("max_tokens")).isFalse();
      assertThat(server.attempts()).isEqualTo(3);
    }
  }

  @Test
  void aRefusedNameIsTriedOnce() {
    Reply refusal = Reply.status(400, "max_tokens and max_completion_tokens are not supported");
    try (StubOpenAiServer server = StubOpenAiServer.start(refusal, refusal, refusal)) {
      Engine engine =
          new RetryingEngine(engine(server.url()), RetryPolicy.DEFAULT.withMaxAttempts(1));
      EngineException failure =
          catchThrowableOfType(EngineException.class, () -> engine.complete(PROMPT));
      assertThat(failure).hasMessageContaining("not supported");
      assertThat(server.attempts()).isEqualTo(2);
    }
  }
}
