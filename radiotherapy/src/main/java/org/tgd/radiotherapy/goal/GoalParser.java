package org.tgd.radiotherapy.goal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.input.StrictYaml;

/**
 * Reads goal sets from YAML:
 *
 * <pre>
 * name: prostate 70.2 Gy in 26 fractions
 * prescription: 70.2
 * normalize: {structure: PTV, metric: D95, value: 70.2, unit: Gy}   # optional
 * goals:
 *   - {structure: Rectum, metric: V50, operator: "&lt;=", value: 17, unit: "%", priority: 1}
 * </pre>
 *
 * A goal may have a {@code weight}, otherwise 10, 3 or 1 by priority, and a {@code source}. The set
 * may say {@code loss: levels}; otherwise its loss is a sum.
 */
public final class GoalParser {
  private static final Pattern METRIC =
      Pattern.compile("(?i)(d?mean|d?min|d?max|[DV]\\s*([0-9]*\\.?[0-9]+)\\s*(cc|%|gy)?)");

  private static final Set<String> FIELDS =
      Set.of("structure", "metric", "operator", "value", "unit", "priority", "weight", "source");

  /** Fields of the set itself; the last three say something to the reader alone. */
  private static final List<String> SET_FIELDS =
      List.of(
          "name", "prescription", "normalize", "goals", "loss", "source", "description", "comment");

  /** Other ways to write operators. */
  private static final Map<String, String> SPELLINGS =
      Map.of("<", "<=", "≤", "<=", ">", ">=", "≥", ">=", "minimise", "minimize");

  /** Smaller volumes and doses are taken for shares where per cent are meant. */
  private static final double SHARE = 1;

  private static final double[] WEIGHT_OF_PRIORITY = {10, 3, 1};

  private final String origin;
  private final List<Integer> lines;

  /** The line of what is being read; 0 before the first goal. */
  private int line;

  private GoalParser(String origin, List<Integer> lines) {
    this.origin = origin;
    this.lines = lines;
  }

  /** The names of the goal sets that come with the program. */
  public static List<String> builtIn() {
    return List.of(
        "prostate-70.2",
        "prostate-78",
        "prostate-chhip-60",
        "prostate-profit-60",
        "prostate-sbrt-38",
        "tg119-c-shape");
  }

  /**
   * A goal set that comes with the program.
   *
   * @throws InputException if there is none of the name
   */
  public static GoalSet builtIn(String name) {
    if (!builtIn().contains(name)) {
      throw new InputException(
          "there is no goal set '%s'; built in are %s"
              .formatted(name, String.join(", ", builtIn())));
    }
    try (InputStream in = GoalParser.class.getResourceAsStream(name + ".yaml")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Reads a goal set.
   *
   * @param yaml the text
   * @param origin the name of the file, for messages
   * @throws InputException if the text is no goal set; the message names file, line, goal and field
   */
  public static GoalSet parse(String yaml, String origin) {
    JsonNode root = StrictYaml.tree(yaml, origin, "not valid YAML");
    try {
      return new GoalParser(origin, lines(yaml)).set(root);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The lines on which the goals begin, in order, and last that of the normalization. */
  private static List<Integer> lines(String yaml) throws IOException {
    List<Integer> goals = new ArrayList<>();
    int normalize = 0;
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      while (parser.nextToken() != null) {
        String path = parser.getParsingContext().pathAsPointer().toString();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          int at = parser.currentTokenLocation().getLineNr();
          if (path.equals("/normalize")) {
            normalize = at;
          } else if (path.matches("/goals/[0-9]+")) {
            goals.add(at);
          }
        }
      }
    }
    goals.add(normalize);
    return goals;
  }

  private GoalSet set(JsonNode root) {
    root.fieldNames()
        .forEachRemaining(
            field -> {
              if (!SET_FIELDS.contains(field)) {
                throw bad(
                    field,
                    "is no field of a goal set and would change nothing; known are "
                        + String.join(", ", SET_FIELDS));
              }
            });
    if (!root.path("goals").isArray() || root.path("goals").isEmpty()) {
      throw bad("goals", "must be a list with at least one goal");
    }
    double prescription = number(root, "prescription", "prescription");
    List<Goal> goals = new ArrayList<>();
    for (JsonNode node : root.path("goals")) {
      line = goals.size() < lines.size() - 1 ? lines.get(goals.size()) : 0;
      Goal next = goal(node, "goal " + (goals.size() + 1));
      requireOther(next, goals);
      goals.add(next);
    }
    Optional<Goal> normalization = Optional.empty();
    if (root.hasNonNull("normalize")) {
      line = lines.get(lines.size() - 1);
      normalization = Optional.of(normalization(root.path("normalize")));
    }
    line = 0;
    try {
      return new GoalSet(
          text(root, "name", "name", origin), prescription, normalization, goals, rule(root));
    } catch (IllegalArgumentException failure) {
      throw bad("goal set", failure.getMessage());
    }
  }

  /** A goal that counts twice is likelier a slip than a wish. */
  private void requireOther(Goal next, List<Goal> goals) {
    for (int i = 0; i < goals.size(); i++) {
      if (goals.get(i).text().equals(next.text())) {
        throw bad(
            "goal " + (goals.size() + 1),
            "is goal %d over again; leave it out, or change the weight".formatted(i + 1));
      }
    }
  }

  private Goal normalization(JsonNode node) {
    Goal goal = goal(node, "normalize");
    if (goal.operator() == Goal.Operator.MINIMIZE || !(goal.value() > 0)) {
      throw bad("normalize", "must be a dose to scale to, without minimize");
    }
    return goal;
  }

  private LossRule rule(JsonNode root) {
    String word = text(root, "loss", "loss", LossRule.SUM.word());
    return LossRule.named(word)
        .orElseThrow(() -> bad("loss", "was '" + word + "'; must be sum or levels"));
  }

  private Goal goal(JsonNode node, String where) {
    if (!node.isObject()) {
      throw bad(where, "must have structure, metric, operator, value and unit");
    }
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw bad(where, "has the unknown field '" + field + "'; known are " + sorted());
              }
            });
    JsonNode level = node.path("priority");
    int priority = level.asInt(level.isMissingNode() ? 1 : 0);
    if (priority < 1 || priority > 3 || !(level.isMissingNode() || level.isIntegralNumber())) {
      throw bad(where + ", priority", "was " + level.asText() + "; must be 1, 2 or 3");
    }
    double weight =
        node.has("weight")
            ? number(node, "weight", where + ", weight")
            : WEIGHT_OF_PRIORITY[priority - 1];
    String structure = text(node, "structure", where + ", structure", "");
    if (structure.isBlank()) {
      throw bad(where + ", structure", "is missing; name the structure");
    }
    try {
      Goal goal =
          new Goal(
              structure,
              metric(text(node, "metric", where + ", metric", ""), where),
              operator(
                  text(
                      node,
                      "operator",
                      where + ", operator",
                      "normalize".equals(where) ? ">=" : ""),
                  where),
              number(node, "value", where + ", value"),
              unit(text(node, "unit", where + ", unit", ""), where),
              priority,
              weight,
              text(node, "source", where + ", source", ""));
      requireNoShare(goal, where);
      return goal;
    } catch (IllegalArgumentException failure) {
      throw bad(where, failure.getMessage());
    }
  }

  /** The dose of the hottest 0.95 per cent of a target is hardly what a D0.95 was to be. */
  private void requireNoShare(Goal goal, String where) {
    if (goal.operator() == Goal.Operator.AT_LEAST
        && goal.metric() instanceof DoseMetric.DoseAtVolume at
        && !at.absolute()
        && at.volume() > 0
        && at.volume() < SHARE) {
      throw bad(
          where + ", metric",
          "was %s; volumes are in per cent, so D95 for a share of 0.95"
              .formatted(goal.metric().name()));
    }
  }

  private static String sorted() {
    return String.join(", ", FIELDS.stream().sorted().toList());
  }

  private DoseMetric metric(String text, String where) {
    Matcher match = METRIC.matcher(text.strip());
    if (!match.matches()) {
      throw bad(
          where + ", metric",
          "was '" + text + "'; must be mean, min, max, D95, D0.1cc, V70 or V95%");
    }
    String word = match.group(1).toLowerCase(Locale.ROOT);
    if (match.group(2) == null) {
      return switch (word.length() > 3 && word.charAt(0) == 'd' ? word.substring(1) : word) {
        case "mean" -> new DoseMetric.Mean();
        case "min" -> new DoseMetric.Minimum();
        default -> new DoseMetric.Maximum();
      };
    }
    double number = Double.parseDouble(match.group(2));
    String unit = match.group(3) == null ? "" : match.group(3).toLowerCase(Locale.ROOT);
    boolean volume = word.charAt(0) == 'd';
    if (unit.equals(volume ? "gy" : "cc")) {
      throw bad(where + ", metric", "was '" + text + "'; D takes % or cc, V takes Gy or %");
    }
    return volume
        ? new DoseMetric.DoseAtVolume(number, unit.equals("cc"))
        : new DoseMetric.VolumeAtDose(number, unit.equals("%"));
  }

  private Goal.Operator operator(String text, String where) {
    String word = text.strip();
    String symbol = SPELLINGS.getOrDefault(word, word);
    for (Goal.Operator operator : Goal.Operator.values()) {
      if (operator.symbol().equals(symbol)) {
        return operator;
      }
    }
    throw bad(where + ", operator", "was '" + text + "'; must be <=, >= or minimize");
  }

  private Goal.Unit unit(String text, String where) {
    for (Goal.Unit unit : Goal.Unit.values()) {
      if (unit.symbol().equalsIgnoreCase(text.strip())) {
        return unit;
      }
    }
    throw bad(where + ", unit", "was '" + text + "'; must be Gy, % or cc");
  }

  private String text(JsonNode node, String field, String where, String otherwise) {
    JsonNode value = node.path(field);
    if (value.isBoolean() || value.isContainerNode()) {
      throw bad(where, "was %s; must be one word or text, in quotes".formatted(value));
    }
    return value.isNull() ? otherwise : value.asText(otherwise);
  }

  private double number(JsonNode node, String field, String where) {
    JsonNode value = node.path(field);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw bad(
          where,
          value.isMissingNode() ? "is missing" : "was '" + value.asText() + "'; must be a number");
    }
    return value.asDouble();
  }

  private InputException bad(String where, String what) {
    String place = line > 0 ? ", line " + line : "";
    return new InputException("%s%s, %s: %s".formatted(origin, place, where, what));
  }
}
