package org.tgd.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {
  @Test
  void fencedBlocksAreSetApartWithoutTheirFences() {
    String html = Prose.html("one <b>\n~~~~\ninput: ~~~\n<i>\n~~~~\ntwo");

    assertThat(html)
        .doesNotContain("~~~~")
        .contains(">one &lt;b&gt;</p>", "input: ~~~\n&lt;i&gt;</pre>", ">two</p>");
  }

  @Test
  void aListHasAnItemForEachLineOutsideOfFences() {
    assertThat(Prose.list("a\nb\n~~~\nc\nd\n~~~"))
        .contains("<li>a</li>", "<li>b</li>", "c\nd</pre>")
        .doesNotContain("<li>c</li>");
  }
}
