package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.base.ExitCode;

class DataOptionsTest {
  /** A program of somebody else's that takes the number that it reads as the loss of each item. */
  private static final String JUDGE =
      "q=$(cat); x=$(printf %s \"$q\" | sed 's/.*x: \\([0-9.]*\\).*/\\1/');"
          + " printf '{\"items\":[%s]}' \"$(printf %s \"$q\" | grep -o '\"id\":\"[a-d]\"'"
          + " | sed \"s/.*/{&,\\\"loss\\\":$x}/\" | paste -sd, -)\"";

  @TempDir private Path folder;

  private Cli optimize(String out, String... more) throws IOException {
    Path start = Files.writeString(folder.resolve("start.txt"), "x: 10");
    Path items = folder.resolve("items.jsonl");
    Files.writeString(items, "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n{\"id\":\"d\"}\n");
    List<String> words =
        new ArrayList<>(List.of("optimize", "--evaluator", JUDGE, "--start", start.toString()));
    words.addAll(List.of("--items", items.toString(), "--steps", "2", "-q"));
    words.addAll(List.of("--out", folder.resolve(out).toString()));
    words.addAll(Arrays.asList(more));
    return Cli.tgd(words.toArray(String[]::new));
  }

  @Test
  void aRunOverBatchesIsTakenAgainFromItsConfig() throws IOException {
    Cli first = optimize("first", "--batch-size=2", "--val-share=0.25", "--sampler=replacement");
    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
    String config = Cli.tgd("run", "show", folder.resolve("first").toString(), "--config").out();
    assertThat(config)
        .contains("batch-size: 2\n", "sampler: \"replacement\"\n", "val-share: 0.25\n");
    Path file = Files.writeString(folder.resolve("run.yaml"), config);
    Path again = folder.resolve("again");
    Cli second = Cli.tgd("optimize", "--config", file.toString(), "--out", again + "", "-q");
    assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.DONE);
    assertThat(Cli.timeless(again.resolve("journal.jsonl")))
        .isEqualTo(Cli.timeless(folder.resolve("first/journal.jsonl")))
        .contains("\"kind\":\"validation\"");
    assertThat(Cli.tgd("run", "replay", again.toString()).code()).isZero();
  }

  @Test
  void whatCannotBeIsNamed() throws IOException {
    for (String wrong :
        List.of(
            "--batch-size=0",
            "--batch-size=9",
            "--sampler=sorted",
            "--val-share=1",
            "--test-share=-0.5",
            "--validate-every=0",
            "--accept-margin=-1")) {
      Cli cli = optimize("wrong", wrong);
      assertThat(cli.code()).as(wrong + cli.err()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(cli.err()).startsWith("tgd: ").doesNotContain("Exception");
      assertThat(folder.resolve("wrong")).doesNotExist();
    }
  }
}
