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
  private static final int EXCERPT = 300;

  private HttpFailure() {}

  static EngineException of(HttpResponse<?> response, String body, Instant now) {
    int status = response.statusCode();
    String server = HttpPost.address(response.request().uri());
    String message = meaning(status, server) + " (HTTP " + status + ")" + said(body);
    boolean quotaGone = body.contains("insufficient_quota");
    if (retriable(status) && !quotaGone) {
      return EngineException.busy(
          message, status == 429, wait(response.headers(), now), Optional.empty());
    }
    return new EngineException(message, false);
  }

  private static boolean retriable(int status) {
    return status == 408 || status == 425 || status == 429 || status / 100 == 5;
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
    String text = errorMessage(body).orElse(body).replaceAll("\\s+", " ").strip();
    if (text.isEmpty()) {
      return "";
    }
    return ": " + (text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + " …");
  }

  private static Optional<String> errorMessage(String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      return Optional.ofNullable(error.path("message").textValue())
          .or(() -> Optional.ofNullable(error.textValue()));
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
