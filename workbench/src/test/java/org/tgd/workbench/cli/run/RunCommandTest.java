package org.tgd.workbench.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class RunCommandTest {
  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void takeARun() {
    run = folder.resolve("run");
    Cli result =
        Cli.tgd(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "start=bbbbbbb",
            "--out",
            run.toString(),
            "-q");
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
  }

  /** Leaves the run as a kill would: without result and with the last line cut off. */
  private void cutJournal(int lines) throws IOException {
    Path journal = run.resolve("journal.jsonl");
    List<String> all = Files.readAllLines(journal);
    Files.write(journal, all.subList(0, lines));
    Files.writeString(journal, all.get(lines).substring(0, 9), StandardOpenOption.APPEND);
    Files.delete(run.resolve("result.json"));
    Files.delete(run.resolve("report.html"));
  }

  @Test
  void listsRuns() throws IOException {
    Cli text = Cli.tgd("run", "list", folder.toString());
    Cli json = Cli.tgd("run", "list", folder.toString(), "--json");

    assertThat(text.out().lines()).hasSize(2);
    assertThat(text.out()).containsPattern("run +letters +done +10/10 +7 +0 ");
    JsonNode list = new ObjectMapper().readTree(json.out());
    assertThat(list).hasSize(1);
    assertThat(list.get(0).path("best").path("text").asText()).isEqualTo("textual");
  }

  @Test
  void sortsFiltersAndTagsRuns() throws IOException {
    for (int seed : List.of(10, 9)) {
      String out = folder.resolve("seed" + seed).toString();
      String words = "optimize --domain letters --steps 1 -q -o start=bbbbbbb --seed " + seed;
      List<String> all = new ArrayList<>(List.of(words.split(" ", -1)));
      all.addAll(List.of("--out", out));
      assertThat(Cli.tgd(all.toArray(String[]::new)).code()).isZero();
    }
    String runs = folder.toString();
    assertThat(Cli.tgd("run", "list", runs, "--sort", "seed").out().lines())
        .extracting(line -> line.replaceFirst(" .*", ""))
        .containsExactly("run", "run", "seed9", "seed10");
    assertThat(Cli.tgd("run", "list", runs, "--sort=-seed", "--filter", "seed>=9").out().lines())
        .extracting(line -> line.replaceFirst(" .*", ""))
        .containsExactly("run", "seed10", "seed9");

    String tagged = folder.resolve("seed9").toString();
    assertThat(Cli.tgd("run", "tag", tagged, "paper:fig-2", "base").out().lines())
        .containsExactly("base", "paper:fig-2");
    JsonNode json =
        new ObjectMapper()
            .readTree(Cli.tgd("run", "list", runs, "--filter", "tags=FIG-2", "--json").out());
    assertThat(json).hasSize(1);
    assertThat(json.get(0).path("seed").asInt()).isEqualTo(9);
    assertThat(json.get(0).path("tags").toString()).isEqualTo("[\"base\",\"paper:fig-2\"]");
    assertThat(json.get(0).path("made").asText()).isNotBlank();
    assertThat(Cli.tgd("run", "tag", tagged, "--off", "base").out().strip())
        .isEqualTo("paper:fig-2");
    assertThat(Cli.tgd("run", "verify", tagged).code()).isZero();
    for (String[] bad :
        new String[][] {
          {"run", "list", runs, "--sort", "colour"},
          {"run", "list", runs, "--filter", "best<low"},
          {"run", "list", runs, "--filter", "best"},
          {"run", "tag", tagged, "two words"}
        }) {
      Cli refused = Cli.tgd(bad);
      assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(refused.out()).isEmpty();
    }
  }

  @Test
  void comparesRuns() throws IOException {
    Path other = folder.resolve("other");
    Cli taken =
        Cli.tgd(
            "optimize",
            "--domain",
            "letters",
            "-o",
            "start=bbbbbbb",
            "--seed=4",
            "--steps=2",
            "--out",
            other.toString(),
            "-q");
    assertThat(taken.code()).isEqualTo(ExitCode.DONE);

    Cli text = Cli.tgd("run", "compare", run.toString(), other.toString());
    assertThat(text.out()).containsPattern(" +run +other\n").containsPattern("seed +0 +4\n");
    assertThat(text.out()).containsPattern("best loss +0 +5\n").doesNotContain("editor");
    JsonNode json =
        new ObjectMapper()
            .readTree(Cli.tgd("run", "compare", run.toString(), other.toString(), "--json").out());
    assertThat(json.get(1).path("config").path("seed").asInt()).isEqualTo(4);
    assertThat(json.get(0).path("best").path("text").asText()).isEqualTo("textual");
    assertThat(Cli.tgd("run", "compare", run.toString()).code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void showsAFinishedRun() {
    Cli result = Cli.tgd("run", "show", run.toString());

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out()).containsPattern("candidate +bbbbbbb +textual");
  }

  @Test
  void showsHowFarAKilledRunCame() throws IOException {
    cutJournal(7);

    Cli result = Cli.tgd("run", "show", run.toString(), "--json");

    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("end").asText()).isEqualTo("unfinished");
    assertThat(json.path("steps").asInt()).isBetween(1, 4);
  }

  @Test
  void resumesAKilledRunToTheSameBytes() throws IOException {
    String journal = Cli.timeless(run.resolve("journal.jsonl"));
    String result = Files.readString(run.resolve("result.json"));
    String report = Files.readString(run.resolve("report.html"));
    int all = Files.readAllLines(run.resolve("journal.jsonl")).size();
    for (int lines = 0; lines < all; lines++) {
      cutJournal(lines);

      Cli resumed = Cli.tgd("run", "resume", run.toString(), "-q");

      assertThat(resumed.code()).as(resumed.err()).isEqualTo(ExitCode.DONE);
      assertThat(Cli.timeless(run.resolve("journal.jsonl"))).isEqualTo(journal);
      assertThat(run.resolve("result.json")).hasContent(result);
      assertThat(run.resolve("report.html")).hasContent(report);
    }
  }

  @Test
  void aFinishedRunNeedsNoBudgetToBeShownAgain() throws IOException {
    String result = Files.readString(run.resolve("result.json"));

    Cli again = Cli.tgd("run", "resume", run.toString(), "--budget-minutes", "0");

    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).containsPattern("candidate +bbbbbbb +textual");
    assertThat(run.resolve("result.json")).hasContent(result);
  }

  @Test
  void replaysAFinishedRunWithoutTouchingIt() throws IOException {
    String journal = Files.readString(run.resolve("journal.jsonl"));

    Cli result = Cli.tgd("run", "replay", run.toString());

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out()).containsPattern("candidate +bbbbbbb +textual");
    assertThat(run.resolve("journal.jsonl")).hasContent(journal);
  }

  @Test
  void refusesToReplayARunThatHasNotEnded() throws IOException {
    cutJournal(3);

    Cli result = Cli.tgd("run", "replay", run.toString());

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("tgd run resume");
  }

  @Test
  void noticesThatAResultWasChanged() throws IOException {
    Path result = run.resolve("result.json");
    Files.writeString(result, Files.readString(result).replace("\"textual\"", "\"another\""));

    assertThat(Cli.tgd("run", "replay", run.toString()).code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void exportsStepsAsCsvJsonAndHtml() throws IOException {
    Cli csv = Cli.tgd("run", "export", run.toString());
    Cli json = Cli.tgd("run", "export", run.toString(), "--format", "json");
    Cli html = Cli.tgd("run", "export", run.toString(), "--format", "html");

    assertThat(csv.out().lines().findFirst())
        .contains("step,candidate,accepted,loss,text,wrong letters");
    assertThat(csv.out().lines().skip(1).findFirst()).contains("0,0,true,7.0,bbbbbbb,7.0");
    JsonNode steps = new ObjectMapper().readTree(json.out()).path("trajectory");
    assertThat(steps.get(1).path("feedback").get(0).asText()).contains("letter 0: b; wanted t");
    assertThat(html.out()).isEqualTo(Files.readString(run.resolve("report.html")));
  }

  @Test
  void refusesAFolderThatIsNoRun() {
    Cli result = Cli.tgd("run", "show", folder.toString());

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no run directory");
  }

  @Test
  void refusesARunOfAnotherVersion() throws IOException {
    Path manifest = run.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"format\" : 2", "\"format\" : 7"));

    for (String command : List.of("show", "resume", "replay", "export")) {
      Cli result = Cli.tgd("run", command, run.toString());

      assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err()).contains("is of format 7").contains("reads format 2");
    }
  }

  @Test
  void saysWhereAJournalIsDamaged() throws IOException {
    Path journal = run.resolve("journal.jsonl");
    List<String> lines = Files.readAllLines(journal);
    lines.set(2, "{\"id");
    Files.write(journal, lines);

    Cli result = Cli.tgd("run", "resume", run.toString());

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("journal.jsonl line 3");
  }

  @Test
  void refusesToResumeByOtherSettings() throws IOException {
    cutJournal(5);
    Path manifest = run.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("bbbbbbb", "ccccccc"));

    Cli result = Cli.tgd("run", "resume", run.toString());

    assertThat(result.code()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("differs from its journal");
  }
}
