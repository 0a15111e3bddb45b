package org.tgd.benchmarks.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;
import org.tgd.core.journal.JsonText;

/**
 * Trajectories as JSON Lines: {@code id} (or {@code item_sha16}), {@code letters} (what each answer
 * said, null where nothing could be read), {@code y} and, where it is there, {@code tokens}.
 */
public final class RecordedTrajectories {
  private RecordedTrajectories() {}

  /**
   * Reads a file.
   *
   * @throws InputException if a line is not as it must be, or all are not of one length
   */
  public static List<Trajectory> read(Path file) {
    List<Trajectory> all = new ArrayList<>();
    try {
      List<String> lines = TextInput.text(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          all.add(trajectory(lines.get(i), file + ", line " + (i + 1)));
        }
      }
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
    if (all.isEmpty()) {
      throw new InputException(file + " holds no trajectory");
    }
    return all;
  }

  private static Trajectory trajectory(String line, String place) {
    JsonNode node;
    try {
      node = JsonText.read(line);
    } catch (JsonProcessingException e) {
      throw new InputException(place + ": " + Broken.words(e), e);
    }
    if (!node.path("y").isTextual()
        || !node.path("letters").isArray()
        || node.path("letters").isEmpty()) {
      throw new InputException(
          place + ": must have y, a text, and letters, a list of what each answer said");
    }
    List<String> found = new ArrayList<>();
    node.path("letters").forEach(each -> found.add(each.isNull() ? "" : each.asText()));
    String id = node.path("id").asText(node.path("item_sha16").asText(place));
    return new Trajectory(id, node.path("y").asText(), found, node.path("tokens").asLong(0));
  }

  /** A line that can be read again, with the vote. */
  public static String line(Trajectory trajectory) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", trajectory.id());
    ArrayNode letters = node.putArray("letters");
    trajectory.found().forEach(each -> put(letters, each));
    node.put("majority", trajectory.vote().isEmpty() ? null : trajectory.vote());
    return node.put("y", trajectory.gold()).put("tokens", trajectory.tokens()) + "\n";
  }

  private static void put(ArrayNode letters, String answer) {
    if (answer.isEmpty()) {
      letters.addNull();
    } else {
      letters.add(answer);
    }
  }
}
