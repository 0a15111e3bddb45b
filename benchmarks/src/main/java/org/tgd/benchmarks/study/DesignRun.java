package org.tgd.benchmarks.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A finished run of one method.
 *
 * @param receptor the receptor's name
 * @param start the name of the starts
 * @param method the method's name
 * @param seed the run's seed
 * @param docked all molecules, in the order in which they were docked; those that could not be
 *     docked have an infinite affinity
 */
public record DesignRun(
    String receptor, String start, String method, long seed, List<Design> docked) {
  /**
   * A molecule with its affinity.
   *
   * @param smiles the molecule
   * @param affinity kcal/mol
   * @param qed druglikeness
   */
  public record Design(String smiles, double affinity, double qed) {
    /** Affinity + 10 (1 − QED). */
    public double dockstring() {
      return affinity + 10 * (1 - qed);
    }

    /** Affinity + (1 − QED). */
    public double textgrad() {
      return affinity + 1 - qed;
    }
  }

  /** Copies the list. */
  public DesignRun {
    docked = List.copyOf(docked);
  }

  /** The molecule of the lowest {@code dockstring} score. */
  Optional<Design> best() {
    return docked.stream()
        .filter(each -> Double.isFinite(each.affinity()))
        .min(Comparator.comparingDouble(Design::dockstring));
  }

  /** The lowest score of the first so many molecules. */
  double bestAfter(int docks) {
    return docked.stream().limit(docks).mapToDouble(Design::dockstring).min().orElse(Double.NaN);
  }

  ObjectNode json(String signature) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("settings", signature);
    node.put("receptor", receptor).put("start", start).put("method", method).put("seed", seed);
    ArrayNode list = node.putArray("docked");
    for (Design each : docked) {
      ObjectNode row = list.addObject().put("smiles", each.smiles()).put("qed", each.qed());
      if (Double.isFinite(each.affinity())) {
        row.put("affinity_kcal_mol", each.affinity());
        row.put("dockstring", each.dockstring()).put("textgrad", each.textgrad());
      }
    }
    return node;
  }

  static DesignRun read(JsonNode node) {
    List<Design> docked = new ArrayList<>();
    for (JsonNode row : node.path("docked")) {
      docked.add(
          new Design(
              row.path("smiles").asText(),
              row.path("affinity_kcal_mol").asDouble(Double.POSITIVE_INFINITY),
              row.path("qed").asDouble()));
    }
    return new DesignRun(
        node.path("receptor").asText(),
        node.path("start").asText(),
        node.path("method").asText(),
        node.path("seed").asLong(),
        docked);
  }
}
