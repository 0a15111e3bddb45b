package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.workbench.cli.base.ExitCode;

class ConfigFileTest {
  @TempDir private Path folder;

  private Path config(String text) throws IOException {
    return Files.writeString(folder.resolve("run.yaml"), text);
  }

  private static String journal(Path run) throws IOException {
    return Cli.timeless(run.resolve("journal.jsonl"));
  }

  @Test
  void aRunIsTakenAgainFromWhatShowPrints() throws IOException {
    Path first = folder.resolve("first");
    Cli taken =
        Cli.tgd(
            "molecule",
            "optimize",
            "--start",
            "[NH3+]CC(=O)Nc1ccc(O)cc1",
            "--objective",
            "qed",
            "--steps",
            "3",
            "--seed",
            "7",
            "--budget-minutes",
            "1.5",
            "--strategy",
            "beam:width=2",
            "-q",
            "--out",
            first.toString());
    assertThat(taken.code()).as(taken.err()).isEqualTo(ExitCode.DONE);

    Cli shown = Cli.tgd("run", "show", first.toString(), "--config");
    assertThat(Cli.tgd("run", "show", "--config", first.toString()).out()).isEqualTo(shown.out());
    assertThat(shown.out()).contains("steps: 3\n", "seed: 7\n", "budget-minutes: \"1.5\"\n");
    Path again = folder.resolve("again");
    Cli repeated =
        Cli.tgd("optimize", "--config", config(shown.out()) + "", "--out", again + "", "-q");

    assertThat(repeated.code()).as(repeated.err()).isEqualTo(ExitCode.DONE);
    assertThat(journal(again)).isEqualTo(journal(first));
    assertThat(Cli.tgd("run", "show", again.toString(), "--config").out()).isEqualTo(shown.out());
  }

  @Test
  void whatStandsOnTheCommandLineComesFirst() throws IOException {
    Path file =
        config(
            "domain: letters\noption:\n  target: abc\n  start: xyz\nsteps: 9\nquiet: true\nseed: 5\n");
    Path run = folder.resolve("run");
    Cli cli =
        Cli.tgd(
            "optimize",
            "--config=" + file,
            "--steps=2",
            "-o",
            "start=bbb",
            "--out",
            run.toString());
    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.DONE);
    assertThat(Cli.tgd("run", "show", run.toString(), "--config").out())
        .contains("start: \"bbb\"", "target: \"abc\"", "steps: 2\n", "seed: 5\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "step: 3 | unknown key 'step'; did you mean 'steps'?",
        "nonsense-of-a-key: 3 | unknown key 'nonsense-of-a-key'; the keys are the options",
        "config: other.yaml | unknown key 'config'",
        "quiet: 3 | 'quiet' was 3; must be true or false",
        "steps: [1, 2] | 'steps' was [1,2]; must be one value",
        "seed: | 'seed' was empty; must be one value",
        "just words | expected lines of the form 'option: value'",
        "`a: [` | no YAML",
        "steps: three | --steps"
      })
  void whatAFileCannotHoldIsNamed(String text, String message) throws IOException {
    Cli cli = Cli.tgd("optimize", "--domain", "letters", "--config", config(text).toString());
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err()).contains(message).doesNotContain("Exception");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void doubledKeysAndMissingFilesAreRefused() throws IOException {
    Cli doubled = Cli.tgd("optimize", "--config", config("seed: 1\nseed: 2\n").toString());
    assertThat(doubled.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(doubled.err()).contains("line 2").contains("seed");
    Cli missing = Cli.tgd("optimize", "--config", folder.resolve("none.yaml").toString());
    assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(missing.err()).contains("none.yaml: no such file");
  }
}
