package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;

/** Rows in the form of DS-1000, with Python's own library. */
class DataScienceIT {
  private static final String CONTEXT =
      """
      import collections
      import copy
      import tokenize, io


      def generate_test_case(test_case_id):
          def generate_ans(data):
              words, n = data
              return collections.Counter(words).most_common(n)

          def define_test_input(test_case_id):
              if test_case_id == 1:
                  return ["a", "b", "a"], 1
              return ["x", "y", "y", "x", "y", "z"], 2

          test_input = define_test_input(test_case_id)
          expected_result = generate_ans(copy.deepcopy(test_input))
          return test_input, expected_result


      def exec_test(result, ans):
          try:
              assert result == ans
              return 1
          except:
              return 0


      exec_context = r\"""
      import collections
      words, n = test_input
      [insert]
      result = best
      \"""


      def test_execution(solution: str):
          code = exec_context.replace("[insert]", solution)
          for i in range(2):
              test_input, expected_result = generate_test_case(i + 1)
              test_env = {"test_input": test_input}
              exec(code, test_env)
              assert exec_test(test_env["result"], expected_result)


      def test_string(solution: str):
          tokens = []
          for token in tokenize.tokenize(io.BytesIO(solution.encode("utf-8")).readline):
              tokens.append(token.string)
          assert "for" not in tokens
      """;

  private static final String RIGHT = "best = collections.Counter(words).most_common(n)";

  @TempDir private static Path folder;
  private static Problem problem;
  private static Runner runner;

  @BeforeAll
  static void open() throws IOException {
    NeedsSandbox.of(Language.PYTHON);
    var row = new ObjectMapper().createObjectNode().put("prompt", "The most common words.");
    row.put("reference_code", RIGHT).put("code_context", CONTEXT);
    row.putObject("metadata").put("problem_id", 7).put("library", "Pandas");
    Path file = Files.writeString(folder.resolve("ds.jsonl"), row + "\n");
    problem = ProblemFile.readAll(file).get(0);
    runner = Runner.open(RunnerOptions.DEFAULT);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  @Test
  void aRowIsNamedByItsNumberAndItsOwnSolutionPasses() {
    assertThat(problem.taskId()).isEqualTo("DS-1000/7");
    assertThat(problem.tests().hiddenCount()).isEqualTo(3);
    Judgement judged = runner.judge(problem, Fixture.python(problem, RIGHT));
    assertThat(judged.verdict()).as("%s", judged.hiddenRun()).isEqualTo(Verdict.PASSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "best = words                                                   | WRONG_ANSWER",
        "best = 1 / 0                                                   | RUNTIME_ERROR",
        "other = 1                                                      | RUNTIME_ERROR",
        "best = [w for w in collections.Counter(words).most_common(n)]  | WRONG_ANSWER",
        "best = generate_ans(test_input)                                | RUNTIME_ERROR",
        "import os; os._exit(0)                                         | RUNTIME_ERROR",
        "best = (                                                       | RUNTIME_ERROR",
      })
  void wrongOnesFail(String code, Verdict verdict) {
    assertThat(runner.judge(problem, Fixture.python(problem, code)).verdict()).isEqualTo(verdict);
  }

  @Test
  void placesAreInTheSolutionsOwnNumbering() {
    Judgement judged = runner.judge(problem, Fixture.python(problem, "k = 0", "best = n / k"));
    Failure failure = judged.hiddenRun().outcomes().get(0).failure().orElseThrow();
    assertThat(failure.type()).isEqualTo("ZeroDivisionError");
    assertThat(failure.line()).isEqualTo(2);
  }
}
