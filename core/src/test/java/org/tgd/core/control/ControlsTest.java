package org.tgd.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.Critic;
import org.tgd.core.Edit;
import org.tgd.core.Editor;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Change;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.TextualGradientDescent;

/** What each control says; the whole of it stands in {@code controls.txt}. */
class ControlsTest {
  private static final String START = "dose: 20\nname: old";

  private static final Evaluator EVALUATOR =
      new Evaluator() {
        @Override
        public String purpose() {
          return "measures the dose";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          double dose =
              Double.parseDouble(candidate.lines().findFirst().orElseThrow().substring(6));
          double loss = Math.abs(dose - 60);
          String shown = candidate.lines().findFirst().orElseThrow().substring(6);
          List<Finding> findings =
              List.of(
                  Finding.of(
                          "mean dose",
                          shown + " Gy",
                          "at least 60 Gy",
                          "Raise dose from " + shown + " to 50.",
                          loss)
                      .withChanges(List.of(Change.of("dose", shown, "50").withPredictedLoss(10))),
                  Finding.of("name", "old", "new", "Replace old by new.", 1)
                      .withChanges(List.of(Change.of("name", "old", "new"))));
          return new Evaluation.Scored(loss, List.of(), "off by " + loss, findings);
        }
      };

  /** Shows the feedback, and goes to a better, a worse and an equal version. */
  private static final class Shown implements Editor {
    private final List<String> values = new ArrayList<>(List.of("dose: 30\nname: old", START));
    private final List<Edit> edits = new ArrayList<>();

    @Override
    public List<String> propose(Edit edit, int n, RandomGenerator random) {
      edits.add(edit);
      return edits.size() > values.size() ? List.of() : List.of(values.get(edits.size() - 1));
    }
  }

  private static Outcome run(Critic critic, Editor editor, int steps) {
    return Optimization.of(
            (parameters, random) -> Loss.of(EVALUATOR, parameters.get("plan")),
            critic,
            new TextualGradientDescent(editor),
            steps)
        .withAcceptance(org.tgd.core.Acceptance.ALWAYS)
        .run(Parameters.of("plan", Variable.parameter("a plan", START)));
  }

  private static Critic named(String name) {
    return Controls.named(name, 5).orElseThrow();
  }

  static List<String> names() {
    return Controls.names();
  }

  private static String written(String name) {
    Shown shown = new Shown();
    run(name.equals("grounded") ? new GroundedCritic() : named(name), shown, 3);
    StringBuilder text = new StringBuilder("== " + name + "\n");
    for (Edit edit : shown.edits) {
      text.append("-- of ").append(edit.variable().value().replace('\n', ' ')).append('\n');
      edit.gradients().forEach(gradient -> text.append(gradient.text()).append('\n'));
      for (Finding finding : edit.findings()) {
        for (Change change : finding.changes()) {
          text.append("[" + change.target() + ": " + change.from() + " -> " + change.to() + "]\n");
        }
      }
    }
    return text.toString();
  }

  @Test
  void eachControlSaysWhatItsNameSays() {
    List<String> all = new ArrayList<>(List.of("grounded"));
    all.addAll(Controls.names());
    String seen = all.stream().map(ControlsTest::written).collect(Collectors.joining("\n"));
    assertThat(seen).isEqualTo(golden());
  }

  private static String golden() {
    try (java.io.InputStream in = ControlsTest.class.getResourceAsStream("controls.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aModelIsShownWhatTheControlSaysAndNothingOfWhatItLeavesOut(String name) {
    List<String> prompts = new ArrayList<>();
    Engine engine =
        Engine.of(
            "silent",
            prompt -> {
              prompts.add(prompt.user());
              return new Completion("", 1, 0, false);
            });
    run(named(name), new LlmEditor(engine), 1);
    Map<String, List<String>> shown =
        Map.of(
            "empty", List.of("There is no feedback on this version."),
            "sign-only", List.of("This is the first version"),
            "reversed", List.of("Lower dose from 20 to 8."),
            "shuffled", List.of("Replace old by new."),
            "diagnosis", List.of("mean dose: 20 Gy; wanted at least 60 Gy."));
    assertThat(prompts.get(0)).contains(shown.get(name)).doesNotContain("Raise dose from 20 to 50");
  }

  @Test
  void shuffledFeedbackIsNeverTheOwnAndTheSameForTheSameSeed() {
    for (int seed = 0; seed < 20; seed++) {
      List<String> said = new ArrayList<>();
      for (int again = 0; again < 2; again++) {
        Shown shown = new Shown();
        run(new ShuffledCritic(seed), shown, 3);
        for (Edit edit : shown.edits) {
          String own = edit.variable().value().substring(6, 8);
          assertThat(edit.findings()).isNotEmpty();
          assertThat(edit.gradients().get(0).text())
              .doesNotContain("Raise dose from " + own + " to 50. ");
        }
        said.add(shown.edits.toString().replaceAll("@[0-9a-f]+", ""));
      }
      assertThat(said.get(0)).isEqualTo(said.get(1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0.5",
    "20, 50, 8",
    "20, 30, 10",
    "100, 980, 10.2041",
    "-3, -9, -1",
    "0, 4, -4",
    "5, -1, 11",
    "0.5, 0.25, 0.75"
  })
  void aNumberGoesTheOtherWayAndKeepsItsSignWhereItCan(String from, String to, String opposite) {
    assertThat(Reversal.opposite(new BigDecimal(from), new BigDecimal(to))).isEqualTo(opposite);
  }

  @Test
  void anUnknownNameIsNoControl() {
    assertThat(Controls.named("grounded", 0)).isEmpty();
  }
}
