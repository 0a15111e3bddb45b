package org.tgd.workbench.cli.molecule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.chem.docking.finding.DockingOptions;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.chem.objective.ScoreTerms;
import org.tgd.chem.objective.TermSource;
import org.tgd.chem.score.MoleculeScores;
import org.tgd.chem.score.MorganFingerprint;
import org.tgd.chem.score.QedProperties;

/**
 * The columns of {@code tgd molecule score} and their values for one row. Names and order of the
 * columns are a contract: new ones come after.
 */
final class MoleculeScoreTable {
  private static final List<String> COLUMNS =
      List.of(
          "smiles",
          "canonical_smiles",
          "status",
          "message",
          "qed",
          "mol_wt",
          "crippen_logp",
          "tpsa",
          "hba",
          "hbd",
          "rotatable_bonds",
          "aromatic_rings",
          "structural_alerts",
          "sa_score",
          "crippen_mr",
          "fsp3",
          "ring_count",
          "lipinski_violations",
          "veber_ok",
          "pains",
          "alerts");

  private static final String OBJECTIVE = "objective:";

  private static final List<String> TEXTS =
      List.of("smiles", "canonical_smiles", "status", "message", "pains", "alerts");

  private final boolean largestFragment;
  private final Optional<BitSet> reference;
  private final Map<String, MoleculeObjective> objectives;

  MoleculeScoreTable(
      boolean largestFragment, Optional<Molecule> similarTo, List<String> objectives) {
    this.largestFragment = largestFragment;
    this.reference = similarTo.map(molecule -> MorganFingerprint.folded(molecule.graph()));
    this.objectives = objectives(objectives);
  }

  private static Map<String, MoleculeObjective> objectives(List<String> texts) {
    Map<String, MoleculeObjective> all = new LinkedHashMap<>();
    List<TermSource> sources =
        List.of(new ScoreTerms(), DockingOptions.terms(Map.of(), System.getenv()));
    texts.forEach(text -> all.put(OBJECTIVE + text, MoleculeObjective.parse(text, sources)));
    return all;
  }

  /** Whether a column of the contract holds numbers or truth values, absent for rejected rows. */
  static boolean isNumber(String column) {
    return (COLUMNS.contains(column) && !TEXTS.contains(column))
        || column.equals("tanimoto")
        || column.startsWith(OBJECTIVE);
  }

  /** The columns before those that are passed through. */
  List<String> columns() {
    List<String> columns = new ArrayList<>(COLUMNS);
    reference.ifPresent(bits -> columns.add("tanimoto"));
    columns.addAll(objectives.keySet());
    return columns;
  }

  /** All columns; an input column whose name is taken gets the prefix {@code input_}. */
  List<String> header(List<String> others) {
    List<String> header = columns();
    for (String other : others) {
      String name = other;
      while (header.contains(name)) {
        name = "input_" + name;
      }
      header.add(name);
    }
    return header;
  }

  /** Scores one row; its values are in the order of {@link #header}. */
  MoleculeScoreRow row(MoleculeRow row) {
    List<Object> values = new ArrayList<>();
    values.add(row.smiles());
    Smiles.Reading reading = Smiles.read(row.smiles());
    Optional<Molecule> molecule = Optional.empty();
    if (reading instanceof Smiles.Accepted accepted) {
      molecule =
          Optional.of(
              largestFragment ? accepted.molecule().largestFragment() : accepted.molecule());
      scored(molecule.get(), values);
    } else {
      values.add("");
      values.add("rejected");
      values.add(((Smiles.Refused) reading).message());
    }
    while (values.size() < columns().size()) {
      values.add("");
    }
    values.addAll(row.others());
    return new MoleculeScoreRow(values, molecule);
  }

  private void scored(Molecule molecule, List<Object> values) {
    MoleculeScores scores = MoleculeScores.of(molecule);
    QedProperties properties = scores.properties();
    values.add(scores.canonicalSmiles());
    values.add("ok");
    values.add("");
    values.add(number(6, scores.qed()));
    values.add(number(3, properties.molecularWeight()));
    values.add(number(5, properties.logP()));
    values.add(number(2, properties.polarSurface()));
    values.add(properties.acceptors());
    values.add(properties.donors());
    values.add(properties.rotatableBonds());
    values.add(properties.aromaticRings());
    values.add(properties.alerts());
    values.add(number(4, scores.saScore()));
    values.add(number(4, scores.refractivity()));
    values.add(number(5, scores.fractionSp3()));
    values.add(scores.rings());
    values.add(scores.lipinskiViolations());
    values.add(scores.veber());
    values.add(String.join("|", scores.pains()));
    values.add(String.join("|", scores.alerts()));
    reference.ifPresent(
        bits ->
            values.add(
                number(
                    6,
                    MorganFingerprint.tanimoto(bits, MorganFingerprint.folded(molecule.graph())))));
    objectives.values().forEach(each -> values.add(number(6, each.value(molecule))));
  }

  /** A number with fixed decimals; text in CSV, a number in JSON. */
  private static Object number(int decimals, double value) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
