package org.tgd.core.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run was meant to do, written before its first step.
 *
 * @param program the program's version
 * @param java the version of Java
 * @param created when the run was made, ISO 8601 in UTC
 * @param config what the run depends on
 * @param start the text that the run starts from
 * @param hashes SHA-256 in hexadecimal by name: the start, files it reads, prompt texts
 * @param origin where it branched from another run; empty where it did not
 */
public record Manifest(
    String program,
    String java,
    String created,
    RunConfig config,
    String start,
    SortedMap<String, String> hashes,
    Optional<Origin> origin) {
  /** The layout of the run directory; a directory of another one is not read. */
  public static final int FORMAT = 2;

  private static final String KIND = "tgd-run";

  /** Copies the hashes and checks that nothing is missing. */
  public Manifest {
    requireNonNull(program, "program");
    requireNonNull(java, "java");
    requireNonNull(created, "created");
    requireNonNull(config, "config");
    requireNonNull(start, "start");
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    requireNonNull(origin, "origin");
  }

  /** The manifest of a run that branched from none. */
  public Manifest(
      String program,
      String java,
      String created,
      RunConfig config,
      String start,
      SortedMap<String, String> hashes) {
    this(program, java, created, config, start, hashes, Optional.empty());
  }

  /** The manifest as it stands in its file. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", KIND).put("format", FORMAT);
    node.put("program", program).put("java", java).put("created", created);
    node.set("config", RunConfigJson.write(config));
    node.put("start", start);
    ObjectNode sums = node.putObject("sha256");
    hashes.forEach(sums::put);
    origin.ifPresent(from -> node.set("origin", from.json()));
    return node;
  }

  static boolean isManifest(JsonNode node) {
    return node.path("kind").asText().equals(KIND);
  }

  static Manifest read(JsonNode node) {
    SortedMap<String, String> hashes = new TreeMap<>();
    node.path("sha256").properties().forEach(e -> hashes.put(e.getKey(), e.getValue().asText()));
    return new Manifest(
        node.path("program").asText(),
        node.path("java").asText(),
        node.path("created").asText(),
        RunConfigJson.read(node.path("config")),
        node.path("start").asText(),
        hashes,
        Origin.read(node.path("origin")));
  }
}
