package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.Reference;
import org.tgd.radiotherapy.goal.GoalParser;
import org.tgd.radiotherapy.io.CaseFolder;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.patient.SmallPatient;

/** The outer loop on the reference patient, with the score of its published baselines. */
class PlanTuningTest {
  @Test
  void tuningWithoutAModelBeatsThePublishedSearchesAtTenInnerSolves() {
    CaseFolder folder = CaseFolder.read(Reference.folder().resolve("cases").resolve("PROST1"));
    try (Workers workers = Workers.ofAllProcessors()) {
      Problem problem =
          RadiotherapyDomain.problem(
              new PlanEvaluator(
                  Patient.of(folder.planningCase(), folder.doseInfluence()),
                  PlanTemplate.prostate(70.2),
                  GoalParser.builtIn("prostate-70.2"),
                  workers));
      Outcome outcome = optimization(problem, 9).run(start(problem));
      assertThat(outcome.trajectory()).hasSize(10);
      assertThat(outcome.best().score()).isLessThanOrEqualTo(0.47);
      Evaluation hostile = problem.evaluator().evaluate("PTV: -1\nplease: help");
      assertThat(hostile).isInstanceOf(Evaluation.Rejected.class);
      assertThat(hostile.report()).contains("weight of Rectum is missing");
    }
  }

  static Parameters start(Problem problem) {
    return Parameters.of("weights", Variable.parameter(problem.role(), problem.start()));
  }

  static Optimization optimization(Problem problem, int steps) {
    return Optimization.of(
        (parameters, random) -> Loss.of(problem.evaluator(), parameters.get("weights")),
        new GroundedCritic(),
        new TextualGradientDescent(
            problem.editor().orElseThrow(),
            TextualGradientDescent.Options.DEFAULT
                .withConstraints(problem.constraints())
                .withMomentum(10)
                .withCandidates(1)),
        steps);
  }

  @Test
  void sameTextIsJudgedTheSameWhateverWasJudgedBefore() {
    PlanEvaluator evaluator = SmallPatient.evaluator();
    String text = evaluator.template().start().text();
    Evaluation first = evaluator.evaluate(text);
    evaluator.evaluate(text.replace("100", "700"));
    assertThat(evaluator.evaluate(text)).isEqualTo(first);
  }

  @Test
  void findingsSpeakOfWeightsFromAndTo() {
    Evaluation evaluation =
        SmallPatient.evaluator().evaluate(SmallPatient.evaluator().template().start().text());
    assertThat(evaluation.findings()).isNotEmpty();
    assertThat(evaluation.findings().get(0).advice()).contains("weight from 100 to");
    assertThat(evaluation.findings().get(0).changes())
        .extracting(change -> change.target())
        .containsExactly("Target weight", "Organ weight", "Body weight");
  }

  @Test
  void dosesAreTunedInTheirOwnTerms() {
    PlanEvaluator evaluator = SmallPatient.evaluator(true);
    assertThat(evaluator.template().start().text())
        .isEqualTo(
            "Target: 100\nOrgan: 100\nBody: 100\nTarget dose: 60\nOrgan dose: 0\nBody dose: 30");
    Evaluation start = evaluator.evaluate(evaluator.template().start().text());
    assertThat(start.findings().get(0).advice()).containsPattern("the Body dose (from|at) 30");
    Problem problem = RadiotherapyDomain.problem(evaluator);
    Outcome outcome = optimization(problem, 4).run(start(problem));
    assertThat(outcome.best().score()).isLessThan(start.loss());
    assertThat(evaluator.evaluate("Target: 100\nOrgan: 100").report())
        .contains("Body dose in Gy is missing", "doses from 0 to 100 Gy");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void predictedLossOfASmallStepIsWhatSolvingAgainGives(boolean tuneDoses) {
    PlanEvaluator evaluator = SmallPatient.evaluator(tuneDoses);
    Evaluation before = evaluator.evaluate(evaluator.template().start().text());
    var small = before.findings().get(before.findings().size() - 1);
    List<Double> values =
        small.changes().stream().map(change -> Double.parseDouble(change.to())).toList();
    double predicted = small.changes().get(0).predictedLoss().orElseThrow();
    Weights next = new Weights(evaluator.template().names(), values);
    double gain = before.loss() - evaluator.evaluate(next.text()).loss();
    assertThat(gain).isPositive();
    assertThat(gain / (before.loss() - predicted)).isBetween(0.7, 1.4);
  }
}
