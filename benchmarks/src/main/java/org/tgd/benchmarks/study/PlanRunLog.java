package org.tgd.benchmarks.study;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;

/**
 * The finished runs of a study: one line of JSON each, below a first line that says what the study
 * depends on. A study that was killed goes on where its log ends; a line that was cut off by the
 * kill is written anew.
 */
public final class PlanRunLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> file;
  private final List<PlanRun> runs = new ArrayList<>();

  private PlanRunLog(Optional<Path> file) {
    this.file = file;
  }

  /** A log that is kept in memory only. */
  public static PlanRunLog inMemory() {
    return new PlanRunLog(Optional.empty());
  }

  /**
   * Opens a log, or starts it.
   *
   * @param file where it is
   * @param study what the study depends on, on one line
   * @throws InputException if the file holds another study
   */
  public static PlanRunLog open(Path file, String study) {
    requireNonNull(study, "study");
    PlanRunLog log = new PlanRunLog(Optional.of(file));
    try {
      String head = JSON.writeValueAsString(study);
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, head + "\n");
        return log;
      }
      List<String> lines = whole(Files.readString(file));
      if (lines.isEmpty() || !lines.get(0).equals(head)) {
        throw new InputException(
            file + " holds another study; name another folder, or give the same settings");
      }
      for (String line : lines.subList(1, lines.size())) {
        log.runs.add(JSON.readValue(line, PlanRun.class));
      }
      Files.writeString(file, String.join("\n", lines) + "\n");
      return log;
    } catch (JsonProcessingException broken) {
      throw new InputException(file + " is no log of a study: " + Broken.words(broken), broken);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The lines that end, without the one that was cut off. */
  private static List<String> whole(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** The runs so far, in the order in which they ended. */
  public List<PlanRun> runs() {
    return List.copyOf(runs);
  }

  /** The run of a method on a patient, if it has ended. */
  Optional<PlanRun> find(String patient, String method, long seed) {
    return runs.stream()
        .filter(r -> r.patient().equals(patient) && r.method().equals(method) && r.seed() == seed)
        .findFirst();
  }

  void add(PlanRun run) {
    runs.add(run);
    if (file.isPresent()) {
      try {
        Files.writeString(
            file.get(),
            JSON.writeValueAsString(run) + "\n",
            StandardCharsets.UTF_8,
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
