package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

/** Studies of faulty programs on rows of QuixBugs' and HumanEvalFix' layout. */
class FixCommandIT {
  private static final String BELOW =
      "\ndef below(values, n):\n    return list(count(values, n))\n";
  private static final String WRONG =
      "def count(values, n):\n    for v in values:\n        if v <= n:\n            yield v\n";

  @TempDir Path folder;

  @BeforeAll
  static void needsASandbox() {
    NeedsSandbox.of(Language.PYTHON);
  }

  private void write() throws IOException {
    var json = new ObjectMapper();
    var problem =
        json.readTree(
            """
            {"task_id": "q/below", "language": "python", "statement": "The values below n.",
             "class_name": "", "method": "below",
             "params": [{"name": "values", "type": "List[int]"}, {"name": "n", "type": "int"}],
             "return_type": "List[int]", "compare": "exact",
             "public_tests": [{"args": [[1, 2, 3], 2], "expected": [1]},
                              {"args": [[5, 4], 9], "expected": [5, 4]},
                              {"args": [[7, 7], 7], "expected": []}],
             "hidden_tests": [{"args": [[3, 1], 3], "expected": [1]}],
             "generated_tests": [{"args": [[], 3], "expected": []},
                                 {"args": [[3, 0, 9], 3], "expected": [0]}]}
            """);
    var row = json.createObjectNode().put("id", "q").put("task_id", "q/below");
    row.put("language", "python").put("code", WRONG + BELOW).put("program_lines", 4);
    Files.writeString(folder.resolve("problems_python.jsonl"), problem + "\n");
    Files.writeString(folder.resolve("buggy_python.jsonl"), row + "\n");
  }

  @Test
  void aFaultyProgramIsMendedBesideTheOtherMethodsAndTheStudyGoesOn() throws IOException {
    write();
    Path out = folder.resolve("out");
    String[] command = {
      "bench", "run", "quixbugs", "--data", folder.toString(), "--runs", "120", "--out", "" + out
    };

    Cli first = Cli.tgd(command);
    List<String> rows = Files.readAllLines(out.resolve("rows.jsonl"));
    Files.writeString(out.resolve("rows.jsonl"), rows.get(0) + "\n{\"sett");
    Cli second = Cli.tgd(command);

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(rows).hasSize(3);
    assertThat(Files.readString(out.resolve("summary.csv")))
        .startsWith("language,method,programs,shown,passes_public,plausible,equal,")
        .contains("python,suspicious,1,1,1,1,1,0,0,0.00,")
        .contains("python,random-lines,1,1,")
        .contains("python,donor-lines,1,1,");
    assertThat(second.out()).isEqualTo(first.out());
    Cli report = Cli.tgd("bench", "report", out.toString());
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(Files.readString(out.resolve("leaderboard.csv"))).contains("suspicious");
  }

  @Test
  void quickTakesOneMethodAndGivenFiles() throws IOException {
    write();

    Cli quick =
        Cli.tgd(
            "bench",
            "run",
            "humanevalfix",
            "--problems",
            folder.resolve("problems_python.jsonl").toString(),
            "--solutions",
            folder.resolve("buggy_python.jsonl").toString(),
            "--quick",
            "--runs",
            "60");

    assertThat(quick.code()).as(quick.err()).isZero();
    assertThat(quick.out()).contains("suspicious").doesNotContain("random-lines");
  }

  @Test
  void takesTheNamedMethodsAlone() throws IOException {
    write();
    String data = folder.toString();

    Cli one =
        Cli.tgd(
            "bench", "run", "quixbugs", "--data", data, "--methods", "donor-lines", "--runs", "20");
    Cli none = Cli.tgd("bench", "run", "quixbugs", "--data", data, "--methods", "best");

    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.out()).contains("donor-lines").doesNotContain("suspicious");
    assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("--methods was 'best'; must be some of suspicious");
  }

  @Test
  void saysWhatIsMissing() {
    Cli none = Cli.tgd("bench", "run", "quixbugs");
    Cli empty = Cli.tgd("bench", "run", "quixbugs", "--data", folder.toString());

    assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("need --data DIR");
    assertThat(empty.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(empty.err()).contains("buggy_python.jsonl");
  }

  @Test
  void optimizeSaysFirstWhatCameOfItAndKeepsTheAdapter() throws IOException {
    write();
    String[] command = {
      "code", "optimize", "--problems", "" + folder.resolve("problems_python.jsonl"),
      "--from", "" + folder.resolve("buggy_python.jsonl"), "--steps", "1",
      "--out", "" + folder.resolve("run"), "--trials", "60"
    };

    Cli repaired = Cli.tgd(command);

    assertThat(repaired.code()).as(repaired.err()).isZero();
    assertThat(repaired.out()).startsWith("Repaired in step 1: all public tests pass");
    command[9] = "" + folder.resolve("run2");
    command[11] = "0";
    command[7] = "0";
    Cli untouched = Cli.tgd(command);
    assertThat(untouched.code()).as(untouched.err()).isEqualTo(ExitCode.NOT_REACHED);
    assertThat(untouched.out()).startsWith("Not repaired: 1 of 3 public tests pass");
  }
}
