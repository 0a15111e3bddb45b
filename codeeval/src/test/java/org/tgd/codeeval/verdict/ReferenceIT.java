package org.tgd.codeeval.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.Submission;

/**
 * Known solutions get known verdicts. Every eighth row of each file; all of them with {@code
 * -Dtgd.full}.
 */
class ReferenceIT {
  private static final int EACH = System.getProperty("tgd.full") == null ? 8 : 1;
  private static Runner runner;

  @BeforeAll
  static void open() {
    runner = Runner.open(RunnerOptions.DEFAULT.withWorkers(2));
    NeedsSandbox.of(runner, Language.PYTHON, Language.JAVA);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private static List<String> notPassed(String file, int each) {
    List<Problem> problems = ProblemFile.readAll(Fixture.reference(file));
    var failing = new ArrayList<String>();
    for (int i = 0; i < problems.size(); i += each) {
      Problem problem = problems.get(i);
      problem
          .references()
          .forEach(
              (language, code) -> {
                var submission =
                    new Submission("s", problem.taskId(), Optional.of(language), code, false);
                Verdict verdict = runner.judge(problem, submission).verdict();
                if (verdict != Verdict.PASSED) {
                  failing.add(problem.taskId() + " " + verdict);
                }
              });
    }
    return failing;
  }

  @Test
  void canonicalSolutionsPass() {
    assertThat(notPassed("humaneval_python.jsonl.gz", EACH)).isEmpty();
    assertThat(notPassed("leetcode_python_dev.jsonl.gz", EACH)).isEmpty();
    assertThat(notPassed("humanevalx_java.jsonl.gz", 4 * EACH)).isEmpty();
    assertThat(notPassed("mbjp_java_dev.jsonl", 4 * EACH)).isEmpty();
  }

  @Test
  void mutantsGetTheRecordedVerdictsAndVectors() throws IOException {
    Map<String, Problem> problems = new HashMap<>();
    ProblemFile.readAll(Fixture.reference("leetcode_python_dev.jsonl.gz"))
        .forEach(problem -> problems.put(problem.taskId(), problem));
    List<String> rows = Files.readAllLines(Fixture.reference("leetcode_mutants_dev.jsonl"));
    var wrong = new ArrayList<String>();
    for (int i = 0; i < rows.size(); i += EACH) {
      JsonNode row = new ObjectMapper().readTree(rows.get(i));
      String expected = row.get("expected_verdict").asText();
      Problem problem = problems.get(row.get("task_id").asText());
      var submission =
          new Submission(
              "s", problem.taskId(), Optional.of(Language.PYTHON), row.get("code").asText(), false);
      Judgement judgement = runner.judge(problem, submission);
      String vector = judgement.publicRun().vector() + judgement.hiddenRun().vector();
      boolean timed = expected.equals("TIME_LIMIT");
      if (!judgement.verdict().name().equals(expected)
          || (!timed && !vector.equals(row.get("per_test_pass").asText()))) {
        wrong.add(i + " " + problem.taskId() + " " + judgement.verdict() + " " + vector);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
