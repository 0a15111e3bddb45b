package org.tgd.benchmarks.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.ReferenceData;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;

class SolutionSearchTest {
  private static final Pattern TAG = Pattern.compile("<new-value-([0-9a-f]{8})>");

  @TempDir private Path folder;

  private static Questions two() {
    return new Questions(
        Path.of("two"),
        List.of(
            Questions.chosen("a", "First?", List.of("yes", "no", "perhaps"), 1, 1),
            new Question("b", "3 + 4?", "3 + 4?", "7", AnswerType.INTEGER)));
  }

  /** Ten tokens for each answer; wrong at first, and right after the first edit. */
  private static Completion reply(Prompt prompt, List<String> seen) {
    seen.add(prompt.user());
    Matcher tag = TAG.matcher(prompt.user());
    String text = "The sum is off by one.";
    if (tag.find()) {
      text = "<new-value-%1$s>Answer: 7</new-value-%1$s>".formatted(tag.group(1));
    } else if (!prompt.user().contains("Look for a reason")
        && !prompt.user().contains("Criticise this input")) {
      text = prompt.sample() == 0 ? "Answer: 8" : "Answer: 6";
    }
    return new Completion(text, 6, 4, Completion.Finish.STOP);
  }

  private static SolutionSearch search(List<String> seen) {
    Engine model = Engine.of("m", prompt -> reply(prompt, seen));
    return new SolutionSearch("Think.", 2, new PromptSearch.Models(model, model));
  }

  @Test
  void aSolutionIsJudgedCriticisedAndEditedWithoutTheRightAnswer() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    List<Trajectory> all = search(seen).solve(two(), Parallel.SEQUENTIAL);
    assertThat(all.get(1).found()).containsExactly("8", "7", "7");
    assertThat(all.get(1).vote()).isEqualTo("7");
    // one answer, then a judgement, a criticism and an edit in each of two steps
    assertThat(all.get(1).tokens()).isEqualTo(70);
    assertThat(seen).filteredOn(each -> each.startsWith("Here are a question")).hasSize(4);
    assertThat(seen.get(1)).contains("First?", "Answer: 8");
    assertThat(seen).noneMatch(each -> each.contains("wanted"));
    try (Parallel parallel = Parallel.of(2)) {
      assertThat(search(seen).solve(two(), parallel)).isEqualTo(all);
    }
  }

  @Test
  void theControlAsksForIndependentAnswersWithinTheSameTokens() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    SolutionSearch search = search(seen);
    List<Trajectory> steps = search.solve(two(), Parallel.SEQUENTIAL);
    List<Trajectory> votes = search.votes(two(), steps, Parallel.SEQUENTIAL);
    assertThat(votes.get(1).found()).containsExactly("8", "6", "6", "6", "6", "6", "6");
    assertThat(votes.get(1).tokens()).isEqualTo(steps.get(1).tokens());
    SolutionTable table = new SolutionTable(steps, steps, votes);
    assertThat(table.chosen()).contains(1);
    assertThat(table.lines())
        .extracting(SolutionTable.Line::name)
        .containsExactly("start", "step 1", "last", "best validated", "vote", "vote only");
    assertThat(table.lines())
        .extracting(SolutionTable.Line::correct)
        .containsExactly(0, 1, 1, 1, 1, 0);
    assertThat(table.againstControl()).hasValue(1);
  }

  @Test
  void theEarliestOfEquallyFrequentAnswersWinsAndNothingReadIsOneOfThem() {
    assertThat(new Trajectory("q", "C", List.of("C", "B", "C", "B"), 0).vote()).isEqualTo("C");
    assertThat(new Trajectory("q", "C", List.of("", "", "C", "B"), 0).vote()).isEmpty();
    assertThat(new Trajectory("q", "", List.of("", ""), 0).isRight("")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "gpqa,198,101,106,106,104,109,0.648,0.0215",
    "mmlu_machine_learning,112,96,94,95,93,99,,",
    "mmlu_college_physics,91,83,86,87,87,86,,"
  })
  void lettersOfReleasedRunsComeToThePublishedFigures(
      String name,
      int all,
      int start,
      int one,
      int two,
      int last,
      int vote,
      Double pLast,
      Double p) {
    Path file = ReferenceData.at("benchmarks/trajectory_letters_" + name + ".jsonl");
    SolutionTable table = new SolutionTable(RecordedTrajectories.read(file), List.of(), List.of());
    List<SolutionTable.Line> lines = table.lines();
    assertThat(lines).extracting(SolutionTable.Line::questions).containsOnly(all);
    assertThat(lines)
        .extracting(SolutionTable.Line::correct)
        .containsExactly(start, one, two, last, vote);
    if (p != null) {
      assertThat(lines.get(3).p().orElseThrow()).isCloseTo(pLast, within(5e-4));
      assertThat(lines.get(4).p().orElseThrow()).isCloseTo(p, within(5e-5));
      assertThat(lines.get(4).accuracy()).isCloseTo(0.5505, within(1e-4));
    }
  }

  @Test
  void writtenTrajectoriesAreReadBackAndBrokenOnesNamed() throws IOException {
    Trajectory trajectory = new Trajectory("q", "C", List.of("", "C"), 12);
    Path file = folder.resolve("items.jsonl");
    Files.writeString(file, RecordedTrajectories.line(trajectory));
    assertThat(RecordedTrajectories.read(file)).containsExactly(trajectory);
    Files.writeString(file, "{\"y\": \"C\", \"letters\": []}\n");
    assertThatThrownBy(() -> RecordedTrajectories.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("letters");
  }

  @Test
  void questionsThatAFileRepeatsAreLeftOutUnlessTheirChoicesDiffer() {
    Questions all =
        new Questions(
            Path.of("file"),
            List.of(
                Questions.chosen("1", "Which?", List.of("x", "y", "z"), 0, 1),
                Questions.chosen("2", "which? ", List.of("z", "x", "y"), 1, 1),
                Questions.chosen("3", "Which?", List.of("x", "y", "w"), 0, 1)));
    assertThat(all.distinct().all()).extracting(Question::id).containsExactly("1", "3");
  }
}
