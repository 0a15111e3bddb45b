package org.tgd.benchmarks.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.ReferenceData;
import org.tgd.core.input.InputException;

class AnswerTypeTest {
  @ParameterizedTest
  @ValueSource(strings = {"checker_bbh_outputs.dev.jsonl", "checker_gsm8k_outputs.dev.jsonl"})
  void agreesWithTheOfficialLabelsOfRecordedOutputs(String file) throws IOException {
    SoftAssertions all = new SoftAssertions();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(ReferenceData.at("benchmarks/" + file))) {
      JsonNode row = json.readTree(line);
      Check check =
          AnswerType.named(row.path("answer_type").asText())
              .check(row.path("prediction").asText(), row.path("y").asText());
      all.assertThat(check.verdict() == Check.Verdict.CORRECT)
          .as(row.path("id").asText() + " " + check + " gold " + row.path("y").asText())
          .isEqualTo(row.path("official_correct").asBoolean());
    }
    all.assertAll();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer | So 5 - 3 leaves Answer: -2 | -2 | CORRECT",
        "integer | Answer: 12-3 = 9 | 9 | CORRECT",
        "integer | The answer is $1,234.00. | 1234 | CORRECT",
        "number | answer = 18.5 | 18 | WRONG",
        "integer | I do not know | 0 | UNPARSED",
        "integer | Answer: none of 3 | 3 | CORRECT",
        "integer | first 4 then 7 | 7 | CORRECT",
        "integer | Answer: (5)-3 | 5 | CORRECT",
        "number | the final answer is .5 | 0.50 | CORRECT",
        "letter | Answer: A or rather **Answer: (C)** | C | CORRECT",
        "letter | Answer: An apple | A | UNPARSED",
        "option | So the answer is (B). | (B) | CORRECT",
        "yesno | Yes? No. So the answer is yes | Yes | CORRECT",
        "bool | So the answer is True or False: False | False | CORRECT",
        "wordlist | So the answer is [\"it&t\", O'Connell, r&d.] | it&t o'connell r&d | CORRECT",
        "wordlist | Answer: 1. bee 2. ant | bee ant | CORRECT",
        "wordlist | bee ant | bee ant | UNPARSED",
        "brackets | So the answer is ) } > . | ) } > | CORRECT",
      })
  void readsAnswers(String type, String output, String gold, Check.Verdict verdict) {
    assertThat(AnswerType.named(type).check(output, gold).verdict()).isEqualTo(verdict);
  }

  @Test
  void namesTheTypesItKnows() {
    assertThatThrownBy(() -> AnswerType.named("essay"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("must be one of integer, number, wordlist");
  }
}
