package org.tgd.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a criticism stands to the computed changes of numbers that it was shown.
 *
 * @param agrees how many changes it wants too, 0 or more
 * @param contradicts how many it wants the other way, 0 or more
 * @param leavesOut of how many it says nothing, or nothing clear, 0 or more
 */
public record Agreement(int agrees, int contradicts, int leavesOut) {
  /** Nothing was computed, or nothing said. */
  public static final Agreement NONE = new Agreement(0, 0, 0);

  /** Both together. */
  public Agreement plus(Agreement other) {
    return new Agreement(
        agrees + other.agrees, contradicts + other.contradicts, leavesOut + other.leavesOut);
  }

  /** Writes it as fields of an object. */
  public void writeTo(ObjectNode node) {
    node.put("agrees", agrees).put("contradicts", contradicts).put("left_out", leavesOut);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static Agreement read(JsonNode node) {
    return new Agreement(
        node.path("agrees").asInt(),
        node.path("contradicts").asInt(),
        node.path("left_out").asInt());
  }

  /** Whether no change was held against a criticism. */
  public boolean isNone() {
    return equals(NONE);
  }
}
