package org.tgd.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.tgd.benchmarks.baseline.GraphGeneticSearch;
import org.tgd.benchmarks.baseline.PmoGeneticSearch;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.search.ScoreSearch;
import org.tgd.chem.search.Told;

/** A way to search for a molecule; all spend the same number of counted calls. */
public enum SearchMethod {
  /** Told the objective; computes nothing of a molecule that is not counted. */
  TOLD("TGD search, no model", "I1", "every tried edit"),

  /** Told the objective; computes it of all that it draws, only proposals are counted. */
  TOLD_PROPOSALS("TGD search, no model", "I1", "proposals"),

  /** Told only the number of each molecule that it had judged. */
  BLIND("TGD search, no model", "I0", "every tried edit"),

  /** The graph-based genetic algorithm. */
  GRAPH_GA("graph GA, ours", "I0", "every tried edit"),

  /** Mol GA: the same operators, far more parents and few children. */
  MOL_GA("Mol GA, ours", "I0", "every tried edit"),

  /** The graph-based genetic algorithm with the settings of PMO's tables. */
  PMO_GRAPH_GA("graph GA as in PMO, ours", "I0", "every tried edit");

  private static final int FRUITLESS = 5;

  private final String label;
  private final String information;
  private final String counted;

  SearchMethod(String label, String information, String counted) {
    this.label = label;
    this.information = information;
    this.counted = counted;
  }

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name in tables. */
  public String label() {
    return label;
  }

  /** What it is told: I0 the number alone, I1 the objective. */
  public String information() {
    return information;
  }

  /** What is counted as a call. */
  public String counted() {
    return counted;
  }

  /** A run: the molecules that were counted with their values, in order, none twice. */
  SearchRun run(SearchTask task, long seed) {
    List<SearchRun.Call> calls = new ArrayList<>();
    if (this == GRAPH_GA || this == MOL_GA) {
      GraphGeneticSearch.Kind kind =
          this == GRAPH_GA ? GraphGeneticSearch.Kind.GRAPH_GA : GraphGeneticSearch.Kind.MOL_GA;
      Map<String, Double> judged =
          kind.minimise(
              task.starts().stream().map(Molecule::smiles).toList(),
              smiles -> -task.score().value(Smiles.molecule(smiles)),
              task.calls(),
              seed);
      judged.forEach((smiles, loss) -> calls.add(new SearchRun.Call(smiles, -loss)));
    } else if (this == PMO_GRAPH_GA) {
      PmoGeneticSearch.maximise(
              task.starts().stream().map(Molecule::smiles).toList(),
              smiles -> task.score().value(Smiles.molecule(smiles)),
              task.calls(),
              seed)
          .forEach((smiles, value) -> calls.add(new SearchRun.Call(smiles, value)));
    } else {
      search(task, new SplittableRandom(seed), calls);
    }
    return new SearchRun(task.name(), this, seed, calls);
  }

  private void search(SearchTask task, SplittableRandom random, List<SearchRun.Call> calls) {
    ScoreSearch search = opened(task, random);
    search.addSeeds(task.starts());
    if (this == BLIND) {
      task.starts().stream().limit(task.calls()).forEach(each -> judge(task, search, each, calls));
    }
    int fruitless = 0;
    while (calls.size() < task.calls() && fruitless < FRUITLESS) {
      List<Molecule> next = search.ask(Math.min(task.batch(), task.calls() - calls.size()));
      fruitless = next.isEmpty() ? fruitless + 1 : 0;
      next.forEach(each -> judge(task, search, each, calls));
    }
  }

  private ScoreSearch opened(SearchTask task, SplittableRandom random) {
    return switch (this) {
      case TOLD -> ScoreSearch.told(task.score(), Told.PARTS, task.effort(), random);
      case TOLD_PROPOSALS -> ScoreSearch.told(task.score(), Told.VALUES, task.effort(), random);
      default -> ScoreSearch.blind(task.effort(), random);
    };
  }

  private static void judge(
      SearchTask task, ScoreSearch search, Molecule molecule, List<SearchRun.Call> calls) {
    double value = task.score().value(molecule);
    search.tell(molecule, value);
    calls.add(new SearchRun.Call(molecule.smiles(), value));
  }
}
