package org.tgd.workbench.cli.molecule;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tgd.chem.docking.Terms;

/** Writes dockings as CSV, or as JSON: one object for one molecule, an array for more. */
public final class MoleculeDockRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER =
      "smiles,receptor,engine,affinity_kcal_mol,terms,seconds,status,message";

  private final PrintWriter out;
  private final boolean json;
  private final ArrayNode array = JSON.createArrayNode();
  private int expected;

  MoleculeDockRows(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void begin(int count) {
    expected = count;
    if (!json) {
      out.println(HEADER);
      out.flush();
    }
  }

  void add(MoleculeDockRow row) {
    if (json) {
      array.add(object(row));
    } else {
      out.println(line(row));
      out.flush();
    }
  }

  void end() {
    if (json) {
      out.println((expected == 1 ? array.get(0) : array).toPrettyString());
      out.flush();
    }
  }

  private static ObjectNode object(MoleculeDockRow row) {
    ObjectNode node = JSON.createObjectNode();
    node.put("smiles", row.smiles());
    node.put("receptor", row.receptor());
    node.put("engine", row.engine());
    row.affinity()
        .ifPresentOrElse(
            value -> node.put("affinity_kcal_mol", rounded(value, 1e5)),
            () -> node.putNull("affinity_kcal_mol"));
    ObjectNode terms = node.putObject("terms");
    for (Named term : named(row.terms())) {
      terms.put(term.name(), rounded(term.value(), 1e6));
    }
    node.put("seconds", rounded(row.seconds(), 1e3));
    node.put("status", row.status());
    node.put("message", row.message());
    return node;
  }

  private static double rounded(double value, double scale) {
    return Math.rint(value * scale) / scale;
  }

  private static String line(MoleculeDockRow row) {
    String terms =
        named(row.terms()).stream()
            .map(term -> String.format(Locale.ROOT, "%s=%.6f", term.name(), term.value()))
            .collect(Collectors.joining(";"));
    return String.join(
        ",",
        quoted(row.smiles()),
        quoted(row.receptor()),
        row.engine(),
        row.affinity().map(value -> String.format(Locale.ROOT, "%.5f", value)).orElse(""),
        terms,
        String.format(Locale.ROOT, "%.3f", row.seconds()),
        row.status(),
        quoted(row.message()));
  }

  private record Named(String name, double value) {}

  private static List<Named> named(Optional<Terms> terms) {
    return terms
        .map(
            t ->
                List.of(
                    new Named("gauss1", t.gauss1()),
                    new Named("gauss2", t.gauss2()),
                    new Named("repulsion", t.repulsion()),
                    new Named("hydrophobic", t.hydrophobic()),
                    new Named("hydrogen", t.hydrogenBond())))
        .orElse(List.of());
  }

  /** A CSV field, in quotes where it must be (RFC 4180). */
  public static String quoted(String field) {
    return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
