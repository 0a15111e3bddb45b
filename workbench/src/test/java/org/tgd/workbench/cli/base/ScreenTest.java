package org.tgd.workbench.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final List<String> TEXT =
      List.of(
          "A sentence that stands above the table and is longer than forty characters.",
          "structure                mean      D95  note",
          "PTV                     70.20    69.01",
          "rectum, posterior wall  12.00     9.50  seen only in part of the dose grid",
          "",
          "2 beams");

  @Test
  void tablesAreFoundByTheirGaps() {
    assertThat(Screen.fitted(TEXT, 200)).isEqualTo(TEXT);
    assertThat(Screen.fitted(TEXT, 40))
        .containsExactly(
            "A sentence that stands above the table",
            "  and is longer than forty characters.",
            "structure     mean   D95    note",
            "PTV           70.20  69.01",
            "rectum,       12.00  9.50   seen only in",
            "posterior                   part of the",
            "wall                        dose grid",
            "",
            "2 beams");
  }

  @Test
  void theWidthIsThatOfTheTerminalOrOfColumns() {
    assertThat(Screen.width("120", null)).hasValue(120);
    assertThat(Screen.width("", "80")).hasValue(80);
    assertThat(Screen.width("", null)).isEmpty();
    assertThat(Screen.width("", "wide")).isEmpty();
    assertThat(Screen.width("0", "80")).isEmpty();
  }
}
