package org.tgd.core.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tgd.core.engine.Completion;

/**
 * Reads the new value out of a model's answer. Tries, in this order: the exact tags, the last
 * complete pair of tags with slips (no nonce, other case, HTML-escaped), a JSON field, a fenced
 * block. A truncated answer and an empty value are never accepted.
 */
final class Answer {
  /** A longer value is taken for a model that runs away. */
  static final int MAX_LENGTH = 1_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LOOSE_OPEN = loosePattern("");
  private static final Pattern LOOSE_CLOSE = loosePattern("/");
  private static final Pattern FENCE =
      Pattern.compile("(?m)^[ \\t]*```[^\\n`]*\\n(.*?)^[ \\t]*```[ \\t]*$", Pattern.DOTALL);
  private static final List<String> FIELDS = List.of("new_value", "value", "improved_variable");

  private Answer() {}

  private static Pattern loosePattern(String slash) {
    return Pattern.compile(
        "(?:<|&lt;)\\s*" + slash + "\\s*new[-_ ]?value(?:-[0-9a-z]+)?\\s*(?:>|&gt;)",
        Pattern.CASE_INSENSITIVE);
  }

  /** Why a completion could not be used, or the value. */
  record Parsed(Optional<String> value, String problem) {}

  static Parsed parse(Completion completion, String nonce) {
    if (completion.truncated()) {
      return failed("it was cut off at the length limit");
    }
    String text = completion.text();
    if (text.isBlank()) {
      return failed("it was empty");
    }
    Optional<String> value = value(text, nonce);
    if (value.isEmpty()) {
      return failed("it held no complete pair of tags with a text between them");
    }
    if (value.get().length() > MAX_LENGTH) {
      return failed("the new text was longer than " + MAX_LENGTH + " characters");
    }
    return new Parsed(value, "");
  }

  private static Parsed failed(String problem) {
    return new Parsed(Optional.empty(), problem);
  }

  private static Optional<String> value(String text, String nonce) {
    Stream<Supplier<Optional<String>>> rungs =
        Stream.of(
            () -> exact(text, nonce), () -> loose(text), () -> json(text), () -> fenced(text));
    return rungs.map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> exact(String text, String nonce) {
    return lastPair(
        text,
        Pattern.compile(Pattern.quote("<new-value-" + nonce + ">")),
        Pattern.compile(Pattern.quote("</new-value-" + nonce + ">")));
  }

  private static Optional<String> loose(String text) {
    return lastPair(text, LOOSE_OPEN, LOOSE_CLOSE);
  }

  /**
   * The last complete pair that holds anything; each end belongs to the nearest start before it.
   */
  private static Optional<String> lastPair(String text, Pattern open, Pattern close) {
    Optional<String> last = Optional.empty();
    Matcher start = open.matcher(text);
    Matcher end = close.matcher(text);
    int from = 0;
    while (end.find(from)) {
      int begin = -1;
      boolean escaped = false;
      for (int at = from; start.find(at) && start.end() <= end.start(); at = start.end()) {
        begin = start.end();
        escaped = start.group().startsWith("&");
      }
      if (begin >= 0) {
        String inside = text.substring(begin, end.start());
        Optional<String> value = cleaned(escaped ? unescaped(inside) : inside);
        last = value.isPresent() ? value : last;
      }
      from = end.end();
    }
    return last;
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** Without the white space that belongs to the tags; empty if nothing else is left. */
  private static Optional<String> cleaned(String inside) {
    if (inside.isBlank()) {
      return Optional.empty();
    }
    if (inside.indexOf('\n') < 0) {
      return Optional.of(inside.strip());
    }
    int firstBreak = inside.indexOf('\n');
    boolean tagOnItsOwnLine = inside.substring(0, firstBreak).isBlank();
    return Optional.of(
        (tagOnItsOwnLine ? inside.substring(firstBreak + 1) : inside).stripTrailing());
  }

  private static Optional<String> json(String text) {
    String body = fenced(text).orElse(text).strip();
    if (!body.startsWith("{") || !body.endsWith("}")) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(body);
      return FIELDS.stream()
          .map(node::path)
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText)
          .flatMap(value -> cleaned(value).stream())
          .findFirst();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> fenced(String text) {
    return FENCE
        .matcher(text)
        .results()
        .flatMap(block -> cleaned(block.group(1)).stream())
        .reduce((first, second) -> second);
  }
}
