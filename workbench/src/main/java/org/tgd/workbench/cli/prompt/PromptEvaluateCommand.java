package org.tgd.workbench.cli.prompt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.answer.Marks;
import org.tgd.benchmarks.answer.Questions;
import org.tgd.benchmarks.answer.RecordedAnswers;
import org.tgd.core.engine.Engine;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a prompt. */
@Command(
    name = "evaluate",
    description = {
      "Asks a model all questions of a file with the prompt above each and checks the answers exactly.",
      "FILE is JSON Lines with id, x, y and answer_type (integer, number, wordlist, letter, option,",
      "yesno, bool, brackets), choices where y is a letter, or GPQA's CSV. Needs --model; answers that",
      "were recorded elsewhere are checked without one (--recorded)."
    })
final class PromptEvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private PromptModel model;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "Questions, .jsonl or .csv.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--recorded",
      paramLabel = "FILE",
      description = {
        "Check recorded answers instead, without a model: JSON Lines with id, y, answer_type and",
        "prediction."
      })
  private Optional<Path> recorded = Optional.empty();

  @Option(names = "--first", paramLabel = "N", description = "Only the first N questions.")
  private Optional<Integer> first = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder for items.jsonl and summary.json (default: none).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    if (recorded.isPresent() == file.isPresent()) {
      throw new InputException("one of FILE and --recorded must be given");
    }
    if (first.orElse(1) < 1) {
      throw new InputException("--first was " + first.get() + "; must be 1 or more");
    }
    if (file.isPresent()) {
      model.require(", or check answers that you have with --recorded FILE");
    } else if (model.isGiven()) {
      throw new InputException("--recorded asks no model; leave --model out");
    }
    Optional<Path> folder = out.map(RunDirectory::requireFree);
    Marks marks = recorded.map(RecordedAnswers::read).orElseGet(this::asked);
    ObjectNode json = MarksJson.json(marks);
    folder.ifPresent(
        place -> {
          WholeFile.write(place, "items.jsonl", MarksJson.lines(marks));
          WholeFile.write(place, "summary.json", json.toPrettyString() + "\n");
        });
    spec.commandLine()
        .getOut()
        .println(output.json() ? json.toPrettyString() : MarksJson.words(marks));
    return ExitCode.DONE;
  }

  private Marks asked() {
    Questions all = Questions.read(file.orElseThrow(), model.seed());
    Questions questions = first.map(all::first).orElse(all);
    String prompt = model.prompt();
    Engine engine = model.engine(model.choice(), model.newBudget());
    if (!output.quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          Locale.ROOT,
          "%d questions; the most frequent right answer alone would get %.1f %%%n",
          questions.all().size(),
          100 * questions.constantAnswer());
      err.flush();
    }
    try (Parallel parallel = model.parallel()) {
      return Marks.of(questions, prompt, engine, parallel);
    }
  }
}
