package org.tgd.benchmarks.study;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;

/**
 * The finished rows of a study, kept in {@code rows.jsonl} of a folder as they come, from which the
 * study goes on. Thread-safe.
 *
 * @param <R> what a row is
 */
public final class RowLog<R> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, R> done = new TreeMap<>();
  private final Optional<Path> file;
  private final String settings;
  private final Class<R> type;
  private final Function<R, String> name;

  private RowLog(Optional<Path> file, String settings, Class<R> type, Function<R, String> name) {
    this.file = file;
    this.settings = settings;
    this.type = type;
    this.name = name;
  }

  /** The log of a study of faulty programs. */
  public static RowLog<FixRow> ofPrograms(Optional<Path> folder, String settings) {
    return open(folder, settings, FixRow.class, FixRow::name);
  }

  /**
   * Opens the log of a folder, which is made if it is not there; without one nothing is kept.
   *
   * @param settings what rows of one study have in common
   * @param type what a row is
   * @param name what tells a row from the others
   * @throws InputException if the folder cannot be used or holds a study with other settings
   */
  public static <R> RowLog<R> open(
      Optional<Path> folder, String settings, Class<R> type, Function<R, String> name) {
    if (folder.isEmpty()) {
      return new RowLog<>(Optional.empty(), settings, type, name);
    }
    Path path = folder.get().resolve("rows.jsonl");
    var log = new RowLog<>(Optional.of(path), settings, type, name);
    try {
      Files.createDirectories(folder.get());
      if (Files.exists(path)) {
        log.load(path, Files.readString(path));
      }
    } catch (IOException e) {
      throw InputException.cannotRead(path, e);
    }
    return log;
  }

  /** A line that was being written when the study was ended is taken off. */
  private void load(Path path, String text) throws IOException {
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (String line : whole.lines().toList()) {
      JsonNode node = node(path, line);
      if (!node.path("settings").asText().equals(settings)) {
        throw new InputException(
            "%s is of a study with other settings (%s, not %s); give another folder with --out"
                .formatted(path, node.path("settings").asText(), settings));
      }
      R row = JSON.treeToValue(node.path("row"), type);
      done.put(name.apply(row), row);
    }
    if (!whole.equals(text)) {
      Files.writeString(path, whole);
    }
  }

  private static JsonNode node(Path path, String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new InputException(path + " is no log of a study: " + Broken.words(e), e);
    }
  }

  /** The row of that name, if it is there. */
  public synchronized Optional<R> row(String wanted) {
    return Optional.ofNullable(done.get(wanted));
  }

  /** Keeps a row. */
  public synchronized void keep(R row) {
    done.put(name.apply(row), row);
    if (file.isEmpty()) {
      return;
    }
    var line = JSON.createObjectNode().put("settings", settings);
    line.set("row", JSON.valueToTree(row));
    try {
      Files.writeString(file.get(), line + "\n", CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
