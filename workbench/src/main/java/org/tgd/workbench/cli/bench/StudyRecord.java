package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JsonText;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.Version;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

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
public record StudyRecord(
    String study, List<String> arguments, Path place, String program, OptionalInt exitCode) {
  static final String FILE = "study.json";

  /** Copies the words. */
  public StudyRecord {
    arguments = List.copyOf(arguments);
  }

  /** The folder that a study was told to leave its results in; empty for another command. */
  static Optional<Path> folder(ParseResult parsed) {
    boolean isStudy =
        parsed.commandSpec().parent() != null
            && parsed.commandSpec().parent().userObject() instanceof BenchRunCommand;
    OptionSpec out = isStudy ? parsed.commandSpec().findOption("--out") : null;
    boolean keeps = out != null && out.paramLabel().equals("DIR");
    if (!keeps || parsed.isUsageHelpRequested()) {
      return Optional.empty();
    }
    Object value = out.getValue();
    Object path = value instanceof Optional<?> some ? some.orElse(null) : value;
    return Optional.ofNullable((Path) path);
  }

  static StudyRecord of(ParseResult parsed, List<String> words) {
    String name = parsed.commandSpec().name();
    return new StudyRecord(
        name,
        words.subList(words.indexOf(name) + 1, words.size()),
        Path.of("").toAbsolutePath(),
        Version.number(),
        OptionalInt.empty());
  }

  StudyRecord ended(int code) {
    return new StudyRecord(study, arguments, place, program, OptionalInt.of(code));
  }

  /** The command as it was given. */
  String command() {
    return ("tgd bench run " + study + " " + String.join(" ", arguments)).strip();
  }

  void write(Path folder) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("study", study);
    ArrayNode words = node.putArray("arguments");
    arguments.forEach(words::add);
    node.put("place", place.toString()).put("program", program);
    exitCode.ifPresent(code -> node.put("exit_code", code));
    WholeFile.write(folder, FILE, JsonText.pretty(node));
  }

  /** Takes back what was written for a command that refused its input. */
  static void withdraw(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
      try (Stream<Path> left = Files.list(folder)) {
        if (left.findAny().isEmpty()) {
          Files.delete(folder);
        }
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
  }

  /**
   * Reads the record of a folder.
   *
   * @throws InputException if there is none, or it is damaged
   */
  static StudyRecord read(Path folder) {
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
      return new StudyRecord(
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

  /**
   * Takes a command; where it is a study with a folder for its results, keeps beside them by which
   * words they were made.
   *
   * @param parsed the whole command line
   * @param command takes the command, and gives its exit code
   */
  public static int around(ParseResult parsed, IntSupplier command) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Optional<Path> folder = folder(last);
    if (folder.isEmpty()) {
      return command.getAsInt();
    }
    StudyRecord record = of(last, parsed.originalArgs());
    boolean fresh = !Files.exists(folder.get());
    if (fresh) {
      record.write(folder.get());
    }
    int code = ExitCode.BAD_INPUT;
    try {
      code = command.getAsInt();
    } finally {
      if (code != ExitCode.BAD_INPUT) {
        record.ended(code).write(folder.get());
      } else if (fresh) {
        withdraw(folder.get());
      }
    }
    return code;
  }
}
