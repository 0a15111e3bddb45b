package org.tgd.benchmarks.scale;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import org.tgd.core.journal.JsonText;
import org.tgd.core.journal.Sha256;
import org.tgd.core.run.RunConfig;

/**
 * One run of a study.
 *
 * @param task the name of its task
 * @param config the name of its way to search
 * @param seed the source of its randomness
 * @param model the name of the model that it asks; {@code none} for none
 * @param run all that it depends on
 * @param key what tells it from every other run: see {@link #key}
 */
public record GridCell(
    String task, String config, long seed, String model, RunConfig run, String key) {
  private static final int DIGITS = 20;

  /** Checks that nothing is missing. */
  public GridCell {
    requireNonNull(task, "task");
    requireNonNull(config, "config");
    requireNonNull(model, "model");
    requireNonNull(run, "run");
    requireNonNull(key, "key");
  }

  /**
   * The key of a run: 20 hexadecimal digits of the SHA-256 of its config (task, way to search, seed
   * and model in it), of what it reads, and of the version of the program. Names do not matter.
   *
   * @param inputs the hashes of what it reads, by name
   */
  public static String key(RunConfig run, SortedMap<String, String> inputs, String version) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("config", run.json());
    ObjectNode read = node.putObject("sha256");
    inputs.forEach(read::put);
    node.put("program", version);
    return Sha256.hex(JsonText.line(node)).substring(0, DIGITS);
  }

  /** The cell in words, for messages. */
  public String words() {
    return "task %s, config %s, model %s, seed %d".formatted(task, config, model, seed);
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("key", key).put("task", task).put("config", config);
    return node.put("seed", seed).put("model", model);
  }
}
