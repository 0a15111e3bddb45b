package org.tgd.workbench.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.tgd.core.journal.JsonText;
import org.tgd.core.run.RunDirectory;

/** What can be done about a run from outside: end it after its step, take it up, note something. */
final class Steering {
  /** What people noted about a run: a JSON object with {@code time} and {@code text} a line. */
  static final String NOTES = "notes.jsonl";

  private static final String LOG = "resume.log";
  private static final int LONGEST = 2000;

  private final Site site;

  Steering(Site site) {
    this.site = site;
  }

  /**
   * A word that somebody left.
   *
   * @param time when, ISO 8601
   * @param text what
   */
  record Note(String time, String text) {}

  /** Asks the process that takes a run to end after its step. */
  void stop(RunDirectory directory) {
    if (!RunIndex.isRunning(directory.path())) {
      throw new Refusal(409, "the run is not being taken, so there is nothing to stop");
    }
    directory.requestStop();
  }

  /** Takes a run up in a process of its own, which outlives the dashboard. */
  void resume(RunDirectory directory) {
    if (RunIndex.isRunning(directory.path())) {
      throw new Refusal(409, "the run is being taken already");
    }
    File log = directory.path().resolve(LOG).toFile();
    try {
      new ProcessBuilder(site.resume().apply(directory.path()))
          .redirectInput(new File("/dev/null"))
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
          .redirectError(ProcessBuilder.Redirect.appendTo(log))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the process could not be started", e);
    }
  }

  /** Leaves a word about a run beside it. */
  void note(RunDirectory directory, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      throw new Refusal(400, "a note has 1 to %d characters".formatted(LONGEST));
    }
    String line =
        JsonText.line(
            JsonNodeFactory.instance
                .objectNode()
                .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("text", stripped));
    try {
      Files.writeString(
          directory.path().resolve(NOTES),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the note could not be written", e);
    }
  }

  /** The words about a run; a line that is none is shown as it is. */
  static List<Note> notes(Path directory) {
    Path file = directory.resolve(NOTES);
    List<Note> notes = new ArrayList<>();
    try {
      if (!Files.isRegularFile(file)) {
        return notes;
      }
      for (String line : Files.readString(file).lines().toList()) {
        notes.add(note(line));
      }
    } catch (IOException e) {
      notes.add(new Note("", "the notes cannot be read: " + e.getMessage()));
    }
    return notes;
  }

  private static Note note(String line) {
    try {
      JsonNode node = JsonText.read(line);
      return new Note(node.path("time").asText(), node.path("text").asText(line));
    } catch (JsonProcessingException e) {
      return new Note("", line);
    }
  }
}
