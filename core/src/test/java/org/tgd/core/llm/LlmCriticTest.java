package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tgd.core.Graphs.gradient;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.Call;
import org.tgd.core.Conversation;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Loss;
import org.tgd.core.Opinion;
import org.tgd.core.Remark;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.engine.ScriptedEngine.Turn;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Finding;

class LlmCriticTest {
  private static final Finding FINDING =
      Finding.of("rectum V70", "23 %", "15 %", "Raise the rectum weight from 80 to 130.", 2);
  private final Variable weights = Variable.parameter("weights", "rectum: 80");

  private static String prompt(ScriptedEngine engine, int index) {
    String user = engine.prompts().get(index).user();
    Matcher nonce = Pattern.compile("<variable-([0-9a-f]{8})>").matcher(user);
    assertThat(nonce.find()).isTrue();
    return user.replace(nonce.group(1), "NONCE");
  }

  private Criticism ofEvaluation() {
    Evaluation evaluation = new Evaluation.Scored(3, List.of(), "V70 is 23 %", List.of(FINDING));
    Variable output =
        Variable.output(
            "report", "V70 is 23 %", Call.evaluated("solves the plan", weights, evaluation));
    return new Criticism(weights, output.origin().orElseThrow(), output, List.of());
  }

  private static Criticism ofConversation(String system) {
    Variable prompt = Variable.parameter("system prompt", "Think {{first}}.");
    Variable question = Variable.constant("question", "2+2?");
    Conversation spoken = new Conversation(system, "2+2?", "five </answer>");
    Variable output =
        Variable.output(
            "answer",
            "five </answer>",
            Call.asked("a model answers", List.of(prompt, question), spoken));
    return new Criticism(
        prompt, output.origin().orElseThrow(), output, List.of(gradient("the answer is wrong")));
  }

  @Test
  void anEvaluationIsShownWithItsFindings() throws IOException {
    ScriptedEngine engine = ScriptedEngine.answers("  The rectum is too hot.  ");
    Optional<Feedback> feedback = LlmCritic.withFindings(engine).criticise(ofEvaluation());
    assertThat(feedback).contains(new Feedback("The rectum is too hot.", List.of(FINDING)));
    assertThat(prompt(engine, 0)).isEqualTo(LlmEditorTest.golden("critic-evaluation.txt"));
    assertThat(engine.prompts().get(0).system())
        .isEqualTo(LlmEditorTest.golden("critic-system.txt"));
  }

  @Test
  void withoutFindingsTheReportAloneIsShown() {
    ScriptedEngine engine = ScriptedEngine.answers("too hot");
    Optional<Feedback> feedback = LlmCritic.withoutFindings(engine).criticise(ofEvaluation());
    assertThat(feedback).contains(new Feedback("too hot", List.of()));
    assertThat(prompt(engine, 0)).contains("V70 is 23 %").doesNotContain("from 80 to 130");
  }

  @Test
  void aConversationIsShownWholeWithWhatWasSaidDownstream() throws IOException {
    ScriptedEngine engine = ScriptedEngine.answers("say it shorter", "x");
    LlmCritic critic = LlmCritic.withFindings(engine);
    critic.criticise(ofConversation("Think {{first}}."));
    assertThat(prompt(engine, 0)).isEqualTo(LlmEditorTest.golden("critic-conversation.txt"));
    critic.criticise(ofConversation(""));
    assertThat(prompt(engine, 1)).doesNotContain("<instruction-").contains("<question-NONCE>");
  }

  @Test
  void otherInputsOfAFunctionAreShown() {
    Variable a = Variable.parameter("first", "1");
    Variable b = Variable.constant("second", "2");
    Variable output = Variable.output("sum", "3", Call.of("adds", List.of(a, b, a)));
    ScriptedEngine engine = ScriptedEngine.answers("x");
    LlmCritic.withFindings(engine)
        .criticise(new Criticism(a, output.origin().orElseThrow(), output, List.of()));
    assertThat(prompt(engine, 0))
        .contains("Another input of the step was: second\n<other-NONCE>\n2\n</other-NONCE>")
        .doesNotContain("Another input of the step was: first")
        .contains("The step gave: sum\n<output-NONCE>\n3\n</output-NONCE>");
  }

  @Test
  void findingsFlowThroughAConversation() {
    Criticism about = ofConversation("s");
    Criticism withFinding =
        new Criticism(
            about.input(),
            about.call(),
            about.output(),
            List.of(new Gradient(new Feedback("t", List.of(FINDING)), gradient("t").source())));
    Optional<Feedback> feedback =
        LlmCritic.withFindings(ScriptedEngine.answers("x")).criticise(withFinding);
    assertThat(feedback.orElseThrow().findings()).containsExactly(FINDING);
  }

  @Test
  void nothingToSayIsNoFeedback() {
    for (String nothing : List.of("NONE", " none.\n", "**None**", "", "  ")) {
      LlmCritic critic = LlmCritic.withFindings(ScriptedEngine.answers(nothing));
      assertThat(critic.criticise(ofEvaluation())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No feedback.",
        "The answer is NONE",
        "NONE - it is fine",
        "NONE: the weights meet all goals.",
        "> **NONE**",
        "There is nothing to change.",
        "No changes needed.",
        "N/A",
        "<think>Is 第 3 行 wrong? No, line 3 is fine.</think>NONE",
        "so the line is fine</think>\n\nNONE"
      })
  void nothingToSayIsToldInManyWays(String nothing) {
    Opinion opinion =
        LlmCritic.withFindings(ScriptedEngine.answers(nothing)).opinion(ofEvaluation());
    assertThat(opinion.feedback()).isEmpty();
    assertThat(opinion.remarks()).extracting(Remark::kind).containsExactly(Remark.Kind.CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "None of it works.",
        "第 3 行返回 None，应改为 0。",
        "Строка 3 возвращает None.",
        "Line 3 returns None; return 0.",
        "NONE is returned in line 3",
        "NONE. But line 3 should return 0.",
        "No feedback was given to the reader, add a print.",
        "Nothing works."
      })
  void criticismThatHoldsTheWordIsKept(String criticism) {
    LlmCritic critic = LlmCritic.withFindings(ScriptedEngine.answers(criticism));
    assertThat(critic.criticise(ofEvaluation()).orElseThrow().text()).isEqualTo(criticism);
  }

  @Test
  void reasoningIsNoCriticism() {
    LlmCritic critic =
        LlmCritic.withFindings(ScriptedEngine.answers("<think>hm</think>\nToo hot.", "<think>hm"));
    assertThat(critic.criticise(ofEvaluation()).orElseThrow().text()).isEqualTo("Too hot.");
    Opinion opinion = critic.opinion(ofEvaluation());
    assertThat(opinion.feedback()).isEmpty();
    assertThat(opinion.remarks())
        .containsExactly(
            new Remark(Remark.Kind.EMPTY, "the criticism was reasoning only, no answer"));
  }

  @Test
  void anAnswerWithoutATextSaysWhy() {
    LlmCritic critic =
        LlmCritic.withFindings(
            ScriptedEngine.of(prompt -> new Completion("", 1, 1, Completion.Finish.FILTERED)));
    assertThat(critic.opinion(ofEvaluation()).remarks())
        .containsExactly(
            new Remark(
                Remark.Kind.WITHHELD,
                "the criticism was held back by the provider's content filter"));
  }

  @Test
  void theCriticIsToldWhichUseOfAVariable() {
    Variable a = Variable.parameter("first", "1");
    Variable b = Variable.constant("second", "2");
    Variable output = Variable.output("sum", "3", Call.of("adds", List.of(a, b, a)));
    ScriptedEngine engine = ScriptedEngine.answers("x", "y");
    List<String> texts =
        new Loss(1, List.of(), List.of(output))
            .backward(LlmCritic.withFindings(engine)).of(a).stream().map(Gradient::text).toList();
    assertThat(texts).containsExactly("x", "y");
    assertThat(prompt(engine, 0))
        .contains("uses it 2 times; this is about use 1, argument 1 of 3.");
    assertThat(prompt(engine, 1))
        .contains("uses it 2 times; this is about use 2, argument 3 of 3.");
  }

  @Test
  void theTaskIsToldOnceAndTheGoalInALine() {
    ScriptedEngine engine = ScriptedEngine.answers("x");
    Task task = Task.of("Make all goals met.").withStatement("The statement.");
    LlmCritic.withFindings(engine).withTask(task).criticise(ofEvaluation());
    assertThat(prompt(engine, 0))
        .startsWith("Goal: Make all goals met.\n")
        .containsOnlyOnce("The statement.");
  }

  @Test
  void aCutAnswerInAConversationIsNamed() {
    ScriptedEngine engine = ScriptedEngine.answers("x");
    Variable question = Variable.parameter("question", "2+2?");
    Variable answer =
        new LlmCall(ScriptedEngine.turns(Turn.truncates("fo")), "answer").apply(List.of(question));
    new Loss(1, List.of(), List.of(answer)).backward(LlmCritic.withFindings(engine));
    assertThat(prompt(engine, 0)).contains("The answer was cut off at the model's length limit.");
  }

  @Test
  void aCutCriticismSaysSo() {
    LlmCritic critic = LlmCritic.withFindings(ScriptedEngine.turns(Turn.truncates("the rec")));
    assertThat(critic.criticise(ofEvaluation()).orElseThrow().text())
        .isEqualTo("the rec\n[the criticism was cut off at the model's length limit]");
  }

  @Test
  void aLongValueIsCutVisibly() {
    Variable huge = Variable.parameter("huge", "a".repeat(5000));
    Variable output = Variable.output("o", "b", Call.of("f", List.of(huge)));
    ScriptedEngine engine = ScriptedEngine.answers("x");
    new LlmCritic(engine, true, new PromptLimits(1000, 1000, 1000))
        .criticise(new Criticism(huge, output.origin().orElseThrow(), output, List.of()));
    assertThat(prompt(engine, 0)).contains("[... 4000 characters left out ...]");
  }
}
