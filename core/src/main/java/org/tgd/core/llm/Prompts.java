package org.tgd.core.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tgd.core.engine.Prompt;
import org.tgd.core.input.InputException;
import org.tgd.core.input.Nearest;
import org.tgd.core.input.TextInput;
import org.tgd.core.journal.Sha256;

/**
 * The wordings by which models are asked: ours, or a user's own. Each is a text with holes in
 * Mustache's notation, {@code {{value}}}, and has the name of a file. Immutable.
 */
public final class Prompts {
  static final String CRITIC = "critic";
  static final String COMPARE = "compare";
  static final String EDITOR = "editor";
  static final String REDUCE = "reduce";
  static final String REPAIR = "repair";

  private static final String SYSTEM = "-system.txt";
  private static final String USER = "-user.txt";

  /** What a wording of the user's must hold, or the model would not know what it is asked. */
  private static final Map<String, String> NEEDED =
      Map.of(
          CRITIC + USER, "value",
          COMPARE + USER, "second",
          EDITOR + USER, "value",
          REDUCE + USER, "pieces",
          REPAIR + USER, "question");

  /** The wordings that come with the program. */
  public static final Prompts OURS = new Prompts(ours());

  private final SortedMap<String, Template> templates;

  private Prompts(SortedMap<String, Template> templates) {
    this.templates = Collections.unmodifiableSortedMap(templates);
  }

  private static SortedMap<String, Template> ours() {
    SortedMap<String, Template> ours = new TreeMap<>();
    for (String kind : List.of(CRITIC, COMPARE, EDITOR, REDUCE)) {
      ours.put(kind + SYSTEM, Template.of(resource(kind + SYSTEM)));
      ours.put(kind + USER, Template.of(resource(kind + USER)));
    }
    ours.put(REPAIR + USER, Template.of(resource(REPAIR + USER)));
    return ours;
  }

  private static String resource(String name) {
    try (InputStream in = Prompts.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the prompt " + name, e);
    }
  }

  /** The names of all wordings, in the order of their letters. */
  public static List<String> names() {
    return List.copyOf(OURS.templates.keySet());
  }

  /**
   * Wordings from a folder: a file for each that differs from ours, with its name. Files whose
   * names begin with a dot are left alone.
   *
   * @throws InputException if the folder or a file cannot be read, a file has another name, or a
   *     wording has a hole that there is not, or lacks the one that it needs
   */
  public static Prompts from(Path folder) {
    SortedMap<String, Template> templates = new TreeMap<>(OURS.templates);
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      Template ours = OURS.templates.get(name);
      if (ours == null) {
        String meant =
            Nearest.of(name, names()).map(each -> "; " + each + " was meant?").orElse("");
        throw new InputException(
            "%s is the name of no prompt%s; there are %s"
                .formatted(file, meant, String.join(", ", names())));
      }
      String text = read(file);
      templates.put(
          name, Template.of(text, file.toString(), ours, Optional.ofNullable(NEEDED.get(name))));
    }
    return new Prompts(templates);
  }

  private static String read(Path file) {
    try {
      return TextInput.text(file);
    } catch (IOException e) {
      throw InputException.cannotRead("prompt", file, e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw InputException.cannotRead("folder of prompts", folder, e);
    }
  }

  /**
   * The same wordings after a change of their texts, holes and all.
   *
   * @param change what becomes of a text
   * @throws InputException if a text then has a hole that there is not, or lacks the one it needs
   */
  public Prompts reworded(UnaryOperator<String> change) {
    SortedMap<String, Template> next = new TreeMap<>();
    templates.forEach(
        (name, template) ->
            next.put(
                name,
                Template.of(
                    change.apply(template.text()),
                    "the reworded " + name,
                    OURS.templates.get(name),
                    Optional.ofNullable(NEEDED.get(name)))));
    return new Prompts(next);
  }

  /**
   * Writes all wordings to a folder, to begin with.
   *
   * @param folder is made where it is not there
   * @throws InputException if one of the files is there already, or the folder cannot be written to
   */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String name : templates.keySet()) {
        if (Files.exists(folder.resolve(name))) {
          throw new InputException(folder.resolve(name) + " is there already; name a new folder");
        }
      }
      for (Map.Entry<String, Template> each : templates.entrySet()) {
        Files.writeString(folder.resolve(each.getKey()), each.getValue().text());
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
  }

  /** The SHA-256 of every prompt text by its name, in hexadecimal. */
  public SortedMap<String, String> hashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    templates.forEach((name, template) -> hashes.put(name, Sha256.hex(template.text())));
    return hashes;
  }

  /** What is asked in one of the matters that have an instruction above them. */
  Prompt prompt(String matter, Map<String, Object> holes) {
    return Prompt.of(
        templates.get(matter + SYSTEM).text().strip(), templates.get(matter + USER).fill(holes));
  }

  /** The question after an answer that could not be used. */
  String repair(Map<String, Object> holes) {
    return templates.get(REPAIR + USER).fill(holes);
  }
}
