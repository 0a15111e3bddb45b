package org.tgd.workbench.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JsonText;

/**
 * By which command the results in a folder were made ({@code study.json}), so that the study can be
 * resumed and its report says how to repeat it.
 *
 * @param study the name of the study
 * @param arguments the words after it
 * @param place the folder in which the command was given: its relative paths begin there
 * @param program the version of the program that began it
 * @param exitCode how the last session ended; none while one goes on, or when it was killed
 */
public record Study(
    String study, List<String> arguments, Path place, String program, OptionalInt exitCode) {
  /** The name of its file in the folder of the results. */
  public static final String FILE = "study.json";

  /** Copies the words. */
  public Study {
    arguments = List.copyOf(arguments);
  }

  /** The same after a session that ended with that exit code. */
  public Study ended(int code) {
    return new Study(study, arguments, place, program, OptionalInt.of(code));
  }

  /** The command as it was given. */
  public String command() {
    return ("tgd bench run " + study + " " + String.join(" ", arguments)).strip();
  }

  /** How it stands, in words. */
  public String state() {
    return exitCode.isPresent()
        ? exitCode.getAsInt() == 0 ? "finished" : "ended with exit code " + exitCode.getAsInt()
        : "not ended: it goes on, or was killed";
  }

  /** The record as it stands in its file. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("study", study);
    ArrayNode words = node.putArray("arguments");
    arguments.forEach(words::add);
    node.put("place", place.toString()).put("program", program);
    exitCode.ifPresent(code -> node.put("exit_code", code));
    return node;
  }

  /**
   * Reads the record of a folder.
   *
   * @throws InputException if there is none, or it is damaged
   */
  public static Study read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          folder + " holds no " + FILE + "; name a folder that 'tgd bench run NAME --out' made");
    }
    try {
      JsonNode node = JsonText.read(Files.readString(file));
      if (!node.path("study").isTextual() || !node.path("arguments").isArray()) {
        throw new InputException(
            file + " is no record of a study: 'study', 'arguments' are wanted");
      }
      return new Study(
          node.path("study").asText(),
          StreamSupport.stream(node.path("arguments").spliterator(), false)
              .map(JsonNode::asText)
              .toList(),
          Path.of(node.path("place").asText()),
          node.path("program").asText(),
          node.has("exit_code")
              ? OptionalInt.of(node.path("exit_code").asInt())
              : OptionalInt.empty());
    } catch (JsonProcessingException e) {
      throw new InputException(file + " is damaged: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }
}
