package org.tgd.benchmarks.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.ReferenceData;
import org.tgd.core.input.InputException;

class QuestionsTest {
  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void choicesStandInAnOrderOfTheirOwnAndTheGoldLetterFollows() throws IOException {
    String[] rows =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    ("{\"id\": \"%d\", \"x\": \"Which? %d\", \"choices\": [\"w\", \"w\", \"right\","
                            + " \"w\"], \"y\": \"C\", \"answer_type\": \"letter\"}")
                        .formatted(i, i))
            .toArray(String[]::new);
    Questions questions = Questions.read(file("q.jsonl", rows), 7);
    assertThat(questions.all())
        .allSatisfy(q -> assertThat(q.text()).contains("\n" + q.gold() + ") right"));
    for (String letter : List.of("A", "B", "C", "D")) {
      assertThat(questions.all().stream().filter(q -> q.gold().equals(letter)).count())
          .isBetween(30L, 70L);
    }
    assertThat(questions.constantAnswer()).isBetween(0.25, 0.35);
    assertThat(Questions.read(folder.resolve("q.jsonl"), 7)).isEqualTo(questions);
    assertThat(Questions.read(folder.resolve("q.jsonl"), 8)).isNotEqualTo(questions);
  }

  @Test
  void gpqaIsReadFromTheCsvThatTheUserBrings() throws IOException {
    Path csv =
        file(
            "gpqa.csv",
            "Record ID,Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2,Incorrect"
                + " Answer 3",
            "r1,\"Which, then?\",yes,no,never,perhaps");
    Question only = Questions.read(csv, 1).all().get(0);
    assertThat(only.stem()).isEqualTo("Which, then?");
    assertThat(only.text()).contains(only.gold() + ") yes", ") never");
    assertThatThrownBy(() -> Questions.read(file("bad.csv", "Question,Correct Answer", "a,b"), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no column 'Incorrect Answer 1'");
  }

  @Test
  void aQuestionInTwoSetsIsRefusedWhateverItsIdIs() throws IOException {
    String row = "{\"id\": \"%s\", \"x\": \"%s\", \"y\": \"4\", \"answer_type\": \"integer\"}";
    Questions train = Questions.read(file("train.jsonl", row.formatted("a", "What is  2 + 2?")), 0);
    Questions other = Questions.read(file("val.jsonl", row.formatted("a", "What is 3 + 1?")), 0);
    train.requireDisjoint(other);
    Questions same = Questions.read(file("test.jsonl", row.formatted("b", "what is 2 + 2?")), 0);
    assertThatThrownBy(() -> train.requireDisjoint(same))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("test.jsonl, item 'b'")
        .hasMessageContaining("nothing may be chosen on the test");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\": 1, \"y\": \"4\", \"answer_type\": \"integer\"} | a field x",
        "{\"id\": 1, \"x\": \"q\", \"y\": \"4\", \"answer_type\": \"essay\"} | 'essay'",
        "{\"id\": 1, \"x\": \"q\", \"y\": \"E\", \"choices\": [\"a\"], \"answer_type\": \"letter\"} |"
            + " the letter of one of them",
      })
  void brokenRowsAreNamed(String row, String word) throws IOException {
    Path file = file("broken.jsonl", row);
    assertThatThrownBy(() -> Questions.read(file, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("item '1'")
        .hasMessageContaining(word);
  }

  @ParameterizedTest
  @CsvSource({
    "bbh_object_counting.train.jsonl, bbh_object_counting.val.jsonl, 50",
    "gsm8k.train.jsonl, gsm8k.val.jsonl, 200",
    "mmlu_machine_learning.dev.jsonl, mmlu_machine_learning.test_a.jsonl, 5",
  })
  void theReferenceSetsAreReadAndShareNoQuestion(String one, String other, int size) {
    Questions train = Questions.read(ReferenceData.at("benchmarks/" + one), 0);
    Questions rest = Questions.read(ReferenceData.at("benchmarks/" + other), 0);
    assertThat(train.all()).hasSize(size);
    train.requireDisjoint(rest);
  }

  @ParameterizedTest
  @CsvSource({
    "checker_bbh_outputs.dev.jsonl",
    "checker_gsm8k_outputs.dev.jsonl",
  })
  void recordedAnswersAreMarked(String file) {
    Marks marks = RecordedAnswers.read(ReferenceData.at("benchmarks/" + file));
    assertThat(marks.correct() + marks.unparsed()).isBetween(1, marks.total());
    assertThat(marks.interval().low()).isLessThan(marks.accuracy());
    assertThat(marks.accuracy()).isCloseTo((double) marks.correct() / marks.total(), offset(1e-12));
  }
}
