package org.tgd.core.engine;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** langchain4j's way to HTTP, led over our own, which keeps Retry-After and time limits. */
record PostTransport(HttpPost post) implements HttpClientBuilder, HttpClient {
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    String body = post.send(URI.create(request.url()), request.headers(), request.body());
    return SuccessfulHttpResponse.builder().statusCode(200).headers(Map.of()).body(body).build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("engines do not stream");
  }

  @Override
  public HttpClient build() {
    return this;
  }

  @Override
  public Duration connectTimeout() {
    return Duration.ZERO;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration ignored) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return Duration.ZERO;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration ignored) {
    return this;
  }
}
