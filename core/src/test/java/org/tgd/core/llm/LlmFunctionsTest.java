package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tgd.core.Graphs.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.Conversation;
import org.tgd.core.Gradient;
import org.tgd.core.Loss;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.engine.ScriptedEngine.Turn;
import org.tgd.core.journal.Parallel;

class LlmFunctionsTest {
  private final Variable question = Variable.constant("question", "2+2?");
  private final Variable system = Variable.parameter("system prompt", "Be brief.");

  @Test
  void aCallAsksWithAndWithoutSystemPrompt() {
    ScriptedEngine engine = ScriptedEngine.answers("4", "four");
    LlmCall call = new LlmCall(engine, "answer", 2);
    assertThat(call.apply(List.of(question)).requiresGrad()).isFalse();
    Variable answer = call.apply(List.of(system, question));
    assertThat(engine.prompts())
        .containsExactly(new Prompt("", "2+2?", 2), new Prompt("Be brief.", "2+2?", 2));
    assertThat(answer.value()).isEqualTo("four");
    assertThat(answer.role()).isEqualTo("answer");
    assertThat(answer.requiresGrad()).isTrue();
    assertThat(answer.origin().orElseThrow().conversation())
        .contains(new Conversation("Be brief.", "2+2?", "four"));
    assertThatThrownBy(() -> call.apply(List.of()))
        .hasMessage("a model call was given 0 inputs; must be 1 or 2");
    assertThatThrownBy(() -> call.apply(List.of(system, system, question)))
        .hasMessageContaining("3 inputs");
  }

  @Test
  void aFormattedCallPutsValuesInAsTheyAre() {
    ScriptedEngine engine = ScriptedEngine.answers("ok");
    FormattedLlmCall call =
        new FormattedLlmCall(
            new LlmCall(engine, "answer"), "sys", "Q: {{q}} C: {{c}} {q}", List.of("c", "q"));
    Variable c = Variable.parameter("context", "{{q}} $1 \\ {\"a\":1}");
    Variable answer = call.apply(List.of(c, question));
    assertThat(engine.prompts())
        .containsExactly(Prompt.of("sys", "Q: 2+2? C: {{q}} $1 \\ {\"a\":1} {q}"));
    assertThat(answer.origin().orElseThrow().inputs()).containsExactly(c, question);
    assertThatThrownBy(() -> call.apply(List.of(c)))
        .hasMessage("a formatted call was given 1 inputs; must be those of [c, q]");
  }

  @Test
  void holesAndNamesMustAgree() {
    LlmCall call = new LlmCall(ScriptedEngine.answers(), "answer");
    assertThatThrownBy(() -> new FormattedLlmCall(call, "", "{{q}}", List.of("q", "c")))
        .hasMessage("the format has the holes [q] but the inputs are named [q, c]");
  }

  @Test
  void aTextLossJudgesByItsInstruction() {
    ScriptedEngine engine = ScriptedEngine.answers("It is wrong.");
    Loss loss = new TextLoss(engine).of(Variable.constant("instruction", "Judge."), system);
    assertThat(loss.value()).isNaN();
    assertThat(loss.outputs().get(0).value()).isEqualTo("It is wrong.");
    assertThat(engine.prompts()).containsExactly(Prompt.of("Judge.", "Be brief."));
  }

  @Test
  void aReducerMergesInBoundedChunksUntilOneIsLeft() {
    ScriptedEngine engine = ScriptedEngine.by(prompt -> "merged ".repeat(20));
    List<Gradient> gradients =
        IntStream.range(0, 100).mapToObj(i -> gradient(i + " ".repeat(300) + "!")).toList();
    try (Parallel parallel = Parallel.of(4)) {
      List<Gradient> reduced = new LlmReducer(engine, 2000, parallel).reduce(system, gradients);
      assertThat(reduced).hasSize(1);
      assertThat(reduced.get(0).text()).startsWith("merged");
      assertThat(reduced.get(0).source().purpose()).isEqualTo("merges 100 pieces of feedback");
    }
    assertThat(engine.prompts())
        .hasSizeBetween(17, 25)
        .allSatisfy(prompt -> assertThat(prompt.user()).hasSizeLessThan(3500));
    assertThat(engine.prompts().get(0).user()).contains("Merge these");
  }

  @Test
  void aCutAnswerIsMarkedWhereverItGoes() {
    Completion filtered = new Completion("", 1, 1, Completion.Finish.FILTERED);
    ScriptedEngine engine =
        ScriptedEngine.turns(Turn.truncates("half"), prompt -> filtered, Turn.truncates("bad be"));
    LlmCall call = new LlmCall(engine, "answer");
    Variable half = call.apply(List.of(question));
    assertThat(half.value())
        .isEqualTo("half\n[the answer was cut off at the model's length limit]");
    assertThat(half.origin().orElseThrow().conversation().orElseThrow())
        .isEqualTo(new Conversation("", "2+2?", "half", "cut off at the model's length limit"));
    assertThat(call.apply(List.of(question)).value())
        .isEqualTo("[the answer was held back by the provider's content filter]");
    Loss loss = new TextLoss(engine).of(Variable.constant("instruction", "Judge."), system);
    assertThat(loss.outputs().get(0).value())
        .isEqualTo("bad be\n[the answer was cut off at the model's length limit]");
    ScriptedEngine summaries = ScriptedEngine.turns(Turn.truncates("both sa"));
    assertThat(
            new LlmReducer(summaries, 2000, Parallel.SEQUENTIAL)
                .reduce(system, List.of(gradient("a"), gradient("b")))
                .get(0)
                .text())
        .isEqualTo("both sa\n[the summary was cut off at the model's length limit]");
  }

  @Test
  void aChunkHoldsItsTagsToo() {
    ScriptedEngine engine = ScriptedEngine.by(prompt -> "m");
    List<Gradient> gradients =
        IntStream.range(0, 400).mapToObj(i -> gradient("point " + i)).toList();
    new LlmReducer(engine, 1000, Parallel.SEQUENTIAL).reduce(system, gradients);
    assertThat(engine.prompts())
        .allSatisfy(
            prompt ->
                assertThat(prompt.user().replaceAll("(?s)^.*?(?=<feedback)|\\n\\nMerge.*$", ""))
                    .hasSizeLessThanOrEqualTo(1000));
    ScriptedEngine longer = ScriptedEngine.by(prompt -> "m");
    new LlmReducer(longer, 1000, Parallel.SEQUENTIAL)
        .reduce(system, List.of(gradient("a".repeat(5000)), gradient("b".repeat(5000))));
    assertThat(
            longer.prompts().get(0).user().replaceAll("(?s)^.*?(?=<feedback)|\\n\\nMerge.*$", ""))
        .hasSizeLessThanOrEqualTo(1000)
        .contains("characters left out");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,1", "9,4", "100,11", "1000,33"})
  void piecesAreMergedAsATreeOfTheRootOfTheirNumber(int pieces, int calls) {
    List<Gradient> gradients =
        IntStream.range(0, pieces).mapToObj(i -> gradient("point " + i)).toList();
    List<List<Gradient>> results = new ArrayList<>();
    for (int threads : List.of(1, 16)) {
      ScriptedEngine engine =
          ScriptedEngine.by(prompt -> Integer.toHexString(prompt.user().hashCode()));
      try (Parallel parallel = Parallel.of(threads)) {
        results.add(new LlmReducer(engine, LlmReducer.CHUNK, parallel).reduce(system, gradients));
      }
      assertThat(engine.prompts()).hasSize(calls);
      int most = (int) Math.ceil(Math.sqrt(pieces));
      assertThat(engine.prompts())
          .allMatch(prompt -> prompt.user().split("<feedback-", -1).length - 1 <= most);
    }
    assertThat(results.get(1)).isEqualTo(results.get(0)).hasSize(1);
  }

  @Test
  void objectivesAreMergedApart() {
    ScriptedEngine engine = ScriptedEngine.by(prompt -> "merged");
    List<Gradient> gradients =
        Stream.of("a", "b", "a", "b", "a")
            .map(name -> new Gradient(gradient(name).feedback(), gradient("-").source(), 1, name))
            .toList();
    List<Gradient> reduced =
        new LlmReducer(engine, 2000, Parallel.SEQUENTIAL).reduce(system, gradients);
    assertThat(reduced).extracting(Gradient::objective).containsExactly("a", "b");
    assertThat(engine.prompts()).hasSize(3);
    assertThat(engine.prompts())
        .noneMatch(
            prompt -> prompt.user().contains(">\na\n<") && prompt.user().contains(">\nb\n<"));
  }

  @Test
  void onePieceIsNotMerged() {
    ScriptedEngine engine = ScriptedEngine.answers();
    List<Gradient> one = List.of(gradient("a"));
    assertThat(new LlmReducer(engine, 2000, Parallel.SEQUENTIAL).reduce(system, one))
        .isEqualTo(one);
  }

  @Test
  void anEmptySummaryKeepsThePieces() {
    ScriptedEngine engine = ScriptedEngine.answers("");
    List<Gradient> reduced =
        new LlmReducer(engine, 2000, Parallel.SEQUENTIAL)
            .reduce(system, List.of(gradient("a"), gradient("b")));
    assertThat(reduced.get(0).text()).isEqualTo("a\nb");
    assertThatThrownBy(() -> new LlmReducer(engine, 999, Parallel.SEQUENTIAL))
        .hasMessage("chunk was 999; must be 1000 or more");
  }

  @Test
  void everyPromptHasAHash() {
    assertThat(Prompts.OURS.hashes())
        .hasSize(9)
        .allSatisfy((name, hash) -> assertThat(hash).hasSize(64));
    assertThat(Prompts.OURS.hashes().values()).doesNotHaveDuplicates();
  }
}
