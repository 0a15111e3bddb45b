package org.tgd.core.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/** Items with ids, in the order of their file. Immutable as long as nobody changes an item. */
public final class DataSet {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> items;

  private DataSet(Map<String, ObjectNode> items) {
    this.items = items;
  }

  /**
   * Reads JSON Lines: an object a line, each with an {@code id} of its own; blank lines are passed
   * over.
   *
   * @throws InputException if the file cannot be read, a line is no such object, an id stands
   *     twice, or there is no item
   */
  public static DataSet read(Path file) {
    List<String> lines;
    try {
      lines = TextInput.text(file).lines().toList();
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
    Map<String, ObjectNode> items = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String place = file + " line " + (i + 1);
        ObjectNode item = item(lines.get(i), place);
        String id = item.path("id").asText();
        if (items.put(id, item) != null) {
          throw new InputException(place + ": the id '" + id + "' stands twice");
        }
      }
    }
    if (items.isEmpty()) {
      throw new InputException(file + " holds no item; write a line {\"id\": \"1\", ...} for each");
    }
    return new DataSet(items);
  }

  private static ObjectNode item(String line, String place) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node instanceof ObjectNode object && isId(object.path("id"))) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new InputException(place + ": is no JSON: " + Broken.words(e), e);
    }
    throw new InputException(place + ": must be an object with a field id, a text or a number");
  }

  private static boolean isId(JsonNode id) {
    return (id.isTextual() || id.isNumber()) && !id.asText().isBlank();
  }

  /** All ids in order. */
  public List<String> ids() {
    return List.copyOf(items.keySet());
  }

  /** The items of these ids, in their order. */
  public List<ObjectNode> of(Collection<String> ids) {
    return ids.stream()
        .map(
            id -> {
              ObjectNode item = items.get(id);
              if (item == null) {
                throw new IllegalArgumentException("there is no item '" + id + "'");
              }
              return item;
            })
        .toList();
  }
}
