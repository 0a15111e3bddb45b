package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.ScoreText;
import org.tgd.chem.score.Crippen;
import org.tgd.chem.score.Formula;
import org.tgd.chem.score.MorganFingerprint;
import org.tgd.chem.score.QedProperties;
import org.tgd.chem.score.SaScore;
import org.tgd.chem.score.StructuralAlerts;
import org.tgd.chem.score.Tpsa;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;

/** The terms that need no tool: druglikeness, accessibility, alerts, similarity, windows. */
public final class ScoreTerms implements TermSource {
  private static final Map<String, PropertyTerm.Kind> WINDOWS = new LinkedHashMap<>();

  static {
    WINDOWS.put(
        "mw",
        new PropertyTerm.Kind(
            "molecular weight", "Da", 100, Formula::weight, QedProperties::molecularWeight));
    WINDOWS.put(
        "logp",
        new PropertyTerm.Kind("logP", "", 1, g -> Crippen.of(g).logP(), QedProperties::logP));
    WINDOWS.put(
        "tpsa",
        new PropertyTerm.Kind("polar surface", "Å²", 20, Tpsa::of, QedProperties::polarSurface));
    WINDOWS.put("hba", count("hydrogen-bond acceptors", QedProperties::acceptors));
    WINDOWS.put("hbd", count("hydrogen-bond donors", QedProperties::donors));
    WINDOWS.put("rotb", count("rotatable bonds", QedProperties::rotatableBonds));
    WINDOWS.put("arom", count("aromatic rings", QedProperties::aromaticRings));
    WINDOWS.put("rings", new PropertyTerm.Kind("rings", "", 1, Graph::rings, p -> Double.NaN));
    WINDOWS.put(
        "atoms", new PropertyTerm.Kind("heavy atoms", "", 5, Formula::heavyAtoms, p -> Double.NaN));
  }

  private static PropertyTerm.Kind count(String label, ToDoubleFunction<QedProperties> value) {
    return new PropertyTerm.Kind(
        label, "", 1, graph -> value.applyAsDouble(QedProperties.of(graph)), value);
  }

  @Override
  public List<String> known() {
    List<String> known = new ArrayList<>(own());
    known.addAll(ScoreText.known());
    return List.copyOf(known);
  }

  private static List<String> own() {
    return List.of(
        "qed",
        "sa",
        "alerts",
        "pains",
        "similarity(SMILES)",
        "distance(SMILES)",
        String.join("[LOW,HIGH], ", WINDOWS.keySet()) + "[LOW,HIGH]");
  }

  @Override
  public Optional<ObjectiveTerm> term(String name, String argument) {
    if (WINDOWS.containsKey(name) && !argument.isEmpty()) {
      return Optional.of(window(name, argument));
    }
    return switch (name) {
      case "qed" -> Optional.of(new QedTerm());
      case "sa" ->
          Optional.of(
              new ScoreTerm(
                  "sa",
                  "synthetic accessibility, from 0 (easy) to 1 (hard)",
                  Metric.lower("SA score", 0, ""),
                  molecule -> SaScore.of(molecule.graph()),
                  score -> (score - 1) / 9));
      case "alerts" -> Optional.of(listed("alerts", "structural alerts", StructuralAlerts.qed()));
      case "pains" ->
          Optional.of(listed("pains", "pan-assay interference patterns", StructuralAlerts.pains()));
      case "similarity" -> Optional.of(similarity(argument, true));
      case "distance" -> Optional.of(similarity(argument, false));
      default ->
          ScoreText.isKnown(name)
              ? Optional.of(
                  ExpressionTerm.of(argument.isEmpty() ? name : name + "(" + argument + ")"))
              : Optional.empty();
    };
  }

  private static ObjectiveTerm listed(String name, String label, StructuralAlerts list) {
    return new ScoreTerm(
        name,
        "number of " + label,
        Metric.lower(label, 0, ""),
        molecule -> list.count(molecule.graph()),
        count -> count);
  }

  private static ObjectiveTerm similarity(String argument, boolean towards) {
    String name = towards ? "similarity" : "distance";
    Smiles.Reading reading = Smiles.read(argument);
    if (reading instanceof Smiles.Refused refused) {
      throw new InputException(
          name
              + "("
              + argument
              + "): not a molecule, "
              + refused.message()
              + "; write for example "
              + name
              + "(CCO)");
    }
    Molecule reference = ((Smiles.Accepted) reading).molecule();
    if (towards) {
      return new ExpressionTerm(
          name + "(" + argument + ")", "similarity to " + argument, bits(argument));
    }
    BitSet bits = MorganFingerprint.folded(reference.graph());
    return new ScoreTerm(
        name + "(" + argument + ")",
        "distance from " + argument,
        Metric.lower("similarity to " + argument, 0, ""),
        molecule -> MorganFingerprint.tanimoto(bits, MorganFingerprint.folded(molecule.graph())),
        tanimoto -> tanimoto);
  }

  private static Score bits(String smiles) {
    return ScoreText.read("ecfp4_bits(" + smiles + ")");
  }

  private static ObjectiveTerm window(String name, String argument) {
    String[] ends = argument.split(",", -1);
    try {
      if (ends.length == 2) {
        double low = ends[0].isBlank() ? Double.NEGATIVE_INFINITY : Double.parseDouble(ends[0]);
        double high = ends[1].isBlank() ? Double.POSITIVE_INFINITY : Double.parseDouble(ends[1]);
        if (low <= high) {
          return new PropertyTerm(name + "[" + argument + "]", WINDOWS.get(name), low, high);
        }
      }
    } catch (NumberFormatException e) {
      throw bounds(name, argument, e);
    }
    throw bounds(name, argument, new IllegalArgumentException(argument));
  }

  private static InputException bounds(String name, String argument, RuntimeException cause) {
    return new InputException(
        String.format(
            Locale.ROOT,
            "%s[%s]: expected the ends of a window, for example %s[1,3] or %s[,3]",
            name,
            argument,
            name,
            name),
        cause);
  }
}
