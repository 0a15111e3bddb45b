package org.tgd.codeeval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.problem.Language;
import org.tgd.core.input.InputException;
import org.tgd.core.spi.DomainContract;
import org.tgd.core.spi.Problem;

class CodeDomainIT extends DomainContract {
  @BeforeAll
  static void needsASandbox() {
    NeedsSandbox.of(Language.PYTHON);
  }

  @Override
  protected String name() {
    return "code";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("trials", "3");
  }

  @Test
  void badOptionsAreNamedWithWhatWouldBeRight() {
    assertThatThrownBy(() -> new CodeDomain().problem(Map.of("time", "0")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("time was 0");
    assertThatThrownBy(() -> new CodeDomain().problem(Map.of("task", "nope")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nope");
    assertThatThrownBy(() -> new CodeDomain().problem(Map.of("language", "cobol")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("python or java");
    assertThatThrownBy(() -> new CodeDomain().problem(Map.of("from", "/no/such/file")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/no/such/file");
  }

  @Test
  void theTaskTellsAModelTheStatementTheProgramItsFrameAndTheRoleNeither() {
    Problem problem = new CodeDomain().problem(Map.of("task", "tgd/edit-distance"));

    assertThat(problem.task().statement())
        .doesNotContain("def editDistance")
        .contains("A step inserts, removes or replaces");
    assertThat(problem.start()).contains("def editDistance");
    assertThat(problem.role()).isEqualTo("a python program for the task");
  }
}
