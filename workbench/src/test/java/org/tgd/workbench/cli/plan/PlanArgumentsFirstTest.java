package org.tgd.workbench.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;

/** What is wrong with an argument is said before a case is opened: here none could be. */
class PlanArgumentsFirstTest {
  private static final String NO_CASE = "no-such-case";

  @TempDir private Path folder;

  private static void refused(String word, String... command) {
    Cli said = Cli.tgd(command);
    assertThat(said.code()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains(word).doesNotContain(NO_CASE);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void missingFilesAreSaidFirst() throws IOException {
    String dose = file("a.f32", "1234");
    String missing = folder.resolve("missing.f32").toString();
    refused("missing.f32: no such file", "plan", "dvh", "--case", NO_CASE, "--dose", missing);
    refused("missing.f32: no such file", "plan", "compare", "--case", NO_CASE, dose, missing);
    String out = folder.resolve("out").toString();
    refused(
        "missing.f32: no such file",
        "plan",
        "export",
        "--case",
        NO_CASE,
        "--dose",
        dose,
        "--fluence",
        missing,
        "--out",
        out);
    refused(
        "missing.f32",
        "plan",
        "import",
        "--case",
        NO_CASE,
        "--compute-dij",
        "--machine",
        missing,
        "--out",
        out);
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void placesThatCannotBeWrittenAreSaidFirst() throws IOException {
    String used = file("used.txt", "x");
    String dose = file("a.f32", "1234");
    String objectives =
        file(
            "objectives.json",
            """
            {"objectives": [{"structure": "T", "type": "SquaredDeviation", "weight": 1, "dose": 5}]}
            """);
    String nowhere = folder.resolve("nowhere").resolve("x.f32").toString();
    refused("not empty", "plan", "import", "--case", NO_CASE, "--out", folder.toString());
    refused("is a file", "plan", "import", "--case", NO_CASE, "--out", used);
    refused("is a file", "plan", "export", "--case", NO_CASE, "--dose", dose, "--out", used);
    for (String option : new String[] {"--fluence-out", "--dose-out"}) {
      refused(
          option, "plan", "solve", "--case", NO_CASE, "--objectives", objectives, option, nowhere);
      refused(
          "is a folder",
          "plan",
          "solve",
          "--case",
          NO_CASE,
          "--objectives",
          objectives,
          option,
          folder.toString());
    }
    refused("there is no folder", "plan", "dose", "--case", NO_CASE, "--out", nowhere);
  }
}
