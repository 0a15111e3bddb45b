package org.tgd.workbench.cli.molecule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.chem.docking.AtomType;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.search.EmbeddedEngine;
import org.tgd.chem.docking.vina.VinaEngine;
import org.tgd.chem.docking.vina.VinaProgram;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobKind;
import org.tgd.core.jobs.JobText;
import org.tgd.core.jobs.Leases;
import org.tgd.core.journal.JsonText;

/** Molecules to be docked as jobs: the receptor is sent along, poses come back. */
public final class DockJobs implements JobKind {
  static final String NAME = "molecule-dock";
  private static final String FILES = "files";

  @Override
  public String name() {
    return NAME;
  }

  /**
   * By what is docked.
   *
   * @param name of the engine: embedded or vina
   * @param vina the program, where it is named
   * @param timeout of one docking by it
   */
  record Engine(String name, Optional<Path> vina, Duration timeout) {
    /** The engine, with so many threads for one molecule. */
    DockingEngine open(int threads) {
      return name.equals("embedded")
          ? new EmbeddedEngine(threads)
          : new VinaEngine(VinaProgram.locate(vina, System.getenv()), threads, timeout);
    }
  }

  /** What all molecules of a library have in common. */
  static String settings(Engine engine, Receptor receptor, SearchSettings search, boolean poses) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("engine", engine.name()).put("timeout_millis", engine.timeout().toMillis());
    engine.vina().ifPresent(path -> node.put("vina", path.toString()));
    node.put("exhaustiveness", search.exhaustiveness()).put("poses", search.poses());
    node.put("seed", search.seed()).put(FILES, poses);
    node.put("receptor", receptor.name());
    Box box = receptor.box();
    node.putArray("box")
        .add(box.centerX())
        .add(box.centerY())
        .add(box.centerZ())
        .add(box.sizeX())
        .add(box.sizeY())
        .add(box.sizeZ());
    ArrayNode atoms = node.putArray("atoms");
    for (PdbqtAtom atom : receptor.atoms()) {
      ArrayNode each = atoms.addArray().add(atom.name()).add(atom.residue());
      each.add(atom.x()).add(atom.y()).add(atom.z()).add(atom.type().name());
    }
    return JsonText.line(node);
  }

  static Job job(LibraryEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("number", entry.number()).put("smiles", entry.smiles());
    entry.state().ifPresent(words -> node.put("state", words));
    ObjectNode properties = node.putObject("properties");
    entry.properties().forEach(properties::put);
    return new Job(Integer.toString(entry.number()), JsonText.line(node));
  }

  /** Reads a result. */
  static Docked docked(String text) {
    JsonNode node = JobText.read(text);
    Map<String, String> files = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.path(FILES).properties()) {
      files.put(each.getKey(), each.getValue().asText());
    }
    return new Docked(DockJournal.outcome(node), files);
  }

  @Override
  public Work prepare(String settings, Leases leases) {
    JsonNode node = JobText.read(settings);
    Engine engine =
        new Engine(
            node.path("engine").asText(),
            Optional.ofNullable(node.get("vina")).map(JsonNode::asText).map(Path::of),
            Duration.ofMillis(node.path("timeout_millis").asLong()));
    SearchSettings search =
        new SearchSettings(
            node.path("exhaustiveness").asInt(),
            node.path("poses").asInt(),
            node.path("seed").asLong());
    MoleculeDockRun run =
        new MoleculeDockRun(engine.open(1), receptor(node), search, node.path(FILES).asBoolean());
    return job -> text(run.docked(entry(JobText.read(job.body()))));
  }

  private static Receptor receptor(JsonNode node) {
    JsonNode edges = node.path("box");
    Box box =
        new Box(
            edges.path(0).asDouble(),
            edges.path(1).asDouble(),
            edges.path(2).asDouble(),
            edges.path(3).asDouble(),
            edges.path(4).asDouble(),
            edges.path(5).asDouble());
    List<PdbqtAtom> atoms = new ArrayList<>();
    for (JsonNode each : node.path("atoms")) {
      atoms.add(
          new PdbqtAtom(
              each.path(0).asText(),
              each.path(1).asText(),
              each.path(2).asDouble(),
              each.path(3).asDouble(),
              each.path(4).asDouble(),
              AtomType.valueOf(each.path(5).asText())));
    }
    return Receptor.of(node.path("receptor").asText(), atoms, box);
  }

  private static LibraryEntry entry(JsonNode node) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.path("properties").properties()) {
      properties.put(each.getKey(), each.getValue().asText());
    }
    return new LibraryEntry(
        node.path("number").asInt(),
        node.path("smiles").asText(),
        properties,
        Optional.ofNullable(node.get("state")).map(JsonNode::asText));
  }

  private static String text(Docked docked) {
    ObjectNode node = DockJournal.node(docked.outcome());
    ObjectNode files = node.putObject(FILES);
    docked.files().forEach(files::put);
    return JsonText.line(node);
  }
}
