package org.tgd.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A server for tests that speaks one provider's protocol, on a free port of this machine. Answers
 * and failures have the shapes that the providers document. Thread-safe.
 */
final class StubChatServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChatProvider provider;
  private final UnaryOperator<String> rule;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Request> requests = new ArrayList<>();

  /** What ends the answers. */
  volatile String reason = "";

  /** The status and the message of a failure; 200 for none. */
  volatile int status = 200;

  volatile String message = "";

  /** Opened by a request that is then never answered. */
  volatile CountDownLatch hanging;

  record Request(String path, Headers headers, JsonNode body) {}

  StubChatServer(ChatProvider provider, UnaryOperator<String> rule) {
    this.provider = provider;
    this.rule = rule;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    String path =
        switch (provider) {
          case ANTHROPIC -> "/v1/";
          case GEMINI -> "/v1beta";
          case OLLAMA -> "";
        };
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      synchronized (this) {
        requests.add(
            new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
      }
      if (hanging != null) {
        hanging.countDown();
        closing.await();
        return;
      }
      String answer = status == 200 ? answer(body) : failure();
      byte[] bytes = answer.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (status == 429) {
        exchange.getResponseHeaders().set("Retry-After", "7");
      }
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(JsonNode body) {
    return switch (provider) {
      case ANTHROPIC -> anthropic(body);
      case GEMINI -> gemini(body);
      case OLLAMA -> ollama(body);
    };
  }

  private static String texts(JsonNode parts) {
    return parts.isTextual()
        ? parts.asText()
        : StreamSupport.stream(parts.spliterator(), false)
            .map(part -> part.path("text").asText())
            .collect(Collectors.joining());
  }

  private static long words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
  }

  private String anthropic(JsonNode body) {
    String user = texts(body.path("messages").path(0).path("content"));
    String text = rule.apply(user);
    ObjectNode root = JSON.createObjectNode().put("id", "msg_01XFDUDYJgAACzvnptvVoYEL");
    root.put("type", "message").put("role", "assistant");
    root.set("model", body.path("model"));
    if (!text.isEmpty()) {
      root.putArray("content").addObject().put("type", "text").put("text", text);
    } else {
      root.putArray("content");
    }
    root.put("stop_reason", reason.isEmpty() ? "end_turn" : reason).putNull("stop_sequence");
    root.putObject("usage")
        .put("input_tokens", words(texts(body.path("system"))) + words(user))
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", 0)
        .put("output_tokens", words(text));
    return root.toString();
  }

  private String gemini(JsonNode body) {
    String user = texts(body.path("contents").path(0).path("parts"));
    String text = rule.apply(user);
    ObjectNode root = JSON.createObjectNode();
    ObjectNode candidate = root.putArray("candidates").addObject();
    ObjectNode content = candidate.putObject("content").put("role", "model");
    content.putArray("parts").addObject().put("text", text);
    candidate.put("finishReason", reason.isEmpty() ? "STOP" : reason).put("index", 0);
    long in = words(texts(body.path("systemInstruction").path("parts"))) + words(user);
    root.putObject("usageMetadata")
        .put("promptTokenCount", in)
        .put("candidatesTokenCount", words(text))
        .put("totalTokenCount", in + words(text));
    return root.put("modelVersion", "gemini-2.5-flash").put("responseId", "aBc").toString();
  }

  private String ollama(JsonNode body) {
    String system = "";
    String user = "";
    for (JsonNode each : body.path("messages")) {
      boolean isSystem = each.path("role").asText().equals("system");
      system = isSystem ? each.path("content").asText() : system;
      user = isSystem ? user : each.path("content").asText();
    }
    String text = rule.apply(user);
    ObjectNode root = JSON.createObjectNode();
    root.set("model", body.path("model"));
    root.put("created_at", "2026-11-30T09:00:00.123456789Z");
    root.putObject("message").put("role", "assistant").put("content", text);
    root.put("done_reason", reason.isEmpty() ? "stop" : reason).put("done", true);
    root.put("total_duration", 174560334L).put("load_duration", 101397084L);
    root.put("prompt_eval_count", words(system) + words(user));
    return root.put("eval_count", words(text)).toString();
  }

  private String failure() {
    ObjectNode root = JSON.createObjectNode();
    switch (provider) {
      case ANTHROPIC ->
          root.put("type", "error")
              .putObject("error")
              .put("type", "invalid_request_error")
              .put("message", message);
      case GEMINI ->
          root.putObject("error")
              .put("code", status)
              .put("message", message)
              .put("status", "INVALID_ARGUMENT");
      case OLLAMA -> root.put("error", message);
    }
    return root.toString();
  }
}
