package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Finding;

class StanceTest {
  /** Raise the rectum weight, lower PTV, replace a word, keep the body. */
  private static final List<Finding> FINDINGS =
      Stream.of(
              Change.of("rectum", "80", "130"),
              Change.of("PTV", "100", "40.5"),
              Change.of("name", "old", "new"),
              Change.of("body", "7", "7"))
          .map(
              change ->
                  Finding.of(change.target(), change.from(), change.to(), "", 1)
                      .withChanges(List.of(change)))
          .toList();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Raise rectum from 80 to 130. Lower PTV. | 2 | 0 | 0",
        "The rectum should get a higher weight, the rest is fine. | 1 | 0 | 1",
        "Lower rectum! Increase PTV. | 0 | 2 | 0",
        "Raise rectum. Or lower rectum. | 0 | 0 | 2",
        "Raise the rectums. Lower PTVs. | 0 | 0 | 2",
        "It is too long. | 0 | 0 | 2",
      })
  void changesOfNumbersAreAgreedWithContradictedOrLeftOut(
      String criticism, int agrees, int contradicts, int leavesOut) {
    assertThat(Stance.of(criticism, FINDINGS))
        .isEqualTo(new Stance(agrees, contradicts, leavesOut));
  }

  @Test
  void aContradictionIsWorthAWordAndAgreementNone() {
    assertThat(Stance.of("Raise rectum.", FINDINGS).words()).isEmpty();
    assertThat(Stance.of("Lower rectum. Lower PTV.", FINDINGS).words())
        .isEqualTo("the criticism contradicts 1 computed findings, agrees with 1 and leaves 0 out");
    assertThat(Stance.of("Lower rectum.", List.of()).words()).isEmpty();
  }
}
