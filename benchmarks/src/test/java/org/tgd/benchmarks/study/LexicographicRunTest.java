package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.level.LexicographicSolve;
import org.tgd.radiotherapy.optimize.FluenceOptimizer;
import org.tgd.radiotherapy.optimize.SolverSettings;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.tune.PlanTemplate;

/** Levels of goals as hard limits on a coarse phantom with the goals of the study. */
class LexicographicRunTest {
  @Test
  void allLimitsOfACoarsePhantomAreMetAfterThreeSolves() {
    try (Workers workers = Workers.of(1)) {
      List<LexicographicSolve.Stage> stages =
          LexicographicSolve.stages(
              CoarsePhantoms.prostate(3),
              GoalParser.builtIn("prostate-70.2"),
              PlanTemplate.prostate(70.2),
              new FluenceOptimizer(SolverSettings.DEFAULT, workers));
      assertThat(stages.get(2).plan().orElseThrow().score().met()).isEqualTo(7);
      assertThat(stages.get(2).plan().orElseThrow().score().loss()).isLessThan(0.34);
      assertThat(stages).hasSizeLessThanOrEqualTo(6);
    }
  }
}
