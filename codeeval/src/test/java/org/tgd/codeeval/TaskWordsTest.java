package org.tgd.codeeval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskWordsTest {
  private static final String FRAME = "class Solution:\n    def key(self, a: int) -> int:\n";

  private static String words(String statement, String program) {
    return TaskWords.of(statement, FRAME, program);
  }

  @Test
  void theFrameIsLeftOutWhereTheProgramHasIt() {
    assertThat(
            words("Find it.", FRAME.replace("Solution:\n", "Solution:\n\n") + "        return 0"))
        .isEqualTo("Find it.");
    assertThat(words("Find it.", "def other():\n    pass"))
        .isEqualTo("Find it.\n\n" + FRAME.strip());
  }

  @Test
  void aLongStatementKeepsItsWordsOneExampleAndItsLimits() {
    String what = "Return the key of three numbers. ".repeat(22).strip();
    String statement =
        what
            + "\n\u00a0\nExample 1:\n\nInput: a = 1\nOutput: 2\nExplanation:\nOn padding,\n\nall is 2."
            + "\n\nExample 2:\n\nInput: a = 3\nOutput: 4\n\n\u00a0\nConstraints:\n\n1 <= a <= 9";

    assertThat(words(statement, FRAME))
        .isEqualTo(
            what
                + "\n\nExample 1:\n\nInput: a = 1\nOutput: 2\n[1 more among the tests]"
                + "\n\nConstraints:\n\n1 <= a <= 9");
  }

  @Test
  void oneExampleLosesItsExplanationAndNoLimit() {
    String what = "Return the key of three numbers. ".repeat(22).strip();
    String statement =
        what + "\n\nExample 1:\n\nInput: a = 1\nExplanation: so.\n\nConstraints:\n\n1 <= a <= 9";

    assertThat(words(statement, FRAME))
        .isEqualTo(what + "\n\nExample 1:\n\nInput: a = 1\n\nConstraints:\n\n1 <= a <= 9");
  }

  @Test
  void aShortOneStaysAsItIs() {
    for (String statement :
        List.of("Add two.", "Add.\n\nExample 1:\n\nInput: 1\nExplanation: so.")) {
      assertThat(words(statement, FRAME)).isEqualTo(statement);
    }
  }
}
