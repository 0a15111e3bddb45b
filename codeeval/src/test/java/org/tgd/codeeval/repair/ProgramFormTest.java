package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.Proposals;
import org.tgd.core.Task;
import org.tgd.core.llm.RecordedAnswer;

class ProgramFormTest {
  private static final ProgramForm FORM = new ProgramForm();
  private static final String OLD = "def f():\n    return 1";
  private static final String NEW = "def f():\n    return 2";

  private static String salvaged(String answer) {
    return FORM.salvage(answer, OLD).orElse("(none)");
  }

  @Test
  void oneProgramIsPickedOutOfAFence() {
    assertThat(salvaged("Here it is:\n```python\n" + NEW + "\n```\nIt returns 2.")).isEqualTo(NEW);
    assertThat(salvaged("Old:\n```\n" + OLD + "\n```\nNew:\n```\n" + NEW + "\n```")).isEqualTo(NEW);
    assertThat(salvaged(NEW)).isEqualTo(NEW);
    assertThat(salvaged("import math\n\n" + NEW)).isEqualTo("import math\n\n" + NEW);
    assertThat(salvaged("class Solution:\n    pass")).isEqualTo("class Solution:\n    pass");
    assertThat(salvaged("public class Solution {}")).isEqualTo("public class Solution {}");
  }

  @Test
  void noneOrSeveralAreNone() {
    assertThat(salvaged("```\n" + NEW + "\n```\nUse:\n```\nprint(f())\n```")).isEqualTo("(none)");
    assertThat(salvaged("Return 2 in line 2.")).isEqualTo("(none)");
    assertThat(salvaged("import it and define f")).isEqualTo("(none)");
    assertThat(salvaged("")).isEqualTo("(none)");
  }

  @Test
  void everyRecordedAnswerBecomesAProgram() throws IOException {
    List<RecordedAnswer> answers = RecordedAnswer.of("code");
    assertThat(answers).hasSize(2);
    for (RecordedAnswer answer : answers) {
      Proposals proposals = answer.proposals(Task.NONE.withForm(FORM));
      assertThat(proposals.values()).hasSize(1);
      assertThat(proposals.values().get(0)).startsWith("class Solution:").doesNotContain("<new-");
    }
  }
}
