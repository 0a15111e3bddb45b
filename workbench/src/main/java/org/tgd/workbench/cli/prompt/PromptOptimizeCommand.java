package org.tgd.workbench.cli.prompt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.answer.PromptSearch;
import org.tgd.benchmarks.answer.Questions;
import org.tgd.core.Outcome;
import org.tgd.core.budget.Budget;
import org.tgd.core.engine.Engine;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.run.ModelChoice;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.AskingOptions;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Progress;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Improves a prompt. */
@Command(
    name = "optimize",
    description = {
      "Improves a prompt step by step: a batch of training questions is answered with it, what the",
      "exact checker says goes back through the answers, and the model edits the prompt. The best"
          + " is",
      "chosen on the questions for validation; a question that stands in two of the files is an"
          + " error,",
      "so nothing is chosen on the test. Start, last and best prompt are reported apart. Needs"
          + " --model;",
      "with --cache a command that was stopped pays nothing twice."
    })
final class PromptOptimizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private PromptModel model;

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "Questions that steps are judged on.")
  private Path train;

  @Option(
      names = "--val",
      required = true,
      paramLabel = "FILE",
      description = "Questions by which the best is chosen.")
  private Path validation;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "Questions on which start, last and best are scored at the end alone.")
  private Optional<Path> test = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "12",
      description = "Number of steps (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "3",
      description = "Training questions a step is judged on, or 'all' (default: ${DEFAULT-VALUE}).")
  private String batch;

  @Option(
      names = "--strategy",
      paramLabel = "NAME[:KEY=VALUE,...]",
      defaultValue = "tgd",
      description =
          "How it searches: tgd, best-of-n (n), majority (n), or a portfolio of these"
              + " (of=tgd+majority, patience); with --batch-size all also the others of 'tgd"
              + " optimize', among them EvoPrompt's ga and de, which are told scores alone"
              + " (default: ${DEFAULT-VALUE}).")
  private String strategy;

  @Mixin private AskingOptions asking;

  @Option(
      names = "--answer-model",
      paramLabel = "MODEL",
      description = "The model that answers, at the same server (default: the one of --model).")
  private Optional<String> answerModel = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder for prompt.txt, result.json and items.jsonl (default: none).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    model.require("");
    Optional<Path> folder = out.map(RunDirectory::requireFree);
    Questions training = Questions.read(train, model.seed());
    PromptSearch search =
        new PromptSearch(
            training,
            Questions.read(validation, model.seed()),
            test.map(file -> Questions.read(file, model.seed())),
            steps,
            size(training),
            model.seed(),
            StrategySpec.parse(strategy));
    PromptSearch.Result result = result(search);
    folder.ifPresent(place -> write(place, result));
    show(result);
    return switch (result.outcome().end()) {
      case BUDGET_EXHAUSTED -> ExitCode.BUDGET_EXHAUSTED;
      case USELESS_ANSWERS -> ExitCode.FAILED;
      default -> ExitCode.DONE;
    };
  }

  private int size(Questions training) {
    if (batch.equals("all")) {
      return training.all().size();
    }
    try {
      return Integer.parseInt(batch);
    } catch (NumberFormatException e) {
      throw new InputException(
          "--batch-size was '" + batch + "'; must be a number from 1, or all", e);
    }
  }

  private PromptSearch.Result result(PromptSearch search) {
    Budget budget = model.newBudget();
    ModelChoice choice = asking.around(model.choice());
    if (choice.asking().images()) {
      throw new InputException("--images needs candidates that can be drawn; prompts are words");
    }
    Engine thinks = model.engine(choice, budget);
    Engine answers =
        answerModel
            .map(
                name ->
                    new ModelChoice(
                        name,
                        choice.baseUrl(),
                        choice.prices(),
                        choice.timeout(),
                        choice.attempts()))
            .map(other -> model.engine(other, budget))
            .orElse(thinks);
    String prompt = model.prompt();
    try (Parallel parallel = model.parallel();
        Progress progress = new Progress(spec.commandLine().getErr(), steps, output.quiet())) {
      return search.run(
          prompt,
          new PromptSearch.Models(
              answers, thinks, choice.wordings(), choice.asksJson(), choice.asking().reduce()),
          parallel,
          progress);
    }
  }

  private static void write(Path place, PromptSearch.Result result) {
    WholeFile.write(place, "prompt.txt", result.best() + "\n");
    WholeFile.write(place, "result.json", json(result).toPrettyString() + "\n");
    result.prompts().stream()
        .filter(each -> each.name().equals("best"))
        .forEach(
            best ->
                WholeFile.write(
                    place, "items.jsonl", MarksJson.lines(best.test().orElse(best.validation()))));
  }

  private void show(PromptSearch.Result result) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      print.println(json(result).toPrettyString());
      return;
    }
    for (PromptSearch.Scored each : result.prompts()) {
      print.println(
          "%s (step %d): validation %s"
              .formatted(each.name(), each.step(), MarksJson.words(each.validation())));
      each.test()
          .ifPresent(
              marks ->
                  print.println("%s, test: %s".formatted(each.name(), MarksJson.words(marks))));
    }
    if (result.prompts().isEmpty()) {
      print.println("The search broke off: " + result.outcome().reason());
    }
    print.println();
    print.println(result.best());
  }

  private static ObjectNode json(PromptSearch.Result result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Outcome outcome = result.outcome();
    json.put("end", outcome.end().name().toLowerCase(java.util.Locale.ROOT));
    json.put("reason", outcome.reason()).put("best_prompt", result.best());
    for (PromptSearch.Scored each : result.prompts()) {
      ObjectNode row = json.withArray("prompts").addObject();
      row.put("name", each.name()).put("step", each.step()).put("prompt", each.prompt());
      row.set("validation", MarksJson.json(each.validation()));
      each.test().ifPresent(marks -> row.set("test", MarksJson.json(marks)));
    }
    return json;
  }
}
