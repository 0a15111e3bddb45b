package org.tgd.workbench.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.workbench.cli.Cli;

class RunBranchCommandTest {
  @TempDir private Path folder;
  private Path first;

  @BeforeEach
  void take() {
    first = folder.resolve("first");
    Cli taken =
        Cli.tgd(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "target=abcd",
            "-o",
            "start=----",
            "--steps",
            "3",
            "--quiet",
            "--out",
            first.toString());
    assertThat(taken.code()).as(taken.err()).isZero();
  }

  private static Cli done(String... words) {
    Cli cli = Cli.tgd(words);
    assertThat(cli.code()).as(cli.err()).isZero();
    return cli;
  }

  @Test
  void startsFromTheCandidateAndNamesWhereItCameFrom() throws Exception {
    done("run", "branch", first.toString(), "--step", "2", "--steps", "1", "--quiet");
    Path branch = folder.resolve("first-step2");
    assertThat(Files.readString(branch.resolve("manifest.json")))
        .contains("\"run\" : \"../first\"", "\"step\" : 2", "\"start\" : \"-bc-\"");
    assertThat(done("run", "show", branch.toString()).out())
        .contains("from:   step 2 of ../first", "1 of 1 steps");
    assertThat(done("run", "show", branch.toString(), "--json").out()).contains("\"origin\"");
    assertThat(done("run", "show", branch.toString(), "--config").out())
        .startsWith("# the run started from step 2 of ../first");
    for (String check : new String[] {"replay", "verify", "resume"}) {
      done("run", check, branch.toString());
    }
    done("run", "branch", first.toString(), "--step", "2", "--steps", "1", "--quiet");
    assertThat(folder.resolve("first-step2-2")).isDirectory();
  }

  @Test
  void startsFromTheBestUnlessAStepIsNamed() {
    Path out = folder.resolve("further");
    Cli further = done("run", "branch", first.toString(), "--steps", "2", "--out", out.toString());
    assertThat(further.out()).contains("abcd");
  }

  @ParameterizedTest
  @CsvSource({
    "--step=9, has no candidate 0 in step 9",
    "--step=-1, has no candidate 0 in step -1",
    "--candidate=1, has no effect without --step",
    "--steps=-1, must be 0 or more",
    "--ask=browser, has no effect without --critic human",
    "--budget-calls=-1, must be 0 or more",
    "--threads=0, must be 1 or more",
  })
  void refusesWhatCannotBeAndLeavesNothing(String option, String why) throws Exception {
    Cli refused = Cli.tgd("run", "branch", first.toString(), option);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(why);
    try (var all = Files.list(folder)) {
      assertThat(all).containsExactly(first);
    }
  }
}
