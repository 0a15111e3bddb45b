package org.tgd.workbench.cli.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tgd.benchmarks.answer.StartPrompt;
import org.tgd.core.budget.Budget;
import org.tgd.core.engine.Engine;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;
import org.tgd.core.journal.Parallel;
import org.tgd.core.run.Engines;
import org.tgd.core.run.ModelChoice;
import org.tgd.workbench.cli.base.BudgetOptions;
import org.tgd.workbench.cli.base.CallOptions;
import org.tgd.workbench.cli.base.ModelOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The model that answers, and the prompt above its questions: mixed into both commands. */
final class PromptModel {
  @Mixin private ModelOptions model;
  @Mixin private BudgetOptions budget;
  @Mixin private CallOptions calls;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "The prompt (default: think step by step, and end with 'Answer: VALUE').")
  private Optional<String> text = Optional.empty();

  @Option(names = "--prompt-file", paramLabel = "FILE", description = "The prompt from a file.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = "0",
      description = "Seed of the order of choices and of batches (default: ${DEFAULT-VALUE}).")
  private long seed;

  boolean isGiven() {
    return model.isGiven();
  }

  /** Refuses a command without a model. */
  void require(String otherwise) {
    if (!model.isGiven()) {
      throw new InputException(
          "a prompt is judged by what a model answers with it, and there is no model; name one with"
              + " --model openai:NAME"
              + otherwise);
    }
  }

  ModelChoice choice() {
    return model.choice();
  }

  Budget newBudget() {
    return Budget.of(budget.limits());
  }

  /** A model with retries, limits, budget and cache. */
  Engine engine(ModelChoice choice, Budget spent) {
    return calls.around(Engines.asked(choice, budget.threads(), spent), choice).build();
  }

  Parallel parallel() {
    return Parallel.of(budget.threads());
  }

  String prompt() {
    if (text.isPresent() && file.isPresent()) {
      throw new InputException("--prompt and --prompt-file were both given; leave one out");
    }
    String prompt = file.map(PromptModel::read).or(() -> text).orElseGet(StartPrompt::text);
    if (prompt.isBlank()) {
      throw new InputException("the prompt was blank; write what stands above every question");
    }
    return prompt;
  }

  private static String read(Path file) {
    try {
      return TextInput.text(file).strip();
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  long seed() {
    return seed;
  }
}
