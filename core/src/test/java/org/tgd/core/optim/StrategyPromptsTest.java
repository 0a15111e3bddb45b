package org.tgd.core.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tgd.core.engine.Prompt;

/** What a model is told under each strategy. */
class StrategyPromptsTest {
  private static final String COMPARED = "Which is better, 1 or 2, and why?";

  private static List<String> prompts(String strategy) {
    TwoNumbers numbers = new TwoNumbers();
    numbers.run(strategy, false);
    return numbers.prompts.stream().map(Prompt::user).toList();
  }

  private static List<String> versions(String prompt, String tag) {
    return Pattern.compile("<" + tag + "-\\w+>\n(.*?)\n</" + tag, Pattern.DOTALL)
        .matcher(prompt)
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  @Test
  void comparisonsAreAskedForInBothOrdersOnceAndTheirReasonsAreToldUntilOneIsAccepted() {
    TwoNumbers numbers = new TwoNumbers();
    numbers.steps = 15;
    numbers.run("pairwise", false);
    List<String> all = numbers.prompts.stream().map(Prompt::user).toList();
    List<String> compared = all.stream().filter(each -> each.endsWith(COMPARED)).toList();
    assertThat(compared).isNotEmpty().doesNotHaveDuplicates();
    for (int i = 0; i < compared.size(); i += 2) {
      List<String> one = versions(compared.get(i), "version");
      List<String> other = versions(compared.get(i + 1), "version");
      assertThat(other).containsExactly(one.get(1), one.get(0));
    }
    List<String> edits = all.stream().filter(each -> !each.endsWith(COMPARED)).toList();
    assertThat(edits)
        .anySatisfy(
            prompt ->
                assertThat(prompt)
                    .contains("This version was not better (loss ")
                    .contains("Compared: Its numbers are nearer to the goal."));
    for (String prompt : edits) {
      assertThat(versions(prompt, "past-feedback"))
          .noneMatch(said -> said.startsWith("This version was better"));
    }
  }

  @Test
  void theScoredHistoryHasTheWorstFirstAndEachVersionOnce() {
    List<String> all = prompts("opro:window=4");
    String last = all.get(all.size() - 1);
    assertThat(last)
        .contains("Earlier versions with their losses (lower is better), the worst first");
    List<Double> losses =
        versions(last, "earlier").stream()
            .map(each -> Double.parseDouble(each.replaceAll("(?s)^loss ([0-9.]+).*", "$1")))
            .toList();
    assertThat(losses).hasSizeBetween(2, 4);
    for (int i = 1; i < losses.size(); i++) {
      assertThat(losses.get(i)).isLessThanOrEqualTo(losses.get(i - 1));
    }
  }

  @Test
  void aSecondParentIsShownWithWhatToDoWithIt() {
    assertThat(prompts("ga:follow=no"))
        .anySatisfy(
            prompt -> {
              assertThat(prompt).contains("- " + Genetic.CROSS);
              assertThat(versions(prompt, "example")).hasSize(1);
            });
  }

  @Test
  void differentialEvolutionShowsTwoDonorsAndTheBest() {
    TwoNumbers numbers = new TwoNumbers();
    numbers.steps = 15;
    numbers.run("de:follow=no,size=4", false);
    assertThat(numbers.prompts)
        .anySatisfy(
            prompt -> {
              assertThat(prompt.user()).contains("- " + Differential.EVOLVE);
              assertThat(versions(prompt.user(), "example")).hasSizeBetween(2, 3);
            });
  }

  @Test
  void aMajorityAsksSoOftenAndJudgesOne() {
    TwoNumbers numbers = new TwoNumbers();
    numbers.steps = 2;
    numbers.run("majority:n=3", false);
    assertThat(numbers.prompts.stream().map(Prompt::sample).toList())
        .containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(numbers.judged.get()).isLessThanOrEqualTo(3);
  }
}
