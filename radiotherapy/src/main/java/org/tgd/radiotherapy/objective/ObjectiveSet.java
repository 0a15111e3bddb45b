package org.tgd.radiotherapy.objective;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.input.StrictYaml;

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

  private static final Set<String> OF_A_VOLUME = Set.of("MaxDVH", "MinDVH");

  /** Smaller volumes than this are taken for shares where per cent are meant. */
  private static final double SHARE = 1;

  /** Weights beyond it overflow in sums and squares. */
  private static final double HEAVIEST = 1e12;

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
    return StrictYaml.tree(text, origin, "neither JSON nor YAML");
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
      String where = origin + ", objective " + (objectives.size() + 1);
      objectives.add(other(objective(node, where), objectives, where, "objective"));
    }
    if (!root.path("constraints").isMissingNode()
        && !root.path("constraints").isNull()
        && !root.path("constraints").isArray()) {
      throw new InputException(origin + ", constraints: must be a list");
    }
    List<DoseConstraint> constraints = new ArrayList<>();
    for (JsonNode node : root.path("constraints")) {
      String where = origin + ", constraint " + (constraints.size() + 1);
      constraints.add(other(constraint(node, where), constraints, where, "constraint"));
    }
    return new ObjectiveSet(objectives, constraints);
  }

  private static <T> T other(T next, List<T> before, String where, String kind) {
    int same = before.indexOf(next);
    if (same >= 0) {
      throw new InputException(
          "%s: is %s %d over again; leave it out%s"
              .formatted(
                  where, kind, same + 1, kind.equals("objective") ? ", or change the weight" : ""));
    }
    return next;
  }

  private static WeightedObjective objective(JsonNode node, String where) {
    checkFields(node, where);
    String type = node.path("type").asText("");
    requireUsed(node, "volume_pct", OF_A_VOLUME.contains(type), where, type);
    requireUsed(node, "exponent", type.equals("EUD"), where, type);
    try {
      return new WeightedObjective(
          structure(node, where), weight(node, where), function(node, where));
    } catch (IllegalArgumentException failure) {
      throw new InputException(where + ": " + failure.getMessage(), failure);
    }
  }

  private static DoseConstraint constraint(JsonNode node, String where) {
    checkFields(node, where);
    String type = node.path("type").asText("MinDVH");
    requireUsed(node, "weight", false, where, "a hard constraint");
    requireUsed(node, "exponent", false, where, "a hard constraint");
    if (!OF_A_VOLUME.contains(type)) {
      throw new InputException(
          "%s, type: was '%s'; must be MinDVH or MaxDVH".formatted(where, type));
    }
    try {
      String structure = structure(node, where);
      double dose = number(node, "dose", where);
      double volume = number(node, "volume_pct", where);
      return type.equals("MinDVH")
          ? new MinimumDoseConstraint(structure, dose, percent(volume, where))
          : new MaximumDoseConstraint(structure, dose, volume);
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
      case "MaxDVH" -> new MaxDvh(dose, below100(number(node, "volume_pct", where), where));
      case "MinDVH" -> new MinDvh(dose, percent(number(node, "volume_pct", where), where));
      default ->
          throw new InputException(
              "%s, type: was '%s'; must be one of %s".formatted(where, type, TYPES));
    };
  }

  private static double weight(JsonNode node, String where) {
    double weight = number(node, "weight", where);
    if (!(weight >= 0 && weight <= HEAVIEST)) {
      throw new InputException(
          "%s, weight: was %s; must be from 0 to 1e12".formatted(where, weight));
    }
    return weight;
  }

  /** A volume that must have a dose. */
  private static double percent(double volume, String where) {
    if (volume > 0 && volume < SHARE) {
      throw new InputException(
          "%s, volume_pct: was %s; volumes are in per cent, so 95 for a share of 0.95"
              .formatted(where, volume));
    }
    return volume;
  }

  /** A volume that may have more than a dose. */
  private static double below100(double volume, String where) {
    if (volume == 100) {
      throw new InputException(
          where + ", volume_pct: was 100, which asks for nothing; must be below 100");
    }
    return volume;
  }

  private static void requireUsed(
      JsonNode node, String field, boolean used, String where, String type) {
    if (node.has(field) && !node.path(field).isNull() && !used) {
      throw new InputException(
          "%s, %s: would change nothing, %s has none; leave it out".formatted(where, field, type));
    }
  }

  private static String structure(JsonNode node, String where) {
    JsonNode given = node.path("structure");
    if (given.isBoolean() || given.isContainerNode()) {
      throw new InputException(
          "%s, structure: was %s; must be one name, in quotes".formatted(where, given));
    }
    String name = given.isNull() ? "" : given.asText("");
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
