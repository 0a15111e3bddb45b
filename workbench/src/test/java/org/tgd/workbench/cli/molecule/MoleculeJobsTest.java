package org.tgd.workbench.cli.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.receptor.ReceptorOptions;
import org.tgd.core.jobs.JobKind;
import org.tgd.core.jobs.JobKinds;
import org.tgd.core.jobs.Leases;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.InOrder;

/** What is sent to another machine and back gives what this one gives. */
class MoleculeJobsTest {
  @TempDir private Path home;

  private static MoleculeDockRow timeless(MoleculeDockRow row) {
    return new MoleculeDockRow(
        row.smiles(),
        row.receptor(),
        row.engine(),
        row.affinity(),
        row.terms(),
        0,
        row.status(),
        row.message());
  }

  private static Docked timeless(Docked docked) {
    DockOutcome outcome = docked.outcome();
    return new Docked(
        new DockOutcome(
            outcome.number(),
            timeless(outcome.row()),
            outcome.heavyAtoms(),
            outcome.interactions()),
        docked.files());
  }

  @Test
  void aDockingThatIsSentGivesTheSamePosesToTheLastBit() {
    Receptor receptor =
        ReceptorLibrary.ofUser(Map.of("TGD_HOME", home.toString()))
            .prepare("PTGS2", ReceptorOptions.DEFAULT)
            .receptor();
    SearchSettings search = new SearchSettings(1, 2, 5);
    var engine = new DockJobs.Engine("embedded", Optional.empty(), Duration.ofHours(1));
    MoleculeDockRun here = new MoleculeDockRun(engine.open(1), receptor, search, true);
    JobKind.Work there =
        JobKinds.named("molecule-dock")
            .prepare(DockJobs.settings(engine, receptor, search, true), Leases.FREE);
    List<LibraryEntry> entries =
        List.of(
            new LibraryEntry(
                1, "CCO", Map.of("name", "ethanol", "note", "a\n\nb"), Optional.empty()),
            new LibraryEntry(2, "CC(=O)[O-]", Map.of(), Optional.of("acetate")),
            new LibraryEntry(3, "C1CC", Map.of(), Optional.empty()));
    for (LibraryEntry entry : entries) {
      Docked sent = DockJobs.docked(there.done(DockJobs.job(entry)));
      assertThat(timeless(sent)).as(entry.smiles()).isEqualTo(timeless(here.docked(entry)));
    }
    assertThat(here.docked(entries.get(0)).files()).hasSize(2);
  }

  @Test
  void rowsThatAreSentAreScoredAsTheyAreHere() {
    ScoreJobs.Columns columns = new ScoreJobs.Columns(true, "CCO", List.of("qed"), true);
    JobKind.Work there =
        JobKinds.named("molecule-score").prepare(ScoreJobs.settings(columns), Leases.FREE);
    List<MoleculeRow> rows =
        List.of(
            new MoleculeRow("CCO.Cl", List.of("a, \"b\"")), new MoleculeRow("C1CC", List.of("")));
    ScoreJobs.Chunk chunk = ScoreJobs.chunk(there.done(ScoreJobs.job(0, rows)));
    MoleculeScoreTable table =
        new MoleculeScoreTable(
            true, Optional.of(org.tgd.chem.graph.Smiles.molecule("CCO")), List.of("qed"));
    String expected =
        rows.stream().map(r -> table.row(r).explained().text()).reduce("", String::concat);
    assertThat(chunk).isEqualTo(new ScoreJobs.Chunk(1, expected));
    assertThat(expected).contains("# ");
  }

  @Test
  void whateverComesFirstTheOrderIsThatOfTheLibrary() {
    List<String> told = new ArrayList<>();
    InOrder<String> ordered = new InOrder<>(told::add);
    ordered.add(2, "c");
    ordered.add(0, "a");
    assertThat(told).containsExactly("a");
    ordered.add(1, "b");
    assertThat(told).containsExactly("a", "b", "c");
    assertThat(ordered.all()).isEqualTo(told);
  }

  @Test
  void whereAndHowManyThreadsAreOneThingHere() {
    Cli threads = Cli.tgd("molecule", "score", "--smiles", "CCO", "--on", "local[2]");
    assertThat(threads.code()).as(threads.err()).isZero();
    for (String command : List.of("score", "dock")) {
      List<String> words = new ArrayList<>(List.of("molecule", command, "--smiles", "CCO"));
      words.addAll(command.equals("dock") ? List.of("--receptor", "PTGS2") : List.of());
      words.addAll(List.of("--on", "local[2]", "--threads", "2"));
      Cli both = Cli.tgd(words.toArray(String[]::new));
      assertThat(both.code()).isEqualTo(2);
      assertThat(both.err()).contains("--threads or --on, not both");
      words.set(words.size() - 3, "nowhere");
      Cli nowhere = Cli.tgd(words.subList(0, words.size() - 2).toArray(String[]::new));
      assertThat(nowhere.code()).isEqualTo(2);
      assertThat(nowhere.err()).contains("--on was 'nowhere'");
    }
  }
}
