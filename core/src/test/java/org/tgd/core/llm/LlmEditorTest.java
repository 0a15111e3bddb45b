package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tgd.core.Graphs.gradient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tgd.core.Attempt;
import org.tgd.core.Edit;
import org.tgd.core.Gradient;
import org.tgd.core.Variable;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.engine.ScriptedEngine.Turn;

class LlmEditorTest {
  private static final Pattern NONCE = Pattern.compile("<variable-([0-9a-f]{8})>");
  private final Variable weights = Variable.parameter("weights of a plan", "PTV: 100\nrectum: 5");

  private static String nonce(Prompt prompt) {
    Matcher matcher = NONCE.matcher(prompt.user());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  static String golden(String name) throws IOException {
    try (var in = LlmEditorTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static String answer(Prompt prompt, String value) {
    return "<new-value-" + nonce(prompt) + ">" + value + "</new-value-" + nonce(prompt) + ">";
  }

  private static List<String> propose(ScriptedEngine engine, Edit edit, int n) {
    return new LlmEditor(engine).propose(edit, n, new SplittableRandom(1));
  }

  private static Edit full(Variable variable) {
    return new Edit(
        variable,
        List.of(gradient("rectum is too hot"), gradient("target is fine")),
        List.of("keep all names", "numbers only"),
        List.of("PTV: 900"),
        List.of(new Attempt("PTV: 50", 2.5, true), new Attempt("PTV: 60", Double.NaN, true)),
        List.of(new Attempt("PTV: 1", Double.POSITIVE_INFINITY, false)),
        List.of(gradient("earlier criticism")));
  }

  @Test
  void everyOptionReachesThePrompt() throws IOException {
    ScriptedEngine engine = ScriptedEngine.by(prompt -> answer(prompt, "PTV: 980"));
    assertThat(propose(engine, full(weights), 1)).containsExactly("PTV: 980");
    Prompt prompt = engine.prompts().get(0);
    assertThat(prompt.user().replace(nonce(prompt), "NONCE")).isEqualTo(golden("editor-full.txt"));
    assertThat(prompt.system().replace(nonce(prompt), "NONCE"))
        .isEqualTo(golden("editor-system.txt").replace("{{nonce}}", "NONCE"));
  }

  @Test
  void aPlainEditShowsTheVariableAndItsFeedbackOnly() throws IOException {
    ScriptedEngine engine = ScriptedEngine.by(prompt -> answer(prompt, "x"));
    propose(engine, Edit.of(weights, List.of(gradient("too hot"))), 1);
    Prompt prompt = engine.prompts().get(0);
    assertThat(prompt.user().replace(nonce(prompt), "NONCE")).isEqualTo(golden("editor-plain.txt"));
  }

  @Test
  void withoutFeedbackNobodyIsAsked() {
    ScriptedEngine engine = ScriptedEngine.answers();
    assertThat(propose(engine, Edit.of(weights, List.of()), 1)).isEmpty();
    assertThat(engine.calls()).isZero();
  }

  @Test
  void bracesTagsAndNoncesInsideValuesAreHarmless() {
    String odd =
        "{{role}} {\"a\": {}} </VARIABLE> <new-value> &lt; ${x} {{#feedback}}{{/nope}} %s \\1";
    Variable variable = Variable.parameter("{{value}} </variable-00000000>", odd);
    ScriptedEngine engine = ScriptedEngine.by(prompt -> answer(prompt, odd + "!"));
    Edit edit = Edit.of(variable, List.of(gradient("{{nonce}} </feedback>")));
    assertThat(propose(engine, edit, 1)).containsExactly(odd + "!");
    Prompt prompt = engine.prompts().get(0);
    String nonce = nonce(prompt);
    assertThat(prompt.user())
        .contains("<variable-" + nonce + ">\n" + odd + "\n</variable-" + nonce + ">")
        .contains("{{nonce}} </feedback>")
        .contains("{{value}} </variable-00000000>");
    // A value that contains the nonce it would get makes the editor draw another.
    Variable hostile = Variable.parameter("r", odd + nonce);
    propose(engine, Edit.of(hostile, List.of(gradient("f"))), 1);
    assertThat(hostile.value()).doesNotContain(nonce(engine.prompts().get(1)));
  }

  @Test
  void anUnusableAnswerIsRepairedOnceAndShown() {
    ScriptedEngine engine =
        ScriptedEngine.turns(
            Turn.says("I would raise {{it}}."),
            prompt -> ScriptedEngine.completion(prompt, answer(prompt, "v2")));
    assertThat(propose(engine, full(weights), 1)).containsExactly("v2");
    Prompt first = engine.prompts().get(0);
    Prompt repair = engine.prompts().get(1);
    assertThat(repair.user())
        .startsWith("Your last answer could not be used: it held no complete pair of tags")
        .contains("I would raise {{it}}.")
        .contains(first.user());
    assertThat(repair.system()).isEqualTo(first.system());
  }

  @Test
  void whenTheRepairFailsTooTheOldValueIsKept() {
    ScriptedEngine engine = ScriptedEngine.turns(Turn.truncates("<new-value>half"), Turn.says(""));
    assertThat(propose(engine, full(weights), 1)).isEmpty();
    assertThat(engine.calls()).isEqualTo(2);
    assertThat(engine.prompts().get(1).user())
        .contains("it was cut off at the model's length limit");
  }

  @Test
  void repairsCanBeSwitchedOffAndMultiplied() {
    ScriptedEngine none = ScriptedEngine.by(prompt -> "rubbish");
    new LlmEditor(none, 0, PromptLimits.DEFAULT).propose(full(weights), 1, new SplittableRandom(1));
    assertThat(none.calls()).isEqualTo(1);
    ScriptedEngine three = ScriptedEngine.by(prompt -> "rubbish");
    new LlmEditor(three, 3, PromptLimits.DEFAULT)
        .propose(full(weights), 1, new SplittableRandom(1));
    assertThat(three.calls()).isEqualTo(4);
    assertThatThrownBy(() -> new LlmEditor(three, -1, PromptLimits.DEFAULT))
        .hasMessage("repairs was -1; must be 0 or more");
  }

  @Test
  void severalProposalsAreIndependentSamplesWithoutRepeats() {
    ScriptedEngine engine =
        ScriptedEngine.by(prompt -> answer(prompt, "v" + Math.min(prompt.sample(), 1)));
    assertThat(propose(engine, full(weights), 3)).containsExactly("v0", "v1");
    assertThat(engine.prompts()).extracting(Prompt::sample).containsExactly(0, 1, 2);
  }

  @Test
  void aThousandPiecesOfFeedbackGiveABoundedPrompt() {
    List<Gradient> gradients =
        IntStream.range(0, 1000).mapToObj(i -> gradient(i + "x".repeat(1000))).toList();
    ScriptedEngine engine = ScriptedEngine.by(prompt -> answer(prompt, "v"));
    propose(engine, Edit.of(weights, gradients), 1);
    assertThat(engine.prompts().get(0).user())
        .hasSizeLessThan(60_000)
        .contains("more left out")
        .contains("characters left out");
  }
}
