package org.tgd.codeeval.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows laid out as their sets publish them; what they hold is ours. */
class PublishedRowsTest {
  @TempDir Path folder;

  private Rows<Problem> read(String row) throws IOException {
    Path file = Files.write(folder.resolve("p.jsonl"), List.of(row));
    Rows<Problem> rows = ProblemFile.read(file);
    Map<String, String> sent = ProblemFile.texts(Optional.of(file), Set.of());
    assertThat(rows.values())
        .as("a row that was sent elsewhere is the same problem")
        .isEqualTo(sent.values().stream().map(each -> ProblemFile.ofRow(each, Set.of())).toList());
    return rows;
  }

  @Test
  void theProblemsOfTheModuleCanBeSent() {
    Map<String, String> sent = ProblemFile.texts(Optional.empty(), Set.of());
    assertThat(ProblemFile.builtIn())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            each ->
                assertThat(ProblemFile.ofRow(sent.get(each.taskId()), Set.of())).isEqualTo(each));
  }

  @Test
  void readsTheNativeRowsOfHumanEvalPlus() throws IOException {
    Problem problem =
        read("""
            {"task_id": "HumanEval/900", "prompt": "def half(x):\\n", "entry_point": "half",\
             "canonical_solution": "    return x / 2\\n", "contract": "", "base_input": [[1], [3]],\
             "plus_input": [[0.5]], "atol": 0}""")
            .values()
            .get(0);

    assertThat(problem.tests().hiddenCount()).isEqualTo(2);
    assertThat(problem.references())
        .containsEntry(Language.PYTHON, "def half(x):\n    return x / 2\n");
  }

  @Test
  void readsTheRowsOfHumanEvalXForPython() throws IOException {
    Problem problem =
        read("""
            {"task_id": "Python/900", "prompt": "def aid(x):\\n    return x\\n\\ndef half(x):\\n",\
             "canonical_solution": "    return aid(x) / 2\\n", "declaration": "def half(x):\\n",\
             "test": "def check(half):\\n    assert half(4) == 2\\ncheck(half)",\
             "example_test": "def check(half):\\n    assert half(2) == 1\\ncheck(half)", "text": ""}""")
            .values()
            .get(0);

    assertThat(((Tests.PythonChecks) problem.tests()).entryPoint()).isEqualTo("half");
    assertThat(problem.tests().publicCount()).isEqualTo(1);
    assertThat(problem.tests().hiddenCount()).isEqualTo(1);
    assertThat(problem.references().get(Language.PYTHON)).endsWith("return aid(x) / 2\n");
  }

  @Test
  void readsEachMethodOfAUnitTestAsATest() throws IOException {
    Problem problem =
        read("""
            {"task_id": "BigCodeBench/900", "complete_prompt": "def task_func(x):\\n",\
             "instruct_prompt": "Halve.", "canonical_solution": "    return x / 2\\n",\
             "code_prompt": "def task_func(x):\\n", "entry_point": "task_func", "libs": "[]",\
             "test": "import unittest\\nclass TestCases(unittest.TestCase):\\n    def test_one(self):\
            \\n        self.assertEqual(task_func(2), 1)\\n    def test_two(self):\\n        pass\\n"}""")
            .values()
            .get(0);

    assertThat(problem.statement()).isEqualTo("Halve.");
    assertThat(problem.tests().hiddenCount()).isEqualTo(2);
    assertThat(problem.languages()).containsExactly(Language.PYTHON);
  }

  @Test
  void readsRowsOfMultiplEInOtherLanguages() throws IOException {
    Problem problem =
        read("""
            {"name": "HumanEval_900_half", "language": "cpp", "prompt": "#include<bits/stdc++.h>\\n\
            // Halves.\\nlong half(long x) {\\n", "doctests": "transform",\
             "tests": "}\\nint main() {\\n    auto candidate = half;\\n    assert(candidate((4)) ==\
             (2));\\n}\\n", "stop_tokens": ["\\n}"]}""")
            .values()
            .get(0);

    assertThat(problem.taskId()).isEqualTo("HumanEval_900_half");
    assertThat(problem.languages()).containsExactly(Language.CPP);
    assertThat(problem.signature().method()).isEqualTo("half");
    assertThat(problem.tests().hiddenCount()).isEqualTo(1);
    assertThat(problem.starter(Language.CPP)).endsWith("long half(long x) {\n");
  }

  @Test
  void readsRowsOfHumanEvalXInOtherLanguages() throws IOException {
    Problem problem =
        read("""
            {"task_id": "JavaScript/900", "prompt": "/* Halves. */\\nconst half = (x) => {\\n",\
             "canonical_solution": "  return x / 2;\\n}\\n", "declaration": "\\nconst half = (x) => {\\n",\
             "test": "console.assert(half(4) === 2)", "example_test": "console.assert(half(2) === 1)"}""")
            .values()
            .get(0);

    assertThat(problem.languages()).containsExactly(Language.JAVASCRIPT);
    assertThat(problem.signature().method()).isEqualTo("half");
    assertThat(problem.tests().publicCount()).isEqualTo(1);
    assertThat(problem.references().get(Language.JAVASCRIPT)).contains("return x / 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"prompt\": \"p\", \"reference_code\": \"r\", \"code_context\": \"c\"} | DS-1000",
        "{\"name\": \"n\", \"language\": \"lua\", \"prompt\": \"p\", \"tests\": \"t\","
            + " \"stop_tokens\": []} | MultiPL-E in 'lua'",
        "{\"name\": \"n\", \"language\": \"py\", \"prompt\": \"p\", \"tests\": \"t\","
            + " \"stop_tokens\": []} | MultiPL-E in 'py'",
        "{\"task_id\": \"Mbpp/2\", \"prompt\": \"p\", \"entry_point\": \"f\","
            + " \"canonical_solution\": \"c\", \"base_input\": [[1]]} | evalplus/mbppplus",
        "{\"task_id\": \"b\", \"entry_point\": \"f\", \"complete_prompt\": \"import json, numpy as np\\nfrom"
            + " pandas.io import sql\", \"test\": \"import unittest\\nclass"
            + " TestCases(unittest.TestCase):\\n    def test(self): pass\"} | packages (numpy, pandas)",
      })
  void refusesWithAWordWhatCannotBeJudged(String row, String word) throws IOException {
    Rows<Problem> rows = read(row);

    assertThat(rows.rows()).isEmpty();
    assertThat(rows.errors()).singleElement().asString().contains(word);
  }
}
