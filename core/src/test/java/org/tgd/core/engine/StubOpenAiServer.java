package org.tgd.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An OpenAI-compatible server for tests, on a free port of this machine: takes the replies of its
 * script one after the other, then answers by a rule, and keeps its own count of attempts, calls
 * (different requests) and tokens (words). Thread-safe.
 */
public final class StubOpenAiServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Deque<Reply> script = new ArrayDeque<>();
  private final Function<String, String> rule;
  private final List<Request> requests = new ArrayList<>();
  private final Set<String> different = new HashSet<>();
  private long inputTokens;
  private long outputTokens;

  private StubOpenAiServer(Function<String, String> rule, List<Reply> script) throws IOException {
    this.rule = rule;
    this.script.addAll(script);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.server = HttpServer.create(address, 0);
    server.createContext("/v1/chat/completions", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** A server that gives these replies, and then {@code ok}. */
  public static StubOpenAiServer start(Reply... script) {
    return answering(question -> "ok", script);
  }

  /** A server that gives these replies, and then answers the user's message by the rule. */
  public static StubOpenAiServer answering(Function<String, String> rule, Reply... script) {
    try {
      return new StubOpenAiServer(rule, List.of(script));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The base URL, ending in {@code /v1}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Requests received. */
  public synchronized int attempts() {
    return requests.size();
  }

  /** Different requests received: a retry is the same request again. */
  public synchronized int calls() {
    return different.size();
  }

  /** Tokens read in the requests that were answered with a completion. */
  public synchronized long inputTokens() {
    return inputTokens;
  }

  /** Tokens written in completions. */
  public synchronized long outputTokens() {
    return outputTokens;
  }

  /** What was received, in the order of arrival. */
  public synchronized List<Request> requests() {
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
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      var request = new Request(JSON.readTree(body), key == null ? "" : key);
      next(request, body).send(new Turn(this, request, exchange));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Reply next(Request request, String body) {
    requests.add(request);
    different.add(body);
    Reply scripted = script.poll();
    return scripted == null ? Reply.ok(rule.apply(request.user())) : scripted;
  }

  private synchronized String completion(Request request, String text, String reason) {
    long in = words(request.system()) + words(request.user());
    inputTokens += in;
    outputTokens += words(text);
    ObjectNode root = JSON.createObjectNode().put("id", "1").put("object", "chat.completion");
    root.put("model", request.body().path("model").asText());
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", reason);
    choice.putObject("message").put("role", "assistant").put("content", text);
    ObjectNode usage = root.putObject("usage").put("prompt_tokens", in);
    usage.put("completion_tokens", words(text)).put("total_tokens", in + words(text));
    return root.toString();
  }

  private static long words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  /**
   * A request as received.
   *
   * @param body the JSON
   * @param authorization the header, or empty
   */
  public record Request(JsonNode body, String authorization) {
    /** The system message, or empty. */
    public String system() {
      return message("system");
    }

    /** The user's message, or empty. */
    public String user() {
      return message("user");
    }

    /** The words of a message; beside images they are a part of it. */
    private static String words(JsonNode content) {
      return content.isArray() ? content.path(0).path("text").asText() : content.asText();
    }

    private String message(String role) {
      for (JsonNode message : body.path("messages")) {
        if (message.path("role").asText().equals(role)) {
          return words(message.path("content"));
        }
      }
      return "";
    }
  }

  /**
   * One request under way.
   *
   * @param server the server
   * @param request what was asked
   * @param exchange where the answer goes
   */
  public record Turn(StubOpenAiServer server, Request request, HttpExchange exchange) {
    /** Answers with a completion, and counts its tokens. */
    public void complete(String text, String reason) throws IOException {
      send(200, server.completion(request, text, reason));
    }

    /** Answers with a status and a body, as JSON where no other type is set. */
    public void send(int status, String body) throws IOException {
      exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }

    /** Waits until the server closes. */
    public void awaitClosing() throws InterruptedException {
      server.closing.await();
    }
  }

  /** How one request is answered. */
  @FunctionalInterface
  public interface Reply {
    /** Answers, or does not. */
    void send(Turn turn) throws IOException, InterruptedException;

    /** A completion. */
    static Reply ok(String text) {
      return turn -> turn.complete(text, "stop");
    }

    /** A completion cut off at the length limit. */
    static Reply truncated(String text) {
      return turn -> turn.complete(text, "length");
    }

    /** A completion sent as plain text. */
    static Reply plainText(String text) {
      return turn -> {
        turn.exchange().getResponseHeaders().set("Content-Type", "text/plain");
        turn.complete(text, "stop");
      };
    }

    /** HTTP 429 with this {@code Retry-After}. */
    static Reply throttled(String retryAfter) {
      return turn -> {
        turn.exchange().getResponseHeaders().set("Retry-After", retryAfter);
        turn.send(429, error("slow down"));
      };
    }

    /** The same reply with one more header. */
    default Reply withHeader(String name, String value) {
      return turn -> {
        turn.exchange().getResponseHeaders().set(name, value);
        send(turn);
      };
    }

    /** An error status with any body. */
    static Reply statusAndBody(int status, String body) {
      return turn -> turn.send(status, body);
    }

    /** An error status with a message. */
    static Reply status(int status, String message) {
      return turn -> turn.send(status, error(message));
    }

    /** Success with any body. */
    static Reply body(String body) {
      return turn -> turn.send(200, body);
    }

    /** A page of HTML with status 200. */
    static Reply html() {
      return turn -> {
        turn.exchange().getResponseHeaders().set("Content-Type", "text/html");
        turn.send(200, "<html><body>Welcome</body></html>");
      };
    }

    /** No answer until the server closes. */
    static Reply hang() {
      return turn -> turn.awaitClosing();
    }

    /** Headers and the first byte, then nothing until the server closes. */
    static Reply hangInBody() {
      return turn -> {
        turn.exchange().sendResponseHeaders(200, 1000);
        turn.exchange().getResponseBody().write('{');
        turn.exchange().getResponseBody().flush();
        turn.awaitClosing();
      };
    }

    /** The connection closed in the middle of the answer. */
    static Reply breakOff() {
      return turn -> {
        turn.exchange().sendResponseHeaders(200, 1000);
        turn.exchange().getResponseBody().write('{');
        turn.exchange().getResponseBody().flush();
        throw new IOException("broken off on purpose");
      };
    }

    private static String error(String message) {
      ObjectNode root = JSON.createObjectNode();
      root.putObject("error").put("message", message).put("type", "stub");
      return root.toString();
    }
  }
}
