package org.tgd.core.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;

/**
 * Posts JSON to a model server: one attempt a call, no redirect, no retry, one time limit from
 * connecting to the last byte, and every failure named. Speaks HTTP/1.1, since some local servers
 * stumble over the offer of HTTP/2.
 */
final class HttpPost {
  /** No model writes as much; a server that streams without end must not fill the memory. */
  private static final long MOST_BYTES = 64L << 20;

  private final HttpClient client;
  private final Duration timeout;
  private final UnaryOperator<String> redact;

  HttpPost(Duration timeout, UnaryOperator<String> redact) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    this.timeout = timeout;
    this.redact = redact;
  }

  /**
   * The body of a successful answer.
   *
   * @throws EngineException if there was none; its message and causes hold no secret
   */
  String send(URI url, Map<String, List<String>> headers, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body));
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    HttpResponse<byte[]> response = exchange(url, request.build());
    String text = Unpacked.text(response, address(url), MOST_BYTES);
    if (response.statusCode() / 100 != 2) {
      throw HttpFailure.of(response, redact.apply(text), Instant.now());
    }
    if (text.stripLeading().startsWith("<")) {
      throw new EngineException(
          "the server at %s answered with a web page instead of JSON; is the base URL right?"
              .formatted(address(url)),
          false);
    }
    return text;
  }

  /** The address as messages name it: without query and user information, which may hold keys. */
  static String address(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port + path;
  }

  private HttpResponse<byte[]> exchange(URI url, HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, head -> new CappedBody(MOST_BYTES));
    try {
      return exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new EngineException(
          "the server at %s gave no full answer within %s s"
              .formatted(address(url), timeout.toMillis() / 1000.0),
          true,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("the call to %s was interrupted".formatted(address(url)), false, e);
    } catch (ExecutionException e) {
      throw unreached(url, e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  /**
   * A server that nobody listens at or whose name is unknown is most likely a wrong address, which
   * waiting does not mend; a connection that broke or could not be made in time may work next time.
   */
  private EngineException unreached(URI url, Throwable cause) {
    String why = redact.apply(String.valueOf(cause.getMessage()));
    var harmless = new IOException(cause.getClass().getSimpleName() + ": " + why);
    if (isUntrusted(cause)) {
      return new EngineException(
          "the certificate of the server at %s is not trusted, or it speaks no TLS: %s"
              .formatted(address(url), why),
          false,
          harmless);
    }
    if (cause instanceof ConnectException && !(cause instanceof HttpConnectTimeoutException)) {
      return new EngineException(
          "no server answers at %s; is it running, and is the base URL right?"
              .formatted(address(url)),
          false,
          harmless);
    }
    return new EngineException(
        "the connection to %s broke: %s".formatted(address(url), why), true, harmless);
  }

  /** What waiting does not mend: a certificate that is refused, plain HTTP where TLS was spoken. */
  private static boolean isUntrusted(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      String why = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
      boolean tls = each instanceof SSLException;
      boolean refused =
          why.contains("certif") || why.contains("pkix") || why.contains("unrecognized ssl");
      if (each instanceof CertificateException || (tls && refused)) {
        return true;
      }
    }
    return false;
  }
}
