package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Parameters;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.optim.TextualGradientDescent;

class HumanCriticTest {
  private static final Evaluator EVALUATOR = new TowardsThree();

  private final List<String> questions = new ArrayList<>();

  @TempDir Path directory;

  private Optional<Feedback> said(String answer) {
    Variable x = Variable.parameter("the number x", "x: 9");
    Journal journal = Journal.discarding();
    HumanCritic critic =
        new HumanCritic(
            question -> {
              questions.add(question);
              return answer;
            },
            journal,
            Task.of("x near 3"));
    return journal.run(
        () ->
            Loss.of(EVALUATOR, x).backward(critic).of(x).stream()
                .map(Gradient::feedback)
                .findFirst());
  }

  @Test
  void aPersonIsShownGoalTextReportAndWhatWasComputed() {
    Feedback feedback = said("Try a smaller number.").orElseThrow();
    assertThat(feedback.text()).isEqualTo("Try a smaller number.");
    assertThat(feedback.findings()).hasSize(1);
    assertThat(questions.get(0))
        .startsWith("Goal: x near 3\nthe number x:\n  x: 9\nWhat came of it:\n  x is 9.0\n")
        .contains("Lower x from 9.0 to 3.")
        .endsWith("a full stop alone says that nothing should change.");
  }

  @Test
  void noAnswerLeavesItToTheFindingsAndAFullStopEndsTheFeedback() {
    assertThat(said("").orElseThrow().text()).contains("Lower x from 9.0 to 3.");
    assertThat(said(".")).isEmpty();
  }

  @Test
  void answersAreRecordedAndNobodyIsAskedOnReplay() throws IOException {
    take(question -> "Try " + question.length());
    List<String> journal = Files.readAllLines(directory.resolve(Journal.FILE));
    assertThat(journal.stream().filter(line -> line.contains("\"kind\":\"human\""))).hasSize(2);
    take(
        question -> {
          throw new AssertionError("asked again");
        });
    assertThat(Files.readAllLines(directory.resolve(Journal.FILE))).isEqualTo(journal);
  }

  private void take(Person person) {
    try (Journal journal = Journal.open(directory)) {
      List<String> values = List.of("x: 5", "x: 4");
      Optimization.of(
              (parameters, random) -> Loss.of(EVALUATOR, parameters.get("x")),
              new HumanCritic(person, journal, Task.NONE),
              new TextualGradientDescent(
                  (edit, n, random) ->
                      List.of(values.get(edit.variable().value().equals("x: 9") ? 0 : 1))),
              2)
          .run(
              Parameters.of("x", Variable.parameter("x", "x: 9")),
              journal,
              Parallel.SEQUENTIAL,
              step -> {});
    }
  }
}
