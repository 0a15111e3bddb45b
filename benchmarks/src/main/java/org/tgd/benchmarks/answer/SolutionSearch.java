package org.tgd.benchmarks.answer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.tgd.core.Gradients;
import org.tgd.core.Loss;
import org.tgd.core.Parameters;
import org.tgd.core.State;
import org.tgd.core.Step;
import org.tgd.core.Task;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.Engine;
import org.tgd.core.engine.Prompt;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.FormattedLlmCall;
import org.tgd.core.llm.LlmCall;
import org.tgd.core.llm.LlmCritic;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.optim.TextualGradientDescent;

/**
 * Improves the solution of each question while it is answered (TextGrad, arXiv 2406.07496, section
 * 3.2): a model answers; in each step it judges its solution, criticises it by that judgement, and
 * edits it. The right answer is not seen. Beside it stands the control: independent answers for at
 * most as many tokens, of which the most frequent counts.
 *
 * @param prompt stands above each question
 * @param steps how many steps, 0 or more
 * @param models who answers, and who judges, criticises and edits
 */
public record SolutionSearch(String prompt, int steps, PromptSearch.Models models) {
  private static final String SOLUTION = "solution";
  private static final int MOST_SAMPLES = 100;

  /**
   * Checks the range.
   *
   * @throws InputException if steps is negative
   */
  public SolutionSearch {
    requireNonNull(prompt, "prompt");
    requireNonNull(models, "models");
    if (steps < 0) {
      throw new InputException("--steps was " + steps + "; must be 0 or more");
    }
  }

  /** The trajectories of all questions, several at once. */
  public List<Trajectory> solve(Questions questions, Parallel parallel) {
    return parallel.map(questions.all(), this::solve);
  }

  /**
   * The votes of independent answers.
   *
   * @param spent the trajectories whose tokens are not exceeded, in the order of the questions
   */
  public List<Trajectory> votes(Questions questions, List<Trajectory> spent, Parallel parallel) {
    return parallel.map(
        IntStream.range(0, spent.size()).boxed().toList(),
        i -> votes(questions.all().get(i), spent.get(i).tokens()));
  }

  private Trajectory solve(Question question) {
    AtomicLong tokens = new AtomicLong();
    Engine answers = counted(models.answers(), tokens);
    Engine thinks = counted(models.thinks(), tokens);
    String text = answers.complete(Prompt.of(prompt, question.text())).text();
    List<String> found = new ArrayList<>();
    found.add(question.check(text).found());
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(question.id().hashCode());
    for (int step = 0; step < steps; step++) {
      text = better(question, text, thinks, random);
      found.add(question.check(text).found());
    }
    return new Trajectory(question.id(), gold(question), found, tokens.get());
  }

  /** The right answer as the checker writes what it finds. */
  private static String gold(Question question) {
    String found = question.check("Answer: " + question.gold()).found();
    return found.isEmpty() ? question.gold() : found;
  }

  private String better(Question question, String text, Engine thinks, RandomGenerator random) {
    Variable solution = Variable.parameter("a solution of the question, with its answer", text);
    Parameters now = Parameters.of(SOLUTION, solution);
    Variable judgement =
        new FormattedLlmCall(
                new LlmCall(thinks, "a judgement of the solution"),
                "",
                Wording.read("judge-solution.txt"),
                List.of("question", SOLUTION))
            .apply(List.of(Variable.constant("the question", question.text()), solution));
    Loss loss = Loss.ofWords(judgement);
    Task task = Task.of("a right solution of this question: " + oneLine(question.text()));
    Gradients gradients =
        loss.backward(
            LlmCritic.withFindings(thinks).withTask(task).withPrompts(models.prompts()),
            Parallel.SEQUENTIAL);
    Step incumbent = new Step(0, 0, now, loss.value(), loss.evaluations(), List.of(), true);
    State state =
        new State(incumbent, gradients, List.of(incumbent), List.of(), random, Parallel.SEQUENTIAL);
    return edits(thinks, task).propose(state).stream()
        .findFirst()
        .map(next -> next.get(SOLUTION).value())
        .orElse(text);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " | ");
  }

  private TextualGradientDescent edits(Engine thinks, Task task) {
    return new TextualGradientDescent(
        new LlmEditor(thinks).withPrompts(models.prompts()).withJson(models.json()),
        TextualGradientDescent.Options.DEFAULT
            .withTask(task)
            .withConstraints(
                List.of(
                    "It is the whole solution, and its last line is 'Answer: ' and the answer"
                        + " alone.")));
  }

  private Trajectory votes(Question question, long most) {
    AtomicLong tokens = new AtomicLong();
    Engine answers = counted(models.answers(), tokens);
    List<String> found = new ArrayList<>();
    Prompt asked = Prompt.of(prompt, question.text());
    do {
      String text = answers.complete(asked.withSample(found.size())).text();
      found.add(question.check(text).found());
    } while (found.size() < MOST_SAMPLES
        && tokens.get() + tokens.get() / found.size() <= most
        && tokens.get() > 0);
    return new Trajectory(question.id(), gold(question), found, tokens.get());
  }

  private static Engine counted(Engine engine, AtomicLong tokens) {
    return Engine.of(
        engine.name(),
        asked -> {
          Completion completion = engine.complete(asked);
          tokens.addAndGet(completion.tokens());
          return completion;
        });
  }
}
