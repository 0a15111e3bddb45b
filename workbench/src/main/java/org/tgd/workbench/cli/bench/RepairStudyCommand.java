package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.tgd.benchmarks.study.OwnSlips;
import org.tgd.benchmarks.study.RepairRow;
import org.tgd.benchmarks.study.RepairStudy;
import org.tgd.benchmarks.study.RepairTable;
import org.tgd.benchmarks.study.Slip;
import org.tgd.benchmarks.study.SlipFile;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.sandbox.Limits;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Repair of slips beside the same mutations at random lines. */
@Command(
    name = "repair",
    description = {
      "Repairs programs with one slip without a model, seeing only public tests, beside the same",
      "mutations at random lines with the same budget; hidden tests judge the results.",
      "A test run is one execution of one program on one public test or generated input."
    })
final class RepairStudyCommand implements Callable<Integer> {
  private static final List<Integer> BUDGETS = List.of(10, 25, 50, 100);
  private static final double JUDGE_SECONDS = 4;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--problems",
      paramLabel = "FILE",
      description = "Problems with reference solutions (default: those of the workbench).")
  private Optional<Path> problems = Optional.empty();

  @Option(
      names = "--mutants",
      paramLabel = "FILE",
      description = {
        "Rows task_id, code, mutation (kind), language; default: slips are put into the",
        "reference solutions, of the kinds of change that the repair knows."
      })
  private Optional<Path> mutants = Optional.empty();

  @Option(
      names = "--language",
      defaultValue = "python",
      paramLabel = "LANGUAGE",
      description = "python or java, without --mutants (default: ${DEFAULT-VALUE}).")
  private String language;

  @Option(
      names = "--each",
      defaultValue = "3",
      paramLabel = "N",
      description = "Slips of a problem, without --mutants (default: ${DEFAULT-VALUE}).")
  private int each;

  @Option(
      names = "--runs",
      defaultValue = "200",
      paramLabel = "N",
      description = "Test runs that a search may spend at most (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--seeds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Searches of each program, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--threads",
      defaultValue = "2",
      paramLabel = "N",
      description = "Programs at once (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"--timeout", "--time"},
      defaultValue = "0.5",
      paramLabel = "SECONDS",
      description = "Processor time of a test run in seconds (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Rows as JSON Lines; a study that was ended goes on from them.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    if (runs < 1 || seeds < 1 || workers < 1 || each < 1 || !(seconds > 0)) {
      throw new InputException(
          "--runs, --seeds, --threads, --each and --timeout must be more than 0");
    }
    List<Problem> given = problems.map(ProblemFile::readAll).orElseGet(ProblemFile::builtIn);
    List<Integer> budgets = new ArrayList<>(BUDGETS.stream().filter(b -> b < runs).toList());
    budgets.add(runs);
    RunnerOptions options = RunnerOptions.DEFAULT.withWorkers(workers);
    try (Runner search = Runner.open(options.withLimits(Limits.DEFAULT.withSeconds(seconds)));
        Runner judge = Runner.open(options.withLimits(Limits.DEFAULT.withSeconds(JUDGE_SECONDS)))) {
      RepairStudy study = new RepairStudy(search, judge, budgets);
      List<RepairRow> rows = rows(study, given, judge);
      show(rows, budgets);
    }
    return ExitCode.DONE;
  }

  private List<RepairRow> rows(RepairStudy study, List<Problem> given, Runner judge)
      throws InterruptedException {
    Map<String, Problem> byId =
        given.stream().collect(Collectors.toMap(Problem::taskId, Function.identity()));
    List<Slip> slips =
        mutants
            .map(file -> SlipFile.read(file, byId))
            .orElseGet(() -> OwnSlips.of(judge, given, language(), each, 1));
    List<Long> all = LongStream.rangeClosed(1, seeds).boxed().toList();
    try (RepairRows rows = RepairRows.open(out, seeds + " seeds, " + study.budgets())) {
      return rows.all(
          slips, slip -> study.rows(byId.get(slip.taskId()), slip, all), workers, this::say);
    }
  }

  private Language language() {
    return Language.named(language)
        .filter(Language::takesValues)
        .orElseThrow(
            () -> new InputException("--language was '" + language + "'; must be python or java"));
  }

  private void show(List<RepairRow> rows, List<Integer> budgets) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      try {
        print.println(new ObjectMapper().writeValueAsString(rows));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    } else {
      Screen.text(print, new RepairTable(rows, budgets).lines());
    }
  }

  private void say(String word) {
    if (!output.quiet()) {
      spec.commandLine().getErr().println(word);
      spec.commandLine().getErr().flush();
    }
  }
}
