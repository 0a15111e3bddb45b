package org.tgd.chem.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.smarts.Pattern;
import org.tgd.core.control.Findings;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.input.InputException;

/**
 * Patterns that every molecule of a run must have, and patterns that none may have.
 *
 * @param keep must be there
 * @param forbid must not be there
 */
public record MoleculeRules(List<Rule> keep, List<Rule> forbid) {
  /**
   * A pattern as it was written.
   *
   * @param smarts its text
   * @param pattern compiled
   */
  public record Rule(String smarts, Pattern pattern) {}

  /** Copies the lists. */
  public MoleculeRules {
    keep = List.copyOf(keep);
    forbid = List.copyOf(forbid);
  }

  /**
   * Reads rules.
   *
   * @param keep SMARTS separated by blanks; may be empty
   * @param forbid SMARTS separated by blanks; may be empty
   * @throws InputException if one is not SMARTS
   */
  public static MoleculeRules parse(String keep, String forbid) {
    return new MoleculeRules(rules("keep", keep), rules("forbid", forbid));
  }

  private static List<Rule> rules(String name, String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .filter(each -> !each.isEmpty())
        .map(each -> rule(name, each))
        .toList();
  }

  private static Rule rule(String name, String smarts) {
    try {
      return new Rule(smarts, Pattern.of(smarts));
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "option '" + name + "': '" + smarts + "' is not SMARTS, " + e.getMessage(), e);
    }
  }

  /** Whether there is no rule. */
  public boolean isEmpty() {
    return keep.isEmpty() && forbid.isEmpty();
  }

  /** What a molecule breaks, in words; empty if it obeys. */
  public Optional<String> broken(Molecule molecule) {
    List<String> broken = new ArrayList<>();
    for (Rule rule : keep) {
      if (!rule.pattern().matches(molecule.graph())) {
        broken.add("lacks " + rule.smarts() + ", which must be kept");
      }
    }
    for (Rule rule : forbid) {
      rule.pattern().matches(molecule.graph(), 1).stream()
          .findFirst()
          .ifPresent(
              place ->
                  broken.add(
                      "has "
                          + rule.smarts()
                          + " at "
                          + AtomNames.range(Arrays.stream(place).boxed().toList())
                          + ", which is forbidden"));
    }
    return broken.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", broken));
  }

  /** Whether a molecule obeys all rules. */
  public boolean allow(Molecule molecule) {
    return keep.stream().allMatch(rule -> rule.pattern().matches(molecule.graph()))
        && forbid.stream().noneMatch(rule -> rule.pattern().matches(molecule.graph()));
  }

  private boolean obeys(String smiles) {
    return Smiles.read(smiles) instanceof Smiles.Accepted accepted && allow(accepted.molecule());
  }

  /** The same evaluator, which refuses what breaks a rule and advises no such edit. */
  public Evaluator over(Evaluator evaluator) {
    return isEmpty() ? evaluator : new Ruled(this, evaluator);
  }

  private record Ruled(MoleculeRules rules, Evaluator evaluator) implements Evaluator {
    @Override
    public String purpose() {
      return evaluator.purpose();
    }

    @Override
    public int mostCost() {
      return evaluator.mostCost();
    }

    @Override
    public Evaluation evaluate(String candidate) {
      Optional<String> broken =
          Smiles.read(candidate) instanceof Smiles.Accepted accepted
              ? rules.broken(accepted.molecule())
              : Optional.empty();
      if (broken.isPresent()) {
        return refused(candidate, broken.get());
      }
      Evaluation evaluation = evaluator.evaluate(candidate);
      return Findings.replaced(
          evaluation, evaluation.findings().stream().filter(this::allows).toList());
    }

    private static Evaluation refused(String candidate, String broken) {
      Finding finding =
          Finding.of("rules", broken, "all rules obeyed", "Propose one that obeys the rules.", 1);
      return new Evaluation.Rejected(candidate + " " + broken + ".", List.of(finding));
    }

    /** Whether all molecules that a finding advises obey the rules. */
    private boolean allows(Finding finding) {
      return finding.changes().stream()
          .map(Change::to)
          .filter(to -> Smiles.read(to) instanceof Smiles.Accepted)
          .allMatch(rules::obeys);
    }
  }
}
