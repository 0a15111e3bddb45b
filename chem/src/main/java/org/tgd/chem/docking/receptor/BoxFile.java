package org.tgd.chem.docking.receptor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tgd.chem.docking.Box;
import org.tgd.core.input.InputException;

/** Reads the search space from a configuration file of Vina: lines {@code key = value}. */
final class BoxFile {
  private static final List<String> KEYS =
      List.of("center_x", "center_y", "center_z", "size_x", "size_y", "size_z");

  private BoxFile() {}

  /**
   * The box of a configuration; other keys are ignored.
   *
   * @throws InputException if a key is missing, stands twice or has a bad value
   */
  static Box parse(String text, String source) {
    Map<String, Double> values = new HashMap<>();
    int number = 0;
    for (String raw : text.lines().limit(1000).toList()) {
      number++;
      int comment = raw.indexOf('#');
      String line = comment < 0 ? raw : raw.substring(0, comment);
      int equals = line.indexOf('=');
      String key = equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      if (KEYS.contains(key)) {
        double value = number(line.substring(equals + 1).strip(), key, source, number);
        if (values.put(key, value) != null) {
          throw new InputException(source + ", line " + number + ": " + key + " stands twice");
        }
      }
    }
    for (String key : KEYS) {
      if (!values.containsKey(key)) {
        throw new InputException(
            source + ": " + key + " is missing; a box wants " + String.join(", ", KEYS));
      }
    }
    return box(KEYS.stream().mapToDouble(values::get).toArray(), source);
  }

  private static Box box(double[] v, String source) {
    try {
      return new Box(v[0], v[1], v[2], v[3], v[4], v[5]);
    } catch (IllegalArgumentException e) {
      throw new InputException(source + ": " + e.getMessage(), e);
    }
  }

  private static double number(String text, String key, String source, int line) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      throw new InputException(
          source + ", line " + line + ": " + key + " is '" + shown + "'; must be a number", e);
    }
  }
}
