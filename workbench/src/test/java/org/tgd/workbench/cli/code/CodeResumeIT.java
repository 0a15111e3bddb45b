package org.tgd.workbench.cli.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

/** Evaluations that are ended and gone on with, and the problems' own solutions. */
class CodeResumeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SOLUTIONS = 120;
  private static final String PROBLEM =
      """
      {"task_id": "next", "language": "python", "statement": "One more.", "class_name": "",\
       "method": "f", "params": [{"name": "x", "type": "int"}], "return_type": "int",\
       "public_tests": [{"args": [1], "expected": 2}], "hidden_tests": [{"args": [4],\
       "expected": 5}], "canonical_solution": "def f(x):\\n    return x + 1\\n"}
      """;

  @TempDir Path folder;

  @BeforeAll
  static void needsASandbox() {
    NeedsSandbox.of(Language.PYTHON);
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("problems.jsonl"), PROBLEM);
    var rows = new ArrayList<String>();
    for (int i = 0; i < SOLUTIONS; i++) {
      String code = "def f(x):\n    return x + " + (i % 3) + "\n";
      rows.add(
          JSON.createObjectNode()
              .put("id", "s" + i)
              .put("task_id", "next")
              .put("code", code)
              .toString());
    }
    Files.write(folder.resolve("solutions.jsonl"), rows);
  }

  private String[] test(String out, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                "code",
                "test",
                "--problems",
                folder.resolve("problems.jsonl").toString(),
                "--solutions",
                folder.resolve("solutions.jsonl").toString(),
                "--out",
                folder.resolve(out).toString()));
    command.addAll(List.of(more));
    return command.toArray(String[]::new);
  }

  private List<String> rows(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  /** What stays the same from run to run. */
  private static List<String> verdicts(List<String> rows) throws IOException {
    var verdicts = new ArrayList<String>();
    for (String row : rows) {
      JsonNode node = JSON.readTree(row);
      verdicts.add(node.get("id").asText() + " " + node.get("verdict").asText());
    }
    return verdicts;
  }

  private void killed(String out) throws Exception {
    Process process =
        new ProcessBuilder(Cli.command(test(out, "--resume")))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Path file = folder.resolve(out);
    long before = Files.exists(file) ? Files.size(file) : 0;
    while (process.isAlive() && (!Files.exists(file) || Files.size(file) <= before + 2000)) {
      Thread.sleep(2);
    }
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aRunThatIsKilledTwiceLosesAndDoublesNoVerdict() throws Exception {
    killed("rows.jsonl");
    int first = rows("rows.jsonl").size();
    killed("rows.jsonl");
    Cli end = Cli.tgd(test("rows.jsonl", "--resume"));

    var expected = new ArrayList<String>();
    for (int i = 0; i < SOLUTIONS; i++) {
      expected.add("s" + i + (i % 3 == 1 ? " PASSED" : " WRONG_ANSWER"));
    }
    assertThat(end.code()).as(end.err()).isZero();
    assertThat(first).isPositive();
    assertThat(end.err()).contains(" of 120 rows are known already").contains("120 solutions");
    assertThat(verdicts(rows("rows.jsonl"))).isEqualTo(expected);
  }

  @Test
  void rowsAreKnownByWhatTheyHangOnWhereverTheyStand() throws IOException {
    Cli.tgd(test("rows.jsonl"));
    List<String> rows = rows("rows.jsonl");
    var mixed = new ArrayList<>(rows.subList(60, SOLUTIONS));
    mixed.addAll(rows.subList(0, 59));
    Files.writeString(
        folder.resolve("rows.jsonl"), String.join("\n", mixed) + "\n" + rows.get(59).substring(9));

    Cli merged = Cli.tgd(test("rows.jsonl", "--resume"));
    Cli other = Cli.tgd(test("rows.jsonl", "--resume", "--public-only"));

    assertThat(merged.err()).contains("119 of 120 rows are known already");
    assertThat(verdicts(rows)).isEqualTo(verdicts(rows("rows.jsonl")));
    assertThat(other.err()).doesNotContain("known already");
  }

  @Test
  void refusesAFileThatHoldsSomethingElseAndLeavesItAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.jsonl"), "{\"my\": \"diary\"}\n");

    Cli result = Cli.tgd(test("rows.jsonl", "--resume"));

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no row of tgd code test");
    assertThat(file).hasContent("{\"my\": \"diary\"}");
  }

  @Test
  void checkJudgesTheSolutionsThatProblemsBring() throws IOException {
    Path file = folder.resolve("problems.jsonl");
    String[] check = {"code", "check", "--problems", file.toString()};

    Cli right = Cli.tgd(check);
    String wrong = PROBLEM.replace("x + 1", "x").replace("\"next\"", "\"wrong\"");
    String without = PROBLEM.replace("canonical_solution", "note").replace("\"next\"", "\"none\"");
    Files.writeString(file, PROBLEM + wrong + without);
    Cli other = Cli.tgd(check);

    assertThat(right.code()).as(right.err()).isZero();
    assertThat(JSON.readTree(right.out()).path("id").asText()).isEqualTo("next python");
    assertThat(other.code()).isEqualTo(ExitCode.NOT_REACHED);
    assertThat(other.err()).contains("1 problems bring no solution: none");
    assertThat(other.out()).contains("\"verdict\":\"WRONG_ANSWER\"");
  }
}
