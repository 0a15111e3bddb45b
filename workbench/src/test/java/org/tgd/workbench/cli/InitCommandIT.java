package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandIT {
  @TempDir Path place;

  @Test
  void everyFileOfOptionsTakesARun() throws Exception {
    Path folder = place.resolve("study");
    Cli made = Cli.tgd("init", folder.toString());
    assertThat(made.code()).isZero();
    String readme = Files.readString(folder.resolve("README.md"));
    List<String> commands =
        readme.lines().map(String::strip).filter(line -> line.contains("--config")).toList();
    assertThat(commands).hasSize(4);
    List<Process> started = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      String[] words = (commands.get(i).substring(4) + " --steps 2 --quiet").split(" ", -1);
      started.add(
          new ProcessBuilder(Cli.command(words))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(place.resolve("said" + i).toFile())
              .start());
    }
    for (int i = 0; i < commands.size(); i++) {
      int code = started.get(i).waitFor();
      assertThat(code)
          .as(commands.get(i) + "\n" + Files.readString(place.resolve("said" + i)))
          .isZero();
    }
    try (var runs = Files.list(folder.resolve("runs"))) {
      assertThat(runs.map(run -> run.resolve("report.html"))).hasSize(4).allMatch(Files::exists);
    }
  }

  @Test
  void writesIntoAnEmptyFolderAlone() throws IOException {
    assertThat(Cli.tgd("init", place.toString()).code()).isZero();
    Files.writeString(place.resolve("judge.py"), "mine");
    Cli again = Cli.tgd("init", place.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("holds something already");
    assertThat(place.resolve("judge.py")).hasContent("mine");
    assertThat(Cli.tgd("init", place.resolve("judge.py").toString()).code()).isEqualTo(2);
  }
}
