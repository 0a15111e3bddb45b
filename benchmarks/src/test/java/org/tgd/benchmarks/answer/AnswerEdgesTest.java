package org.tgd.benchmarks.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a careful reader would say to outputs at the edge; where that is not sure, UNPARSED. */
class AnswerEdgesTest {
  /** Stands for a new line. */
  private static final String LINE = "@";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Answer: 5kg | 5 | CORRECT",
        "Answer: 12km/h | 12 | CORRECT",
        "Answer: USD 45 | 45 | CORRECT",
        "Answer: Rs. 500 | 500 | CORRECT",
        "Answer: #7 | 7 | CORRECT",
        "Answer: 007 | 7 | CORRECT",
        "Answer: 1st | 1 | CORRECT",
        "Answer: H2O has 3 | 3 | CORRECT",
        "Answer: CO2 | 2 | UNPARSED",
        "Answer: N/A | 0 | UNPARSED",
        "I cannot answer that. | 0 | UNPARSED",
        "Answer: minus twenty-one | -21 | CORRECT",
        "Answer: minus seven | 7 | WRONG",
        "Answer: negative $5 | 5 | WRONG",
        "Answer: it is minus 5 degrees | 5 | WRONG",
        "Answer: it is minus 5 degrees | -5 | CORRECT",
        "Answer: -$5 | -5 | CORRECT",
        "Answer: $-5 | -5 | CORRECT",
        "Answer: negative one half | -1 | UNPARSED",
        "Answer: 3 \u00b7 10^4 | 30000 | CORRECT",
        "Answer: 3 \u22c5 10\u2074 | 3 | WRONG",
        "Answer: 3 x 10**4 | 30000 | CORRECT",
        "Answer: 3 * 10 ^ 4 | 3 | WRONG",
        "Answer: 2.5E+3 | 2500 | CORRECT",
        "Answer: 3 * 4 | 3 | UNPARSED",
        "Answer: 3 * 4 = 12 | 12 | CORRECT",
        "Answer: 7 (= 3 + 4) | 4 | WRONG",
        "Answer: 7 (= 3 + 4) | 7 | CORRECT",
        "Answer: half of 14 (= 7) | 7 | CORRECT",
        "Answer: 10:30 | 10 | UNPARSED",
        "Answer: 3:4 | 3 | UNPARSED",
        "Answer: 7-8 | 7 | UNPARSED",
        "Answer: 2026-12-01 | 2026 | UNPARSED",
        "Answer: 1.234.567 | 1.234 | UNPARSED",
        "Answer: more than 7 | 7 | UNPARSED",
        "Answer: fewer than 7 | 7 | UNPARSED",
        "Answer: > 7 | 7 | UNPARSED",
        "Answer: <b>7</b> | 7 | CORRECT",
        "Answer: 7 and 8 | 7 | UNPARSED",
        "Answer: 7, not 8 | 7 | CORRECT",
        "Answer: 1 in 3 | 1 | UNPARSED",
        "Answer: one in three | 1 | UNPARSED",
        "Answer: seven to eight | 7 | UNPARSED",
        "Answer: \u221a49 | 49 | UNPARSED",
        "Answer: \\sqrt{49} | 49 | UNPARSED",
        "Answer: 2\u03c0 | 2 | UNPARSED",
        "Answer: 2\\pi | 2 | UNPARSED",
        "Answer: 1.5k | 1.5 | UNPARSED",
      })
  void numbers(String output, String gold, Check.Verdict verdict) {
    assertThat(AnswerType.NUMBER.check(output, gold).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "letter | Answer: (c) | C | CORRECT",
        "letter | answer: **b)** 5 cm | B | CORRECT",
        "letter | Answer: D (all of A, B and C) | D | CORRECT",
        "letter | The answer is A. No, wait: the answer is B | A | WRONG",
        "letter | Answer: not A | A | UNPARSED",
        "letter | Answer: A, B | A | UNPARSED",
        "letter | Answer: (A), (B) and (C) | A | UNPARSED",
        "letter | Answer: A, because it is | A | CORRECT",
        "letter | Answer: A-C | A | UNPARSED",
        "letter | Answer: A + B | A | UNPARSED",
        "letter | Answer: (B) or maybe C | B | UNPARSED",
        "bool | Answer: TRUE! | True | CORRECT",
        "bool | Answer: untrue | True | UNPARSED",
        "bool | Answer: the statement is not true | True | UNPARSED",
        "bool | Answer: it isn't true | True | UNPARSED",
        "bool | Answer: I can't say whether it is true or false | False | UNPARSED",
        "yesno | Answer: neither yes nor no | No | UNPARSED",
        "yesno | Answer: No, not yet. | No | CORRECT",
        "wordlist | Answer: \"Ant\", \"bee\", \"cat\". | ant bee cat | CORRECT",
        "wordlist | Answer:@1) ant@2) bee@3) cat | ant bee cat | CORRECT",
        "wordlist | Answer: 1: ant 2: bee | ant bee | CORRECT",
        "wordlist | Answer: ant / bee / cat | ant bee cat | CORRECT",
        "wordlist | Answer: ant < bee < cat | ant bee cat | CORRECT",
        "wordlist | Answer:@* ant@* bee | ant bee | CORRECT",
        "wordlist | Answer: ant bee bee | ant bee | WRONG",
        "brackets | Answer: ]) | ] ) | CORRECT",
        "brackets | Answer: none | ] | UNPARSED",
      })
  void choicesAndSequences(String type, String output, String gold, Check.Verdict verdict) {
    assertThat(AnswerType.named(type).check(output.replace(LINE, "\n"), gold).verdict())
        .isEqualTo(verdict);
  }
}
