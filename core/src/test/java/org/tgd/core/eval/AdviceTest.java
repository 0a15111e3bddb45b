package org.tgd.core.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceTest {
  private static Finding change(String about, String to, double weight) {
    return Finding.of(about, "100", "more", "Set it to " + to + ".", weight)
        .withChanges(List.of(Change.of(about, "100", to)));
  }

  private static final Finding MISSED = change("rectum", "130", 1);
  private static final Finding KEPT = Finding.of("met", "bladder", "as it is", "Keep it.", 0);
  private static final Finding BOLD = change("loss", "1000", 9);
  private static final Finding CAREFUL = change("loss", "200", 4).withAudience(Audience.IN_TURN);
  private static final Finding TINY = change("loss", "110", 2).withAudience(Audience.IN_TURN);
  private static final Finding RULES = change("loss", "9999", 9).withAudience(Audience.RULES);

  private static final List<Finding> ALL = List.of(BOLD, MISSED, KEPT, RULES, CAREFUL, TINY);

  @Test
  void aReaderGetsOnePieceOfAdviceWhatElseIsWrongAndWhatToKeep() {
    assertThat(Advice.of(ALL, 0).text())
        .isEqualTo(
            """
            loss: 100; wanted more. Set it to 1000.
            What else is wrong:
            - rectum: 100; wanted more.
            Keep: met: bladder. Keep it.\
            """);
  }

  @Test
  void whereOneChangeLeavesNothingToWishNothingElseIsSaidToBeWrong() {
    Change all = Change.of("line 3", "x - 2", "x + 2");
    Finding settles =
        Finding.of(
                "line 3",
                "`return x - 2`",
                "`return x + 2`",
                "Change `return x - 2` to `return x + 2`.",
                0.99)
            .withChanges(List.of(all.withPredictedLoss(0.01)));
    assertThat(Advice.of(List.of(settles, MISSED, KEPT), 0).text())
        .isEqualTo("Change `return x - 2` to `return x + 2`.\nKeep: met: bladder. Keep it.");
    Finding helps = settles.withChanges(List.of(all.withPredictedLoss(0.2)));
    assertThat(Advice.of(List.of(helps, MISSED), 0).text()).contains("What else is wrong");
  }

  @Test
  void withEachFailureTheAdviceGetsMoreCareful() {
    assertThat(IntStream.range(0, 4).mapToObj(failures -> Advice.of(ALL, failures).advice().get()))
        .containsExactly(BOLD, CAREFUL, TINY, TINY);
    assertThat(Advice.of(ALL, 1).wrong()).containsExactly(MISSED);
    assertThat(Advice.of(List.of(BOLD), 5).advice()).contains(BOLD);
  }

  @Test
  void withoutAChangeTheFirstFindingIsTheAdvice() {
    Finding words = Finding.of("tests", "1 of 3", "3 of 3", "Mend it.", 1);
    assertThat(Advice.of(List.of(KEPT, words), 0).advice()).contains(words);
    assertThat(Advice.of(List.of(), 0).text()).isEmpty();
    assertThat(Advice.of(List.of(KEPT), 2).text()).isEqualTo("Keep: met: bladder. Keep it.");
  }

  @Test
  void aLongListIsCutWithAWord() {
    List<Finding> many = new ArrayList<>(List.of(BOLD));
    IntStream.range(0, 9).forEach(i -> many.add(change("goal " + i, "1", 1)));
    assertThat(Advice.of(many, 0).text()).contains("- goal 5").endsWith("- and 3 lesser points");
  }
}
