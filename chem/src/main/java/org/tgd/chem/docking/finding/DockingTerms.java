package org.tgd.chem.docking.finding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.objective.ObjectiveTerm;
import org.tgd.chem.objective.TermSource;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.input.InputException;

/**
 * The terms of objectives that dock: {@code docking}, {@code dockstring} and {@code textgrad}, each
 * with a receptor in brackets or the default one, {@code selectivity(HERE,NOT_THERE,…)} and {@code
 * promiscuity(ONE,OTHER,…)}, whose losses are kcal/mol, and {@code interactions(RESIDUE:KIND;…)} or
 * {@code interactions(FILE.csv)}, the share of wanted interactions that the pose lacks.
 *
 * @param docking engine and cache
 * @param library where receptors are looked up
 * @param receptor the default receptor's name or path, if there is one
 * @param settings exhaustiveness, poses and seed
 */
public record DockingTerms(
    Docking docking, ReceptorLibrary library, Optional<String> receptor, SearchSettings settings)
    implements TermSource {
  /** Checks that nothing is missing. */
  public DockingTerms {
    requireNonNull(docking, "docking");
    requireNonNull(library, "library");
    requireNonNull(receptor, "receptor");
    requireNonNull(settings, "settings");
  }

  @Override
  public List<String> known() {
    return List.of(
        "docking",
        "dockstring",
        "textgrad",
        "docking(RECEPTOR)",
        "selectivity(HERE,NOT_THERE)",
        "promiscuity(ONE,OTHER)",
        "interactions(RESIDUE:KIND;RESIDUE)");
  }

  @Override
  public Optional<ObjectiveTerm> term(String name, String argument) {
    return switch (name) {
      case "docking" -> Optional.of(term(name, argument, single(name, argument)));
      case "dockstring" ->
          Optional.of(
              druglike(
                  name, argument, DruglikeDockingEvaluator.dockstring(single(name, argument))));
      case "textgrad" ->
          Optional.of(
              druglike(name, argument, DruglikeDockingEvaluator.textgrad(single(name, argument))));
      case "selectivity" ->
          Optional.of(term(name, argument, panel(name, argument, ReceptorPanel.Goal.SELECTIVE)));
      case "promiscuity" ->
          Optional.of(term(name, argument, panel(name, argument, ReceptorPanel.Goal.PROMISCUOUS)));
      case "interactions" -> Optional.of(interactions(argument));
      default -> Optional.empty();
    };
  }

  private ObjectiveTerm interactions(String argument) {
    DockingEvaluator evaluator = single("interactions", "");
    WantedContacts wanted = WantedContacts.read(argument, evaluator.receptor());
    return term("interactions", argument, new ContactsEvaluator(evaluator, wanted));
  }

  private DockingEvaluator single(String name, String argument) {
    String wanted =
        argument.isBlank()
            ? receptor.orElseThrow(
                () ->
                    new InputException(
                        "the objective "
                            + name
                            + " wants a receptor: "
                            + (name.equals("interactions") ? "--receptor R" : name + "(RECEPTOR)")
                            + ", R one of "
                            + String.join(", ", library.names())))
            : argument.strip();
    return new DockingEvaluator(docking, library.find(wanted), settings);
  }

  private ReceptorPanel panel(String name, String argument, ReceptorPanel.Goal goal) {
    List<DockingEvaluator> targets = new ArrayList<>();
    for (String wanted : argument.split(",", -1)) {
      if (!wanted.isBlank()) {
        targets.add(new DockingEvaluator(docking, library.find(wanted.strip()), settings));
      }
    }
    if (targets.size() < 2) {
      throw new InputException(
          name + "(" + argument + ") names fewer than two receptors; separate them by commas");
    }
    return new ReceptorPanel(targets, goal);
  }

  private static ObjectiveTerm term(String name, String argument, Evaluator evaluator) {
    return new Term(written(name, argument), evaluator, molecule -> 0);
  }

  private static ObjectiveTerm druglike(
      String name, String argument, DruglikeDockingEvaluator evaluator) {
    return new Term(written(name, argument), evaluator, evaluator::cheapLoss);
  }

  private static String written(String name, String argument) {
    return argument.isBlank() ? name : name + "(" + argument + ")";
  }

  private record Term(String name, Evaluator evaluator, ToDoubleFunction<Molecule> cheap)
      implements ObjectiveTerm {
    @Override
    public double cheapLoss(Molecule molecule) {
      return cheap.applyAsDouble(molecule);
    }

    @Override
    public String purpose() {
      return evaluator.purpose();
    }

    @Override
    public Evaluation evaluate(Molecule molecule) {
      return evaluator.evaluate(molecule.smiles());
    }

    @Override
    public int mostCost() {
      return evaluator.mostCost();
    }

    @Override
    public boolean isCheap() {
      return false;
    }
  }
}
