package org.tgd.codeeval.problem;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Short texts that are equal exactly when values are, as far as equality is exact. Made from the
 * inside out, each of bounded length, so that nesting costs nothing.
 */
final class Keys {
  private static final int LONGEST = 96;
  private final Effort effort;
  private final boolean ordered;
  private final IdentityHashMap<Value, String> known = new IdentityHashMap<>();
  private long opaque;

  /**
   * Keys of values.
   *
   * @param ordered whether the order of lists counts
   */
  Keys(Effort effort, boolean ordered) {
    this.effort = effort;
    this.ordered = ordered;
  }

  String of(Value value) {
    effort.spend(1);
    if (value instanceof Value.Text text) {
      effort.spend(text.value().length() >> 5);
      return bounded("s" + text.value());
    } else if (value instanceof Value.Bool || value instanceof Value.Whole) {
      return bounded(number(value));
    } else if (value instanceof Value.Real real) {
      return bounded(real(real.value()));
    } else if (value instanceof Value.Sequence || value instanceof Value.Mapping) {
      return compound(value);
    } else if (value instanceof Value.Opaque) {
      return "?" + opaque++; // equal to nothing
    }
    return "null";
  }

  private String number(Value value) {
    if (value instanceof Value.Bool truth) {
      return truth.value() ? "1" : "0";
    }
    String digits = ((Value.Whole) value).value().toString();
    effort.spend(digits.length() >> 3);
    return digits;
  }

  private static String real(double x) {
    if (!Double.isFinite(x)) {
      return Double.toString(x);
    }
    boolean whole = x == Math.rint(x);
    return whole ? new BigDecimal(x).toPlainString() : "r" + Double.doubleToLongBits(x);
  }

  /** Made once: whoever sorts nested sets from the inside out asks for it again at each level. */
  private String compound(Value value) {
    String earlier = known.get(value);
    if (earlier != null) {
      return earlier;
    }
    String key =
        value instanceof Value.Sequence sequence
            ? sequence(sequence)
            : mapping((Value.Mapping) value);
    known.put(value, key);
    return key;
  }

  private String sequence(Value.Sequence sequence) {
    List<String> inner = all(sequence.elements());
    boolean set = sequence.kind() == Value.Sequence.Kind.SET;
    if (set || !ordered) {
      Collections.sort(inner);
    }
    return bounded((set ? "set" : "list") + joined(inner));
  }

  private List<String> all(List<Value> values) {
    var inner = new ArrayList<String>(values.size());
    values.forEach(value -> inner.add(of(value)));
    return inner;
  }

  private String mapping(Value.Mapping mapping) {
    var inner = new ArrayList<String>(mapping.entries().size());
    mapping.entries().forEach(e -> inner.add(joined(List.of(of(e.key()), of(e.value())))));
    Collections.sort(inner);
    return bounded("dict" + joined(inner));
  }

  /** With their lengths, so that no text can look like two. */
  private static String joined(List<String> parts) {
    var text = new StringBuilder("(");
    parts.forEach(part -> text.append(part.length()).append(':').append(part));
    return text.append(')').toString();
  }

  private static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE); // lone surrogates stay what they are
      return "#" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
