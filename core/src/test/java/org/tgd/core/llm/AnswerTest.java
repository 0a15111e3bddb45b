package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.Form;
import org.tgd.core.Remark;
import org.tgd.core.engine.Completion;

class AnswerTest {
  private static final String NONCE = "0a1b2c3d";

  private static Answer.Parsed parse(String text) {
    return Answer.parse(new Completion(text, 1, 1, false), NONCE);
  }

  private static Answer.Parsed parse(String text, Form form, String incumbent) {
    return Answer.parse(new Completion(text, 1, 1, false), NONCE, form, incumbent);
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
  void ofTwoPairsTheFirstCounts() {
    assertThat(value(tagged("first") + " or better " + tagged("second"))).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I put the new text between %1$s and %2$s.",
        "I put it between `%1$s` and `%2$s`.",
        "Der Text steht zwischen %1$s und %2$s.",
        "文本放在 %1$s 和 %2$s 之间。",
        "It stands in %1$s ... %2$s.",
        "It stands in %1$s…%2$s.",
        "%1$s{the new text}%2$s",
        "%1$s\n(the complete new text)\n%2$s",
        "%1$s\n[your new text here]\n%2$s"
      })
  void aMentionOfThePairOrACopiedLayoutIsNoValue(String mention) {
    String said = mention.formatted("<new-value-0a1b2c3d>", "</new-value-0a1b2c3d>");
    String loose = mention.formatted("<new-value>", "</new-value>");
    assertThat(value(tagged("real") + "\n" + said)).isEqualTo("real");
    assertThat(value(said + "\n" + tagged("real"))).isEqualTo("real");
    assertThat(value(loose + "\n" + tagged("real"))).isEqualTo("real");
    assertThat(value(said)).isEqualTo("(none)");
    assertThat(value(loose)).isEqualTo("(none)");
  }

  @Test
  void theExampleOfTheFormIsNoValue() {
    Form form = new Letters();
    assertThat(parse(tagged("\nexample\n"), form, "a").value()).isEmpty();
    assertThat(parse(tagged("example") + tagged("b"), form, "a").value()).contains("b");
    assertThat(parse(tagged("examples"), form, "a").value()).contains("examples");
  }

  @Test
  void aMissingSlashIsForgivenWhereItIsPlainWhatIsMeant() {
    assertThat(value("<new-value-0a1b2c3d>CCO<new-value-0a1b2c3d>")).isEqualTo("CCO");
    assertThat(value("<new-value>\nCCO\n<new-value>\nThat is it.")).isEqualTo("CCO");
    assertThat(value("<new-value>a<new-value>b<new-value>")).isEqualTo("(none)");
    assertThat(value("<new-value> and <new-value>")).isEqualTo("(none)");
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
    assertThat(value("```\n\n```")).isEqualTo("(none)");
    assertThat(value("~~~\na ``` b\n~~~")).isEqualTo("a ``` b");
  }

  @Test
  void ofTwoFencedBlocksNoneIsGuessed() {
    String two = "```python\ndef f(): return 1\n```\nUse it so:\n```python\nprint(f())\n```";
    assertThat(parse(two).value()).isEmpty();
    assertThat(parse(two).problem()).contains("2 fenced blocks");
    assertThat(value("```\na\n```\nonce more:\n```\na\n```")).isEqualTo("a");
    String quoted = "The old one:\n```\nold\n```\nThe new one:\n```\nnew\n```";
    assertThat(parse(quoted, Form.PLAIN, "old").value()).contains("new");
  }

  @Test
  void aFenceThatWrapsTheWholeValueIsLeftOut() {
    assertThat(value(tagged("\n```python\nx = 1\n```\n"))).isEqualTo("x = 1");
    assertThat(value(tagged("```\n  x = 1\n  y = 2\n```"))).isEqualTo("  x = 1\n  y = 2");
    assertThat(value(tagged("`CCO`"))).isEqualTo("CCO");
    String markdown = "Do this:\n```\nx\n```\nand that";
    assertThat(value(tagged(markdown))).isEqualTo(markdown);
    String fenced = "```\nnew\n```";
    assertThat(parse(tagged(fenced), Form.PLAIN, "```\nold\n```").value()).contains(fenced);
  }

  @Test
  void reasoningIsNoAnswer() {
    String draft = "<think>Maybe " + tagged("draft") + "\n```\nold\n```</think>";
    assertThat(value(draft + tagged("final"))).isEqualTo("final");
    assertThat(value(draft)).isEqualTo("(none)");
    assertThat(parse(draft).kind()).isEqualTo(Remark.Kind.EMPTY);
    assertThat(value("maybe " + tagged("draft") + "</think>\n" + tagged("final")))
        .isEqualTo("final");
    assertThat(value("<think>it goes on " + tagged("draft"))).isEqualTo("(none)");
    assertThat(value("<Reasoning>a</Reasoning>\n<think>b</think>\n```\nc\n```")).isEqualTo("c");
    assertThat(value(tagged("Write <think>a</think> first.")))
        .isEqualTo("Write <think>a</think> first.");
  }

  @Test
  void aJsonValueStaysWhole() {
    assertThat(parse("```json\n{\"value\": 3}\n```", Form.PLAIN, "{\"value\": 2}").value())
        .contains("{\"value\": 3}");
    String weights = "{\"value\": \"3\", \"unit\": \"Gy\"}";
    assertThat(value(tagged(weights))).isEqualTo(weights);
    assertThat(value("```json\n" + weights + "\n```")).isEqualTo(weights);
    assertThat(value("Here: {\"new_value\": \"c\"} as asked")).isEqualTo("c");
  }

  @Test
  void theDomainPicksItsValueOutOfTheAnswer() {
    Form form = new Letters();
    assertThat(parse("It is <<b>> now", form, "a").value()).contains("b");
    assertThat(parse("It is <<b>> now", form, "a").kind()).isEqualTo(Remark.Kind.SALVAGED);
    assertThat(parse(tagged("label <<b>>"), form, "a").value()).contains("b");
    assertThat(parse(tagged("label <<b>>"), form, "a").problem()).contains("left out");
    assertThat(parse(tagged("<<b>> <<c>>"), form, "a").value()).contains("<<b>> <<c>>");
    assertThat(parse("<<b>> <<c>>", form, "a").value()).isEmpty();
    assertThat(parse("<<example>>", form, "a").value()).isEmpty();
  }

  /** Letters between double brackets. */
  private static final class Letters implements Form {
    @Override
    public String example() {
      return "example";
    }

    @Override
    public Optional<String> salvage(String answer, String incumbent) {
      List<String> found =
          Pattern.compile("<<([a-z]+)>>")
              .matcher(answer)
              .results()
              .map(result -> result.group(1))
              .toList();
      return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LENGTH, CUT_OFF, length limit",
    "FILTERED, WITHHELD, content filter",
    "TOOL, EMPTY, call of a tool",
    "STOP, EMPTY, empty"
  })
  void anAnswerWithoutATextSaysWhy(Completion.Finish finish, Remark.Kind kind, String reason) {
    Answer.Parsed parsed = Answer.parse(new Completion("", 1, 1, finish), NONCE);
    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.kind()).isEqualTo(kind);
    assertThat(parsed.problem()).contains(reason);
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
