package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.core.journal.Sha256;

class FitTest {
  @Test
  void whatFitsIsShownWhole() {
    assertThat(Fit.text("abc", 3)).isEqualTo("abc");
    assertThat(Fit.list(List.of("abc", "def"), 106)).containsExactly("abc", "def");
  }

  @Test
  void aCutIsVisibleAndSaysHowMuchIsMissing() {
    String text = "a".repeat(600) + "b".repeat(600);
    String fitted = Fit.text(text, 300);
    assertThat(fitted)
        .startsWith("a".repeat(200) + "\n[... 900 characters left out ...]\n")
        .endsWith("\n" + "b".repeat(100));
  }

  @Test
  void wholeParagraphsAreKeptFromTheBeginning() {
    String text = "first\n\nsecond\n\nthird";
    assertThat(Fit.paragraphs(text, 100)).isEqualTo(text);
    assertThat(Fit.paragraphs(text, 16))
        .isEqualTo("first\n\nsecond\n[... 7 characters left out ...]");
    assertThat(Fit.paragraphs(text, 3)).isEqualTo("first\n[... 15 characters left out ...]");
    assertThat(Fit.paragraphs("one paragraph", 3)).isEqualTo("one paragraph");
  }

  @Test
  void aCutNeverSplitsACharacter() {
    String text = "😀".repeat(500);
    for (int budget = 100; budget < 110; budget++) {
      String fitted = Fit.text(text, budget);
      assertThat(fitted.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    }
  }

  @Test
  void equalTextsAreShownOnceWithTheirNumber() {
    assertThat(Fit.list(Collections.nCopies(1000, "raise it"), 100))
        .containsExactly("raise it\n[said 1000 times]");
  }

  @Test
  void aLongListIsBounded() {
    List<String> texts = IntStream.range(0, 1000).mapToObj(i -> i + " ".repeat(990)).toList();
    List<String> fitted = Fit.list(texts, 40_000);
    assertThat(fitted.stream().mapToInt(String::length).sum()).isBetween(30_000, 40_000);
    assertThat(fitted.get(0)).startsWith("0 ").contains("characters left out");
    assertThat(fitted.get(fitted.size() - 1))
        .isEqualTo("[... " + (1000 - fitted.size() + 1) + " more left out ...]");
  }

  @Test
  void overSomePromptsEveryTextIsShown() {
    List<String> texts = IntStream.range(0, 1000).mapToObj(i -> i + " ".repeat(990)).toList();
    Set<String> seen = new HashSet<>();
    for (int step = 0; step < 200; step++) {
      List<String> fitted =
          Fit.list(texts, 40_000, Fit.Choice.spread(Sha256.hex("step " + step).substring(0, 8)));
      assertThat(fitted).hasSize(83);
      fitted.subList(0, 82).forEach(text -> seen.add(text.substring(0, text.indexOf(' '))));
    }
    assertThat(seen).hasSize(1000);
  }

  @Test
  void ofHistoryTheNewestIsShown() {
    List<String> texts = IntStream.range(0, 1000).mapToObj(i -> i + " ".repeat(990)).toList();
    List<String> fitted = Fit.list(texts, 40_000, Fit.Choice.LAST);
    assertThat(fitted.get(fitted.size() - 2)).startsWith("999 ");
    assertThat(fitted.get(fitted.size() - 1)).isEqualTo("[... 918 more left out ...]");
  }

  @Test
  void manyShortTextsAreBoundedWithTheirTags() {
    List<String> texts = IntStream.range(0, 5000).mapToObj(Integer::toString).toList();
    assertThat(Fit.list(texts, 40_000)).hasSizeBetween(700, 801);
  }

  @Test
  void theFirstTextIsShownHoweverSmallTheBudget() {
    assertThat(Fit.list(List.of("a".repeat(500), "b".repeat(500)), 10))
        .hasSize(2)
        .last()
        .isEqualTo("[... 1 more left out ...]");
  }

  @Test
  void limitsAreChecked() {
    assertThat(new PromptLimits(1000, 1000, 1000).feedback()).isEqualTo(1000);
    assertThatThrownBy(() -> new PromptLimits(999, 1000, 1000))
        .hasMessage("prompt limit value was 999; must be 1000 or more");
    assertThatThrownBy(() -> new PromptLimits(1000, 0, 1000)).hasMessageContaining("feedback");
    assertThatThrownBy(() -> new PromptLimits(1000, 1000, 0)).hasMessageContaining("history");
  }
}
