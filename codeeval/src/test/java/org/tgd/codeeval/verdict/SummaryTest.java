package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;

class SummaryTest {
  private static final Problem PAIRS = Fixture.pairs();

  private static Judgement judgement(Run shown, Run hidden) {
    return new Judgement(
        Fixture.python(PAIRS, "pass"), Language.PYTHON, shown, hidden, "bubblewrap");
  }

  private static TestOutcome raised(String message) {
    return new TestOutcome(
        0,
        Verdict.RUNTIME_ERROR,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Failure("ValueError", message, 7, 3, List.of(), List.of())),
        1,
        "",
        "",
        List.of());
  }

  @Test
  void replacesControlCharactersAndStaysShort() {
    var shown = new Run(List.of(raised("a\u001b[31m" + "x".repeat(9000))), Optional.empty(), 1, 1);
    String text = Summary.of(PAIRS, judgement(shown, Run.EMPTY));
    assertThat(text).contains("line 7, column 3: ValueError: a\uFFFD[31m").doesNotContain("\u001b");
    assertThat(text.length()).isLessThanOrEqualTo(3500);
  }

  @Test
  void givesOfHiddenTestsACountOnly() {
    var shown = new Run(List.of(), Optional.empty(), 1, 1);
    var hidden = new Run(List.of(raised("secret input 42")), Optional.empty(), 1, 1);
    String text = Summary.of(PAIRS, judgement(shown, hidden));
    assertThat(text).contains("0 of 1 hidden").doesNotContain("42");
  }

  @Test
  void theVerdictIsTheGravestOfAllTests() {
    var hidden = new Run(Results.none(2, Verdict.TIME_LIMIT), Optional.empty(), 1, 1);
    var shown = new Run(List.of(raised("x")), Optional.empty(), 1, 1);
    assertThat(judgement(shown, hidden).verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(hidden.vector()).isEqualTo("00");
  }
}
