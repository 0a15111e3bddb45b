package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.problem.Language;

class CallTextsTest {
  @Test
  void callsOfLiteralsAreFoundInTests() {
    assertThat(
            CallTexts.calls("assert f([1, 2], 'a)') == 3 and g(1) and f(x)", "f", Language.PYTHON))
        .containsExactly("f([1, 2], 'a)')");
    assertThat(
            CallTexts.calls("s.f(new ArrayList<>(Arrays.asList(1, 2))) == 3", "f", Language.JAVA))
        .containsExactly("s.f(new ArrayList<>(Arrays.asList(1, 2)))");
  }

  @Test
  void otherCallsDifferInLiteralsAndRepeatForASeed() {
    List<String> calls = List.of("f([1, 2, 3], 'ab', True)");
    var others = CallTexts.others(calls, Language.PYTHON, 10, new SplittableRandom(4));

    assertThat(others)
        .hasSizeGreaterThan(5)
        .doesNotContainAnyElementsOf(calls)
        .allMatch(call -> call.startsWith("f([") && call.endsWith(")"));
    assertThat(CallTexts.others(calls, Language.PYTHON, 10, new SplittableRandom(4)))
        .isEqualTo(others);
  }
}
