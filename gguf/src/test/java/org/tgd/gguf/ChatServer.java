package org.tgd.gguf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.Sampling;

/** A model in this process behind OpenAI's protocol, on a free port of this machine. */
final class ChatServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GgufProvider provider;
  private final Path file;
  private final HttpServer server;
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicLong tokens = new AtomicLong();

  ChatServer(GgufProvider provider, Path file) {
    this.provider = provider;
    this.file = file;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/chat/completions", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  int answers() {
    return answers.get();
  }

  long tokens() {
    return tokens.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
      Completion completion = completion(asked);
      answers.incrementAndGet();
      tokens.addAndGet(completion.tokens());
      byte[] body = answer(completion).toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Completion completion(JsonNode asked) {
    Sampling sampling =
        Sampling.DEFAULT
            .withMaxTokens(asked.path("max_tokens").asInt())
            .withSeed(asked.path("seed").asInt());
    EngineSettings settings = EngineSettings.DEFAULT.withSampling(sampling);
    String system = "";
    String user = "";
    for (JsonNode message : asked.path("messages")) {
      String text = message.path("content").asText();
      if (message.path("role").asText().equals("system")) {
        system = text;
      } else {
        user = text;
      }
    }
    return provider.open(file + "?threads=1", settings).engine().complete(Prompt.of(system, user));
  }

  private static ObjectNode answer(Completion completion) {
    ObjectNode root = JSON.createObjectNode().put("object", "chat.completion");
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", completion.truncated() ? "length" : "stop");
    choice.putObject("message").put("role", "assistant").put("content", completion.text());
    ObjectNode usage = root.putObject("usage").put("prompt_tokens", completion.inputTokens());
    usage.put("completion_tokens", completion.outputTokens());
    usage.put("total_tokens", completion.tokens());
    return root;
  }
}
