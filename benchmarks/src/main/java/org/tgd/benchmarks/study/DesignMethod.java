package org.tgd.benchmarks.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tgd.benchmarks.baseline.GraphGeneticSearch;
import org.tgd.chem.edit.DesignEditor;
import org.tgd.chem.edit.RandomMoleculeEditor;
import org.tgd.chem.score.Qed;
import org.tgd.core.Editor;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.run.FurtherStarts;

/** A method of the design study: proposes molecules until the dockings are used up. */
enum DesignMethod {
  /** Grounded textual gradient descent: the findings of the poses criticise, the rules edit. */
  DESCENT("grounded TGD, no model") {
    @Override
    Map<String, Double> search(
        DesignSettings settings, DesignSettings.Starts starts, Evaluator evaluator, long seed) {
      Editor editor = new DesignEditor(m -> QED_WEIGHT * (1 - Qed.of(m.graph())), 1);
      return descend(settings, starts, evaluator, seed, editor);
    }
  },

  /** The graph-based genetic algorithm. */
  GENETIC("graph GA (Jensen 2019)") {
    @Override
    Map<String, Double> search(
        DesignSettings settings, DesignSettings.Starts starts, Evaluator evaluator, long seed) {
      return GraphGeneticSearch.minimise(
          starts.smiles(), s -> evaluator.evaluate(s).loss(), settings.docks(), seed);
    }
  },

  /** Random edits of the kinds that the rules know; a step is taken when it is not worse. */
  RANDOM("random edits") {
    @Override
    Map<String, Double> search(
        DesignSettings settings, DesignSettings.Starts starts, Evaluator evaluator, long seed) {
      return descend(settings, starts, evaluator, seed, new RandomMoleculeEditor());
    }
  };

  private static final double QED_WEIGHT = 10;
  private static final String NAME = "molecule";

  private final String label;

  DesignMethod(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The molecules in the order of docking, with their losses. */
  abstract Map<String, Double> search(
      DesignSettings settings, DesignSettings.Starts starts, Evaluator evaluator, long seed);

  private static Map<String, Double> descend(
      DesignSettings settings,
      DesignSettings.Starts starts,
      Evaluator evaluator,
      long seed,
      Editor editor) {
    TextualGradientDescent.Options options =
        TextualGradientDescent.Options.DEFAULT
            .withCandidates(settings.proposals())
            .withMomentum(Integer.MAX_VALUE);
    Map<String, Double> judged = new LinkedHashMap<>();
    Optimization.of(
            (parameters, random) -> Loss.of(evaluator, parameters.get(NAME)),
            new GroundedCritic(),
            new TextualGradientDescent(new FurtherStarts(starts.smiles(), editor), options),
            settings.steps())
        .withSeed(seed)
        .run(
            Parameters.of(NAME, Variable.parameter("a molecule as SMILES", starts.smiles().get(0))))
        .trajectory()
        .forEach(step -> judged.put(step.parameters().get(NAME).value(), step.loss()));
    return Collections.unmodifiableMap(judged);
  }
}
