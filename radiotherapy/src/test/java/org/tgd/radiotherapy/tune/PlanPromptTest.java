package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.input.InputException;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Problem;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.patient.SmallPatient;

/** What a model that edits weights is shown. */
class PlanPromptTest {
  private static final List<String> NAMES = List.of("Target", "Organ", "Body");
  private static final Pattern NONCE = Pattern.compile("<variable-([0-9a-f]{8})>");

  private static final String REFERENCES =
      """
      # V40 of the organ 12 %
      Target: 4000
      Organ: 300
      Body: 20
      ---
      Target: 900
      Organ: 80
      Body: 10
      """;

  @Test
  void findingsReferencePlansAndEarlierWeightsWithTheirOutcomesReachThePrompt() {
    PlanEvaluator evaluator = SmallPatient.evaluator();
    Problem problem =
        RadiotherapyDomain.problem(evaluator)
            .withExamples(ReferencePlans.parse(REFERENCES, "plans.txt", NAMES));
    List<String> answers =
        List.of("Target: 1000\nOrgan: 100\nBody: 30", "Target: 1\nOrgan: 9000\nBody: 1");
    int[] asked = {0};
    ScriptedEngine engine = ScriptedEngine.by(prompt -> tagged(prompt, answers.get(asked[0]++)));
    Optimization.of(
            (parameters, random) -> Loss.of(problem.evaluator(), parameters.get("weights")),
            new GroundedCritic(),
            new TextualGradientDescent(
                new LlmEditor(engine),
                TextualGradientDescent.Options.DEFAULT
                    .withConstraints(problem.constraints())
                    .withExamples(problem.examples())
                    .withMomentum(problem.momentum())),
            2)
        .run(PlanTuningTest.start(problem));
    String first = user(engine, 0);
    assertThat(first)
        .contains(
            """
            <variable-NONCE>
            Target: 100
            Organ: 100
            Body: 100
            </variable-NONCE>
            """)
        .contains(evaluator.evaluate(problem.start()).findings().get(0).sentence())
        .contains("- Write nothing but one line 'name: number' for each of Target, Organ, Body.")
        .contains(
            """
            <example-NONCE>
            # V40 of the organ 12 %
            Target: 4000
            Organ: 300
            Body: 20
            </example-NONCE>
            """)
        .contains("<example-NONCE>\nTarget: 900\nOrgan: 80\nBody: 10\n</example-NONCE>");
    double start = evaluator.evaluate(problem.start()).loss();
    double next = evaluator.evaluate(answers.get(0)).loss();
    assertThat(user(engine, 1))
        .contains("<earlier-NONCE>\nloss " + digits(start) + ":\n" + problem.start())
        .contains(", loss " + digits(next) + ": the loss was ");
  }

  private static String digits(double loss) {
    return new BigDecimal(loss).round(new MathContext(5)).stripTrailingZeros().toPlainString();
  }

  /** A model of 1.5 billion parameters counts a token for 2.6 characters of such a prompt. */
  @Test
  void theFirstPromptIsShortAndHoldsTheGoalOneAdviceAndTheForm() {
    Problem problem = RadiotherapyDomain.problem(SmallPatient.evaluator());
    ScriptedEngine engine = ScriptedEngine.by(prompt -> "none");
    step(problem, engine, 1);
    Prompt first = engine.prompts().get(0);
    assertThat(first.system().length() + first.user().length()).isLessThan(1820);
    assertThat(first.user())
        .startsWith("Goal: lower the plan loss")
        .containsOnlyOnce("wanted lower;")
        .containsOnlyOnce("What else is wrong:")
        .doesNotContain("by a step of at most");
    assertThat(user(engine, 0))
        .endsWith("<new-value-NONCE>\nTarget: 123\nOrgan: 45.6\nBody: 78.9\n</new-value-NONCE>");
  }

  @Test
  void afterAStepThatFailedTheAdviceIsASmallerStepFromTheSamePlan() {
    Problem problem = RadiotherapyDomain.problem(SmallPatient.evaluator());
    ScriptedEngine engine =
        ScriptedEngine.by(prompt -> tagged(prompt, "Target: 1\nOrgan: 9000\nBody: 1"));
    step(problem, engine, 2);
    assertThat(engine.prompts().get(1).user())
        .contains("The last try was not accepted, loss ")
        .containsOnlyOnce("wanted lower;")
        .contains("plan loss, by a step of at most a factor of 2.24");
  }

  @Test
  void aRefusedPlanIsToldWhyAndThatIsNoFailureOfTheAdvice() {
    Problem problem = RadiotherapyDomain.problem(SmallPatient.evaluator());
    ScriptedEngine engine = ScriptedEngine.by(prompt -> tagged(prompt, "Target: 0"));
    step(problem, engine, 2);
    assertThat(engine.prompts().get(1).user())
        .contains("The last try was refused: These are not weights: line 1")
        .doesNotContain("Infinity")
        .doesNotContain("by a step of at most");
  }

  private static void step(Problem problem, ScriptedEngine engine, int steps) {
    Optimization.of(
            (parameters, random) -> Loss.of(problem.evaluator(), parameters.get("weights")),
            new GroundedCritic(),
            new TextualGradientDescent(
                new LlmEditor(engine),
                TextualGradientDescent.Options.DEFAULT
                    .withConstraints(problem.constraints())
                    .withTask(problem.task())),
            steps)
        .run(PlanTuningTest.start(problem));
  }

  private static String tagged(Prompt prompt, String value) {
    String nonce = nonce(prompt);
    return "<new-value-" + nonce + ">" + value + "</new-value-" + nonce + ">";
  }

  private static String nonce(Prompt prompt) {
    Matcher matcher = NONCE.matcher(prompt.user());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String user(ScriptedEngine engine, int call) {
    Prompt prompt = engine.prompts().get(call);
    return prompt.user().replace(nonce(prompt), "NONCE");
  }

  @Test
  void badReferencePlansAreRefusedByFileAndPlan() {
    assertThatThrownBy(
            () -> ReferencePlans.parse(REFERENCES + "---\nTarget: -5\n", "plans.txt", NAMES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("plans.txt, plan 3")
        .hasMessageContaining("line 1, the weight of Target, was '-5'")
        .hasMessageContaining("the weight of Body is missing");
    assertThatThrownBy(() -> ReferencePlans.parse("\n---\n", "plans.txt", NAMES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("holds no plan");
  }
}
