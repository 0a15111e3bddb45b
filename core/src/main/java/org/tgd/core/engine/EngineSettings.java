package org.tgd.core.engine;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.input.InputException;

/**
 * How to reach a model and how it should answer; the same for every provider.
 *
 * @param baseUrl where the server is; empty for the provider's own
 * @param key the key that the server wants; local servers often want none
 * @param sampling how answers are drawn
 * @param timeout how long one attempt may take, from connecting to the last byte; above 0
 * @param headers sent with every request beside those of the protocol
 */
public record EngineSettings(
    Optional<URI> baseUrl,
    Optional<Secret> key,
    Sampling sampling,
    Duration timeout,
    SortedMap<String, String> headers) {
  /** No key, the provider's own server, default sampling, two minutes an attempt. */
  public static final EngineSettings DEFAULT =
      new EngineSettings(
          Optional.empty(),
          Optional.empty(),
          Sampling.DEFAULT,
          Duration.ofMinutes(2),
          Collections.emptySortedMap());

  /** Checks that nothing is missing and that the timeout is above zero. */
  public EngineSettings {
    requireNonNull(baseUrl, "baseUrl");
    requireNonNull(key, "key");
    requireNonNull(sampling, "sampling");
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout was " + timeout + "; must be above 0");
    }
  }

  /**
   * The same with the server at another address.
   *
   * @param url an absolute http or https address, usually ending in {@code /v1}
   * @throws InputException if it is not such an address
   */
  public EngineSettings withBaseUrl(String url) {
    return new EngineSettings(Optional.of(serverAddress(url)), key, sampling, timeout, headers);
  }

  /** The same with the key that {@code variable} holds; unchanged if it is unset or blank. */
  public EngineSettings withKeyFrom(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    return value.isBlank() ? this : withKey(Secret.of(value));
  }

  /** The same with another key. */
  public EngineSettings withKey(Secret secret) {
    return new EngineSettings(baseUrl, Optional.of(secret), sampling, timeout, headers);
  }

  /** The same with another way of drawing answers. */
  public EngineSettings withSampling(Sampling other) {
    return new EngineSettings(baseUrl, key, other, timeout, headers);
  }

  /** The same with another time limit for one attempt. */
  public EngineSettings withTimeout(Duration limit) {
    return new EngineSettings(baseUrl, key, sampling, limit, headers);
  }

  /**
   * The same with further headers.
   *
   * @param given each {@code NAME=VALUE}, or {@code NAME=$VARIABLE} for a value in the environment
   * @throws InputException if one is neither, or its variable is not set
   */
  public EngineSettings withHeaders(List<String> given, Map<String, String> environment) {
    return new EngineSettings(baseUrl, key, sampling, timeout, Headers.read(given, environment));
  }

  private static URI serverAddress(String url) {
    try {
      URI uri = URI.create(url.strip());
      boolean http = "http".equalsIgnoreCase(uri.getScheme());
      if (uri.getHost() != null && (http || "https".equalsIgnoreCase(uri.getScheme()))) {
        return uri;
      }
      throw badAddress(url, null);
    } catch (IllegalArgumentException e) {
      throw badAddress(url, e);
    }
  }

  private static InputException badAddress(String url, Throwable cause) {
    String message =
        "base URL '%s' is not an address of a server; write it like http://localhost:8080/v1"
            .formatted(Secret.redactKeys(url));
    return new InputException(message, cause);
  }
}
