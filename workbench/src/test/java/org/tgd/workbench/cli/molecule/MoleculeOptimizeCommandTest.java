package org.tgd.workbench.cli.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class MoleculeOptimizeCommandTest {
  @TempDir private Path folder;

  private Cli optimize(String start, String... more) {
    List<String> words = new ArrayList<>(List.of("molecule", "optimize", "--start", start));
    words.addAll(List.of("--steps", "4", "--seed", "1", "--out", folder + "/run", "-q"));
    words.addAll(List.of(more));
    return Cli.tgd(words.toArray(String[]::new));
  }

  @Test
  void endsWithABetterMoleculeAndAPictureOfIt() throws IOException {
    Cli result = optimize("CC(=O)Nc1ccc(O)cc1", "--objective", "qed", "--json");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
    JsonNode json = new ObjectMapper().readTree(result.out());
    double start = json.path("start").path("metrics").path("QED").asDouble();
    double best = json.path("best").path("metrics").path("QED").asDouble();
    assertThat(start).isBetween(0.5949, 0.5951);
    assertThat(best).isGreaterThan(0.8);
    assertThat(folder.resolve("run/report.html")).content().contains("<svg", "QED", "Step 1");
    Cli score = Cli.tgd("molecule", "score", "--smiles", json.path("best").path("text").asText());
    assertThat(score.out()).contains(",ok,");
  }

  @Test
  void docksFromSeveralStartsAndEndsTheSameWhenItIsTakenUpAgain() throws IOException {
    Path run = folder.resolve("docked");
    Cli result =
        Cli.tgd(
            "molecule",
            "optimize",
            "--receptor",
            "PPARA",
            "--start",
            "CCO",
            "CC(N)=O",
            "--steps",
            "2",
            "--proposals",
            "1",
            "--editor",
            "random",
            "--final-exhaustiveness",
            "1",
            "--out",
            run.toString(),
            "-q");
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
    Path journal = run.resolve("journal.jsonl");
    String whole = Cli.timeless(journal);
    String ended = Files.readString(run.resolve("result.json"));
    assertThat(whole).contains("\"candidate\":\"CC(N)=O\"");
    assertThat(ended).contains("\"affinity\"", "\"QED\"", "\"evaluations\" : 3");

    // as if the process had been killed after the second docking
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, lines.size() / 2));
    Files.delete(run.resolve("result.json"));
    Cli resumed = Cli.tgd("run", "resume", run.toString(), "-q");
    assertThat(resumed.code()).as(resumed.err()).isEqualTo(ExitCode.DONE);
    assertThat(Cli.timeless(journal)).isEqualTo(whole);
    assertThat(Files.readString(run.resolve("result.json"))).isEqualTo(ended);
  }

  @Test
  void aReceptorOrEngineThatIsNotThereIsNamed() {
    assertThat(optimize("CCO", "--receptor", "NOPE").err()).contains("NOPE");
    assertThat(optimize("CCO", "--receptor", "PPARA", "--engine", "gold").err())
        .contains("engine was 'gold'; must be embedded or vina");
    assertThat(optimize("CCO", "--receptor", "PPARA", "--exhaustiveness", "0").err())
        .contains("exhaustiveness was 0");
    assertThat(optimize("CCO", "--objective", "docking").err()).contains("wants a receptor");
    assertThat(optimize("CCO", "--proposals", "0").err()).contains("--proposals was 0");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void takesTheSameRunAgainFromTheJournalAlone() {
    optimize("CCCCC");

    Cli replayed = Cli.tgd("run", "replay", folder + "/run");

    assertThat(replayed.code()).as(replayed.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void editsAtRandomAsAControl() {
    Cli result = optimize("CCCCC", "--editor", "random");

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out()).contains("no model: grounded critic, random editor");
  }

  @Test
  void refusesBrokenSmilesWithThePosition() {
    Cli result = optimize("CC(=O");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("CC(=O").contains("position 3");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAnUnknownObjectiveAndNamesTheKnown() {
    Cli result = optimize("CCCCC", "--objective", "beauty");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("beauty").contains("qed");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void comparesWithRandomEdits() throws IOException {
    Path starts = Files.writeString(folder.resolve("starts.smi"), "CCCCC\nCC(N)=O\n");

    Cli table =
        Cli.tgd("bench", "run", "qed-starts", "--starts", starts.toString(), "--seeds", "1");
    Cli json =
        Cli.tgd(
            "bench", "run", "qed-starts", "--starts", starts.toString(), "--seeds", "1", "--json");

    assertThat(table.out()).contains("grounded TGD, no model", "random edits, as many evaluations");
    JsonNode rows = new ObjectMapper().readTree(json.out());
    assertThat(rows).hasSize(6);
    assertThat(rows.get(0).path("best_qed").asDouble())
        .isGreaterThan(rows.get(1).path("best_qed").asDouble());
    assertThat(rows.get(2).path("evaluations").asLong())
        .isLessThanOrEqualTo(rows.get(0).path("evaluations").asLong());
  }
}
