package org.tgd.radiotherapy.objective;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;

/**
 * The objectives and constraints of an inner problem, as files give them, in JSON or YAML:
 *
 * <pre>
 * {"objectives": [{"structure": "PTV", "type": "SquaredDeviation", "weight": 100, "dose": 70.2},
 *                 {"structure": "Rectum", "type": "MaxDVH", "weight": 50, "dose": 31, "volume_pct": 35},
 *                 {"structure": "Rectum", "type": "EUD", "weight": 60, "dose": 30, "exponent": 8}],
 *  "constraints": [{"structure": "PTV", "type": "MinDVH", "dose": 70.2, "volume_pct": 95},
 *                  {"structure": "BODY", "type": "MaxDVH", "dose": 76, "volume_pct": 0}]}
 * </pre>
 *
 * @param objectives the weighted terms, at least one
 * @param constraints hard constraints on D_volume of a structure, possibly none
 */
public record ObjectiveSet(List<WeightedObjective> objectives, List<DoseConstraint> constraints) {
  private static final Set<String> FIELDS =
      Set.of("structure", "type", "weight", "dose", "volume_pct", "exponent");

  /** Fields of a set; the last four say something to the reader alone. */
  private static final List<String> SET_FIELDS =
      List.of("objectives", "constraints", "name", "source", "description", "comment");

  private static final String TYPES =
      "SquaredDeviation, SquaredOverdosing, SquaredUnderdosing, MeanDose, EUD, MaxDVH, MinDVH";

  /** Copies the lists. */
  public ObjectiveSet {
    objectives = List.copyOf(objectives);
    constraints = List.copyOf(constraints);
  }

  /**
   * Reads a set.
   *
   * @param text JSON or YAML
   * @param origin the name of the file, for messages
   * @throws InputException if the text is no such set; the message names file, entry and field
   */
  public static ObjectiveSet parse(String text, String origin) {
    JsonNode root = tree(text, origin);
    if (root.has("objectives")) {
      root.fieldNames().forEachRemaining(field -> requireKnown(field, origin));
    }
    return of(root, origin);
  }

  private static void requireKnown(String field, String origin) {
    if (!SET_FIELDS.contains(field)) {
      throw new InputException(
          "%s, %s: is no field of a set of objectives and would change nothing; known are %s"
              .formatted(origin, field, String.join(", ", SET_FIELDS)));
    }
  }

  /**
   * Reads one set of a file that holds several by name. What else a set holds, such as results, is
   * left alone.
   *
   * @param text JSON or YAML: an object with a set for each name
   * @param origin the name of the file, for messages
   * @param name which set
   * @throws InputException if there is no such set or it is not sound
   */
  public static ObjectiveSet parse(String text, String origin, String name) {
    JsonNode root = tree(text, origin);
    if (!root.path(name).isObject()) {
      throw new InputException(
          "%s: there is no set '%s'; there %s".formatted(origin, name, setsOf(root)));
    }
    return of(root.path(name), origin + ", " + name);
  }

  private static String setsOf(JsonNode root) {
    List<String> names = new ArrayList<>();
    root.fieldNames()
        .forEachRemaining(
            name -> {
              if (root.path(name).path("objectives").isArray()) {
                names.add(name);
              }
            });
    return names.isEmpty() ? "are none" : "are " + String.join(", ", names);
  }

  private static JsonNode tree(String text, String origin) {
    try {
      return new YAMLMapper().readTree(text);
    } catch (JsonProcessingException failure) {
      int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
      throw new InputException(
          "%s, line %d: neither JSON nor YAML: %s".formatted(origin, line, Broken.words(failure)),
          failure);
    }
  }

  private static ObjectiveSet of(JsonNode root, String origin) {
    if (!root.has("objectives") && root.elements().hasNext() && !setsOf(root).equals("are none")) {
      throw new InputException(
          origin + ": holds several sets; name one with --set, there " + setsOf(root));
    }
    if (!root.path("objectives").isArray() || root.path("objectives").isEmpty()) {
      throw new InputException(origin + ", objectives: must be a list with at least one objective");
    }
    List<WeightedObjective> objectives = new ArrayList<>();
    for (JsonNode node : root.path("objectives")) {
      objectives.add(objective(node, origin + ", objective " + (objectives.size() + 1)));
    }
    List<DoseConstraint> constraints = new ArrayList<>();
    for (JsonNode node : root.path("constraints")) {
      constraints.add(constraint(node, origin + ", constraint " + (constraints.size() + 1)));
    }
    return new ObjectiveSet(objectives, constraints);
  }

  private static WeightedObjective objective(JsonNode node, String where) {
    checkFields(node, where);
    try {
      return new WeightedObjective(
          structure(node, where), number(node, "weight", where), function(node, where));
    } catch (IllegalArgumentException failure) {
      throw new InputException(where + ": " + failure.getMessage(), failure);
    }
  }

  private static DoseConstraint constraint(JsonNode node, String where) {
    checkFields(node, where);
    String type = node.path("type").asText("MinDVH");
    try {
      String structure = structure(node, where);
      double dose = number(node, "dose", where);
      double volume = number(node, "volume_pct", where);
      return switch (type) {
        case "MinDVH" -> new MinimumDoseConstraint(structure, dose, volume);
        case "MaxDVH" -> new MaximumDoseConstraint(structure, dose, volume);
        default ->
            throw new InputException(
                "%s, type: was '%s'; must be MinDVH or MaxDVH".formatted(where, type));
      };
    } catch (IllegalArgumentException failure) {
      throw new InputException(where + ": " + failure.getMessage(), failure);
    }
  }

  private static DoseObjective function(JsonNode node, String where) {
    double dose = number(node, "dose", where);
    String type = node.path("type").asText("");
    return switch (type) {
      case "SquaredDeviation" -> new SquaredDeviation(dose);
      case "SquaredOverdosing" -> new SquaredOverdosing(dose);
      case "SquaredUnderdosing" -> new SquaredUnderdosing(dose);
      case "MeanDose" -> new MeanDose(dose);
      case "EUD" -> new EquivalentUniformDose(dose, number(node, "exponent", where));
      case "MaxDVH" -> new MaxDvh(dose, number(node, "volume_pct", where));
      case "MinDVH" -> new MinDvh(dose, number(node, "volume_pct", where));
      default ->
          throw new InputException(
              "%s, type: was '%s'; must be one of %s".formatted(where, type, TYPES));
    };
  }

  private static String structure(JsonNode node, String where) {
    String name = node.path("structure").asText("");
    if (name.isBlank()) {
      throw new InputException(where + ", structure: is missing; name the structure");
    }
    return name;
  }

  private static double number(JsonNode node, String field, String where) {
    JsonNode value = node.path(field);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw new InputException(
          "%s, %s: %s; must be a number"
              .formatted(where, field, value.isMissingNode() ? "missing" : "was '" + value + "'"));
    }
    return value.asDouble();
  }

  private static void checkFields(JsonNode node, String where) {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new InputException(
                    "%s: unknown field '%s'; known are %s"
                        .formatted(
                            where, field, String.join(", ", FIELDS.stream().sorted().toList())));
              }
            });
  }
}
