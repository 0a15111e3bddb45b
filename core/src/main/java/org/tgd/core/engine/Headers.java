package org.tgd.core.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;

/**
 * Headers of one's own, as {@code NAME=VALUE}; {@code NAME=$VARIABLE} takes the value from the
 * environment, so that it stands in no file.
 */
public final class Headers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern SECRET =
      Pattern.compile("auth|key|token|secret|cookie|password", Pattern.CASE_INSENSITIVE);

  private Headers() {}

  /**
   * Checks headers without looking at the environment.
   *
   * @throws InputException if one is no NAME=VALUE, or shows a secret
   */
  public static void check(List<String> given) {
    for (String header : given) {
      int equals = header.indexOf('=');
      String name = equals < 0 ? "" : header.substring(0, equals).strip();
      String value = equals < 0 ? "" : header.substring(equals + 1).strip();
      if (!NAME.matcher(name).matches()
          || value.isEmpty()
          || value.chars().anyMatch(c -> c < ' ')) {
        throw new InputException(
            "--header must be NAME=VALUE or NAME=$VARIABLE, but began with '%s'"
                .formatted(Secret.redactKeys(name)));
      }
      boolean secret = SECRET.matcher(name).find() || !Secret.redactKeys(value).equals(value);
      if (secret && !value.startsWith("$")) {
        throw new InputException(
            "--header %s looks like a secret, which would stand in the run directory; put it into"
                    .formatted(name)
                + " the environment and write --header '%s=$VARIABLE'".formatted(name));
      }
    }
  }

  /**
   * The headers with their values.
   *
   * @throws InputException if one is no NAME=VALUE, or its variable is not set
   */
  static SortedMap<String, String> read(List<String> given, Map<String, String> environment) {
    check(given);
    SortedMap<String, String> headers = new TreeMap<>();
    for (String header : given) {
      int equals = header.indexOf('=');
      String name = header.substring(0, equals).strip();
      String value = header.substring(equals + 1).strip();
      if (value.startsWith("$")) {
        String variable = value.substring(1);
        value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
          throw new InputException(
              "--header %s needs the variable %s, which is not set".formatted(name, variable));
        }
      }
      headers.put(name, value);
    }
    return Collections.unmodifiableSortedMap(headers);
  }
}
