package org.tgd.codeeval.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.ReferenceData;
import org.tgd.core.input.InputException;

class ProblemFileTest {
  private static final String GOOD =
      """
      {"task_id":"t","method":"f","params":[{"name":"x","type":"int"}],\
      "public_tests":[{"args":[1],"expected":2}]}""";

  @TempDir Path folder;

  private static Path reference(String name) {
    return ReferenceData.at("codeeval/" + name);
  }

  private Rows<Problem> read(String... lines) throws IOException {
    return ProblemFile.read(Files.write(folder.resolve("p.jsonl"), List.of(lines)));
  }

  @Test
  void readsEveryRowOfEachReferenceFileWithItsKindOfTests() {
    assertThat(ProblemFile.readAll(reference("humaneval_python.jsonl.gz")))
        .hasSize(164)
        .allMatch(p -> p.tests() instanceof Tests.PythonChecks && p.references().size() == 1);
    assertThat(ProblemFile.readAll(reference("humanevalx_java.jsonl.gz")))
        .hasSize(164)
        .allMatch(p -> p.tests() instanceof Tests.JavaMain)
        .filteredOn(p -> p.tests().publicCount() == 1)
        .hasSize(158);
    assertThat(ProblemFile.readAll(reference("mbjp_java_dev.jsonl")))
        .hasSize(100)
        .allMatch(p -> p.tests() instanceof Tests.JavaMain);
    assertThat(ProblemFile.readAll(reference("textgrad_leetcode_hard39.jsonl.gz")))
        .hasSize(39)
        .allMatch(p -> p.tests().publicCount() >= 2);
    assertThat(ProblemFile.readAll(reference("leetcode_python_dev.jsonl.gz")))
        .hasSize(80)
        .allMatch(p -> p.tests().hiddenCount() > 0 && p.references().containsKey(Language.PYTHON));
  }

  @Test
  void takesClassAndMethodOfAJavaPrompt() {
    Problem problem = ProblemFile.readAll(reference("mbjp_java_dev.jsonl")).get(0);

    assertThat(problem.signature().className()).isEqualTo("HeapQueueLargest");
    assertThat(problem.signature().method()).isEqualTo("heapQueueLargest");
    assertThat(problem.defaultLanguage()).isEqualTo(Language.JAVA);
  }

  @Test
  void readsBothLayoutsOfMbpp() throws IOException {
    Rows<Problem> rows =
        read(
            """
            {"text":"Add.","code":"def add(a, b):\\n    return a + b","task_id":7,\
            "test_setup_code":"","test_list":["assert set(add((1,),(2,))) == {1, 2}"],\
            "challenge_test_list":["assert add(1, 1) == 2"]}""",
            """
            {"source_file":"x","task_id":8,"prompt":"Add.","code":"def plus(a):\\n    return a",\
            "test_imports":["import math"],"test_list":["assert math.isclose(plus(1), 1)"]}""");

    assertThat(rows.errors()).isEmpty();
    assertThat(rows.values()).extracting(Problem::taskId).containsExactly("MBPP/7", "MBPP/8");
    assertThat(rows.values()).extracting(p -> p.signature().method()).contains("add", "plus");
    assertThat(rows.values().get(1).tests())
        .isInstanceOfSatisfying(
            Tests.PythonChecks.class,
            checks -> assertThat(checks.setup()).isEqualTo("import math"));
  }

  @Test
  void reportsBrokenRowsByLineAndKeepsTheOthers() throws IOException {
    Rows<Problem> rows =
        read(
            GOOD,
            "{\"task_id\": \"u\"",
            "",
            "[1]",
            GOOD,
            GOOD.replace("\"t\"", "\"v\"").replace("[1]", "[1,2]"),
            GOOD.replace("\"t\"", "\"w\"").replace("\"int\"", "\"List[int\""),
            "{\"task_id\":\"x\"}");

    assertThat(rows.rows()).extracting(Row::line).containsExactly(1);
    assertThat(rows.errors())
        .satisfiesExactly(
            e -> assertThat(e).contains("line 2: not JSON at column"),
            e -> assertThat(e).contains("line 4: need a JSON object"),
            e -> assertThat(e).contains("line 6: public_tests[0] has 2 arguments, f has 1"),
            e -> assertThat(e).contains("line 7: field 'params, x': type 'List[int'"),
            e -> assertThat(e).contains("line 8: not a known kind of problem"),
            e -> assertThat(e).contains("line 5: task_id 't' was already on line 1"));
  }

  @Test
  void refusesAMissingFileAndOneWithoutProblems() throws IOException {
    assertThatThrownBy(() -> ProblemFile.read(folder.resolve("absent")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("absent");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(() -> ProblemFile.readAll(empty))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no problem");
  }

  @Test
  void readsFromAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.writeString(pipe, GOOD + "\n");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(ProblemFile.readAll(pipe)).extracting(Problem::taskId).containsExactly("t");

    writer.join();
  }

  @Test
  void makesStarterCodeFromTheSignature() throws IOException {
    Problem problem =
        read(GOOD.replace("\"params\"", "\"class_name\":\"Solution\",\"params\"")).values().get(0);

    assertThat(problem.starter(Language.PYTHON))
        .isEqualTo("class Solution:\n    def f(self, x: int) -> Any:\n        pass\n");
    assertThat(problem.starter(Language.JAVA))
        .contains("class Solution {\n    public Object f(int x)");
  }

  @Test
  void submissionsWithoutIdTakeTheirTaskAndRepeatedIdsAreBrokenRows() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.jsonl"),
            """
            {"task_id":"a","code":"x"}
            {"task_id":"a","completion":"y"}
            {"id":"k","task_id":"a","language":"java","code":"z"}
            {"id":"k","task_id":"a","code":"z"}
            {"task_id":"a","language":"cobol","code":"z"}
            """);

    Rows<Submission> rows = SubmissionFile.read(file);

    assertThat(rows.values()).extracting(Submission::id).containsExactly("a", "a#2", "k");
    assertThat(rows.values().get(1).continuesStarter()).isTrue();
    assertThat(rows.errors())
        .satisfiesExactly(
            e -> assertThat(e).contains("line 4: id 'k' was already on line 3"),
            e ->
                assertThat(e)
                    .contains("line 5: field 'language' must be one of python, java, cpp"));
  }
}
