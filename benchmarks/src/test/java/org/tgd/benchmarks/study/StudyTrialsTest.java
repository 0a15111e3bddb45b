package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyTrialsTest {
  @Test
  void aPlanRunIsItsBestSoFarWhereItChanges() {
    var best = new PlanRun.Best(1, "PTV 100", 3, 1, 2, 50, Map.of());
    var run = new PlanRun("PROST1", "Nelder-Mead", 2, List.of(3.0, 3.0, 1.5), List.of(best));
    assertThat(StudyTrials.plans(List.of(run), 3).lines())
        .containsExactly(
            "method,instance,seed,start,loss,budget,calls,curve",
            "Nelder-Mead,PROST1,2,3.0,1.5,3,3,1:3.0 3:1.5");
  }

  @Test
  void aRepairIsRightWhereTheHiddenTestsPass() {
    var plausible =
        new FixRow("gcd", "python", "suspicious", true, true, true, "unknown", 40, 0, "");
    var overfitted = new FixRow("gcd", "python", "donor-lines", true, true, false, "no", 90, 0, "");
    assertThat(StudyTrials.fixes(List.of(plausible, overfitted), 1).lines())
        .containsExactly(
            "method,instance,seed,correct,passes_public,equal,calls",
            "suspicious,python gcd,1,1,1,unknown,40",
            "donor-lines,python gcd,1,0,1,no,90");
  }
}
