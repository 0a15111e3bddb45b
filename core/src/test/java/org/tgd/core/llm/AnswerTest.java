package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.engine.Completion;

class AnswerTest {
  private static final String NONCE = "0a1b2c3d";

  private static Answer.Parsed parse(String text) {
    return Answer.parse(new Completion(text, 1, 1, false), NONCE);
  }

  private static String value(String text) {
    return parse(text).value().orElse("(none)");
  }

  private static String tagged(String inside) {
    return "<new-value-0a1b2c3d>" + inside + "</new-value-0a1b2c3d>";
  }

  @Test
  void exactTagsAreRead() {
    assertThat(value("Sure.\n" + tagged("\n  two\n  lines\n") + "\nDone."))
        .isEqualTo("  two\n  lines");
    assertThat(value(tagged(" CCO "))).isEqualTo("CCO");
    assertThat(value(tagged("a\nb"))).isEqualTo("a\nb");
    assertThat(value(tagged("  \r\na\nb"))).isEqualTo("a\nb");
  }

  @Test
  void ofTwoPairsTheLastCounts() {
    assertThat(value(tagged("first") + " or better " + tagged("second"))).isEqualTo("second");
  }

  @Test
  void aMentionOfTheTagBeforeTheRealPairIsHarmless() {
    assertThat(value("I use <new-value-0a1b2c3d> as asked: " + tagged("v"))).isEqualTo("v");
    assertThat(value("between <new-value> and </new-value>: " + tagged("v"))).isEqualTo("v");
    assertThat(value(tagged("v") + " stands in " + tagged(""))).isEqualTo("v");
    assertThat(value("</new-value-0a1b2c3d> ends it. " + tagged("v"))).isEqualTo("v");
  }

  @ParameterizedTest
  @CsvSource({
    "<new-value>v</new-value>",
    "<NEW-VALUE-0A1B2C3D>v</NEW-VALUE-0A1B2C3D>",
    "<new_value>v</new_value>",
    "<New Value>v</New Value>",
    "<newvalue>v</newvalue>",
    "< new-value-0a1b2c3d >v< / new-value-0a1b2c3d >",
    "<new-value-0a1b2c3d>v</new-value>",
    "<new-value-ffffffff>v</new-value-ffffffff>",
    "&lt;new-value-0a1b2c3d&gt;v&lt;/new-value-0a1b2c3d&gt;"
  })
  void slipsInTheTagsAreForgiven(String text) {
    assertThat(value(text)).isEqualTo("v");
  }

  @Test
  void exactTagsGoBeforeOthersInsideTheValue() {
    String html = "if a < b:\n  print('<new-value>x</new-value>')";
    assertThat(value(tagged(html))).isEqualTo(html);
  }

  @Test
  void anEscapedAnswerIsUnescaped() {
    assertThat(
            value(
                "&lt;new-value&gt;a &lt; b &amp;&amp; c &gt; &quot;d&#39;&quot;&lt;/new-value&gt;"))
        .isEqualTo("a < b && c > \"d'\"");
    assertThat(value(tagged("a &lt; b"))).isEqualTo("a &lt; b");
  }

  @Test
  void aJsonFieldIsRead() {
    assertThat(value("{\"new_value\": \"a\\nb\"}")).isEqualTo("a\nb");
    assertThat(value("{\"reason\": \"r\", \"improved_variable\": \"c\"}")).isEqualTo("c");
    assertThat(value("```json\n{\"value\": \"d\"}\n```")).isEqualTo("d");
    assertThat(value("{\"other\": \"d\"}")).isEqualTo("(none)");
    assertThat(value("{\"value\": 3}")).isEqualTo("(none)");
    assertThat(value("{\"value\": \"\"}")).isEqualTo("(none)");
    assertThat(value("{not json}")).isEqualTo("(none)");
  }

  @Test
  void aFencedBlockIsRead() {
    assertThat(value("Here:\n```python\nx = 1\n```\nok")).isEqualTo("x = 1");
    assertThat(value("```\nfirst\n```\nthen\n```\nsecond\n```")).isEqualTo("second");
    assertThat(value("```\n\n```")).isEqualTo("(none)");
  }

  @Test
  void aMissingEndTagIsNotGuessed() {
    assertThat(value("<new-value-0a1b2c3d>v")).isEqualTo("(none)");
    assertThat(value("v</new-value-0a1b2c3d>")).isEqualTo("(none)");
    assertThat(value("</new-value-0a1b2c3d>v<new-value-0a1b2c3d>")).isEqualTo("(none)");
  }

  @Test
  void proseAloneIsNoValue() {
    assertThat(parse("The weight should rise.").problem()).contains("no complete pair of tags");
  }

  @Test
  void anEmptyAnswerAndAnEmptyValueAreRefused() {
    assertThat(parse(" \n").problem()).isEqualTo("it was empty");
    assertThat(value(tagged(" \n "))).isEqualTo("(none)");
  }

  @Test
  void aTruncatedAnswerIsRefusedEvenWithCompleteTags() {
    Answer.Parsed parsed = Answer.parse(new Completion(tagged("v"), 1, 1, true), NONCE);
    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.problem()).contains("length limit");
  }

  @Test
  void anEnormousValueIsRefused() {
    assertThat(value(tagged("a".repeat(Answer.MAX_LENGTH)))).hasSize(Answer.MAX_LENGTH);
    assertThat(parse(tagged("a".repeat(Answer.MAX_LENGTH + 1))).problem()).contains("longer than");
  }

  @Test
  void bracesAndBackslashesStayAsTheyAre() {
    String odd = "{{role}} ${x} \\1 {\"a\": [1]} </VARIABLE>";
    assertThat(value(tagged(odd))).isEqualTo(odd);
  }
}
