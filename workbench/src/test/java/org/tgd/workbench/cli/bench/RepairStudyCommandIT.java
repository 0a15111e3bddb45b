package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tgd.benchmarks.study.OwnSlips;
import org.tgd.benchmarks.study.Slip;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Submission;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.codeeval.verdict.Verdict;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class RepairStudyCommandIT {
  @TempDir Path folder;

  @BeforeAll
  static void needsASandbox() {
    NeedsSandbox.of(Language.PYTHON);
  }

  private String[] study(Path out) throws IOException {
    Problem problem =
        ProblemFile.builtIn().stream()
            .filter(p -> p.taskId().equals("tgd/edit-distance"))
            .findFirst()
            .orElseThrow();
    String wrong = problem.references().get(Language.PYTHON).replace("1 + min(", "2 + min(");
    String row =
        JsonNodeFactory.instance
            .objectNode()
            .put("task_id", problem.taskId())
            .put("mutation", "constant")
            .put("code", wrong)
            .toString();
    Path mutants = Files.writeString(folder.resolve("m.jsonl"), row + "\n");
    return new String[] {
      "bench",
      "run",
      "repair",
      "--mutants",
      mutants.toString(),
      "--runs",
      "60",
      "--seeds",
      "2",
      "--out",
      out.toString()
    };
  }

  @Test
  void aSlipIsMendedAndAnEndedStudyGoesOnFromItsRows() throws IOException {
    Path rows = folder.resolve("rows.jsonl");

    Cli first = Cli.tgd(study(rows));
    List<String> written = Files.readAllLines(rows);
    Files.writeString(rows, written.get(0) + "\n{\"settings\":\"2 se");
    Cli second = Cli.tgd(study(rows));

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("1 programs, 2 seeds; 1 programs fail a public test")
        .containsPattern("60 +100\\.0 %");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(Files.readAllLines(rows)).isEqualTo(written);
  }

  @ParameterizedTest
  @EnumSource(names = {"PYTHON", "JAVA"})
  void slipsOfOurOwnCompileAndFailAndRepeatForASeed(Language language) {
    List<Problem> problems =
        ProblemFile.builtIn().stream().filter(p -> p.taskId().equals("tgd/runner-up")).toList();
    String right = problems.get(0).references().get(language);
    try (Runner runner = Runner.open(RunnerOptions.DEFAULT)) {
      List<Slip> slips = OwnSlips.of(runner, problems, language, 2, 1);

      assertThat(slips).hasSize(2).extracting(Slip::kind).doesNotHaveDuplicates();
      for (Slip slip : slips) {
        String[] lines = slip.code().split("\n", -1);
        assertThat(lines[slip.line() - 1]).isNotEqualTo(right.split("\n", -1)[slip.line() - 1]);
        var submission =
            new Submission("", slip.taskId(), Optional.of(language), slip.code(), false);
        assertThat(runner.judge(problems.get(0), submission).verdict())
            .isNotIn(Verdict.PASSED, Verdict.COMPILE_ERROR, Verdict.HARNESS_ERROR);
      }
      assertThat(OwnSlips.of(runner, problems, language, 2, 1)).isEqualTo(slips);
    }
  }

  @Test
  void rowsOfAnotherStudyAreNotMixedIn() throws IOException {
    Path rows = Files.writeString(folder.resolve("r.jsonl"), "{\"settings\":\"9 seeds, [1]\"}\n");

    Cli refused = Cli.tgd(study(rows));

    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err()).contains("is of a study with other settings");
    assertThat(Files.readString(rows)).startsWith("{\"settings\":\"9 seeds");
  }
}
