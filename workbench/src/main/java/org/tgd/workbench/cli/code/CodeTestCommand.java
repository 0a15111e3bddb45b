package org.tgd.workbench.cli.code;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.codeeval.problem.Fenced;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Row;
import org.tgd.codeeval.problem.Rows;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.problem.SubmissionFile;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges solutions in a sandbox. */
@Command(
    name = "test",
    description = {
      "Runs solutions in a sandbox and judges their answers outside of it.",
      "Prints one JSON row per solution, in their order; a summary goes to stderr."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd code test --problems problems.jsonl --solutions solutions.jsonl > verdicts.jsonl"
    })
final class CodeTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private JudgingOptions judging;

  @Option(
      names = "--problems",
      paramLabel = "FILE",
      description = "Problems, JSON Lines or gzip (default: those that come with the workbench).")
  private Optional<Path> problems = Optional.empty();

  @Option(
      names = "--solutions",
      paramLabel = "FILE",
      required = true,
      description = "Solutions: rows with id (optional), task_id, language (optional), code.")
  private Path solutions;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Language of the rows that name none: python, java, cpp, javascript, go, rust.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--extract",
      description = "Take the program out of the last fenced block of each solution.")
  private boolean extract;

  @Option(names = "--public-only", description = "Run the public tests only.")
  private boolean publicOnly;

  @Override
  public Integer call() throws InterruptedException {
    Optional<Language> fallback = language.map(CodeTestCommand::named);
    PrintWriter err = spec.commandLine().getErr();
    List<String> errors = new ArrayList<>();
    var judge = new CodeJudging(spec.commandLine(), output, judging, publicOnly, problems);
    if (!fallback.equals(Optional.of(Language.JAVA))) {
      judge.prepare(Language.PYTHON);
    }
    try (judge) {
      List<JudgeJob> jobs = jobs(problems(errors), fallback, errors);
      errors.forEach(error -> err.println("tgd: " + error));
      err.flush();
      CodeTestSummary summary = judge.all(jobs);
      summary.print(err);
      return errors.isEmpty() ? summary.exitCode() : ExitCode.BAD_INPUT;
    }
  }

  private Map<String, Problem> problems(List<String> errors) {
    Map<String, Problem> known = new LinkedHashMap<>();
    if (problems.isEmpty()) {
      ProblemFile.builtIn().forEach(problem -> known.put(problem.taskId(), problem));
      return known;
    }
    Rows<Problem> rows = ProblemFile.read(problems.get(), judging.modules());
    errors.addAll(rows.errors());
    rows.values().forEach(problem -> known.put(problem.taskId(), problem));
    return known;
  }

  private List<JudgeJob> jobs(
      Map<String, Problem> known, Optional<Language> fallback, List<String> errors) {
    Rows<Submission> rows = SubmissionFile.read(solutions);
    errors.addAll(rows.errors());
    if (rows.rows().isEmpty() && errors.isEmpty()) {
      throw new InputException(
          solutions
              + " holds no solution; a line {\"task_id\": …, \"code\": …} for each was wanted");
    }
    List<JudgeJob> jobs = new ArrayList<>();
    for (Row<Submission> row : rows.rows()) {
      String place = solutions + ", line " + row.line() + ": ";
      Submission submission = extract ? extracted(row.value()) : row.value();
      Problem problem = known.get(submission.taskId());
      if (problem == null) {
        errors.add(place + "unknown task_id '" + submission.taskId() + "'");
        continue;
      }
      if (submission.language().isEmpty() && fallback.isPresent()) {
        submission =
            new Submission(
                submission.id(),
                submission.taskId(),
                fallback,
                submission.code(),
                submission.continuesStarter());
      }
      Language chosen = submission.languageFor(problem);
      if (!problem.languages().contains(chosen)) {
        errors.add(place + "the tests of '" + problem.taskId() + "' are not for " + chosen.label());
        continue;
      }
      jobs.add(new JudgeJob(problem, submission));
    }
    return jobs;
  }

  private static Submission extracted(Submission row) {
    return new Submission(
        row.id(), row.taskId(), row.language(), Fenced.code(row.code()), row.continuesStarter());
  }

  private static Language named(String label) {
    return Language.named(label)
        .orElseThrow(
            () ->
                new InputException(
                    "--language was '" + label + "'; must be one of " + Language.labels()));
  }
}
