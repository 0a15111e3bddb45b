package org.tgd.benchmarks.duel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.tgd.benchmarks.baseline.GraphGeneticSearch;
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
        new Search("grounded TGD", "I1", run -> edited(run, new MoleculeEditor(), true)),
        new Search("TGD search", "I1", run -> asked(run, true)),
        new Search("TGD search, number alone", "I0", run -> asked(run, false)),
        new Search("graph GA", "I0", run -> bred(run, GraphGeneticSearch.Kind.GRAPH_GA)),
        new Search("Mol GA", "I0", run -> bred(run, GraphGeneticSearch.Kind.MOL_GA)),
        new Search("random edits", "I0", run -> edited(run, new RandomMoleculeEditor(), false)));
  }

  private record Task(Pair pair, int budget, long seed) {}

  private final class Search implements Method {
    private final String name;
    private final String information;
    private final Function<Task, Curve> search;

    Search(String name, String information, Function<Task, Curve> search) {
      this.name = name;
      this.information = information;
      this.search = search;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String information() {
      return information;
    }

    @Override
    public boolean seeded() {
      return true;
    }

    @Override
    public Curve run(int instance, int budget, long seed) {
      return search.apply(new Task(pairs.get(instance), budget, seed));
    }
  }

  private static Curve edited(Task task, Editor editor, boolean tries) {
    MoleculeObjective objective = task.pair().objective();
    Problem problem =
        new Problem(
            "a molecule as SMILES",
            task.pair().start(),
            tries ? objective : objective.withCounterfactuals(0),
            Optional.of(editor),
            Optional.empty(),
            List.of());
    Curve curve = new Curve();
    Descents.take(problem, curve, task.budget(), task.seed());
    return curve;
  }

  private static Curve bred(Task task, GraphGeneticSearch.Kind kind) {
    MoleculeObjective objective = task.pair().objective();
    Curve curve = new Curve();
    Map<String, Double> judged =
        kind.minimise(
            List.of(task.pair().start()),
            smiles -> objective.cheapLoss(Smiles.molecule(smiles)),
            task.budget(),
            task.seed());
    judged.values().forEach(loss -> curve.add(loss, 1));
    return curve;
  }

  private static Curve asked(Task task, boolean told) {
    MoleculeObjective objective = task.pair().objective();
    Score score = objective.expression().orElseThrow();
    SplittableRandom random = new SplittableRandom(task.seed());
    ScoreSearch search =
        told
            ? ScoreSearch.told(score, Told.PARTS, EFFORT, random)
            : ScoreSearch.blind(EFFORT, random);
    Curve curve = new Curve();
    Molecule start = Smiles.molecule(task.pair().start());
    search.addSeeds(List.of(start));
    judge(start, search, score, curve);
    int fruitless = 0;
    while (curve.spent() < task.budget() && fruitless < FRUITLESS) {
      List<Molecule> next = search.ask(Math.min(BATCH, task.budget() - curve.spent()));
      fruitless = next.isEmpty() ? fruitless + 1 : 0;
      next.forEach(each -> judge(each, search, score, curve));
    }
    return curve;
  }

  private static void judge(Molecule molecule, ScoreSearch search, Score score, Curve curve) {
    double value = score.value(molecule);
    search.tell(molecule, value);
    curve.add(1 - value, 1);
  }
}
