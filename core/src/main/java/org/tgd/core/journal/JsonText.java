package org.tgd.core.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * JSON as text that survives a file: texts of any length are read back, and half a surrogate pair,
 * which UTF-8 cannot hold, is written as an escape.
 */
public final class JsonText {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private JsonText() {}

  /**
   * Reads one JSON value.
   *
   * @throws JsonProcessingException if the text is not JSON
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }

  /**
   * One text of an object, found without reading the rest of it into memory.
   *
   * @param json an object and nothing else
   * @param length how many of the bytes are of it
   * @param field a field of the object itself
   * @return empty where the object has no such field or it is no text
   * @throws JsonProcessingException if the bytes are not JSON
   * @throws IllegalArgumentException if they are no object
   */
  static Optional<String> text(byte[] json, int length, String field)
      throws JsonProcessingException {
    Optional<String> found = Optional.empty();
    try (JsonParser parser = JSON.getFactory().createParser(json, 0, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        boolean wanted = parser.currentName().equals(field);
        if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
          found = Optional.of(parser.getText());
        }
        parser.skipChildren();
      }
      return found;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory could not be read", e);
    }
  }

  /** The value in one line. */
  public static String line(JsonNode node) {
    try {
      return escaped(JSON.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree could not be written", e);
    }
  }

  /** The value over several lines, ended by a line break. */
  public static String pretty(JsonNode node) {
    return escaped(node.toPrettyString()) + "\n";
  }

  private static String escaped(String json) {
    int half = half(json, 0);
    if (half < 0) {
      return json;
    }
    StringBuilder text = new StringBuilder(json.length() + 16);
    int start = 0;
    while (half >= 0) {
      text.append(json, start, half).append("\\u%04x".formatted((int) json.charAt(half)));
      start = half + 1;
      half = half(json, start);
    }
    return text.append(json, start, json.length()).toString();
  }

  /** Where the next half of a surrogate pair without its other half stands; negative for none. */
  private static int half(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        return i;
      }
      i += Character.charCount(point);
    }
    return -1;
  }
}
