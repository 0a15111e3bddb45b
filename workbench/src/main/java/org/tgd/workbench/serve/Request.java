package org.tgd.workbench.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser asked for.
 *
 * @param method GET, HEAD or POST
 * @param path the path, decoded
 * @param query the values of the address by name
 * @param form the values of a form that was sent
 * @param exchange where it came from
 */
record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> form,
    HttpExchange exchange) {
  private static final int LARGEST = 64 * 1024;
  static final String COOKIE = "tgd-token";

  static Request of(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String body = "";
    if (method.equals("POST")) {
      byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new Refusal(413, "a form may have 64 kB at most");
      }
      body = new String(bytes, StandardCharsets.UTF_8);
    }
    return new Request(
        method,
        exchange.getRequestURI().getPath(),
        decodedAll(exchange.getRequestURI().getRawQuery()),
        decodedAll(body),
        exchange);
  }

  private static Map<String, List<String>> decodedAll(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (encoded == null || encoded.isEmpty()) {
      return values;
    }
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "the address is not well encoded");
    }
  }

  /** A value of the address; empty where it is not given. */
  String value(String name) {
    return values(name).stream().findFirst().orElse("");
  }

  /** All values of the address by that name. */
  List<String> values(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** A value of the form; empty where it is not given. */
  String field(String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** The token that the browser keeps. */
  String cookie() {
    for (String line : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
      for (String each : line.split(";", -1)) {
        if (each.strip().startsWith(COOKIE + "=")) {
          return each.strip().substring(COOKIE.length() + 1);
        }
      }
    }
    return "";
  }
}
