package org.tgd.workbench.cli.molecule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tgd.chem.docking.Terms;
import org.tgd.core.input.InputException;

/**
 * The dockings that are finished, one JSON object a line, so that a library can be gone on with.
 * The first line says how was docked; another way is refused.
 */
final class DockJournal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "docked.jsonl";

  private final Path file;
  private final Map<Integer, DockOutcome> done = new TreeMap<>();

  private DockJournal(Path file) {
    this.file = file;
  }

  /**
   * Opens the journal of a folder.
   *
   * @param settings what decides the outcome, in words
   * @throws InputException if the folder was docked into in another way, or the journal is broken
   */
  static DockJournal open(Path folder, String settings) {
    DockJournal journal = new DockJournal(folder.resolve(FILE));
    try {
      if (Files.exists(journal.file)) {
        journal.read(settings);
      } else {
        ObjectNode head = JSON.createObjectNode().put("settings", settings);
        Files.writeString(journal.file, head + "\n");
      }
    } catch (IOException e) {
      throw InputException.cannotWrite(journal.file, e);
    }
    return journal;
  }

  private void read(String settings) throws IOException {
    String text = Files.readString(file);
    int end = text.lastIndexOf('\n') + 1;
    if (end < text.length()) { // a line that was being written when the program ended
      text = text.substring(0, end);
      Files.writeString(file, text);
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode node = parse(lines.get(i), i + 1);
      if (i == 0) {
        requireSame(node.path("settings").asText(), settings);
      } else {
        DockOutcome outcome = outcome(node);
        done.put(outcome.number(), outcome);
      }
    }
  }

  private JsonNode parse(String line, int number) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new InputException(file + ", line " + number + ": broken; it is no JSON", e);
    }
  }

  private void requireSame(String before, String settings) {
    if (!before.equals(settings)) {
      throw new InputException(
          file.getParent()
              + " holds dockings by other settings ("
              + before
              + "); these are "
              + settings
              + "; give another --out");
    }
  }

  /** What is known of an entry, if it was docked or refused. */
  Optional<DockOutcome> of(LibraryEntry entry) {
    return Optional.ofNullable(done.get(entry.number()))
        .filter(outcome -> outcome.row().smiles().equals(entry.smiles()))
        .filter(outcome -> !outcome.row().status().equals(MoleculeDockRow.FAILED));
  }

  /** Adds a docking; the line is on disk when this returns. */
  synchronized void add(DockOutcome outcome) {
    try {
      Files.writeString(
          file,
          node(outcome) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw InputException.cannotWrite(file, e);
    }
  }

  /** An outcome as JSON. */
  static ObjectNode node(DockOutcome outcome) {
    MoleculeDockRow row = outcome.row();
    ObjectNode node = JSON.createObjectNode();
    node.put("number", outcome.number()).put("smiles", row.smiles());
    node.put("receptor", row.receptor()).put("engine", row.engine());
    row.affinity().ifPresent(value -> node.put("affinity_kcal_mol", value));
    row.terms()
        .ifPresent(
            t ->
                node.putArray("terms")
                    .add(t.gauss1())
                    .add(t.gauss2())
                    .add(t.repulsion())
                    .add(t.hydrophobic())
                    .add(t.hydrogenBond()));
    node.put("seconds", row.seconds()).put("status", row.status()).put("message", row.message());
    node.put("heavy_atoms", outcome.heavyAtoms());
    ArrayNode interactions = node.putArray("interactions");
    for (DockOutcome.Interaction each : outcome.interactions()) {
      interactions
          .addArray()
          .add(each.residue())
          .add(each.kind())
          .add(each.ligandAtom())
          .add(each.receptorAtom())
          .add(each.distance());
    }
    return node;
  }

  /** Reads an outcome. */
  static DockOutcome outcome(JsonNode node) {
    JsonNode t = node.path("terms");
    Optional<Terms> terms =
        t.isArray()
            ? Optional.of(
                new Terms(
                    t.path(0).asDouble(),
                    t.path(1).asDouble(),
                    t.path(2).asDouble(),
                    t.path(3).asDouble(),
                    t.path(4).asDouble()))
            : Optional.empty();
    Optional<Double> affinity =
        node.has("affinity_kcal_mol")
            ? Optional.of(node.path("affinity_kcal_mol").asDouble())
            : Optional.empty();
    List<DockOutcome.Interaction> interactions = new ArrayList<>();
    for (JsonNode each : node.path("interactions")) {
      interactions.add(
          new DockOutcome.Interaction(
              each.path(0).asText(),
              each.path(1).asText(),
              each.path(2).asText(),
              each.path(3).asText(),
              each.path(4).asDouble()));
    }
    MoleculeDockRow row =
        new MoleculeDockRow(
            node.path("smiles").asText(),
            node.path("receptor").asText(),
            node.path("engine").asText(),
            affinity,
            terms,
            node.path("seconds").asDouble(),
            node.path("status").asText(),
            node.path("message").asText());
    return new DockOutcome(
        node.path("number").asInt(), row, node.path("heavy_atoms").asInt(), interactions);
  }
}
