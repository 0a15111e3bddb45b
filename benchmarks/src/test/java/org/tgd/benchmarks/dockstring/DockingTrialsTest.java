package org.tgd.benchmarks.dockstring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.benchmarks.dockstring.CallLog.Call;
import org.tgd.benchmarks.study.DesignRun.Design;

class DockingTrialsTest {
  private static Call call(double affinity, double qed) {
    return new Call(0, new Design("C", affinity, qed));
  }

  @Test
  void theCourseBeginsWithTheFirstMoleculeThatCouldBeDockedAndEndsWithTheBudget() {
    double none = Double.POSITIVE_INFINITY;
    List<Call> dockings =
        List.of(call(none, 0.5), call(-5, 0.5), call(-4, 0.5), call(-5, 0.75), call(-9, 1));
    String csv =
        DockingTrials.csv(
            List.of(
                new DockingTrials.Run("random edits", "F2", 3, 4, dockings),
                new DockingTrials.Run("random edits", "F2", 4, 4, List.of(call(none, 0.5)))));
    assertThat(csv.lines())
        .containsExactly(
            "method,instance,seed,loss,budget,calls,refused,curve",
            "random edits,F2,3,-2.5,4,4,1,2:0.0 4:-2.5",
            "random edits,F2,4,,4,1,1,");
  }
}
