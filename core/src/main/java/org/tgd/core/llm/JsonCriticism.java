package org.tgd.core.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** A criticism that was asked for as a JSON object with one text. */
final class JsonCriticism {
  /** The field that holds the criticism. */
  static final String FIELD = "criticism";

  /** What the field of an answer holds that was not filled in. */
  private static final String BLANK = "(what is wrong and what would help, or NONE)";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How an answer begins that was cut off before its end. */
  private static final Pattern BEGUN =
      Pattern.compile("\\A(?:```(?:json)?\\s*)?\\{\\s*\"" + FIELD + "\"\\s*:\\s*\"");

  private JsonCriticism() {}

  /** The form of an answer, to be shown. */
  static String example() {
    return JSON.createObjectNode().put(FIELD, BLANK).toString();
  }

  /**
   * The criticism in an answer; the answer as it is where it holds no such object, for a model that
   * writes its criticism in words all the same.
   */
  static String read(String answer) {
    int from = answer.indexOf('{');
    int to = answer.lastIndexOf('}');
    if (from >= 0 && to > from) {
      try {
        JsonNode said = JSON.readTree(answer.substring(from, to + 1)).path(FIELD);
        if (said.isTextual()) {
          return said.asText().equals(BLANK) ? "" : said.asText().strip();
        }
      } catch (JsonProcessingException e) {
        return begun(answer);
      }
    }
    return begun(answer);
  }

  /** What is left of an object that was begun. */
  private static String begun(String answer) {
    return BEGUN
        .matcher(answer)
        .replaceFirst("")
        .replace("\\n", "\n")
        .replace("\\\"", "\"")
        .strip();
  }
}
