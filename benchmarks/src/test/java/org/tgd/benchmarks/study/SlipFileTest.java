package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.core.input.InputException;

class SlipFileTest {
  private static final Map<String, Problem> PROBLEMS =
      ProblemFile.builtIn().stream()
          .collect(Collectors.toMap(Problem::taskId, Function.identity()));

  @TempDir Path folder;

  private List<Slip> read(String... lines) throws IOException {
    return SlipFile.read(Files.write(folder.resolve("m.jsonl"), List.of(lines)), PROBLEMS);
  }

  @Test
  void findsTheFaultyLineWhateverTheLayout() {
    String right = "def f(x):\n    y = (x +\n         1)\n    return y * \"a\"\n";

    assertThat(SlipFile.faultyLine(right, "def f(x):\n\n    y = x - 1\n    return y * 'a'\n"))
        .isEqualTo(3);
    assertThat(SlipFile.faultyLine(right, "def f(x):\n    y = x + 1\n    return y + 'a'\n"))
        .isEqualTo(3);
  }

  @Test
  void namesLineAndFieldOfARowThatCannotBeUsed() {
    assertThatThrownBy(() -> read("{\"task_id\":\"tgd/edit-distance\"}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("m.jsonl line 1: field 'code' must be text");
    assertThatThrownBy(() -> read("", "{\"task_id\":\"nobody\",\"code\":\"x\"}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2: no problem has the task id 'nobody'");
    assertThatThrownBy(() -> read("{"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 1: not JSON");
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("holds no program");
  }
}
