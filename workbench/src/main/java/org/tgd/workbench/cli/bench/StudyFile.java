package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;
import org.tgd.core.input.Nearest;
import org.tgd.workbench.cli.base.YamlFile;

/**
 * A study as its YAML file says it: tasks, ways to search, models and seeds, all combined
 * (docs/studies.md).
 *
 * @param file where it stands
 * @param tasks by name
 * @param configs keys and values of ways to search, by name
 * @param models keys and values of models, by name; {@code none} has none
 * @param seeds all different
 * @param limits keys and values of {@code budget}, with {@code rate}
 */
record StudyFile(
    Path file,
    Map<String, Task> tasks,
    Map<String, Map<String, List<String>>> configs,
    Map<String, Map<String, List<String>>> models,
    List<Long> seeds,
    Map<String, Double> limits) {
  /** The value of {@code model-seed} that stands for the seed of the run. */
  static final String SEED_OF_RUN = "run";

  static final String NO_MODEL = "none";

  private static final Set<String> KEYS =
      Set.of("tasks", "configs", "models", "seeds", "budget", "rate");
  private static final Set<String> OF_TASKS =
      Set.of("domain", "options", "each", "configs", "models");
  private static final Set<String> OF_BUDGETS = Set.of("calls", "tokens", "usd");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
  private static final int MOST_SEEDS = 1_000_000;

  /**
   * What is to be improved.
   *
   * @param domain by which it is judged
   * @param options of the domain
   * @param configs the names of the ways to search that are tried on it
   * @param models the names of the models that are asked about it
   */
  record Task(
      String domain, Map<String, String> options, List<String> configs, List<String> models) {}

  /**
   * Reads a file.
   *
   * @throws InputException if it cannot be read, or holds what a study does not know
   */
  static StudyFile read(Path file) {
    JsonNode root =
        YamlFile.object(file, "a study as YAML", "a study: tasks, configs, models, seeds");
    Reader reader = new Reader(file);
    reader.known(root, "", KEYS);
    Map<String, Map<String, List<String>>> configs =
        reader.parts(root, "configs", RunWords.ofConfigs());
    Map<String, Map<String, List<String>>> models = new LinkedHashMap<>();
    if (root.has("models")) {
      models.putAll(reader.parts(root, "models", RunWords.ofModels()));
    } else {
      models.put(NO_MODEL, Map.of());
    }
    Map<String, Task> tasks = new LinkedHashMap<>();
    reader
        .named(root, "tasks")
        .forEach(
            (name, node) -> {
              String place = "tasks." + name;
              Task task = reader.task(place, node, configs.keySet(), models.keySet());
              Map<String, Task> made =
                  node.has("each")
                      ? new TaskSweep(file + ": " + place + ".each")
                          .tasks(name, task, node.get("each"))
                      : Map.of(name, task);
              made.forEach(
                  (each, one) -> {
                    if (tasks.put(each, one) != null) {
                      throw reader.wrong(place, "makes a second task '" + each + "'");
                    }
                  });
            });
    return new StudyFile(
        file, tasks, configs, models, reader.seeds(root.path("seeds")), reader.limits(root));
  }

  /** Reads parts, and names the place where one is wrong. */
  private record Reader(Path file) {
    InputException wrong(String place, String what) {
      return new InputException(file + ": " + place + " " + what);
    }

    void known(JsonNode node, String place, Collection<String> keys) {
      if (!node.isObject()) {
        throw wrong(place, "must hold keys with values");
      }
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (!keys.contains(entry.getKey())) {
          throw new InputException(
              "%s: unknown key '%s'%s%s; the keys are %s"
                  .formatted(
                      file,
                      entry.getKey(),
                      place.isEmpty() ? "" : " in " + place,
                      Nearest.of(entry.getKey(), keys)
                          .map(near -> "; did you mean '" + near + "'?")
                          .orElse(""),
                      String.join(", ", new java.util.TreeSet<>(keys))));
        }
      }
    }

    Map<String, JsonNode> named(JsonNode root, String part) {
      JsonNode node = root.path(part);
      if (!node.isObject() || node.isEmpty()) {
        throw wrong(part, "is missing or empty; give each a name and its keys");
      }
      Map<String, JsonNode> named = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (!NAME.matcher(entry.getKey()).matches()) {
          throw wrong(
              part, "has the name '" + entry.getKey() + "'; must be letters, digits, - _ or .");
        }
        named.put(entry.getKey(), entry.getValue());
      }
      return named;
    }

    Map<String, Map<String, List<String>>> parts(JsonNode root, String part, Set<String> keys) {
      Map<String, Map<String, List<String>>> parts = new LinkedHashMap<>();
      named(root, part)
          .forEach(
              (name, node) -> {
                String place = part + "." + name;
                if (part.equals("models") && name.equals(NO_MODEL) && node.isNull()) {
                  parts.put(name, Map.of());
                  return;
                }
                known(node, place, keys);
                Map<String, List<String>> values = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> each : node.properties()) {
                  values.put(each.getKey(), texts(each.getValue(), place + "." + each.getKey()));
                }
                if (part.equals("models") && !values.containsKey("model")) {
                  throw wrong(place, "names no model; give 'model: openai:NAME' or the like");
                }
                parts.put(name, values);
              });
      return parts;
    }

    private List<String> texts(JsonNode node, String place) {
      List<String> texts = new ArrayList<>();
      if (node.isArray()) {
        node.forEach(each -> texts.add(text(each, place)));
      } else {
        texts.add(text(node, place));
      }
      return texts;
    }

    private String text(JsonNode node, String place) {
      if (!node.isValueNode() || node.isNull()) {
        throw wrong(place, "must be one value");
      }
      return node.asText();
    }

    Task task(String place, JsonNode node, Set<String> configs, Set<String> models) {
      known(node, place, OF_TASKS);
      if (!node.path("domain").isTextual()) {
        throw wrong(place, "names no domain");
      }
      Map<String, String> options = new LinkedHashMap<>();
      if (node.has("options")) {
        if (!node.get("options").isObject()) {
          throw wrong(place + ".options", "must hold names with values");
        }
        for (Map.Entry<String, JsonNode> each : node.get("options").properties()) {
          String name = place + ".options." + each.getKey();
          options.put(each.getKey(), text(each.getValue(), name));
        }
      }
      return new Task(
          node.path("domain").asText(),
          options,
          chosen(node, "configs", place, configs),
          chosen(node, "models", place, models));
    }

    private List<String> chosen(JsonNode node, String part, String place, Set<String> all) {
      if (!node.has(part)) {
        return List.copyOf(all);
      }
      List<String> names = texts(node.get(part), place + "." + part);
      for (String name : names) {
        if (!all.contains(name)) {
          throw wrong(
              place + "." + part,
              "was '%s'%s; must be among %s"
                  .formatted(
                      name,
                      Nearest.of(name, all)
                          .map(near -> "; did you mean '" + near + "'?")
                          .orElse(""),
                      String.join(", ", all)));
        }
      }
      return names;
    }

    List<Long> seeds(JsonNode node) {
      Set<Long> seeds = new LinkedHashSet<>();
      Optional<Matcher> range = Optional.of(RANGE.matcher(node.asText())).filter(Matcher::matches);
      if (node.isMissingNode()) {
        seeds.add(0L);
      } else if (node.isArray()) {
        node.forEach(each -> seeds.add(seed(each)));
        requireNumber(seeds.size() == node.size());
      } else if (range.isPresent()) {
        long first = Long.parseLong(range.get().group(1));
        long last = Long.parseLong(range.get().group(2));
        requireNumber(first <= last && last - first < MOST_SEEDS);
        for (long seed = first; seed <= last; seed++) {
          seeds.add(seed);
        }
      } else {
        requireNumber(node.isInt() && node.asInt() >= 1 && node.asInt() <= MOST_SEEDS);
        for (long seed = 0; seed < node.asInt(); seed++) {
          seeds.add(seed);
        }
      }
      requireNumber(!seeds.isEmpty());
      return List.copyOf(seeds);
    }

    private long seed(JsonNode node) {
      requireNumber(node.canConvertToLong() && node.isIntegralNumber());
      return node.asLong();
    }

    private void requireNumber(boolean right) {
      if (!right) {
        throw wrong(
            "seeds",
            "must be how many (from 0 on), a range such as 10-19, or a list of different whole"
                + " numbers");
      }
    }

    Map<String, Double> limits(JsonNode root) {
      Map<String, Double> limits = new LinkedHashMap<>();
      if (root.has("budget")) {
        known(root.get("budget"), "budget", OF_BUDGETS);
        for (Map.Entry<String, JsonNode> each : root.get("budget").properties()) {
          boolean whole = each.getKey().equals("usd") || each.getValue().isIntegralNumber();
          limits.put(each.getKey(), number(each.getValue(), "budget." + each.getKey(), 0, whole));
        }
      }
      if (root.has("rate")) {
        limits.put("rate", number(root.get("rate"), "rate", Double.MIN_VALUE, true));
      }
      return limits;
    }

    private double number(JsonNode node, String place, double least, boolean right) {
      if (!right || !node.isNumber() || !(node.asDouble() >= least) || node.asDouble() > 1e15) {
        throw wrong(
            place,
            "was "
                + node
                + "; must be a "
                + (place.equals("budget.usd") || place.equals("rate") ? "" : "whole ")
                + "number, "
                + (least > 0 ? "above 0" : "0 or more"));
      }
      return node.asDouble();
    }
  }
}
