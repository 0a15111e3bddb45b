package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * What the findings ask for, in a form by which edits can be ranked: properties that should move
 * from one value to another, and atoms that are pointed at.
 */
final class Goals {
  private static final Pattern ATOMS =
      Pattern.compile("\\batoms? (\\d+(?:-\\d+)?(?:, \\d+(?:-\\d+)?)*)");
  private static final double POINTED_SHARE = 0.1;

  private final List<Goal> goals = new ArrayList<>();
  private final double[] pointed;

  private record Goal(
      double from, double to, double weight, ToDoubleFunction<PropertyEstimate> property) {}

  Goals(List<Finding> findings, int atoms) {
    pointed = new double[atoms];
    for (Finding finding : findings) {
      for (Change change : finding.changes()) {
        goal(finding, change);
      }
      point(finding);
    }
  }

  private void goal(Finding finding, Change change) {
    ToDoubleFunction<PropertyEstimate> property =
        switch (change.target()) {
          case "molecular weight" -> PropertyEstimate::weight;
          case "logP" -> PropertyEstimate::logP;
          case "hydrogen-bond acceptors" -> PropertyEstimate::acceptors;
          case "hydrogen-bond donors" -> PropertyEstimate::donors;
          case "polar surface" -> PropertyEstimate::polarSurface;
          case "rotatable bonds" -> PropertyEstimate::rotatableBonds;
          case "aromatic rings" -> PropertyEstimate::aromaticRings;
          default -> estimate -> Double.NaN;
        };
    try {
      goals.add(
          new Goal(
              Double.parseDouble(change.from()),
              Double.parseDouble(change.to()),
              finding.weight(),
              property));
    } catch (NumberFormatException e) {
      return; // a change of something that is not a property
    }
  }

  private void point(Finding finding) {
    Matcher matcher = ATOMS.matcher(finding.advice());
    while (matcher.find()) {
      for (String range : matcher.group(1).split(", ", -1)) {
        String[] ends = range.strip().split("-", -1);
        int first = Integer.parseInt(ends[0]) - 1;
        int last = Integer.parseInt(ends[ends.length - 1]) - 1;
        IntStream.rangeClosed(Math.max(0, first), Math.min(last, pointed.length - 1))
            .forEach(atom -> pointed[atom] += finding.weight());
      }
    }
  }

  /**
   * How much of what is asked for an edit brings, in units of the loss; negative when it leads
   * away.
   */
  double gain(PropertyEstimate before, MoleculeEdit edit) {
    PropertyEstimate after = PropertyEstimate.of(edit.graph());
    double gain = 0;
    for (Goal goal : goals) {
      double shift = goal.property().applyAsDouble(after) - goal.property().applyAsDouble(before);
      double span = Math.abs(goal.to() - goal.from());
      if (Double.isNaN(shift) || span == 0) {
        continue;
      }
      double left = Math.abs(goal.to() - goal.from() - shift);
      gain += goal.weight() * Math.max(-1, 1 - left / span);
    }
    double share = 0;
    for (int atom : Set.copyOf(edit.atoms())) {
      share += edit.takesAway() ? pointed[atom] : 0;
    }
    return gain + POINTED_SHARE * Math.min(share, 1);
  }
}
