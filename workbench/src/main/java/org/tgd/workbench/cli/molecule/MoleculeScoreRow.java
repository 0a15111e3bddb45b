package org.tgd.workbench.cli.molecule;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.Explanation;
import org.tgd.chem.objective.QedCost;
import org.tgd.chem.score.StructuralAlerts.Alert;

/**
 * One row of {@code tgd molecule score}.
 *
 * @param values strings, numbers, booleans; empty text where there is no value
 * @param scored the molecule that was scored; empty for a rejected row
 * @param isExplained whether the row is followed by an explanation
 */
record MoleculeScoreRow(List<Object> values, Optional<Molecule> scored, boolean isExplained) {
  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  MoleculeScoreRow(List<Object> values, Optional<Molecule> scored) {
    this(values, scored, false);
  }

  /** The same row with an explanation. */
  MoleculeScoreRow explained() {
    return new MoleculeScoreRow(values, scored, true);
  }

  /** The row as CSV, with the explanation as lines that begin with {@code #}. */
  String text() {
    StringBuilder text = new StringBuilder(line(values));
    explanation()
        .ifPresent(e -> e.lines().forEach(line -> text.append("# ").append(line).append('\n')));
    return text.toString();
  }

  /** Atoms are numbered in the order of the SMILES that was scored: of a fragment, its own. */
  private Optional<Explanation> explanation() {
    return isExplained
        ? scored.map(molecule -> Explanation.of(Smiles.molecule(molecule.smiles())))
        : Optional.empty();
  }

  /** A line of CSV; numbers are never written with an exponent. */
  static String line(List<?> values) {
    Object[] plain =
        values.stream()
            .map(v -> v instanceof BigDecimal number ? (Object) number.toPlainString() : v)
            .toArray();
    return CSV.format(plain) + "\n";
  }

  /** Writes the row as an object. */
  void write(JsonGenerator json, List<String> header) throws IOException {
    json.writeStartObject();
    for (int k = 0; k < header.size(); k++) {
      json.writeFieldName(header.get(k));
      value(json, header.get(k), values.get(k));
    }
    if (isExplained) {
      json.writeFieldName("explanation");
      Optional<Explanation> explanation = explanation();
      if (explanation.isPresent()) {
        write(json, explanation.get());
      } else {
        json.writeNull();
      }
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, String column, Object value) throws IOException {
    if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value.equals("") && MoleculeScoreTable.isNumber(column)) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }

  private static void write(JsonGenerator json, Explanation explanation) throws IOException {
    json.writeStartObject();
    json.writeStringField("mapped_smiles", explanation.mappedSmiles());
    json.writeStringField("formula", explanation.formula());
    json.writeNumberField("stereocentres", explanation.stereoCentres());
    json.writeArrayFieldStart("qed_costs");
    for (QedCost cost : explanation.costs()) {
      json.writeStartObject();
      json.writeStringField("property", cost.property().label());
      json.writeNumberField("value", rounded(cost.value()));
      json.writeNumberField("best", rounded(cost.best()));
      json.writeNumberField("qed_at_best", rounded(cost.ideal()));
      json.writeNumberField("cost", rounded(cost.cost()));
      json.writeEndObject();
    }
    json.writeEndArray();
    write(json, "alerts", explanation.alerts());
    write(json, "pains", explanation.pains());
    json.writeArrayFieldStart("lipinski");
    for (String broken : explanation.lipinski()) {
      json.writeString(broken);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }

  private static void write(JsonGenerator json, String field, List<Alert> alerts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Alert alert : alerts) {
      json.writeStartObject();
      json.writeStringField("name", alert.name());
      json.writeArrayFieldStart("atoms");
      for (List<Integer> place : alert.places()) {
        int[] numbers = place.stream().mapToInt(atom -> atom + 1).toArray();
        json.writeArray(numbers, 0, numbers.length);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
