package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainPartsTest {
  private static final String MAIN =
      """
      public class Main {
          public static void main(String[] args) {
              Solution s = new Solution();
              List<Boolean> correct = Arrays.asList(
                  s.add(1, 2) == 3, // a sum, with a comma
                  s.join(List.of("a, b", ")")).equals(s.join(List.of("c"))) // last
              );
              if (correct.contains(false)) {
                  throw new AssertionError();
              }
          }
      }
      """;

  @Test
  void takesTheTruthsApartAndNotesWhatTheSolutionAnswers() {
    MainParts parts = MainParts.of(MAIN, "join").orElseThrow();

    assertThat(parts.truths())
        .containsExactly(
            "s.add(1, 2) == 3",
            "tgd$hear(s.join(List.of(\"a, b\", \")\")))"
                + ".equals(tgd$hear(s.join(List.of(\"c\"))))");
    assertThat(parts.only(0)).contains("correct.add(s.add(1, 2) == 3);").doesNotContain("s.join");
    assertThat(parts.some(List.of(0, 1))).contains("try { correct.add(s.add(1, 2) == 3); }");
  }

  @Test
  void readsWhichTruthsHeldFromTheMessage() {
    assertThat(MainParts.held("parts [true, false] answers 3")).containsExactly(true, false);
    assertThat(MainParts.held("null")).isEmpty();
  }

  @Test
  void leavesOtherTestClassesAsTheyAre() {
    assertThat(MainParts.of("class Main { void main() { assert f(1) == 2; } }", "f")).isEmpty();
    assertThat(MainParts.of(MAIN.replace(");\n        if", ").subList(0, 1);\n  if"), "join"))
        .isEmpty();
  }
}
