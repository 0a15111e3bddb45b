package org.tgd.chem.edit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

/**
 * Where the findings on a docked pose point to: at which atoms to grow, and which to change or take
 * away, in kcal/mol. What they do not point at weighs nothing.
 */
final class Pointers {
  private static final Pattern ATOMS = Pattern.compile("atoms? (\\d+(?:,\\d+)*)");

  private final double[] grow;
  private final double[] change;

  Pointers(List<Finding> findings, int atoms) {
    grow = new double[atoms];
    change = new double[atoms];
    for (Finding finding : findings) {
      for (Change each : finding.changes()) {
        if (!each.keeps()) {
          point(each, finding.weight());
        }
      }
    }
  }

  private void point(Change each, double weight) {
    Matcher matcher = ATOMS.matcher(each.target());
    if (!matcher.matches()) {
      return;
    }
    double[] which = each.to().startsWith("grow") ? grow : change;
    for (String number : matcher.group(1).split(",", -1)) {
      int atom = Integer.parseInt(number) - 1;
      if (atom < which.length) {
        which[atom] += weight;
      }
    }
  }

  /** What growing at an atom promises. */
  double grow(int atom) {
    return atom < grow.length ? grow[atom] : 0;
  }

  /** What an edit promises: growth where there is room, change where something is amiss. */
  double promise(MoleculeEdit edit) {
    double sum = 0;
    for (int atom : edit.atoms()) {
      if (atom < grow.length) {
        sum += edit.takesAway() ? change[atom] : grow[atom];
      }
    }
    return sum;
  }
}
