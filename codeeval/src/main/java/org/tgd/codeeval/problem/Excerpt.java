package org.tgd.codeeval.problem;

/** The begin of a value's JSON: however large the value, no more of it than that is looked at. */
final class Excerpt {
  private final int longest;
  private final StringBuilder text = new StringBuilder();

  private Excerpt(int longest) {
    this.longest = longest;
  }

  /** At most so many characters, and an ellipsis where there are more. */
  static String of(Value value, int longest) {
    if (value instanceof Value.Opaque opaque) {
      return "a value of type " + cut(opaque.typeName(), longest);
    }
    var excerpt = new Excerpt(longest);
    excerpt.add(value);
    return cut(excerpt.text.toString(), longest);
  }

  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  private boolean full() {
    return text.length() > longest;
  }

  private void add(Value value) {
    if (full()) {
      return;
    }
    if (value instanceof Value.Sequence sequence) {
      String marker = marker(sequence.kind());
      text.append(marker).append('[');
      for (int i = 0; i < sequence.elements().size() && !full(); i++) {
        text.append(i == 0 ? "" : ",");
        add(sequence.elements().get(i));
      }
      text.append(marker.isEmpty() ? "]" : "]}");
    } else if (value instanceof Value.Mapping mapping) {
      text.append("{\"$dict\":[");
      for (int i = 0; i < mapping.entries().size() && !full(); i++) {
        text.append(i == 0 ? "[" : ",[");
        add(mapping.entries().get(i).key());
        text.append(',');
        add(mapping.entries().get(i).value());
        text.append(']');
      }
      text.append("]}");
    } else if (value instanceof Value.Text words) {
      String begin = words.value().substring(0, Math.min(longest + 1, words.value().length()));
      text.append(ValueJson.write(Value.of(begin)));
    } else {
      text.append(ValueJson.write(value));
    }
  }

  private static String marker(Value.Sequence.Kind kind) {
    return switch (kind) {
      case LIST -> "";
      case TUPLE -> "{\"$tuple\":";
      case SET -> "{\"$set\":";
    };
  }
}
