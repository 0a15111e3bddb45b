package org.tgd.benchmarks.duel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tgd.benchmarks.baseline.GraphGeneticSearch;
import org.tgd.benchmarks.board.BestSoFar;
import org.tgd.benchmarks.study.QedStarts;
import org.tgd.chem.edit.MoleculeEditor;
import org.tgd.chem.edit.RandomMoleculeEditor;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.objective.MoleculeObjective;
import org.tgd.chem.oracle.Score;
import org.tgd.chem.oracle.SeismoTargets;
import org.tgd.chem.search.ScoreSearch;
import org.tgd.chem.search.Told;
import org.tgd.core.Editor;
import org.tgd.core.spi.Problem;

/** Drugs of low druglikeness to be made like another molecule and druglike, without docking. */
final class MoleculeDuel implements Duel {
  private static final ScoreSearch.Effort EFFORT = new ScoreSearch.Effort(3, 60);
  private static final int FRUITLESS = 5;
  private static final int BATCH = 5;

  private final List<Pair> pairs = pairs();

  private record Pair(String name, String start, String target) {
    MoleculeObjective objective() {
      return MoleculeObjective.parse("0.5*qed + 0.5*similarity(" + target + ")");
    }
  }

  private static List<Pair> pairs() {
    List<QedStarts.Start> starts = QedStarts.builtIn();
    List<String> targets = List.copyOf(new TreeMap<>(SeismoTargets.all()).values());
    List<Pair> pairs = new ArrayList<>();
    for (int turn = 0; turn < targets.size(); turn++) {
      for (int i = 0; i < starts.size(); i++) {
        String target = targets.get((i + turn) % targets.size());
        pairs.add(
            new Pair(
                starts.get(i).id() + "-" + ((i + turn) % targets.size() + 1),
                starts.get(i).smiles(),
                target));
      }
    }
    return pairs;
  }

  @Override
  public String name() {
    return "molecules";
  }

  @Override
  public String counted() {
    return "one computation of the objective, tried edits included";
  }

  @Override
  public List<String> instances(int count) {
    return pairs.stream().limit(count).map(Pair::name).toList();
  }

  @Override
  public List<Method> methods() {
    return List.of(
        method(
            "grounded TGD", "I1", (run, found) -> edited(run, found, new MoleculeEditor(), true)),
        method("TGD search", "I1", (run, found) -> asked(run, found, true)),
        method("TGD search, number alone", "I0", (run, found) -> asked(run, found, false)),
        method(
            "graph GA", "I0", (run, found) -> bred(run, found, GraphGeneticSearch.Kind.GRAPH_GA)),
        method("Mol GA", "I0", (run, found) -> bred(run, found, GraphGeneticSearch.Kind.MOL_GA)),
        method(
            "random edits",
            "I0",
            (run, found) -> edited(run, found, new RandomMoleculeEditor(), false)));
  }

  private static Method method(String name, String information, Search search) {
    return new Method(name, information, true, search);
  }

  private void edited(Task task, BestSoFar found, Editor editor, boolean tries) {
    Pair pair = pairs.get(task.instance());
    MoleculeObjective objective = pair.objective();
    Problem problem =
        new Problem(
            "a molecule as SMILES",
            pair.start(),
            tries ? objective : objective.withCounterfactuals(0),
            Optional.of(editor),
            Optional.empty(),
            List.of());
    Descents.take(problem, found, task.budget(), task.seed());
  }

  private void bred(Task task, BestSoFar found, GraphGeneticSearch.Kind kind) {
    Pair pair = pairs.get(task.instance());
    MoleculeObjective objective = pair.objective();
    Map<String, Double> judged =
        kind.minimise(
            List.of(pair.start()),
            smiles -> objective.cheapLoss(Smiles.molecule(smiles)),
            task.budget(),
            task.seed());
    judged.forEach((smiles, loss) -> found.add(smiles, loss, 1));
  }

  private void asked(Task task, BestSoFar found, boolean told) {
    Pair pair = pairs.get(task.instance());
    Score score = pair.objective().expression().orElseThrow();
    SplittableRandom random = new SplittableRandom(task.seed());
    ScoreSearch search =
        told
            ? ScoreSearch.told(score, Told.PARTS, EFFORT, random)
            : ScoreSearch.blind(EFFORT, random);
    Molecule start = Smiles.molecule(pair.start());
    search.addSeeds(List.of(start));
    judge(start, search, score, found);
    int fruitless = 0;
    while (found.spent() < task.budget() && fruitless < FRUITLESS) {
      List<Molecule> next = search.ask(Math.min(BATCH, task.budget() - found.spent()));
      fruitless = next.isEmpty() ? fruitless + 1 : 0;
      next.forEach(each -> judge(each, search, score, found));
    }
  }

  private static void judge(Molecule molecule, ScoreSearch search, Score score, BestSoFar found) {
    double value = score.value(molecule);
    search.tell(molecule, value);
    found.add(molecule.smiles(), 1 - value, 1);
  }
}
