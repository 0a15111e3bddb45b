package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/**
 * Tasks made of one by options that take several values: {@code each: {start: [CC, CCO]}} or, with
 * a value a line, {@code each: {start: {lines: FILE}}}; several options give all combinations.
 */
final class TaskSweep {
  private static final String LINES = "lines";
  private static final int MOST_TASKS = 100_000;
  private static final int LONGEST_VALUE = 24;

  private final String place;

  /**
   * A sweep.
   *
   * @param place what to call it in messages
   */
  TaskSweep(String place) {
    this.place = place;
  }

  /**
   * The tasks, named after their values.
   *
   * @param task what they have in common
   * @param each the options with their values
   * @throws InputException if there are no values, one comes twice, or an option is set already
   */
  Map<String, StudyFile.Task> tasks(String name, StudyFile.Task task, JsonNode each) {
    if (!each.isObject() || each.isEmpty()) {
      throw wrong("", "must hold names of options with lists of values");
    }
    List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
    for (Map.Entry<String, JsonNode> option : each.properties()) {
      if (task.options().containsKey(option.getKey())) {
        throw wrong("." + option.getKey(), "stands among the options already");
      }
      all = times(all, option.getKey(), values(option.getKey(), option.getValue()));
    }
    Map<String, StudyFile.Task> tasks = new LinkedHashMap<>();
    int digits = Integer.toString(all.size()).length();
    for (int i = 0; i < all.size(); i++) {
      Map<String, String> options = new LinkedHashMap<>(task.options());
      options.putAll(all.get(i));
      String number = String.format(Locale.ROOT, "%0" + digits + "d", i + 1);
      tasks.put(
          name + "-" + number + slug(all.get(i)),
          new StudyFile.Task(task.domain(), options, task.configs(), task.models()));
    }
    return tasks;
  }

  private List<Map<String, String>> times(
      List<Map<String, String>> all, String option, List<String> values) {
    if ((long) all.size() * values.size() > MOST_TASKS) {
      throw wrong("", "makes more than " + MOST_TASKS + " tasks");
    }
    List<Map<String, String>> product = new ArrayList<>();
    for (Map<String, String> before : all) {
      for (String value : values) {
        Map<String, String> with = new LinkedHashMap<>(before);
        with.put(option, value);
        product.add(with);
      }
    }
    return product;
  }

  private List<String> values(String option, JsonNode node) {
    String at = "." + option;
    List<String> values = new ArrayList<>();
    if (node.isObject() && node.size() == 1 && node.path(LINES).isTextual()) {
      lines(Path.of(node.path(LINES).asText())).forEach(values::add);
    } else if (node.isArray()) {
      for (JsonNode value : node) {
        if (!value.isValueNode() || value.isNull()) {
          throw wrong(at, "must hold values");
        }
        values.add(value.asText());
      }
    } else {
      throw wrong(at, "must be a list of values, or '{lines: FILE}'");
    }
    if (values.isEmpty()) {
      throw wrong(at, "has no value");
    }
    if (new LinkedHashSet<>(values).size() < values.size()) {
      throw wrong(at, "has a value twice");
    }
    return values;
  }

  private static List<String> lines(Path file) {
    try {
      return TextInput.text(file)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  /** What of the values can stand in a name. */
  private static String slug(Map<String, String> values) {
    StringBuilder slug = new StringBuilder();
    for (String value : values.values()) {
      String last = value.substring(value.lastIndexOf('/') + 1);
      String plain = last.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^_|_$", "");
      if (!plain.isEmpty() && slug.length() < LONGEST_VALUE) {
        slug.append('-').append(plain, 0, Math.min(plain.length(), LONGEST_VALUE));
      }
    }
    return slug.toString();
  }

  private InputException wrong(String at, String what) {
    return new InputException(place + at + " " + what);
  }
}
