package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.oracle.Mean;
import org.tgd.chem.oracle.Modified;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.ScoreText;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;

/**
 * A score from 0 to 1 as a loss, 1 − score. The findings say what each part of a mean costs: what
 * the score would be if that part alone were at its best.
 *
 * @param name how the score was written
 * @param score the score
 */
record ExpressionTerm(String name, Score score) implements ObjectiveTerm {
  private static final double NEGLIGIBLE = 1e-9;

  static ExpressionTerm of(String text) {
    return new ExpressionTerm(text, ScoreText.read(text));
  }

  @Override
  public String purpose() {
    return "1 - " + name;
  }

  @Override
  public double cheapLoss(Molecule molecule) {
    return 1 - score.value(molecule);
  }

  @Override
  public Evaluation evaluate(Molecule molecule) {
    double value = score.value(molecule);
    List<Metric> metrics = new ArrayList<>(List.of(Metric.higher(name, value, "")));
    List<Finding> findings = new ArrayList<>();
    StringBuilder report = new StringBuilder("%s %s.".formatted(name, number(value)));
    if (score instanceof Mean mean) {
      parts(mean, molecule, metrics, findings);
      findings.forEach(each -> report.append(' ').append(each.advice()));
    } else if (1 - value > NEGLIGIBLE) {
      findings.add(
          Finding.of(
              name,
              number(value),
              "higher",
              "Raise " + name + " from " + number(value) + ".",
              1 - value));
    }
    return new Evaluation.Scored(1 - value, metrics, report.toString(), findings);
  }

  private void parts(Mean mean, Molecule molecule, List<Metric> metrics, List<Finding> findings) {
    double[] values = mean.parts().stream().mapToDouble(part -> part.value(molecule)).toArray();
    double whole = mean.of(values);
    for (int k = 0; k < values.length; k++) {
      Score part = mean.parts().get(k);
      metrics.add(Metric.higher(part.text(), values[k], ""));
      double[] better = values.clone();
      better[k] = Math.max(1, values[k]);
      double gain = mean.of(better) - whole;
      if (gain > NEGLIGIBLE) {
        findings.add(finding(part, molecule, new double[] {values[k], whole, whole + gain}));
      }
    }
    findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
  }

  /** Values: of the part, of the whole, of the whole if the part were at its best. */
  private static Finding finding(Score part, Molecule molecule, double[] values) {
    String inner =
        part instanceof Modified bent
            ? " (" + bent.inner().text() + " is " + number(bent.inner().value(molecule)) + ")"
            : "";
    String advice =
        "Raise %s from %s to 1%s: that alone would take the score from %s to %s."
            .formatted(part.text(), number(values[0]), inner, number(values[1]), number(values[2]));
    return Finding.of(part.text(), number(values[0]), "1", advice, values[2] - values[1]);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
