package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tgd.chem.edit.EditSpace;
import org.tgd.chem.edit.MoleculeEdit;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Mean;
import org.tgd.chem.oracle.Modified;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.ScoreText;
import org.tgd.chem.search.ScoreGuess;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * A score from 0 to 1 as a loss, 1 − score. The findings say what each part of a mean costs (what
 * the score would be if that part alone were at its best), what the molecule lacks and has too much
 * beside a reference, and, where edits may be tried, what the edit that helps this part most
 * brings.
 *
 * @param name how the score was written
 * @param purpose what it measures
 * @param expression the score
 */
record ExpressionTerm(String name, String purpose, Score expression) implements ObjectiveTerm {
  private static final double NEGLIGIBLE = 1e-9;
  private static final int MOST_TRIED = 3;

  static ExpressionTerm of(String text) {
    return new ExpressionTerm(text, "1 - " + text, ScoreText.read(text));
  }

  @Override
  public Optional<Score> score() {
    return Optional.of(expression);
  }

  @Override
  public int mostCost() {
    return 1 + MOST_TRIED;
  }

  @Override
  public double cheapLoss(Molecule molecule) {
    return 1 - expression.value(molecule);
  }

  @Override
  public Evaluation evaluate(Molecule molecule) {
    return evaluate(molecule, false);
  }

  @Override
  public Evaluation evaluate(Molecule molecule, boolean trials) {
    double value = expression.value(molecule);
    List<Metric> metrics = new ArrayList<>(List.of(Metric.higher(name, value, "")));
    List<Part> parts = parts(molecule, value, metrics);
    List<Finding> findings = new ArrayList<>();
    StringBuilder report = new StringBuilder("%s %s.".formatted(name, number(value)));
    parts.forEach(part -> report.append(' ').append(part.advice()));
    Map<Part, MoleculeEdit> edits = trials ? edits(parts, molecule) : Map.of();
    for (Part part : parts) {
      Optional<MoleculeEdit> edit = Optional.ofNullable(edits.get(part));
      findings.add(part.finding(edit.map(each -> changes(each, molecule)).orElse(List.of())));
    }
    return new Evaluation.Scored(1 - value, metrics, report.toString(), findings, 1 + edits.size());
  }

  /**
   * What a part costs.
   *
   * @param score the part
   * @param value its value
   * @param gain what the whole would gain if the part were at its best
   * @param advice what to do, in words
   */
  private record Part(Score score, double value, double gain, String advice) {
    Finding finding(List<Change> changes) {
      String tried =
          changes.isEmpty()
              ? ""
              : " Tried: %s, loss %s."
                  .formatted(
                      changes.get(0).to(), number(changes.get(0).predictedLoss().getAsDouble()));
      return new Finding(score.text(), number(value), "1", advice + tried, gain, changes);
    }
  }

  private List<Part> parts(Molecule molecule, double whole, List<Metric> metrics) {
    if (!(expression instanceof Mean mean)) {
      String advice =
          "Raise %s from %s. %s"
              .formatted(name, number(whole), Difference.of(expression, molecule));
      return 1 - whole > NEGLIGIBLE
          ? List.of(new Part(expression, whole, 1 - whole, advice.strip()))
          : List.of();
    }
    double[] values = mean.parts().stream().mapToDouble(part -> part.value(molecule)).toArray();
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      Score part = mean.parts().get(k);
      metrics.add(Metric.higher(part.text(), values[k], ""));
      double[] better = values.clone();
      better[k] = Math.max(1, values[k]);
      double gain = mean.of(better) - whole;
      if (gain > NEGLIGIBLE) {
        parts.add(new Part(part, values[k], gain, advice(part, values[k], whole, molecule)));
      }
    }
    if (parts.isEmpty() && 1 - whole > NEGLIGIBLE) {
      parts.addAll(several(mean, values, molecule));
    }
    parts.sort(Comparator.comparingDouble(Part::gain).reversed());
    return parts;
  }

  /** Where several factors are 0 no single one changes the product; then all that are 0 cost. */
  private static List<Part> several(Mean mean, double[] values, Molecule molecule) {
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      Score part = mean.parts().get(k);
      if (values[k] <= 0) {
        String advice =
            "Raise %s from 0; the score is 0 until it and the others that are 0 are met. %s"
                .formatted(part.text(), Difference.of(part, molecule));
        parts.add(new Part(part, values[k], 1.0 / values.length, advice.strip()));
      }
    }
    return parts;
  }

  private static String advice(Score part, double value, double whole, Molecule molecule) {
    String inner =
        part instanceof Modified bent
            ? " (" + bent.inner().text() + " is " + number(bent.inner().value(molecule)) + ")"
            : "";
    return "Raise %s from %s to 1%s; the score is %s. %s"
        .formatted(part.text(), number(value), inner, number(whole), Difference.of(part, molecule))
        .strip();
  }

  /** For the dearest parts the edits that promise them most, all different. */
  private static Map<Part, MoleculeEdit> edits(List<Part> parts, Molecule molecule) {
    EditSpace space = EditSpace.of(molecule);
    List<MoleculeEdit> all = new ArrayList<>();
    for (int k = 0; k < space.size(); k++) {
      space.edit(k).ifPresent(all::add);
    }
    Map<Part, MoleculeEdit> chosen = new LinkedHashMap<>();
    for (Part part : parts.subList(0, Math.min(MOST_TRIED, parts.size()))) {
      ScoreGuess guess = ScoreGuess.around(part.score(), molecule);
      all.stream()
          .filter(edit -> !chosen.containsValue(edit))
          .max(Comparator.comparingDouble(edit -> guess.of(edit.graph())))
          .ifPresent(edit -> chosen.put(part, edit));
    }
    return chosen;
  }

  private List<Change> changes(MoleculeEdit edit, Molecule molecule) {
    Molecule changed = edit.molecule();
    OptionalDouble loss = OptionalDouble.of(1 - expression.value(changed));
    return List.of(new Change("SMILES", molecule.smiles(), changed.smiles(), loss));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
