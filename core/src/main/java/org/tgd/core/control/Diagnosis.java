package org.tgd.core.control;

import java.util.List;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

/** Findings without their remedies: what was observed and what would be right, no from and to. */
final class Diagnosis {
  private Diagnosis() {}

  static Evaluation of(Evaluation evaluation) {
    return Findings.replaced(
        evaluation, evaluation.findings().stream().map(Diagnosis::of).toList());
  }

  private static Finding of(Finding finding) {
    return new Finding(
        finding.about(),
        finding.observed(),
        isRemedy(finding) ? "another value" : finding.wanted(),
        "",
        finding.weight(),
        List.of(),
        finding.audience());
  }

  /** Where a finding is about a part of the text itself, what is wanted is the change to make. */
  private static boolean isRemedy(Finding finding) {
    return finding.changes().stream().anyMatch(change -> change.target().equals(finding.about()));
  }
}
