package org.tgd.workbench.serve;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the status of HTTP
 * @param headers what stands before the body, the kind of content included
 * @param body the text, sent as UTF-8
 */
record Reply(int status, Map<String, String> headers, String body) {
  static Reply html(int status, String page) {
    return text(status, "text/html; charset=utf-8", page);
  }

  static Reply text(int status, String kind, String text) {
    return new Reply(status, Map.of("Content-Type", kind), text);
  }

  /** On to another page, by GET. */
  static Reply seeOther(String address) {
    return new Reply(303, Map.of("Location", address), "");
  }

  Reply with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Reply(status, all, body);
  }
}
