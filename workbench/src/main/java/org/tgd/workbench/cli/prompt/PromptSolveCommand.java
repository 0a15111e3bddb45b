package org.tgd.workbench.cli.prompt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tgd.benchmarks.answer.PromptSearch;
import org.tgd.benchmarks.answer.Questions;
import org.tgd.benchmarks.answer.RecordedTrajectories;
import org.tgd.benchmarks.answer.SolutionSearch;
import org.tgd.benchmarks.answer.SolutionTable;
import org.tgd.benchmarks.answer.Trajectory;
import org.tgd.core.engine.Engine;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;
import org.tgd.core.run.ModelChoice;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.AskingOptions;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Improves the solutions of questions while they are answered. */
@Command(
    name = "solve",
    description = {
      "Answers questions and improves each solution step by step: the model judges it, criticises"
          + " it",
      "and edits it; the right answer is not seen. Reported apart: the start, every step, the"
          + " last,",
      "the step that is best on the questions of --val, the vote over all steps, and as a control"
          + " the",
      "vote over independent answers for at most as many tokens (a model that draws nothing, at",
      "temperature 0, answers them alike). FILE as for 'prompt evaluate': choices are put in"
          + " another",
      "order for each question, and a question that stands in --val too is an error. With --cache"
          + " a",
      "command that was stopped pays nothing twice."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd prompt solve test.jsonl --val val.jsonl --model openai:NAME --out solved",
      "  tgd prompt solve --recorded solved/items.jsonl"
    })
final class PromptSolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private PromptModel model;
  @Mixin private AskingOptions asking;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "Questions, .jsonl or .csv.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--val",
      paramLabel = "FILE",
      description = "Questions by which a step is chosen (default: none is chosen).")
  private Optional<Path> validation = Optional.empty();

  @Option(
      names = "--recorded",
      paramLabel = "FILE",
      description = {
        "Score recorded answers instead, without a model: JSON Lines with letters (one for each"
            + " step,",
        "null where nothing could be read) and y."
      })
  private Optional<Path> recorded = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "3",
      description = "Steps for each question (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(names = "--no-control", description = "Leave the vote over independent answers out.")
  private boolean noControl;

  @Option(names = "--first", paramLabel = "N", description = "Only the first N questions.")
  private Optional<Integer> first = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "New folder for items.jsonl, validation.jsonl and control.jsonl, what each answer said,"
            + " and",
        "summary.json (default: none)."
      })
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    check();
    Optional<Path> folder = out.map(RunDirectory::requireFree);
    SolutionTable table =
        recorded
            .map(path -> new SolutionTable(RecordedTrajectories.read(path), List.of(), List.of()))
            .orElseGet(this::solved);
    folder.ifPresent(place -> write(place, table));
    show(table);
    return ExitCode.DONE;
  }

  private void check() {
    if (recorded.isPresent() == file.isPresent()) {
      throw new InputException("one of FILE and --recorded must be given");
    }
    if (first.orElse(1) < 1) {
      throw new InputException("--first was " + first.get() + "; must be 1 or more");
    }
    if (file.isPresent()) {
      model.require(", or score answers that you have with --recorded FILE");
    } else if (model.isGiven() || validation.isPresent()) {
      throw new InputException("--recorded asks no model; leave --model and --val out");
    }
  }

  private SolutionTable solved() {
    Questions test = questions(file.orElseThrow());
    Optional<Questions> chooses = validation.map(this::questions);
    chooses.ifPresent(each -> each.requireDisjoint(test));
    ModelChoice choice = asking.around(model.choice());
    if (choice.asking().reduce()) {
      throw new InputException(
          "--reduce merges the feedback on a batch, and each solution is criticised alone");
    }
    Engine engine = model.engine(choice, model.newBudget());
    SolutionSearch search =
        new SolutionSearch(
            model.prompt(),
            steps,
            new PromptSearch.Models(engine, engine, choice.wordings(), choice.asksJson(), false));
    try (Parallel parallel = model.parallel()) {
      List<Trajectory> valid = chooses.map(each -> search.solve(each, parallel)).orElse(List.of());
      List<Trajectory> all = search.solve(test, parallel);
      return new SolutionTable(
          all, valid, noControl ? List.of() : search.votes(test, all, parallel));
    }
  }

  private Questions questions(Path path) {
    Questions all = Questions.read(path, model.seed());
    Questions distinct = all.distinct();
    int repeated = all.all().size() - distinct.all().size();
    Questions taken = first.map(distinct::first).orElse(distinct);
    if (!output.quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          Locale.ROOT,
          "%s: %d questions, %d repeated ones left out; the most frequent right answer alone would"
              + " get %.1f %%%n",
          path,
          taken.all().size(),
          repeated,
          100 * taken.constantAnswer());
      err.flush();
    }
    return taken;
  }

  private static void write(Path place, SolutionTable table) {
    WholeFile.write(place, "items.jsonl", lines(table.test()));
    if (!table.validation().isEmpty()) {
      WholeFile.write(place, "validation.jsonl", lines(table.validation()));
    }
    if (!table.control().isEmpty()) {
      WholeFile.write(place, "control.jsonl", lines(table.control()));
    }
    WholeFile.write(place, "summary.json", SolutionText.json(table).toPrettyString() + "\n");
  }

  private static String lines(List<Trajectory> all) {
    return all.stream().map(RecordedTrajectories::line).collect(Collectors.joining());
  }

  private void show(SolutionTable table) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      ObjectNode json = SolutionText.json(table);
      print.println(json.toPrettyString());
      return;
    }
    Screen.table(print, SolutionText.cells(table));
    SolutionText.remarks(table).forEach(print::println);
  }
}
