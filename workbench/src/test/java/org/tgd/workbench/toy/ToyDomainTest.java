package org.tgd.workbench.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;

/** A domain that is only on the class path is everywhere, with no other file changed. */
class ToyDomainTest {
  @TempDir private Path folder;
  private String run;

  @BeforeEach
  void optimize() {
    run = folder.resolve("runs/word").toString();
    Cli result =
        Cli.tgd("optimize", "--domain", "letters", "-o", "start=taxtuel", "--out", run, "-q");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("wrong letters").contains("textual");
  }

  @Test
  void isInTheHelpOfOptimizeWithItsExamples() {
    assertThat(Cli.tgd("optimize", "--help").out())
        .contains("letters: Turns one word into another.")
        .contains("tgd optimize --domain letters -o start=aaaaaaa");
  }

  @Test
  void addsItsSectionToTheReport() throws IOException {
    assertThat(Files.readString(Path.of(run, "report.html")))
        .contains("<h2 id=\"letters\">Letters of textual</h2>");
    assertThat(Cli.tgd("run", "export", run, "--format", "html").out())
        .contains("<h2 id=\"letters\">Letters of textual</h2>");
  }

  @Test
  void addsItsFormOfExport() {
    assertThat(Cli.tgd("run", "export", run, "--format", "word").out()).isEqualTo("textual\n");
    Cli unknown = Cli.tgd("run", "export", run, "--format", "sdf");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("must be one of csv, json, html, pdf, parquet, mlflow, word");
  }

  @Test
  void addsItsColumnToTheListOfRuns() {
    assertThat(Cli.tgd("run", "list", folder.resolve("runs").toString()).out().lines())
        .anyMatch(line -> line.matches(".* wrong letters +made +objective +seed +usd +tags"))
        .anyMatch(line -> line.matches("word .* 0 +\\d{4}-\\d\\d-.*"));
  }

  @Test
  void standsInAStudyWithItsControlEditor() {
    String[] study = {
      "bench",
      "run",
      "ablation",
      "--domain",
      "letters",
      "-o",
      "start=taxtuel",
      "--steps",
      "4",
      "--seeds",
      "2",
      "--out",
      folder.resolve("study").toString()
    };
    Cli first = Cli.tgd(study);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("rules: median best loss 0")
        .containsPattern("shuffled: median best loss [1-9]");
    assertThat(folder.resolve("study/shuffled-2/journal.jsonl")).exists();
    assertThat(Cli.tgd(study).out()).isEqualTo(first.out());
  }

  @Test
  void refusesAnEditorThatItDoesNotHave() {
    Cli result =
        Cli.tgd(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "start=taxtuel",
            "--editor",
            "random",
            "--out",
            folder.resolve("other").toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("--editor was 'random'; for the domain letters it must be one of rules, llm,")
        .contains("shuffled");
  }
}
