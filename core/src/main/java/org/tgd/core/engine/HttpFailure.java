package org.tgd.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an HTTP status other than success means for the caller.
 *
 * <p>Retriable: 408, 425, 429 and 5xx. Not: every other 4xx (a wrong key, an unknown model, a
 * request that the server cannot take), a redirect, and 429 for a quota that is used up, since
 * waiting mends none of them.
 */
final class HttpFailure {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HttpFailure() {}

  static EngineException of(HttpResponse<?> response, String body, Instant now) {
    int status = response.statusCode();
    String server = HttpPost.address(response.request().uri());
    if (status / 100 == 3) {
      return moved(response, server);
    }
    String message = meaning(status, server) + " (HTTP " + status + ")" + said(body);
    if (retriable(status) && !quotaGone(body)) {
      return EngineException.busy(
          message, status == 429, wait(response.headers(), now), Optional.empty());
    }
    return new EngineException(message, false);
  }

  /**
   * An answer of status 2xx that holds no message.
   *
   * @param root the body
   * @param excerpt its beginning, for a server that says nothing
   */
  static EngineException inBody(String server, JsonNode root, String excerpt) {
    String words = ServerAnswer.words(root);
    JsonNode code = root.path("error").path("code");
    int status = code.asInt(root.path("error").path("status").asInt());
    if (words.isEmpty()) {
      return new EngineException(
          "the server at %s answered without a message: %s".formatted(server, excerpt), true);
    }
    String message = "%s: %s".formatted(meaning(status, server), ServerAnswer.excerpt(words));
    boolean isFinal = (status >= 400 && !retriable(status)) || quotaGone(root.toString());
    return isFinal
        ? new EngineException(message, false)
        : EngineException.busy(message, status == 429, Optional.empty(), Optional.empty());
  }

  private static boolean quotaGone(String body) {
    return body.contains("insufficient_quota");
  }

  private static boolean retriable(int status) {
    return status == 408 || status == 425 || status == 429 || status / 100 == 5;
  }

  private static EngineException moved(HttpResponse<?> response, String server) {
    String to =
        response
            .headers()
            .firstValue("location")
            .map(place -> " to " + place.replaceAll("[?#].*", ""))
            .orElse("");
    return new EngineException(
        "the server at %s has moved%s (HTTP %d); give its new address as the base URL"
            .formatted(server, to, response.statusCode()),
        false);
  }

  private static String meaning(int status, String server) {
    return switch (status) {
      case 401, 403 ->
          "the server at %s refused the API key; check %s"
              .formatted(server, OpenAiProvider.KEY_VARIABLE);
      case 404 ->
          "the server at %s knows no such model or address; check the model's name and the base URL"
              .formatted(server);
      case 429 -> "the server at %s wants fewer calls".formatted(server);
      default ->
          status / 100 == 5
              ? "the server at %s is in trouble".formatted(server)
              : "the server at %s refused the request".formatted(server);
    };
  }

  private static String said(String body) {
    String text = ServerAnswer.excerpt(errorMessage(body).orElse(body));
    return text.isEmpty() ? "" : ": " + text;
  }

  private static Optional<String> errorMessage(String body) {
    try {
      return Optional.of(ServerAnswer.words(JSON.readTree(body))).filter(words -> !words.isEmpty());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> wait(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(RetryAfter::parseMillis)
        .or(() -> headers.firstValue("retry-after").flatMap(v -> RetryAfter.parse(v, now)));
  }
}
