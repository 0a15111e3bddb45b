package org.tgd.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x08, 0x0D, 0x1B, 0x7F, 0x85, 0x90, 0x9B, 0x9F, 0xAD, 0x61C, 0x200E, 0x200F,
        0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xD800, 0xDFFF, 0xE0001
      })
  void marksWhatSteersOrTurnsText(int point) {
    String mark = "<U+%04X>".formatted(point);
    String text = "a" + Character.toString(point) + "b";
    assertThat(Visible.of(text)).isEqualTo("a" + mark + "b");
    assertThat(Html.escaped(text))
        .isEqualTo("a" + mark.replace("<", "&lt;").replace(">", "&gt;") + "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "zwei\nZeilen\tmit Tab",
        "Straße ä 第 3 行",
        "👩‍🔬 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "شاب",
        "می‌خواهم"
      })
  void leavesWordsOfAllScripts(String text) {
    assertThat(Visible.of(text)).isSameAs(text);
  }

  @Test
  void marksLineBreaksWhereOneLineIsMeant() {
    assertThat(Visible.line("a\nb\tc\u001b")).isEqualTo("a<U+000A>b<U+0009>c<U+001B>");
  }

  @Test
  void escapesMarkup() {
    assertThat(Html.escaped("<a href='x'>\"&\r\n"))
        .isEqualTo("&lt;a href=&#39;x&#39;&gt;&quot;&amp;\n");
  }
}
