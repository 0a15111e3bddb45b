package org.tgd.radiotherapy.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;

/** A place in a JSON file, which says where it is when something there is wrong. */
record JsonFile(Path file, String place, JsonNode node) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final long MAX_BYTES = 1 << 28;

  static JsonFile read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(file + ": larger than 256 MB");
      }
      try (JsonParser parser = MAPPER.createParser(file.toFile())) {
        JsonNode node = MAPPER.readTree(parser);
        if (node == null || !node.isObject()) {
          throw new InputException(file + ": must be a JSON object");
        }
        if (parser.nextToken() != null) {
          throw new InputException(file + ": something follows the JSON object; it must end there");
        }
        return new JsonFile(file, "", node);
      }
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": no such file", e);
    } catch (JsonProcessingException e) {
      String at =
          e.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new InputException("%s: not sound JSON%s: %s".formatted(file, at, Broken.words(e)), e);
    } catch (IOException e) {
      throw new InputException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  JsonFile get(String field) {
    if (!has(field)) {
      throw wrong("lacks the field '" + field + "'");
    }
    return new JsonFile(file, place.isEmpty() ? field : place + "." + field, node.get(field));
  }

  String text(String field) {
    JsonFile value = get(field);
    if (!value.node.isTextual() || value.node.textValue().isBlank()) {
      throw value.wrong("must be a text");
    }
    return value.node.textValue();
  }

  double number(String field) {
    return get(field).number();
  }

  double number() {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw wrong("must be a finite number");
    }
    return node.doubleValue();
  }

  int integer(String field) {
    JsonFile value = get(field);
    double number = value.number();
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw value.wrong("must be a whole number");
    }
    return (int) number;
  }

  List<JsonFile> list(String field) {
    return get(field).list();
  }

  List<JsonFile> list() {
    if (!node.isArray()) {
      throw wrong("must be a list");
    }
    List<JsonFile> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonFile(file, place + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  double[] numbers(String field) {
    return get(field).numbers();
  }

  double[] numbers() {
    return list().stream().mapToDouble(JsonFile::number).toArray();
  }

  double[] numbers(String field, int count) {
    double[] numbers = numbers(field);
    if (numbers.length != count) {
      throw get(field).wrong("must have %d numbers, has %d".formatted(count, numbers.length));
    }
    return numbers;
  }

  /** A file named here, which must lie in the same folder. */
  Path sibling(String field) {
    String name = text(field);
    if (name.contains("/") || name.contains("\\") || name.equals("..") || name.indexOf(0) >= 0) {
      throw get(field).wrong("must be the name of a file in the same folder");
    }
    return file.resolveSibling(name);
  }

  InputException wrong(String what) {
    return new InputException(
        "%s: %s%s".formatted(file, place.isEmpty() ? "" : "field '" + place + "' ", what));
  }
}
