package org.tgd.benchmarks.answer;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.tgd.core.Loss;
import org.tgd.core.Objective;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.data.Sampler;
import org.tgd.core.engine.Engine;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Evaluator;
import org.tgd.core.eval.Finding;
import org.tgd.core.eval.Metric;
import org.tgd.core.journal.Parallel;
import org.tgd.core.llm.LlmCall;

/**
 * The share of wrong answers of a model on a batch of questions, with the prompt above each. The
 * checker's findings go back through the model's answers to the prompt.
 */
final class AnswerObjective implements Objective {
  /** The name of the parameter. */
  static final String PROMPT = "prompt";

  private final Map<String, Question> questions;
  private final Sampler sampler;
  private final Engine model;
  private final Parallel parallel;

  AnswerObjective(Questions questions, Sampler sampler, Engine model, Parallel parallel) {
    this.questions =
        questions.all().stream()
            .collect(
                Collectors.toMap(
                    Question::id, each -> each, (one, other) -> one, LinkedHashMap::new));
    this.sampler = requireNonNull(sampler, "sampler");
    this.model = requireNonNull(model, "model");
    this.parallel = requireNonNull(parallel, "parallel");
  }

  @Override
  public Loss forward(Parameters parameters, RandomGenerator random) {
    return forward(parameters, random, 0);
  }

  @Override
  public Loss forward(Parameters parameters, RandomGenerator random, int batch) {
    if (!sampler.isWhole()) {
      random.nextLong(); // another step meets another batch: the outcome is good for this one
    }
    Variable prompt = parameters.get(PROMPT);
    List<Loss> losses = parallel.map(sampler.batch(batch), id -> loss(prompt, questions.get(id)));
    return Loss.mean(losses);
  }

  private Loss loss(Variable prompt, Question question) {
    Variable asked = Variable.constant("the question", question.text());
    Variable answer = new LlmCall(model, "the answer").apply(List.of(prompt, asked));
    return Loss.of(new Checker(question), answer);
  }

  /** Compares an answer with the right one. */
  private record Checker(Question question) implements Evaluator {
    @Override
    public String purpose() {
      return "compares the answer with the right one";
    }

    @Override
    public Evaluation evaluate(String candidate) {
      Check check = question.check(candidate);
      boolean right = check.verdict() == Check.Verdict.CORRECT;
      double loss = right ? 0 : 1;
      return new Evaluation.Scored(
          loss,
          List.of(Metric.higher("accuracy", 1 - loss, "")),
          right ? "The answer is right." : "The answer is wrong.",
          right ? List.of() : List.of(finding(check)),
          1,
          Map.of(question.id(), loss));
    }

    private Finding finding(Check check) {
      boolean unparsed = check.verdict() == Check.Verdict.UNPARSED;
      return Finding.of(
          "the answer",
          unparsed ? "nothing that can be read as one" : check.found(),
          question.gold(),
          unparsed ? "The last line must be 'Answer: ' and the answer alone." : "",
          1);
    }
  }
}
