package org.tgd.codeeval.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FencedTest {
  @Test
  void takesTheLastWholeBlock() {
    assertThat(Fenced.code("First:\n```python\na = 1\n```\nBetter:\n```\nb = 2\n\nc\n```\nDone."))
        .isEqualTo("b = 2\n\nc\n");
  }

  @Test
  void takesWhatFollowsAFenceThatIsNeverClosed() {
    assertThat(Fenced.code("So:\n```java\nclass A {}")).isEqualTo("class A {}\n");
  }

  @Test
  void leavesATextWithoutFencesAlone() {
    assertThat(Fenced.code("def f(): return '`'")).isEqualTo("def f(): return '`'");
  }
}
