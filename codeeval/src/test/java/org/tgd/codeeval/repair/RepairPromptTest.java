package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Value;
import org.tgd.core.Call;
import org.tgd.core.Criticism;
import org.tgd.core.Edit;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Graphs;
import org.tgd.core.Variable;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;

/** What a model is shown of a failing program: the findings, with the change that was tried. */
class RepairPromptTest {
  private static final Variable PROGRAM =
      Variable.parameter("a program that adds two", RepairSearchTest.CODE);

  private static Evaluation evaluation() {
    var runner =
        new ScriptedRunner(
            (code, test) ->
                code.contains("x + 2")
                    ? test.expected()
                    : Value.of(test.expected().equals(Value.of(-2)) ? -2 : 99));
    var options = new CodeEvaluator.Options(30, 4000, false);
    return new CodeEvaluator(runner, RepairSearchTest.problem(), Language.PYTHON, options)
        .evaluate(PROGRAM.value());
  }

  private static Feedback criticise(ScriptedEngine engine) {
    Variable output =
        Variable.output(
            "report", "report", Call.evaluated("runs the tests", PROGRAM, evaluation()));
    var criticism = new Criticism(PROGRAM, output.origin().orElseThrow(), output, List.of());
    return LlmCritic.withFindings(engine).criticise(criticism).orElseThrow();
  }

  private static String text(Prompt prompt) {
    return prompt.user().replaceAll("(<[^<>\\n]*-)[0-9a-f]{8}>", "$1NONCE>").strip();
  }

  private static String golden(String name) throws IOException {
    try (var in = RepairPromptTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Test
  void theCriticIsShownTheFindings() throws IOException {
    ScriptedEngine engine = ScriptedEngine.answers("It subtracts.");

    criticise(engine);

    assertThat(text(engine.prompts().get(0)))
        .contains("Change line 3 from `return x - 2` to `return x + 2`")
        .isEqualTo(golden("critic.txt"));
  }

  @Test
  void theEditorIsShownThemToo() throws IOException {
    Feedback feedback = criticise(ScriptedEngine.answers("It subtracts."));
    Gradient gradient = new Gradient(feedback, Graphs.gradient("a person").source());
    ScriptedEngine engine = ScriptedEngine.by(prompt -> "none");

    new LlmEditor(engine).propose(Edit.of(PROGRAM, List.of(gradient)), 1, new SplittableRandom(1));

    assertThat(text(engine.prompts().get(0)))
        .contains("Change line 3 from `return x - 2` to `return x + 2`")
        .isEqualTo(golden("editor.txt"));
  }
}
