package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.base.ExitCode;

/** A program of the user's over a data set, from the command line. */
class OptimizeDataIT {
  private static final String PROGRAM =
      """
      import json, sys
      question = json.load(sys.stdin)
      x = float(question["candidate"].split(":")[1])
      print(json.dumps({"items": [
          {"id": i["id"], "loss": (x - i["at"]) ** 2} for i in question["items"]]}))
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("fit.py"), PROGRAM);
    Files.writeString(folder.resolve("start.txt"), "x: 1");
    Files.write(
        folder.resolve("items.jsonl"),
        IntStream.range(0, 20)
            .mapToObj(i -> "{\"id\": \"i" + i + "\", \"at\": " + (4 + i % 5) + "}")
            .toList());
  }

  private Cli optimize(String out, String threads) {
    List<String> words =
        List.of(
            ("optimize --seed 2 --steps 4 --proposals 2 --batch-size 5 --val-share 0.25"
                    + " --test-share 0.25 --validate-every 2 --json --threads "
                    + threads)
                .split(" "));
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--evaluator", "python3 " + folder.resolve("fit.py")));
    all.addAll(List.of("--start", folder.resolve("start.txt").toString()));
    all.addAll(List.of("--items", folder.resolve("items.jsonl").toString()));
    all.addAll(List.of("--out", folder.resolve(out).toString()));
    return Cli.tgd(all.toArray(String[]::new));
  }

  @Test
  void goesThroughTheDataInBatchesAndTestsTheBest() throws IOException {
    Cli result = optimize("one", "1");
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.err()).contains("step 0/4  validated, loss").contains("step 4/4  validated");
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("best").path("validation_loss").asDouble())
        .isLessThan(json.path("start").path("validation_loss").asDouble());
    assertThat(json.path("best").path("test_loss").asDouble())
        .isBetween(0.1, json.path("start").path("test_loss").asDouble() / 2);
    Cli shown = Cli.tgd("run", "show", folder.resolve("one").toString());
    assertThat(shown.out()).contains("validation loss").contains("test loss");
    assertThat(Cli.tgd("run", "verify", folder.resolve("one").toString()).code())
        .isEqualTo(ExitCode.DONE);
    assertThat(Cli.tgd("run", "replay", folder.resolve("one").toString()).code())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void isTheSameRunAtAnyNumberOfThreads() throws IOException {
    optimize("one", "1");
    optimize("many", "8");
    for (String file : List.of("journal.jsonl", "result.json")) {
      assertThat(Cli.timeless(folder.resolve("many").resolve(file)))
          .isEqualTo(Cli.timeless(folder.resolve("one").resolve(file)));
    }
  }

  @Test
  void aRunInWhichNothingCouldBeJudgedEndsWithOne() throws IOException {
    Files.writeString(folder.resolve("broken.py"), "import sys; sys.exit('no license')");
    Cli result =
        Cli.tgd(
            "optimize",
            "--evaluator",
            "python3 " + folder.resolve("broken.py"),
            "--start",
            folder.resolve("start.txt").toString(),
            "--steps",
            "2",
            "--out",
            folder.resolve("broken").toString());
    assertThat(result.code()).isEqualTo(ExitCode.NOT_REACHED);
    assertThat(result.err()).contains("no candidate could be judged");
    assertThat(folder.resolve("broken").resolve("report.html")).content().contains("no license");
  }
}
