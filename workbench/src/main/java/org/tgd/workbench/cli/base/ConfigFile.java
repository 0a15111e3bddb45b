package org.tgd.workbench.cli.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options from a YAML file ({@code --config FILE}): each key is the long name of an option without
 * its dashes; lists repeat an option, mappings give {@code NAME=VALUE} to one that is repeated,
 * true and false switch flags. What stands on the command line comes before what stands in the
 * file.
 */
public final class ConfigFile {
  private static final String OPTION = "--config";

  private final Path file;
  private final CommandLine command;
  private final List<String> given;

  private ConfigFile(Path file, CommandLine command, List<String> given) {
    this.file = file;
    this.command = command;
    this.given = given;
  }

  /**
   * The words of a command line with those of its file put in; unchanged where none is named, or
   * where the command takes none.
   *
   * @throws InputException if the file cannot be read or holds what the command does not know
   */
  public static String[] expanded(CommandLine root, String... args) {
    Optional<String> path = path(args);
    if (path.isEmpty()) {
      return args;
    }
    CommandLine command = root;
    int words = 0;
    while (words < args.length && command.getSubcommands().containsKey(args[words])) {
      command = command.getSubcommands().get(args[words++]);
    }
    OptionSpec own = command.getCommandSpec().optionsMap().get(OPTION);
    if (own == null || own.arity().max() == 0) { // 'run show' has a flag of that name
      return args;
    }
    if (path.get().isBlank()) {
      throw InputException.emptyPlace(OPTION);
    }
    List<String> all = new ArrayList<>(Arrays.asList(args));
    List<String> given = all.subList(words, all.size());
    all.addAll(words, new ConfigFile(Path.of(path.get()), command, given).words());
    return all.toArray(String[]::new);
  }

  private static Optional<String> path(String... args) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].startsWith(OPTION + "=")) {
        return Optional.of(args[i].substring(OPTION.length() + 1));
      }
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return Optional.of(args[i + 1]);
      }
    }
    return Optional.empty();
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : read().properties()) {
      OptionSpec option = option(entry.getKey());
      // of NAME=VALUE pairs the later counts, so those of the command line are added
      boolean pairs = Map.class.isAssignableFrom(option.type());
      if (pairs || Arrays.stream(option.names()).noneMatch(this::isGiven)) {
        words.addAll(words(entry.getKey(), entry.getValue(), option));
      }
    }
    return words;
  }

  private JsonNode read() {
    return YamlFile.object(file, "options as YAML", "lines of the form 'option: value'");
  }

  private OptionSpec option(String key) {
    Map<String, OptionSpec> known = command.getCommandSpec().optionsMap();
    OptionSpec option = known.get("--" + key);
    if (option == null || key.equals("config") || option.usageHelp()) {
      throw new InputException(
          "%s: unknown key '%s'%s; the keys are the options of '%s' without their dashes"
              .formatted(
                  file,
                  key,
                  Distance.nearest("--" + key, known.keySet())
                      .map(near -> "; did you mean '" + near.substring(2) + "'?")
                      .orElse(""),
                  command.getCommandSpec().qualifiedName()));
    }
    return option;
  }

  private boolean isGiven(String name) {
    boolean letter = !name.startsWith("--");
    return given.stream()
        .takeWhile(word -> !word.equals("--"))
        .anyMatch(
            word ->
                word.equals(name)
                    || word.startsWith(name + "=")
                    || (letter && word.startsWith(name) && !word.startsWith("--")));
  }

  private List<String> words(String key, JsonNode value, OptionSpec option) {
    String name = "--" + key;
    if (option.arity().max() == 0) {
      if (!value.isBoolean()) {
        throw wrong(key, value, "true or false");
      }
      return value.asBoolean() ? List.of(name) : List.of();
    }
    if (value.isArray() && option.isMultiValue()) {
      List<String> words = new ArrayList<>();
      value.forEach(each -> words.add(name + "=" + scalar(key, each)));
      return words;
    }
    if (value.isObject() && option.isMultiValue()) {
      return value.properties().stream()
          .map(each -> name + "=" + each.getKey() + "=" + scalar(key, each.getValue()))
          .collect(Collectors.toList());
    }
    return List.of(name + "=" + scalar(key, value));
  }

  private String scalar(String key, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw wrong(key, value, "one value");
    }
    return value.asText();
  }

  private InputException wrong(String key, JsonNode value, String right) {
    return new InputException(
        file + ": '" + key + "' was " + (value.isNull() ? "empty" : value) + "; must be " + right);
  }
}
