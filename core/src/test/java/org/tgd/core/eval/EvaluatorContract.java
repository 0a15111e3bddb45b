package org.tgd.core.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.Parallel;

/** What every {@link Evaluator} must do, whatever it measures. */
public abstract class EvaluatorContract {
  /** The evaluator under test. */
  protected abstract Evaluator evaluator();

  /** Candidates that it must be able to score; at least one. */
  protected abstract List<String> goodCandidates();

  /** Candidates that it must refuse; at least one. */
  protected abstract List<String> badCandidates();

  @Test
  void purposeIsASentenceForACritic() {
    assertThat(evaluator().purpose()).isNotBlank().doesNotContain("\n");
  }

  @Test
  void goodCandidatesAreScoredWithAFiniteLossAndAReport() {
    assertThat(goodCandidates()).isNotEmpty();
    for (String candidate : goodCandidates()) {
      Evaluation evaluation = evaluator().evaluate(candidate);
      assertThat(evaluation).as(candidate).isInstanceOf(Evaluation.Scored.class);
      assertThat(evaluation.report()).isNotBlank();
      assertThat(evaluation.cost()).isLessThanOrEqualTo(evaluator().mostCost());
      assertThat(evaluation.metrics()).extracting(Metric::name).doesNotHaveDuplicates();
      for (Finding finding : evaluation.findings()) {
        assertThat(finding.about()).isNotBlank();
        assertThat(finding.observed()).isNotBlank();
        assertThat(finding.advice()).isNotBlank();
      }
    }
  }

  @Test
  void theReportIsWhatWasMeasuredAndHoldsNoAdvice() {
    for (String candidate : goodCandidates()) {
      Evaluation evaluation = evaluator().evaluate(candidate);
      for (Finding finding : evaluation.findings()) {
        assertThat(evaluation.report()).as(candidate).doesNotContain(finding.advice());
      }
    }
  }

  @Test
  void badCandidatesAreRefusedWithAReasonAndNoException() {
    assertThat(badCandidates()).isNotEmpty();
    for (String candidate : badCandidates()) {
      Evaluation evaluation = evaluator().evaluate(candidate);
      assertThat(evaluation).as(candidate).isInstanceOf(Evaluation.Rejected.class);
      assertThat(evaluation.report()).isNotBlank();
      assertThat(evaluation.loss()).isInfinite();
    }
  }

  @Test
  void oddTextsAreResultsAndNoExceptions() {
    for (String odd : List.of("", " ", "\u0000", "{{x}}", "é😀", "\n\n", "-1", "NaN")) {
      assertThat(evaluator().evaluate(odd).report()).as("of '%s'", odd).isNotNull();
    }
  }

  @Test
  void theSameCandidateGetsAnEqualEvaluationInAnyThreadAndOrder() {
    Evaluator evaluator = evaluator();
    List<Evaluation> forward = goodCandidates().stream().map(evaluator::evaluate).toList();
    List<String> twice =
        Collections.nCopies(2, goodCandidates()).stream().flatMap(List::stream).toList();
    try (Parallel parallel = Parallel.of(4)) {
      List<Evaluation> again = parallel.map(twice, evaluator::evaluate);
      assertThat(again.subList(0, forward.size())).isEqualTo(forward);
      assertThat(again.subList(forward.size(), again.size())).isEqualTo(forward);
    }
  }

  @Test
  void evaluationsSurviveTheJournal() {
    for (String candidate : goodCandidates()) {
      Evaluation evaluation = evaluator().evaluate(candidate);
      assertThat(EvaluationJson.read(EvaluationJson.write(evaluation))).isEqualTo(evaluation);
    }
  }
}
