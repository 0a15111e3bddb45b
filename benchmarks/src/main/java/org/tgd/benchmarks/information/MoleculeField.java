package org.tgd.benchmarks.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.benchmarks.study.QedStarts;
import org.tgd.chem.edit.MoleculeEditor;
import org.tgd.chem.edit.RandomMoleculeEditor;
import org.tgd.chem.edit.SmilesForm;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.chem.oracle.SeismoTargets;
import org.tgd.core.Edit;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.spi.Problem;

/**
 * Molecules of low druglikeness to be made like a target and druglike: half QED, half similarity to
 * one of SEISMO's targets.
 */
final class MoleculeField implements Field {
  private static final int BUDGET = 32;
  private static final String TARGET = "SMILES";
  private static final Pattern ADVICE = Pattern.compile("the molecule becomes (\\S+)\\.(?=\\s|$)");

  @Override
  public String name() {
    return "molecules";
  }

  @Override
  public String counted() {
    return "one computation of the objective, tried edits included";
  }

  @Override
  public int budget() {
    return BUDGET;
  }

  @Override
  public List<Instance> instances(int count) {
    List<QedStarts.Start> starts = QedStarts.builtIn();
    List<String> targets = List.copyOf(new TreeMap<>(SeismoTargets.all()).values());
    List<Instance> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      QedStarts.Start start = starts.get(i % starts.size());
      int turn = i + i / starts.size();
      all.add(
          new Pair(
              start.id() + "-" + (turn % targets.size() + 1),
              start.smiles(),
              targets.get(turn % targets.size()),
              targets.get((turn + targets.size() / 2) % targets.size())));
    }
    return all;
  }

  private record Pair(String id, String start, String target, String other) implements Instance {
    private static MoleculeObjective like(String target) {
      return MoleculeObjective.parse("0.5*qed + 0.5*similarity(" + target + ")");
    }

    @Override
    public Problem problem() {
      MoleculeObjective objective = like(target);
      return new Problem(
              "a molecule as SMILES",
              start,
              objective,
              Optional.of(new MoleculeEditor()),
              Optional.empty(),
              List.of("Answer with one SMILES string and nothing else."))
          .withTask(Task.of("lower the loss").withForm(new SmilesForm()));
    }

    @Override
    public Evaluator plain() {
      return like(target).withCounterfactuals(0);
    }

    @Override
    public Evaluator misled() {
      return like(other);
    }

    @Override
    public Optional<String> told(String text, String words) {
      Matcher named = ADVICE.matcher(words);
      while (named.find()) {
        if (Smiles.read(named.group(1)) instanceof Smiles.Accepted accepted
            && !same(accepted, text)) {
          return Optional.of(named.group(1));
        }
      }
      return Optional.empty();
    }

    private static boolean same(Smiles.Accepted molecule, String text) {
      return Smiles.read(text) instanceof Smiles.Accepted other
          && other.molecule().canonicalSmiles().equals(molecule.molecule().canonicalSmiles());
    }

    @Override
    public Optional<Drawn> drawn(String text, RandomGenerator random) {
      Edit blind = Edit.of(Variable.parameter("a molecule", text), List.of());
      return new RandomMoleculeEditor()
          .propose(blind, 1, random).stream()
              .findFirst()
              .map(next -> new Drawn(next, finding(text, next)));
    }

    private static Finding finding(String from, String to) {
      return new Finding(
          "structure",
          "as it is",
          "a lower loss",
          "Edit it: the molecule becomes " + to + ".",
          1,
          List.of(Change.of(TARGET, from, to).withPredictedLoss(0)));
    }

    /** Numbers of properties can be followed by any molecule, an edit of another one cannot. */
    @Override
    public boolean fits(Finding foreign, String text) {
      return foreign.changes().stream().noneMatch(change -> change.target().equals(TARGET));
    }
  }
}
