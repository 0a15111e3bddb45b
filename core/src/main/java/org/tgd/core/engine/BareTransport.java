package org.tgd.core.engine;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;

/**
 * langchain4j's way to HTTP, led over our own: one object that is its own builder. Time limits are
 * those of {@link HttpPost}; nothing is streamed.
 */
interface BareTransport extends HttpClientBuilder, HttpClient {
  @Override
  default void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("engines do not stream");
  }

  @Override
  default HttpClient build() {
    return this;
  }

  @Override
  default Duration connectTimeout() {
    return Duration.ZERO;
  }

  @Override
  default HttpClientBuilder connectTimeout(Duration ignored) {
    return this;
  }

  @Override
  default Duration readTimeout() {
    return Duration.ZERO;
  }

  @Override
  default HttpClientBuilder readTimeout(Duration ignored) {
    return this;
  }
}
