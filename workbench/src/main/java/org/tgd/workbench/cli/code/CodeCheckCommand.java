package org.tgd.workbench.cli.code;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Rows;
import org.tgd.codeeval.problem.Submission;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the problems' own solutions. */
@Command(
    name = "check",
    description = {
      "Judges the reference solutions that problems bring with them, in each of their languages:",
      "where one does not pass, the problem, its limits or this machine are not fit for others.",
      "Prints one JSON row per solution as tgd code test does; a summary goes to stderr. Ends with 1",
      "if a reference solution does not pass."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd code check --problems HumanEval.jsonl.gz"})
final class CodeCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private JudgingOptions judging;

  @Option(
      names = "--problems",
      paramLabel = "FILE",
      description = "Problems, JSON Lines or gzip (default: those that come with the workbench).")
  private Optional<Path> problems = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Rows<Problem>> read = problems.map(file -> ProblemFile.read(file, judging.modules()));
    List<String> errors = read.map(Rows::errors).orElse(List.of());
    List<Problem> all = read.map(Rows::values).orElseGet(ProblemFile::builtIn);
    var jobs = new ArrayList<JudgeJob>();
    var without = new ArrayList<String>();
    for (Problem problem : all) {
      List<JudgeJob> own = jobs(problem);
      jobs.addAll(own);
      if (own.isEmpty()) {
        without.add(problem.taskId());
      }
    }
    errors.forEach(error -> err.println("tgd: " + error));
    if (!without.isEmpty()) {
      err.println(
          without.size() + " problems bring no solution: " + String.join(", ", some(without)));
    }
    err.flush();
    try (var judge = new CodeJudging(spec.commandLine(), output, judging, false, problems)) {
      CodeTestSummary summary = judge.all(jobs);
      summary.print(err);
      if (!errors.isEmpty() || jobs.isEmpty()) {
        return ExitCode.BAD_INPUT;
      }
      int judged = summary.exitCode();
      return judged == ExitCode.DONE && !summary.allPassed() ? ExitCode.NOT_REACHED : judged;
    }
  }

  private static List<String> some(List<String> names) {
    int most = 10;
    if (names.size() <= most) {
      return names;
    }
    var some = new ArrayList<>(names.subList(0, most));
    some.add("…");
    return some;
  }

  private static List<JudgeJob> jobs(Problem problem) {
    var jobs = new ArrayList<JudgeJob>();
    for (Language language : Language.values()) {
      if (problem.languages().contains(language) && problem.references().containsKey(language)) {
        jobs.add(
            new JudgeJob(
                problem,
                new Submission(
                    problem.taskId() + " " + language.label(),
                    problem.taskId(),
                    Optional.of(language),
                    problem.references().get(language),
                    false)));
      }
    }
    return jobs;
  }
}
