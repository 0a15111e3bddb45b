package org.tgd.codeeval.feedback;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tgd.codeeval.problem.Value;
import org.tgd.codeeval.problem.Value.Sequence;
import org.tgd.codeeval.problem.ValueJson;

/**
 * Values as a reader of programs writes them: {@code [1, 2]}, {@code (1, 2)} for a tuple, {@code
 * {1, 2}} for a set, {@code {"a": 1}}, {@code 1e+18}; never the marks of the files.
 */
public final class ValueWords {
  private ValueWords() {}

  /** The value in words. */
  public static String of(Value value) {
    if (value instanceof Value.Real real) {
      return number(real.value());
    } else if (value instanceof Sequence list) {
      String elements = joined(list.elements());
      return switch (list.kind()) {
        case LIST -> "[" + elements + "]";
        case TUPLE -> "(" + elements + (list.elements().size() == 1 ? ",)" : ")");
        case SET -> list.elements().isEmpty() ? "set()" : "{" + elements + "}";
      };
    } else if (value instanceof Value.Mapping map) {
      return map.entries().stream()
          .map(entry -> of(entry.key()) + ": " + of(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof Value.Opaque opaque) {
      return "an object of the type " + opaque.typeName();
    }
    return ValueJson.write(value);
  }

  /** A text that may be a value as the files write it, in words; as it is if it is none. */
  public static String ofJson(String text) {
    if (!text.contains("$") && !text.contains("E")) {
      return text;
    }
    try {
      return of(ValueJson.parse(text));
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String joined(List<Value> values) {
    return values.stream().map(ValueWords::of).collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    String text = Double.toString(value);
    int exponent = text.indexOf('E');
    if (exponent < 0) {
      return text;
    }
    if (Math.abs(value) >= 1e7 && Math.abs(value) < 1e16 && value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    String mantissa = text.substring(0, exponent).replaceFirst("\\.0$", "");
    int power = Integer.parseInt(text.substring(exponent + 1));
    return mantissa + String.format(Locale.ROOT, "e%+03d", power);
  }
}
