package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.Cli;

class TaskSweepTest {
  @TempDir private Path folder;

  private Path study(String each) throws IOException {
    return Files.writeString(
        folder.resolve("study.yaml"),
        "tasks:\n  word:\n    domain: letters\n    options: {target: abc}\n    each: "
            + each
            + "\nconfigs: {plain: {steps: 1}}\nseeds: 2\n");
  }

  @Test
  void everyCombinationOfValuesIsATask() throws IOException {
    Path lines = Files.writeString(folder.resolve("lines.txt"), "aaa\n\n bbb \n");
    Map<String, StudyFile.Task> tasks =
        StudyFile.read(study("{start: {lines: '" + lines + "'}, millis: [0, 1]}")).tasks();

    assertThat(tasks.keySet())
        .containsExactly("word-1-aaa-0", "word-2-aaa-1", "word-3-bbb-0", "word-4-bbb-1");
    assertThat(tasks.get("word-3-bbb-0").options())
        .containsExactlyInAnyOrderEntriesOf(Map.of("target", "abc", "start", "bbb", "millis", "0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{start: []}                | has no value",
        "{start: [a, a]}            | has a value twice",
        "{start: a}                 | must be a list of values",
        "{start: {file: a}}         | must be a list of values",
        "{start: [[a]]}             | must hold values",
        "{target: [a, b]}           | stands among the options already",
        "[a]                        | must hold names of options",
        "{start: {lines: nowhere}}  | cannot read nowhere",
      })
  void whatCannotBeRightIsSaid(String each, String words) throws IOException {
    Path study = study(each);

    assertThatThrownBy(() -> StudyFile.read(study))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(words);
  }

  @Test
  void theSameCommandTakesAnUnfinishedSweepUpAgain() throws IOException {
    Path study = study("{start: [bbb, ccc]}");
    String out = folder.resolve("out").toString();

    Cli first = Cli.tgd("bench", "run", study.toString(), "--out", out, "--on", "local[1]");
    Cli again = Cli.tgd("bench", "run", study.toString(), "--out", out, "--on", "local[1]");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(again.out()).contains("4 runs: 4 ok (4 before)");
    List<String> rows = Files.readAllLines(folder.resolve("out/trials.csv"));
    assertThat(rows).hasSize(5);
    assertThat(rows.get(1)).contains(",word-1-bbb,plain,0,none,ok,");
  }
}
