package org.tgd.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;

/** Strategies that ask for the feedback of other candidates than the incumbent. */
class LiveTest {
  private static final Evaluator SIZE =
      new Evaluator() {
        @Override
        public String purpose() {
          return "measures a number";
        }

        @Override
        public Evaluation evaluate(String candidate) {
          double loss = Double.parseDouble(candidate);
          return new Evaluation.Scored(loss, List.of(), "it is " + candidate, List.of());
        }
      };

  private final AtomicInteger asked = new AtomicInteger();

  private final Critic critic =
      new Critic() {
        @Override
        public Optional<Feedback> criticise(Criticism about) {
          asked.incrementAndGet();
          return Optional.of(new Feedback("not " + about.input().value(), List.of()));
        }

        @Override
        public boolean isSteady() {
          return true;
        }
      };

  private Outcome run(Strategy strategy, int steps) {
    return Optimization.of(
            (parameters, random) -> Loss.of(SIZE, parameters.get("x")), critic, strategy, steps)
        .run(Parameters.of("x", Variable.parameter("a number", "5")));
  }

  private static Parameters with(State state, String value) {
    return state.incumbent().parameters().with(java.util.Map.of("x", value));
  }

  private static String text(History history, Step step) {
    return history.feedback(step).of(step.parameters().get("x")).get(0).text();
  }

  @Test
  void whatTheStrategyKeepsCanBeAskedForThoughItWasNotAccepted() {
    List<String> said = new ArrayList<>();
    Strategy keeping =
        new Strategy() {
          @Override
          public List<Parameters> propose(State state) {
            state.trajectory().forEach(step -> said.add(text(state.history(), step)));
            return List.of(with(state, Integer.toString(6 + state.history().index())));
          }

          @Override
          public List<Step> alive(History history) {
            return history.trajectory();
          }
        };
    Outcome outcome = run(keeping, 3);

    assertThat(outcome.failure()).isEmpty();
    assertThat(said).containsExactly("not 5", "not 5", "not 7", "not 5", "not 7", "not 8");
    assertThat(asked).as("a steady critic is asked once about each").hasValue(3);
  }

  @Test
  void whatNobodyKeepsIsLetGo() {
    Outcome outcome =
        run(
            state -> {
              Step last = state.trajectory().get(state.trajectory().size() - 1);
              text(state.history(), last);
              return List.of(with(state, "7"));
            },
            3);
    assertThat(outcome.end()).isEqualTo(Outcome.End.FAILED);
    assertThat(outcome.reason()).contains("candidate 0 of step 1 is not alive");
    assertThat(outcome.best().loss()).isEqualTo(5);
  }

  @Test
  void theStartAndTheIncumbentAreAlwaysAlive() {
    List<String> said = new ArrayList<>();
    run(
        state -> {
          said.add(text(state.history(), state.trajectory().get(0)));
          said.add(text(state.history(), state.incumbent()));
          return List.of(with(state, Integer.toString(5 - state.history().index())));
        },
        2);
    assertThat(said).containsExactly("not 5", "not 5", "not 5", "not 4");
  }

  @Test
  void aStrategyThatAsksForNoFeedbackPaysForNone() {
    Outcome outcome = run(state -> List.of(with(state, "4")), 1);
    assertThat(outcome.best().loss()).isEqualTo(4);
    assertThat(asked).hasValue(0);
  }
}
