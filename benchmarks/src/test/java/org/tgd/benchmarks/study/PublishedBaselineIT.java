package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tgd.benchmarks.baseline.NumpyGenerator;
import org.tgd.core.ReferenceData;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.PatientCase;
import org.tgd.radiotherapy.tune.PlanEvaluator;
import org.tgd.radiotherapy.tune.PlanTemplate;
import org.tgd.radiotherapy.tune.Weights;

/** The recorded searches on PROST1: their inner problem is ours. */
class PublishedBaselineIT {
  @Test
  void recordedLossesOfTheStartAndOfRandomPointsAreMet() {
    PublishedBaseline record =
        PublishedBaseline.read(ReferenceData.at("radiotherapy/outer_loop_baseline.json"));
    String place = ReferenceData.at("radiotherapy/cases/PROST1").toString();
    try (Workers workers = Workers.ofAllProcessors()) {
      PlanEvaluator evaluator =
          new PlanEvaluator(
              PublishedBaseline.patient(PatientCase.open(place, false, workers.threads())),
              PlanTemplate.prostate(70.2),
              GoalParser.builtIn("prostate-70.2"),
              workers);
      Weights start = evaluator.template().start();
      assertThat(loss(evaluator, start)).isCloseTo(record.start(), within(0.015 * record.start()));
      NumpyGenerator random = new NumpyGenerator(100);
      for (int point = 1; point <= 3; point++) {
        double[] at = new double[5];
        for (int i = 0; i < at.length; i++) {
          at[i] = 4 * random.nextDouble();
        }
        double loss = loss(evaluator, start.at(at));
        double recorded = record.randomTrace(0).get(point);
        if (point == 2) {
          assertThat(loss).isGreaterThan(recorded);
        } else {
          assertThat(loss).isCloseTo(recorded, within(0.01 * recorded));
        }
      }
    }
  }

  private static double loss(PlanEvaluator evaluator, Weights weights) {
    return evaluator.plan(weights).score().loss();
  }
}
