package org.tgd.benchmarks.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.Progress;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.optim.StrategySpec;

class PromptSearchTest {
  private static final Pattern SUM = Pattern.compile("What is (\\d+) \\+ (\\d+)\\?");
  private static final Pattern TAG = Pattern.compile("<new-value-([0-9a-f]{8})>");

  private static Questions sums(String name, int from, int count) {
    return new Questions(
        Path.of(name),
        IntStream.range(from, from + count)
            .mapToObj(
                i -> {
                  String text = "What is " + i + " + 2?";
                  return new Question(
                      name + i, text, text, Integer.toString(i + 2), AnswerType.INTEGER);
                })
            .toList());
  }

  /** Adds rightly only if told to count on fingers, and then only up to 60. */
  private static String answer(Prompt prompt) {
    Matcher sum = SUM.matcher(prompt.user());
    if (!sum.find()) {
      throw new AssertionError("no question: " + prompt.user());
    }
    int right = Integer.parseInt(sum.group(1)) + Integer.parseInt(sum.group(2));
    boolean told = prompt.system().contains("fingers") && right <= 60;
    return "Let me see. Answer: " + (told ? right : right + 1);
  }

  private static String thought(Prompt prompt, List<String> seen) {
    Matcher tag = TAG.matcher(prompt.user());
    if (tag.find()) {
      seen.add("edit: " + prompt.user());
      return "<new-value-%1$s>Count on your fingers.</new-value-%1$s>".formatted(tag.group(1));
    }
    seen.add("criticism: " + prompt.user());
    return "It should say how to count.";
  }

  private static PromptSearch.Models models(List<String> seen) {
    return new PromptSearch.Models(
        Engine.of("answers", prompt -> completion(answer(prompt))),
        Engine.of("thinks", prompt -> completion(thought(prompt, seen))));
  }

  private static Completion completion(String text) {
    return new Completion(text, 1, 1, Completion.Finish.STOP);
  }

  @Test
  void findingsGoThroughTheAnswersToThePromptAndTheTestChoosesNothing() {
    PromptSearch search =
        new PromptSearch(
            sums("train", 0, 9), sums("val", 30, 10), Optional.of(sums("test", 54, 10)), 2, 3, 1);
    List<String> seen = new ArrayList<>();
    PromptSearch.Result result =
        search.run("Add.", models(seen), Parallel.SEQUENTIAL, Progress.of(step -> {}));
    assertThat(result.best()).isEqualTo("Count on your fingers.");
    assertThat(result.prompts())
        .extracting(PromptSearch.Scored::name)
        .containsExactly("start", "last", "best");
    assertThat(result.prompts())
        .extracting(each -> each.validation().correct())
        .containsExactly(0, 10, 10);
    assertThat(result.prompts().get(2).test().orElseThrow().correct()).isEqualTo(5);
    assertThat(seen.get(0)).startsWith("criticism: ").contains("Add.", "What is ", "wanted ");
    assertThat(seen.stream().filter(each -> each.startsWith("criticism"))).hasSize(3);
    assertThat(seen.stream().filter(each -> each.startsWith("edit"))).hasSize(1);
    Pattern heldBack = Pattern.compile("What is \\d\\d");
    assertThat(seen).noneMatch(each -> heldBack.matcher(each).find());
  }

  @Test
  void theSearchIsTheSameOnSeveralThreads() {
    PromptSearch search =
        new PromptSearch(sums("train", 0, 9), sums("val", 30, 10), Optional.empty(), 2, 3, 1);
    PromptSearch.Result one =
        search.run("Add.", models(new ArrayList<>()), Parallel.SEQUENTIAL, Progress.of(step -> {}));
    try (Parallel parallel = Parallel.of(4)) {
      PromptSearch.Result many =
          search.run(
              "Add.",
              models(java.util.Collections.synchronizedList(new ArrayList<>())),
              parallel,
              Progress.of(step -> {}));
      assertThat(many.prompts()).isEqualTo(one.prompts());
    }
  }

  @Test
  void choosingOnTheTestIsRefused() {
    Questions val = sums("val", 30, 10);
    Questions same = sums("test", 35, 10);
    assertThatThrownBy(() -> new PromptSearch(sums("train", 0, 9), val, Optional.of(same), 2, 3, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("item 'test35' asks what val asks in item 'val35'");
    assertThatThrownBy(() -> new PromptSearch(sums("train", 0, 2), val, Optional.empty(), 2, 3, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--batch-size was 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ga", "de"})
  void evolutionsAreToldScoresAloneAndJudgeOnAllTrainingQuestions(String strategy) {
    List<String> seen = new ArrayList<>();
    AtomicInteger made = new AtomicInteger();
    Engine thinks =
        Engine.of(
            "thinks",
            prompt -> {
              Matcher tag = TAG.matcher(prompt.user());
              assertThat(tag.find()).as("only edits are asked for").isTrue();
              seen.add(prompt.user());
              String text = made.incrementAndGet() < 6 ? "Version " + made : "Use your fingers.";
              return completion(
                  "<new-value-%1$s>%2$s</new-value-%1$s>".formatted(tag.group(1), text));
            });
    Engine answers = Engine.of("answers", prompt -> completion(answer(prompt)));
    PromptSearch search =
        new PromptSearch(
            sums("train", 0, 9),
            sums("val", 30, 10),
            Optional.empty(),
            7,
            9,
            1,
            StrategySpec.parse(strategy));
    PromptSearch.Result result =
        search.run(
            "Add.",
            new PromptSearch.Models(answers, thinks),
            Parallel.SEQUENTIAL,
            Progress.of(step -> {}));
    assertThat(result.best()).isEqualTo("Use your fingers.");
    assertThat(seen).allMatch(each -> each.contains("9 of 9 training questions"));
    assertThat(seen).noneMatch(each -> each.contains("What is") || each.contains("wanted"));
    assertThat(seen.get(5)).contains(strategy.equals("ga") ? "Cross the text" : "See how the");
    assertThatThrownBy(
            () ->
                new PromptSearch(
                    sums("train", 0, 9),
                    sums("val", 30, 10),
                    Optional.empty(),
                    7,
                    3,
                    1,
                    StrategySpec.parse(strategy)))
        .hasMessageContaining("--batch-size all");
  }
}
