package org.tgd.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Solutions that are judged in the sandboxes of Spark's executors have the rows of this process.
 */
class JudgingOnSparkIT {
  private static final String PROBLEM =
      """
      {"task_id": "next", "language": "python", "statement": "One more.", "class_name": "",\
       "method": "f", "params": [{"name": "x", "type": "int"}], "return_type": "int",\
       "public_tests": [{"args": [1], "expected": 2}], "hidden_tests": [{"args": [4],\
       "expected": 5}]}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Started.home(folder);
    Files.writeString(folder.resolve("problems.jsonl"), PROBLEM);
    Files.write(
        folder.resolve("solutions.jsonl"),
        List.of(
            "{\"task_id\": \"next\", \"code\": \"def f(x): return x + 1\"}",
            "{\"task_id\": \"next\", \"code\": \"def f(x): return 2\"}",
            "{\"task_id\": \"next\", \"code\": \"def f(x): return 1 / 0\"}",
            "{\"task_id\": \"next\", \"code\": \"def f(x) return x\"}"));
  }

  private List<String> rows(String on) throws Exception {
    List<String> words =
        List.of(
            "-jar",
            System.getProperty("tgd.jar"),
            "code",
            "test",
            "--problems",
            folder.resolve("problems.jsonl").toString(),
            "--solutions",
            folder.resolve("solutions.jsonl").toString(),
            "--on",
            on,
            "--out",
            folder.resolve("rows").toString(),
            "--quiet");
    Map<String, String> home = Map.of("TGD_HOME", folder.resolve("home").toString());
    try (Started program = Started.java(folder.resolve("log"), home, words)) {
      assertThat(program.code()).as(program.said()).isZero();
    }
    return Files.readAllLines(folder.resolve("rows")).stream()
        .map(row -> row.replaceAll("\"(time_ms|memory_kb)\":[0-9.]+,", ""))
        .toList();
  }

  @Test
  void judgingGivesTheSameRows() throws Exception {
    List<String> here = rows("local[2]");
    assertThat(rows("local-spark[2]")).isEqualTo(here).hasSize(4);
    assertThat(here.get(0)).contains("\"PASSED\"").contains("\"hash\"");
    assertThat(here.get(3)).contains("COMPILE_ERROR");
  }
}
