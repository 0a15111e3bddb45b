package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.run.JournaledEngine;

/** What a run learns from steps that did not help, and what it says of idle ones. */
class LastTryTest {
  private static final Pattern NONCE = Pattern.compile("<variable-([0-9a-f]{8})>");
  private final AtomicInteger judged = new AtomicInteger();

  /** A number that should be small; counts how often it judges. */
  private final Evaluator small =
      new Evaluator() {
        @Override
        public String purpose() {
          return "measures a number";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          judged.incrementAndGet();
          if (!candidate.matches("\\d+")) {
            return new Evaluation.Rejected("'" + candidate + "' is no number", List.of());
          }
          double x = Double.parseDouble(candidate);
          Finding finding = Finding.of("x", candidate, "0", "Lower x.", x);
          return new Evaluation.Scored(x, List.of(), "x is " + x, List.of(finding));
        }
      };

  private Optimization optimization(Critic critic, Editor editor, int steps) {
    return Optimization.of(
        (parameters, random) -> Loss.of(small, parameters.get("x")),
        critic,
        new TextualGradientDescent(editor),
        steps);
  }

  private static Parameters start(String x) {
    return Parameters.of("x", Variable.parameter("a number", x));
  }

  private static String tagged(Prompt prompt, String value) {
    Matcher matcher = NONCE.matcher(prompt.user());
    assertThat(matcher.find()).isTrue();
    return "<new-value-%1$s>%2$s</new-value-%1$s>".formatted(matcher.group(1), value);
  }

  private static ScriptedEngine says(String... values) {
    AtomicInteger next = new AtomicInteger();
    return ScriptedEngine.by(
        prompt -> tagged(prompt, values[Math.min(next.getAndIncrement(), values.length - 1)]));
  }

  @Test
  void aModelThatRepeatsARefusedAnswerIsToldWhyAndTheAnswerIsNeverJudgedTwice() {
    ScriptedEngine engine = says("label 5");
    Outcome outcome = optimization(new GroundedCritic(), new LlmEditor(engine), 3).run(start("7"));
    assertThat(judged).hasValue(2);
    assertThat(outcome.best().loss()).isEqualTo(7);
    assertThat(engine.prompts().get(0).user()).doesNotContain("The last try");
    assertThat(engine.prompts().get(1).user())
        .contains("The last try was refused: 'label 5' is no number\n<last-try-")
        .doesNotContain("Infinity");
    assertThat(engine.prompts().get(2).user())
        .contains("was refused: 'label 5' is no number")
        .contains("equals the one judged in step 1, which was refused; it is not judged again");
  }

  @Test
  void whatCameOfAnAcceptedTryIsTold() {
    ScriptedEngine engine = says("5", "3");
    optimization(new GroundedCritic(), new LlmEditor(engine), 2).run(start("7"));
    assertThat(engine.prompts().get(1).user())
        .contains("The last try was accepted, loss 5: the loss was 7 before")
        .doesNotContain("<last-try-");
  }

  @Test
  void aCandidateThatWasJudgedBeforeIsNotPaidAgain() {
    Editor same = (edit, n, random) -> List.of("9");
    Outcome outcome = optimization(new GroundedCritic(), same, 5).run(start("7"));
    assertThat(judged).hasValue(2);
    assertThat(outcome.trajectory()).hasSize(6).allMatch(step -> step.loss() >= 7);
  }

  @Test
  void aCandidateIsJudgedAgainWhereTheJudgementDrawsAtRandom() {
    Objective noisy =
        (parameters, random) -> {
          random.nextInt();
          return Loss.of(small, parameters.get("x"));
        };
    Editor same = (edit, n, random) -> List.of("9");
    Optimization.of(noisy, new GroundedCritic(), new TextualGradientDescent(same), 5)
        .run(start("7"));
    assertThat(judged).hasValue(10);
  }

  @Test
  void anIncumbentThatStaysIsNotCriticisedAgainByAModel() {
    ScriptedEngine critic = ScriptedEngine.by(prompt -> "Lower it.");
    List<String> feedback = new ArrayList<>();
    Editor worse =
        (edit, n, random) -> {
          feedback.add(edit.gradients().get(0).text());
          return List.of(Integer.toString(100 + feedback.size()));
        };
    optimization(LlmCritic.withFindings(critic), worse, 4).run(start("7"));
    assertThat(critic.calls()).isEqualTo(1);
    assertThat(feedback).hasSize(4).containsOnly("Lower it.");
  }

  @Test
  void aParameterThatWasLeftAloneIsNotShownAsTried() {
    SortedMap<String, Variable> both = new TreeMap<>();
    both.put("a", Variable.parameter("a", "5"));
    both.put("b", Variable.parameter("b", "5"));
    Map<String, List<Edit>> edits =
        new TreeMap<>(Map.of("a", new ArrayList<>(), "b", new ArrayList<>()));
    Editor editor =
        (edit, n, random) -> {
          List<Edit> mine = edits.get(edit.variable().role());
          mine.add(edit);
          boolean changes = edit.variable().role().equals("b");
          return List.of(changes ? Integer.toString(10 + mine.size()) : edit.variable().value());
        };
    Optimization.of(
            (parameters, random) ->
                Loss.sum(
                    List.of(
                        Loss.of(small, parameters.get("a")), Loss.of(small, parameters.get("b")))),
            new GroundedCritic(),
            new TextualGradientDescent(
                editor, TextualGradientDescent.Options.DEFAULT.withMomentum(9)),
            4)
        .run(Parameters.of(both));
    assertThat(edits.get("a").get(3).rejected()).isEmpty();
    assertThat(edits.get("a").get(3).attempts()).hasSize(1);
    assertThat(edits.get("a").get(3).briefing().last()).isEmpty();
    assertThat(edits.get("b").get(3).rejected())
        .extracting(Attempt::value)
        .containsExactly("11", "12", "13");
  }

  @Test
  void anIdleStepSaysWhy() {
    ScriptedEngine engine =
        ScriptedEngine.turns(
            prompt -> new Completion("", 1, 1, Completion.Finish.TOOL),
            prompt -> new Completion("<new-value>ha", 1, 1, true),
            prompt -> ScriptedEngine.completion(prompt, tagged(prompt, "7")),
            prompt -> new Completion("", 1, 1, Completion.Finish.FILTERED),
            prompt -> ScriptedEngine.completion(prompt, "I would lower it."));
    Outcome outcome = optimization(new GroundedCritic(), new LlmEditor(engine), 3).run(start("7"));
    assertThat(outcome.idle()).extracting(Idle::index).containsExactly(1, 2, 3);
    assertThat(outcome.idle())
        .extracting(Idle::reason)
        .containsExactly(
            "cut-off: it was a call of a tool, which nobody offered, without a text; asked again:"
                + " it was cut off at the model's length limit",
            "same: the proposal equals the version to be improved",
            "unreadable: it was held back by the provider's content filter; asked again: it held"
                + " no complete pair of tags with a text between them");
  }

  private static Optimization useless(Optimization method) {
    return method.withMostUseless(3);
  }

  @Test
  void uselessAnswersInARowEndTheRunWithTheReason() {
    ScriptedEngine engine = ScriptedEngine.by(prompt -> " ");
    Outcome outcome =
        useless(optimization(new GroundedCritic(), new LlmEditor(engine), 9)).run(start("7"));
    assertThat(outcome.end()).isEqualTo(Outcome.End.USELESS_ANSWERS);
    assertThat(outcome.reason())
        .isEqualTo(
            "the model gave 3 answers in a row that could not be used; of the last: it was empty;"
                + " asked again: it was empty");
    assertThat(outcome.best().loss()).isEqualTo(7);
    assertThat(outcome.idle()).hasSize(3);
    assertThat(engine.calls()).isEqualTo(6);
  }

  @Test
  void uselessCriticismEndsTheRunToo() {
    ScriptedEngine engine = ScriptedEngine.by(prompt -> "<think>hm");
    Editor none = (edit, n, random) -> List.of();
    Outcome outcome =
        useless(optimization(LlmCritic.withFindings(engine), none, 9)).run(start("7"));
    assertThat(outcome.end()).isEqualTo(Outcome.End.USELESS_ANSWERS);
    assertThat(outcome.idle().get(0).reason())
        .isEqualTo("empty: the criticism was reasoning only, no answer");
    assertThat(engine.calls()).isEqualTo(3);
  }

  @Test
  void aReadableAnswerBetweenUselessOnesStartsTheCountAnew() {
    AtomicInteger asked = new AtomicInteger();
    ScriptedEngine engine =
        ScriptedEngine.by(
            prompt -> asked.incrementAndGet() % 5 == 0 ? tagged(prompt, "7") : "no idea");
    Outcome outcome =
        useless(optimization(new GroundedCritic(), new LlmEditor(engine), 9)).run(start("7"));
    assertThat(outcome.end()).isEqualTo(Outcome.End.DONE);
  }

  @Test
  void aRunThatEndedForUselessAnswersGoesOnWhenResumedAndIsReplayedAsItWas(@TempDir Path directory)
      throws IOException {
    Optimization silent =
        useless(
            optimization(
                new GroundedCritic(), new LlmEditor(recorded(ScriptedEngine.by(prompt -> ""))), 4));
    Outcome first = run(silent, Journal.open(directory));
    assertThat(first.end()).isEqualTo(Outcome.End.USELESS_ANSWERS);
    assertThat(run(silent, Journal.replay(directory)).end()).isEqualTo(Outcome.End.USELESS_ANSWERS);
    Optimization healed =
        useless(
            optimization(new GroundedCritic(), new LlmEditor(recorded(says("5", "4", "3"))), 4));
    Outcome second = run(healed, Journal.open(directory));
    assertThat(second.end()).isEqualTo(Outcome.End.DONE);
    assertThat(second.best().loss()).isLessThan(7);
    List<String> lines = Files.readAllLines(directory.resolve(Journal.FILE));
    assertThat(lines).filteredOn(line -> line.contains("\"kind\":\"stop\"")).hasSize(1);
    assertThat(run(healed, Journal.replay(directory)).end()).isEqualTo(Outcome.End.DONE);
  }

  private Journal journal = Journal.discarding();

  /** Recorded in whichever journal is open. */
  private Engine recorded(ScriptedEngine engine) {
    return new Engine() {
      @Override
      public Completion complete(Prompt prompt) {
        return new JournaledEngine(engine, journal).complete(prompt);
      }

      @Override
      public String name() {
        return "recorded";
      }
    };
  }

  private Outcome run(Optimization method, Journal open) {
    journal = open;
    try (open) {
      return method.run(start("7"), open, Parallel.SEQUENTIAL, step -> {});
    }
  }
}
