package org.tgd.workbench.cli.molecule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobKind;
import org.tgd.core.jobs.JobText;
import org.tgd.core.jobs.Leases;
import org.tgd.core.journal.JsonText;

/** Rows of molecules to be scored as jobs: chunks of rows in, chunks of CSV out. */
public final class ScoreJobs implements JobKind {
  static final String NAME = "molecule-score";

  /**
   * What all rows have in common.
   *
   * @param largestFragment whether the largest fragment alone is scored
   * @param similarTo the molecule of the column tanimoto; empty for none
   * @param objectives of columns
   * @param explained whether each row is followed by an explanation
   */
  record Columns(
      boolean largestFragment, String similarTo, List<String> objectives, boolean explained) {
    Columns {
      objectives = List.copyOf(objectives);
    }

    private String json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("largest_fragment", largestFragment).put("similar_to", similarTo);
      objectives.forEach(node.putArray("objectives")::add);
      return JsonText.line(node.put("explained", explained));
    }

    private static Columns read(JsonNode node) {
      return new Columns(
          node.path("largest_fragment").asBoolean(),
          node.path("similar_to").asText(),
          texts(node.path("objectives")),
          node.path("explained").asBoolean());
    }
  }

  /**
   * A chunk of scored rows.
   *
   * @param scored how many of them could be scored
   * @param text the rows as they are printed
   */
  record Chunk(int scored, String text) {}

  @Override
  public String name() {
    return NAME;
  }

  static String settings(Columns columns) {
    return columns.json();
  }

  static Job job(int number, List<MoleculeRow> rows) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (MoleculeRow row : rows) {
      ArrayNode each = all.addArray().add(row.smiles());
      row.others().forEach(each::add);
    }
    return new Job(Integer.toString(number), JsonText.line(all));
  }

  static Chunk chunk(String text) {
    JsonNode node = JobText.read(text);
    return new Chunk(node.path("scored").asInt(), node.path("text").asText());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Override
  public Work prepare(String settings, Leases leases) {
    Columns columns = Columns.read(JobText.read(settings));
    MoleculeScoreTable table =
        new MoleculeScoreTable(
            columns.largestFragment(),
            columns.similarTo().isEmpty()
                ? Optional.empty()
                : Optional.of(Smiles.molecule(columns.similarTo())),
            columns.objectives());
    return job -> scored(JobText.read(job.body()), table, columns.explained());
  }

  private static String scored(JsonNode rows, MoleculeScoreTable table, boolean explained) {
    StringBuilder text = new StringBuilder();
    int scored = 0;
    for (JsonNode each : rows) {
      List<String> cells = new ArrayList<>(texts(each));
      MoleculeScoreRow row = table.row(new MoleculeRow(cells.remove(0), cells));
      scored += row.scored().isPresent() ? 1 : 0;
      text.append(explained ? row.explained().text() : row.text());
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return JsonText.line(node.put("scored", scored).put("text", text.toString()));
  }
}
