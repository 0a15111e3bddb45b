package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTextTest {
  @Test
  void commentsAndLiteralsAreBlankAndKeepTheirPlaces() {
    String text =
        "/** class A {\n */ class B { String s = \"class C \\\" //\"; char c = '\\''; } // D";
    String code = JavaText.code(text);
    assertThat(code).hasSameSizeAs(text).doesNotContain("class A", "class C", "D");
    assertThat(code).contains("class B { String s =").endsWith("; }     ");
    assertThat(code.indexOf('\n')).isEqualTo(text.indexOf('\n'));
  }

  @Test
  void textBlocksAndOpenEndsAreLiteralsToo() {
    assertThat(JavaText.code("a = \"\"\"\n class X \"quoted\" \n\"\"\"; b"))
        .doesNotContain("class")
        .endsWith("; b");
    assertThat(JavaText.code("int x; /* open")).isEqualTo("int x;        ");
  }

  @Test
  void nodesInCommentsAreNotDeclared() {
    assertThat(JavaSource.ofSolution("// class ListNode { }\nclass Solution { ListNode f; }"))
        .containsKey("ListNode");
    assertThat(JavaSource.ofSolution("class Solution { ListNode f; }\nclass ListNode { }"))
        .doesNotContainKey("ListNode");
  }
}
