package org.tgd.chem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tgd.core.input.InputException;
import org.tgd.core.spi.DomainContract;

class ChemDomainTest extends DomainContract {
  @Override
  protected String name() {
    return "molecule";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("start", "CC(=O)Nc1ccc(O)cc1");
  }

  @Test
  void aBrokenStartIsNamedWithItsPosition() {
    assertThatThrownBy(() -> new ChemDomain().problem(Map.of("start", "CC(")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("position 3");
  }

  @Test
  void drawsAPicture() {
    String svg =
        new ChemDomain().problem(options()).renderer().orElseThrow().render("CC(=O)Nc1ccc(O)cc1");
    assertThat(svg).startsWith("<svg").endsWith("</svg>");
  }

  @Test
  void aReceptorWithAnObjectiveThatDoesNotDockIsRefused() {
    ChemDomain domain = new ChemDomain();
    assertThatThrownBy(
            () -> domain.problem(Map.of("start", "CCO", "objective", "qed", "receptor", "PPARA")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'qed' does not dock");
    assertThat(
            domain
                .problem(
                    Map.of("start", "CCO", "objective", "0.5*qed + docking", "receptor", "PPARA"))
                .start())
        .isEqualTo("CCO");
  }
}
