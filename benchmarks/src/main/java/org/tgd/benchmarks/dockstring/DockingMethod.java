package org.tgd.benchmarks.dockstring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tgd.benchmarks.baseline.GraphGeneticSearch;
import org.tgd.benchmarks.dockstring.CallLog.Call;
import org.tgd.chem.edit.DesignEditor;
import org.tgd.chem.edit.RandomMoleculeEditor;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Qed;
import org.tgd.chem.search.ScoreSearch;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Provenance;
import org.tgd.core.Variable;
import org.tgd.core.eval.Finding;

/** A way to propose molecules; each docks equally many. */
public enum DockingMethod {
  /** The findings on the best molecule's pose, and what was docked so far, guide the edits. */
  GROUNDED("grounded", "grounded TGD, no model") {
    @Override
    List<String> next(List<Call> before, Asked asked) {
      Editor editor = new DesignEditor(m -> QED_WEIGHT * (1 - Qed.of(m.graph())), 1);
      return editor.propose(edit(before, asked, true), BATCH, asked.random());
    }
  },

  /** The graph-based genetic algorithm; draws its own generations. */
  GRAPH_GA("graph-ga", "graph GA (Jensen 2019)") {
    @Override
    void extend(Asked asked, CallLog log, int budget) {
      Map<String, Double> known = new HashMap<>();
      log.calls().forEach(call -> known.put(call.design().smiles(), call.loss()));
      GraphGeneticSearch.minimise(
          asked.starts(),
          smiles -> known.computeIfAbsent(smiles, s -> added(asked, log, s)),
          budget,
          asked.seed());
    }

    private double added(Asked asked, CallLog log, String smiles) {
      Call call = new Call(0, asked.docking().dock(smiles));
      log.add(call);
      return call.loss();
    }
  },

  /** Told the numbers alone: a Gaussian process sifts the offspring of the best. */
  GAUSSIAN("gp", "GP (Tanimoto kernel), graph offspring") {
    @Override
    List<String> next(List<Call> before, Asked asked) {
      ScoreSearch search = ScoreSearch.blind(new ScoreSearch.Effort(4, 100), asked.random());
      double worst =
          before.stream().mapToDouble(Call::loss).filter(Double::isFinite).max().orElse(0);
      before.forEach(
          call ->
              search.tell(
                  canonical(call.design().smiles()),
                  -(Double.isFinite(call.loss()) ? call.loss() : worst)));
      return search.ask(BATCH).stream().map(Molecule::smiles).toList();
    }
  },

  /** Random edits of the best, of the kinds that the rules know. */
  RANDOM("random", "random edits") {
    @Override
    List<String> next(List<Call> before, Asked asked) {
      return new RandomMoleculeEditor().propose(edit(before, asked, false), BATCH, asked.random());
    }
  };

  static final int BATCH = 4;
  private static final double QED_WEIGHT = 10;
  private static final int FRUITLESS = 5;

  private final String option;
  private final String label;

  DockingMethod(String option, String label) {
    this.option = option;
    this.label = label;
  }

  /**
   * What a step may use.
   *
   * @param starts the first molecules, canonical
   * @param docking docks
   * @param seed of the run
   * @param step from 1
   */
  record Asked(List<String> starts, TaskDocking docking, long seed, int step) {
    Asked at(int next) {
      return new Asked(starts, docking, seed, next);
    }

    SplittableRandom random() {
      return new SplittableRandom(seed * 1_000_003 + step);
    }
  }

  /** Its name on the command line. */
  public String option() {
    return option;
  }

  /** Its name in tables. */
  public String label() {
    return label;
  }

  /**
   * Proposes molecules, canonical, none of those before.
   *
   * @param before all that were docked in earlier steps
   */
  List<String> next(List<Call> before, Asked asked) {
    throw new UnsupportedOperationException(label + " goes its own way");
  }

  /**
   * Docks until the log has so many molecules; a log that was left within a step goes on within it,
   * as if it had never been left.
   */
  void extend(Asked asked, CallLog log, int budget) {
    int step = log.calls().stream().mapToInt(Call::step).max().orElse(0);
    int fruitless = 0;
    while (log.calls().size() < budget && fruitless < FRUITLESS) {
      int now = step++;
      List<Call> before = log.calls().stream().filter(call -> call.step() < now).toList();
      List<String> done = log.calls().stream().map(call -> call.design().smiles()).toList();
      boolean whole = now > 0 && log.calls().size() - before.size() >= BATCH;
      List<String> proposals =
          whole ? List.of() : now == 0 ? asked.starts() : next(List.copyOf(before), asked.at(now));
      List<String> left = proposals.stream().filter(each -> !done.contains(each)).toList();
      fruitless = proposals.isEmpty() && !whole ? fruitless + 1 : 0;
      left.stream()
          .limit(budget - log.calls().size())
          .toList()
          .forEach(smiles -> log.add(new Call(now, asked.docking().dock(smiles))));
    }
  }

  private static Molecule canonical(String smiles) {
    return new Molecule(smiles, Smiles.molecule(smiles).graph());
  }

  private static Edit edit(List<Call> before, Asked asked, boolean findings) {
    Call best = before.stream().min(Comparator.comparingDouble(Call::loss)).orElseThrow();
    String smiles = best.design().smiles();
    Variable variable = Variable.parameter("a molecule as SMILES", smiles);
    List<Finding> found =
        findings && Double.isFinite(best.loss()) ? asked.docking().findings(smiles) : List.of();
    List<Gradient> gradients =
        found.isEmpty()
            ? List.of()
            : List.of(
                new Gradient(
                    new Feedback("what the pose shows", found),
                    new Provenance("docks", "loss", Optional.empty())));
    return new Edit(
        variable, gradients, List.of(), List.of(), attempts(before), List.of(), List.of());
  }

  private static List<Attempt> attempts(List<Call> before) {
    List<Attempt> attempts = new ArrayList<>();
    double lowest = Double.POSITIVE_INFINITY;
    for (Call call : before) {
      attempts.add(new Attempt(call.design().smiles(), call.loss(), call.loss() < lowest));
      lowest = Math.min(lowest, call.loss());
    }
    return attempts;
  }
}
