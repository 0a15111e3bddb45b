package org.tgd.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.tgd.core.eval.Finding;

/**
 * Criticism of one variable, and the findings under it.
 *
 * @param text the criticism in words; never blank
 * @param findings the computed findings that it rests on, as the evaluators stated them
 */
public record Feedback(String text, List<Finding> findings) {
  /** Copies the findings and checks the text. */
  public Feedback {
    requireNonNull(text, "text");
    if (text.isBlank()) {
      throw new IllegalArgumentException("feedback text was blank; no feedback is no Feedback");
    }
    findings = List.copyOf(findings);
  }
}
