package org.tgd.benchmarks.answer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.core.Acceptance;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Progress;
import org.tgd.core.Step;
import org.tgd.core.Task;
import org.tgd.core.Validation;
import org.tgd.core.Variable;
import org.tgd.core.data.Batches;
import org.tgd.core.data.Sampler;
import org.tgd.core.engine.Engine;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmComparer;
import org.tgd.core.llm.LlmEditor;
import org.tgd.core.llm.LlmReducer;
import org.tgd.core.llm.Manner;
import org.tgd.core.llm.Prompts;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.optim.TextualGradientDescent;

/**
 * Improves the prompt above questions (TextGrad, arXiv 2406.07496, section 3.3): each step answers
 * a new batch of training questions with the prompt, takes the checker's findings back through the
 * answers, and edits. A candidate is accepted by the same questions as its parent, and the best is
 * chosen by the questions for validation; nothing is chosen by those of the test. Strategies that
 * keep a population need batches of all training questions; the evolutions of EvoPrompt (arXiv
 * 2309.08532: {@code ga}, {@code de}) are told how many answers were wrong, and nothing else.
 *
 * @param train what the steps are judged on
 * @param validation what chooses the best
 * @param test what start, last and best are scored on at the end, if anything
 * @param steps how many steps at the most, 0 or more
 * @param batch how many training questions a step is judged on, 1 or more
 * @param seed the source of all randomness
 * @param strategy how it searches; an evolution only where the batch is all training questions
 */
public record PromptSearch(
    Questions train,
    Questions validation,
    Optional<Questions> test,
    int steps,
    int batch,
    long seed,
    StrategySpec strategy) {
  private static final int MOST_USELESS = 3;
  private static final List<String> EVOLUTIONS = List.of("ga", "de");

  /**
   * Checks the ranges and that no question stands in two of the sets.
   *
   * @throws InputException if one is not kept
   */
  public PromptSearch {
    requireNonNull(test, "test");
    if (steps < 0 || batch < 1) {
      throw new InputException("--steps must be 0 or more and --batch-size 1 or more");
    }
    if (batch > train.all().size()) {
      throw new InputException(
          "--batch-size was %d, but %s has %d questions"
              .formatted(batch, train.file(), train.all().size()));
    }
    if (EVOLUTIONS.contains(strategy.name()) && batch < train.all().size()) {
      throw new InputException(
          "--strategy %s compares prompts by their scores on the same questions; give"
                  .formatted(strategy.name())
              + " --batch-size all, or search by tgd");
    }
    train.requireDisjoint(validation);
    if (test.isPresent()) {
      train.requireDisjoint(test.get());
      validation.requireDisjoint(test.get());
    }
  }

  /** A search by textual gradient descent. */
  public PromptSearch(
      Questions train,
      Questions validation,
      Optional<Questions> test,
      int steps,
      int batch,
      long seed) {
    this(train, validation, test, steps, batch, seed, StrategySpec.TGD);
  }

  private boolean isWhole() {
    return batch == train.all().size();
  }

  /** Whether it is an evolution, which is told scores alone. */
  private boolean evolves() {
    return EVOLUTIONS.contains(strategy.name());
  }

  /**
   * The models.
   *
   * @param answers answers the questions
   * @param thinks criticises and edits
   * @param prompts in which words it is asked
   * @param json whether it criticises and edits in JSON
   * @param reduce whether it merges the feedback on the questions of a batch before it edits
   */
  public record Models(
      Engine answers, Engine thinks, Prompts prompts, boolean json, boolean reduce) {
    /** Models asked in our words. */
    public Models(Engine answers, Engine thinks) {
      this(answers, thinks, Prompts.OURS, false, false);
    }

    /** Checks that nothing is missing. */
    public Models {
      requireNonNull(answers, "answers");
      requireNonNull(thinks, "thinks");
      requireNonNull(prompts, "prompts");
    }

    /** How the model is asked that criticises and edits. */
    Manner manner() {
      return Manner.OURS.withPrompts(prompts).withJson(json);
    }
  }

  /**
   * A prompt at one point of the search.
   *
   * @param name start, last or best
   * @param step the step that made it, 0 for the start
   * @param prompt its text
   * @param validation what it came to on the questions for validation
   * @param test on those of the test, if there are any
   */
  public record Scored(
      String name, int step, String prompt, Marks validation, Optional<Marks> test) {}

  /**
   * What came out.
   *
   * @param outcome how the search went
   * @param prompts start, last and best, reported apart; empty where the search broke off
   */
  public record Result(Outcome outcome, List<Scored> prompts) {
    /** Copies the list. */
    public Result {
      prompts = List.copyOf(prompts);
    }

    /** The best prompt so far. */
    public String best() {
      return outcome.best().parameters().get(AnswerObjective.PROMPT).value();
    }
  }

  /**
   * Searches.
   *
   * @param start the first prompt
   * @param parallel asks several questions at once; the result does not depend on it
   * @param progress told of every judged candidate and validation
   */
  public Result run(String start, Models models, Parallel parallel, Progress progress) {
    Sampler batches =
        new Sampler(ids(train), new Batches(batch, Batches.Order.EPOCH, 0, 0, 1, 0), seed);
    Optimization method =
        method(models)
            .withReducer(reducer(models, parallel))
            .withObjective(new AnswerObjective(train, batches, models.answers(), parallel))
            .withValidation(
                new Validation(
                    new AnswerObjective(
                        validation,
                        new Sampler(ids(validation), Batches.ALL, seed),
                        models.answers(),
                        parallel),
                    1,
                    Optional.empty()));
    Parameters first =
        Parameters.of(
            AnswerObjective.PROMPT,
            Variable.parameter("the instruction that stands above every question", start));
    Outcome outcome = method.run(first, Journal.discarding(), parallel, progress);
    if (outcome.end() == Outcome.End.FAILED) {
      throw outcome.failure().orElseThrow();
    }
    List<Scored> prompts = outcome.end().isFinal() ? scored(outcome, models, parallel) : List.of();
    return new Result(outcome, prompts);
  }

  private Optimization method(Models models) {
    Task task =
        Task.of(
            "an instruction with which a language model answers every question of this kind"
                + " rightly, also those it has not seen");
    TextualGradientDescent edits =
        new TextualGradientDescent(
            new LlmEditor(models.thinks()).withManner(models.manner()),
            TextualGradientDescent.Options.DEFAULT
                .withTask(task)
                .withConstraints(
                    List.of(
                        "It speaks of questions of this kind, not of a single one.",
                        "It asks for a last line of the form 'Answer: ' and the answer alone.")));
    LlmComparer comparer = new LlmComparer(models.thinks(), task, models.prompts());
    return Optimization.of(
            (parameters, random) -> {
              throw new IllegalStateException("nothing to judge by");
            },
            evolves()
                ? new GroundedCritic()
                : new AnswerCritic(models.thinks(), task, models.manner()),
            isWhole() ? strategy.strategy(edits, comparer) : strategy.onBatches(edits, comparer),
            steps)
        .withAcceptance(Acceptance.paired(0))
        .withSeed(seed)
        .withMostUseless(MOST_USELESS);
  }

  private Optimization.Reducer reducer(Models models, Parallel parallel) {
    if (evolves()) {
      if (models.reduce()) {
        throw new InputException(
            "--reduce merges criticism, and --strategy %s is told scores alone"
                .formatted(strategy.name()));
      }
      return new CountOnly(train.all().size());
    }
    return models.reduce()
        ? new LlmReducer(models.thinks(), LlmReducer.CHUNK, parallel, models.prompts())
        : Optimization.Reducer.NONE;
  }

  private static List<String> ids(Questions questions) {
    return questions.all().stream().map(Question::id).toList();
  }

  private List<Scored> scored(Outcome outcome, Models models, Parallel parallel) {
    Map<String, Step> each = new LinkedHashMap<>();
    each.put("start", outcome.start());
    each.put("last", outcome.last());
    each.put("best", outcome.best());
    List<Scored> scored = new ArrayList<>();
    each.forEach(
        (name, step) -> {
          String prompt = step.parameters().get(AnswerObjective.PROMPT).value();
          scored.add(
              new Scored(
                  name,
                  step.index(),
                  prompt,
                  Marks.of(validation, prompt, models.answers(), parallel),
                  test.map(them -> Marks.of(them, prompt, models.answers(), parallel))));
        });
    return scored;
  }
}
