package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.input.InputException;

class StrategySpecTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "greedy | must be one of tgd, parents, beam, best-of-n, pareto, islands, pairwise, opro,"
            + " ga, de, majority, portfolio",
        "'' | must be one of tgd, parents",
        "TGD | must be one of tgd, parents",
        "beam:depth=3 | has no key 'depth'; its keys are width, proposals, bandit",
        "beam: | has no key ''",
        "beam:width | must be NAME[:key=value,...]",
        "beam:width=2,width=3 | each key once",
        "beam:width=0 | width was '0'; must be a whole number, 1 or more",
        "beam:width=two | width was 'two'; must be a whole number",
        "beam:bandit=thompson | bandit was 'thompson'; must be one of none, halving, ucb",
        "tgd:width=2 | its keys are proposals",
        "best-of-n:proposals=2 | its keys are n",
        "portfolio:of=tgd+greedy | members must be among tgd, parents, beam, best-of-n",
        "portfolio:of=portfolio | members must be among tgd, parents, beam, best-of-n",
        "pareto:merge=maybe | merge was 'maybe'; must be yes or no",
        "islands:novelty=2 | novelty was '2'; must be a number from 0 to 1",
        "de:size=3 | size was '3'; must be a whole number, 4 or more",
        "de:weight=0 | weight was '0'; must be a number above 0 and at most 1",
        "de:crossover=-1 | crossover was '-1'; must be a number from 0 to 1",
        "opro:follow=yes | its keys are window, proposals",
        "portfolio:restart=worst | restart was 'worst'; must be one of best, start",
      })
  void whatIsNotKnownIsRefusedWithWhatIs(String text, String why) {
    assertThatThrownBy(() -> StrategySpec.parse(text))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--strategy")
        .hasMessageContaining(why);
  }

  @Test
  void settingsReachTheStrategy() {
    TextualGradientDescent edits =
        new TextualGradientDescent(
            (edit, n, random) -> java.util.List.of(),
            TextualGradientDescent.Options.DEFAULT.withCandidates(5));
    assertThat(StrategySpec.TGD.strategy(edits)).isEqualTo(edits);
    assertThat(StrategySpec.parse("beam:width=3,proposals=2,bandit=ucb").strategy(edits))
        .isEqualTo(new Beam(edits.withCandidates(2), 3, Beam.Bandit.UCB));
    assertThat(StrategySpec.parse("parents").strategy(edits))
        .isEqualTo(new ParentsAndProposals(edits, 2));
    assertThat(StrategySpec.parse("beam:width=3,bandit=ucb"))
        .hasToString("beam:bandit=ucb,width=3");
  }
}
