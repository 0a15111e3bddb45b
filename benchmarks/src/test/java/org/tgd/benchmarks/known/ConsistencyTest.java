package org.tgd.benchmarks.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tgd.benchmarks.known.Consistency.Measured;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.LangChain4jEngine;

class ConsistencyTest {
  private final Consistency study = new Consistency(4, 12);

  @Test
  void anOracleThatNeverErrsAgreesWithItselfAndWithTheTruth() {
    Measured seen = study.oracle(0, 0);
    assertThat(seen.kappa()).isCloseTo(1, within(1e-9));
    assertThat(seen.right()).isEqualTo(1);
    assertThat(seen.jaccard()).isEqualTo(1);
    assertThat(seen.falls()).isEqualTo(1);
    assertThat(seen.predicted()).hasValue(10);
    assertThat(seen.measured()).hasValue(10);
  }

  @Test
  void theMeasuredRateOfErrorPredictsHowLongWalksTake() {
    Measured seen = study.oracle(0.2, 0.5);
    assertThat(seen.rightBounds().low()).isLessThan(0.8);
    assertThat(seen.rightBounds().high()).isGreaterThan(0.8);
    assertThat(seen.silent()).isCloseTo(0.5, within(0.08));
    assertThat(seen.kappa()).isBetween(-0.1, 0.3);
    assertThat(seen.predicted().orElseThrow()).isBetween(24.0, 48.0);
    assertThat(seen.met()).as(seen.toString()).isTrue();
  }

  @Test
  void wordsOfAnyKindAreReadAndACriticThatIsAlwaysWrongIsNotWalked() {
    Engine wrong =
        LangChain4jEngine.answering(
            "contrary",
            prompt ->
                prompt
                    .user()
                    .replaceAll("(?s).*?(x\\[0] = .*?)\n</variable.*", "$1")
                    .lines()
                    .map(
                        line ->
                            line.substring(0, line.indexOf(' '))
                                + (line.contains("-") ? " is best lowered" : " has to grow"))
                    .reduce("", (all, line) -> all + line + "\n"));
    Measured seen = study.model(wrong);
    assertThat(seen.critic()).isEqualTo("contrary");
    assertThat(seen.silent()).isZero();
    assertThat(seen.right()).isZero();
    assertThat(seen.falls()).isZero();
    assertThat(seen.predicted()).isEmpty();
    assertThat(seen.measured()).isEmpty();
  }
}
