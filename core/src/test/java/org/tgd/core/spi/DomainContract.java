package org.tgd.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.input.InputException;

/** What every {@link Domain} must do. */
public abstract class DomainContract {
  /** The name of the domain under test. */
  protected abstract String name();

  /** Options of a problem that the domain can set up, quick to evaluate. */
  protected abstract Map<String, String> options();

  private Domain domain() {
    return ServiceLoader.load(Domain.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(each -> each.name().equals(name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no service line names the domain " + name()));
  }

  @Test
  void isFoundByItsServiceLine() {
    assertThat(domain().name()).matches("[a-z][a-z0-9-]*");
    assertThat(domain().summary()).isNotBlank();
    assertThat(domain().options()).extracting(Domain.Option::name).doesNotHaveDuplicates();
    assertThat(domain().options())
        .allSatisfy(option -> assertThat(option.name()).matches("[a-z][a-z0-9-]*"));
  }

  @Test
  void setsUpAProblemWhoseStartCanBeJudged() {
    Problem problem = domain().problem(options());
    assertThat(problem.role()).isNotBlank();
    assertThat(problem.evaluator().evaluate(problem.start())).isInstanceOf(Evaluation.Scored.class);
    problem
        .renderer()
        .ifPresent(
            renderer ->
                assertThat(renderer.render(problem.start()))
                    .isNotBlank()
                    .doesNotContainIgnoringCase("<script"));
  }

  @Test
  void whatIsDrawnCannotBreakOutOfAReport() {
    domain()
        .problem(options())
        .renderer()
        .ifPresent(
            renderer ->
                assertThat(renderer.render("<script>alert(1)</script><img src=x onerror=y>"))
                    .doesNotContainIgnoringCase("<script")
                    .doesNotContainIgnoringCase("<img src=x"));
  }

  @Test
  void anUnknownOptionIsNamed() {
    Map<String, String> options = new HashMap<>(options());
    options.put("no-such-option", "1");
    assertThatThrownBy(() -> domain().problem(options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no-such-option");
  }
}
