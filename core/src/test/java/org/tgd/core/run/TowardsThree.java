package org.tgd.core.run;

import java.util.List;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;

/** Judges a text {@code x: NUMBER} by its distance from 3, and says to go there. */
final class TowardsThree implements Evaluator {
  @Override
  public String purpose() {
    return "measures x";
  }

  @Override
  public Evaluation evaluate(String candidate) {
    double x = Double.parseDouble(candidate.substring(3));
    Finding finding =
        Finding.of("x", "x is " + x, "3", "Lower x from " + x + " to 3.", x)
            .withChanges(List.of(Change.of("x", Double.toString(x), "3")));
    return new Evaluation.Scored(Math.abs(x - 3), List.of(), "x is " + x, List.of(finding));
  }
}
