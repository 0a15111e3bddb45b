package org.tgd.core.engine;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.net.URI;
import java.util.Map;

/** Requests go out as langchain4j wrote them; Retry-After and time limits are kept. */
record PostTransport(HttpPost post) implements BareTransport {
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    String body = post.send(URI.create(request.url()), request.headers(), request.body());
    return SuccessfulHttpResponse.builder().statusCode(200).headers(Map.of()).body(body).build();
  }
}
