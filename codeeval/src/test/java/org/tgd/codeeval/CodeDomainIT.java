package org.tgd.codeeval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.sandbox.SandboxException;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.InputException;
import org.tgd.core.spi.DomainContract;

class CodeDomainIT extends DomainContract {
  @BeforeAll
  static void needsASandbox() {
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT)) {
      runner.isolation(Language.PYTHON);
    } catch (SandboxException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      assumeTrue(false, "no sandbox on this machine: " + e.getMessage());
    }
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
  void theRoleTellsAModelTheStatementAndTheFrame() {
    String role = new CodeDomain().problem(Map.of("task", "tgd/edit-distance")).role();

    assertThat(role).contains("def editDistance").contains("A step inserts, removes or replaces");
  }
}
