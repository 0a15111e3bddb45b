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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "integer | <think>the answer is 5</think>7 | 7 | CORRECT",
        "integer | Answer: \uff17 | 7 | CORRECT",
        "integer | Answer: \u0967\u0968 | 12 | CORRECT",
        "integer | Answer: \u201312 | -12 | CORRECT",
        "integer | Answer: minus 12 | -12 | CORRECT",
        "integer | Answer: Twenty-one apples. | 21 | CORRECT",
        "integer | Answer: negative one hundred and five | -105 | CORRECT",
        "integer | Answer: two thousand | 2000 | CORRECT",
        "integer | Answer: unknown, perhaps seven | 7 | UNPARSED",
        "integer | Answer: 1{,}234{,}567 | 1234567 | CORRECT",
        "integer | Answer: 1\u202f234\u202f567 | 1234567 | CORRECT",
        "integer | Answer: 1.234567 \\times 10^{6} | 1234567 | CORRECT",
        "integer | Answer: 7e3 | 7 | WRONG",
        "integer | Answer: 7/2 | 7 | WRONG",
        "integer | Answer: 14/2 | 7 | CORRECT",
        "integer | Answer: 7 or 8 | 7 | UNPARSED",
        "integer | Answer: either 7 or 8 | 7 | UNPARSED",
        "integer | Answer: between 7 and 8 | 7 | UNPARSED",
        "integer | Answer: 7 to 8 | 7 | UNPARSED",
        "integer | Answer: not 7 | 7 | UNPARSED",
        "integer | Answer: 5 apples and 3 pears | 5 | CORRECT",
        "integer | Answer: 5 + 3 = 8 or so | 8 | CORRECT",
        "integer | Answer: 7 x 10^1 | 70 | CORRECT",
        "number | Answer: 1.0 \u00d7 10\u207b\u00b3 | 0.001 | CORRECT",
        "number | Answer: 1.0 \u00d7 10\u207b\u00b3 | 1 | WRONG",
        "integer | Answer: 5\u00b2 | 5 | UNPARSED",
        "yesno | Answer: not yes | Yes | UNPARSED",
        "yesno | Answer: yes and no | No | UNPARSED",
        "bool | Answer: not True | True | UNPARSED",
        "bool | Answer: not (True) | True | UNPARSED",
        "bool | Answer: True or False | False | UNPARSED",
        "bool | Answer: not True is False | False | CORRECT",
        "number | Answer: \\frac{1}{2} | 0.5 | CORRECT",
        "number | so \\boxed{\\dfrac12} of 30 | 0.5 | CORRECT",
        "letter | so it is \\boxed{\\text{(B)}}, not A | B | CORRECT",
        "letter | The correct option is B | B | CORRECT",
        "letter | Answer: Option B | B | CORRECT",
        "letter | <answer>B</answer> | B | CORRECT",
        "letter | {\"answer\": \"B\"} | B | CORRECT",
        "yesno | <Final_Answer>Yes</Final_Answer> | Yes | CORRECT",
        "wordlist | <answer>ant bee</answer> in order | ant bee | CORRECT",
        "integer | {\"answer\": 5, \"sure\": 0.9} | 5 | CORRECT",
        "letter | Answer: 'B' | B | CORRECT",
        "letter | Answer: __B__ | B | CORRECT",
        "letter | **(B)** | B | CORRECT",
        "letter | <think>Answer: A</think>B. | B | CORRECT",
        "letter | Answer: A or B | A | UNPARSED",
        "letter | Answer: (A) and (B) | A | UNPARSED",
        "letter | The answer is a matter of taste | A | UNPARSED",
        "letter | The answer is I don't know | I | UNPARSED",
        "letter | Answer: B1 | B | UNPARSED",
        "letter | B is the symbol of boron | B | UNPARSED",
        "yesno | Answer: Yes, because no one was there. | Yes | CORRECT",
        "yesno | **Yes.** | Yes | CORRECT",
        "yesno | Answer: yes and no | Yes | UNPARSED",
        "bool | Answer: True (since not False) | True | CORRECT",
        "bool | Answer: True and False is False | False | CORRECT",
        "wordlist | Answer: ant \u2192 bee -> cat | ant bee cat | CORRECT",
        "wordlist | Answer: - ant - bee - cat | ant bee cat | CORRECT",
        "wordlist | Answer: ant, bee, and cat | ant bee cat | CORRECT",
        "wordlist | Answer: $\\boxed{\\text{ant bee cat}}$ | ant bee cat | CORRECT",
        "wordlist | Answer: you\u2019ve | you've | CORRECT",
        "brackets | Answer: \\boxed{] ) >} | ] ) > | CORRECT",
      })
  void readsAnswersHoweverTheyAreSet(
      String type, String output, String gold, Check.Verdict verdict) {
    assertThat(AnswerType.named(type).check(output, gold).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "number | Answer: 1 234 567 | 1234567 | UNPARSED",
        "number | Answer: 1 234 567 | 1 | UNPARSED",
        "number | Answer: 12 345 apples | 12 | UNPARSED",
        "number | boxes of 3 400 gram | 400 | CORRECT",
        "number | Answer: 0,5 | 0.5 | UNPARSED",
        "number | Answer: 0,5 | 0 | UNPARSED",
        "number | so it is 0,5 | 5 | UNPARSED",
        "number | Answer: 1,2,3 | 1 | UNPARSED",
        "number | Answer: 1, 2, 3 | 1 | CORRECT",
        "number | Answer: 1,234,5 | 1234 | UNPARSED",
        "number | Answer: 12,34,567.5 | 1234567.5 | CORRECT",
        "number | Answer: 5^2 | 5 | UNPARSED",
        "number | Answer: 5\u00b2 | 5 | UNPARSED",
        "number | Answer: 5^2 = 25 | 25 | CORRECT",
        "number | Answer: **5** | 5 | CORRECT",
        "number | Answer: 18 m^2 | 18 | CORRECT",
        "number | Answer: 50% | 0.5 | WRONG",
        "number | Answer: 50% | 50 | CORRECT",
        "number | Answer: 7 million | 7 | CORRECT",
        "number | Answer: 7 million | 7000000 | WRONG",
        "number | Answer: seven million | 7 | UNPARSED",
        "number | Answer: three point five | 3 | UNPARSED",
        "number | Answer: two thirds | 2 | UNPARSED",
        "number | Answer: two and a half | 2 | UNPARSED",
        "number | Answer: one two | 3 | UNPARSED",
        "number | Answer: seven or eight | 7 | UNPARSED",
        "number | Answer: one hundred twenty | 120 | CORRECT",
        "number | Answer: three hundred thousand | 300000 | CORRECT",
        "number | Answer: one, since two left | 1 | CORRECT",
        "number | Answer: \u00bd | 0.5 | CORRECT",
        "number | Answer: 2\u00bd | 2.5 | CORRECT",
        "number | Answer: 2\u00bd | 2 | WRONG",
        "number | Answer: -2 1/2 | -2.5 | CORRECT",
        "number | Answer: 2 \u00bd cups | 2.5 | CORRECT",
        "number | Answer: 1\u20442 | 0.5 | CORRECT",
        "number | Answer: 2 3/2 | 2 | CORRECT",
        "number | Answer: 2\\frac{1}{2} | 2.5 | CORRECT",
        "number | Answer: -\\frac12 | -0.5 | CORRECT",
        "number | Answer: nineteen hundred and ten | 1910 | CORRECT",
        "number | Answer: zero | 0 | CORRECT",
        "number | Answer: ten five | 15 | UNPARSED",
        "yesno | Answer: y | Yes | UNPARSED",
        "bool | Answer: T | True | UNPARSED",
      })
  void whatCanBeReadInTwoWaysIsNoAnswer(
      String type, String output, String gold, Check.Verdict verdict) {
    assertThat(AnswerType.named(type).check(output, gold).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"letter, B", "option, (B)"})
  void aHeadingAnnouncesALetterAndProseDoesNot(String type, String gold) {
    AnswerType choice = AnswerType.named(type);
    assertThat(choice.check("## Final Answer\n\nB", gold).verdict())
        .isEqualTo(Check.Verdict.CORRECT);
    assertThat(choice.check("I look for the answer\nB flies", gold).verdict())
        .isEqualTo(Check.Verdict.UNPARSED);
  }

  @Test
  void wordsAfterAWholeListAreNoPartOfIt() {
    assertThat(AnswerType.WORDLIST.check("Answer: ant bee\n\nI sorted them.", "ant bee").verdict())
        .isEqualTo(Check.Verdict.CORRECT);
    assertThat(AnswerType.WORDLIST.check("Answer:\n\n1. ant\n\n2. bee", "ant bee").verdict())
        .isEqualTo(Check.Verdict.CORRECT);
  }

  @Test
  void namesTheTypesItKnows() {
    assertThatThrownBy(() -> AnswerType.named("essay"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("must be one of integer, number, wordlist");
  }
}
