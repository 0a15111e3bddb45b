package org.tgd.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.budget.BudgetLimits;
import org.tgd.core.engine.Sampling;
import org.tgd.core.input.InputException;
import org.tgd.core.jobs.Job;
import org.tgd.core.jobs.JobKind;
import org.tgd.core.jobs.JobKinds;
import org.tgd.core.jobs.JobResult;
import org.tgd.core.jobs.LocalSite;
import org.tgd.core.jobs.Site;
import org.tgd.core.journal.JsonText;
import org.tgd.core.run.ModelChoice;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;

class StudySessionTest {
  private static final String VERSION = "test";
  @TempDir private Path folder;

  /** Bits searched for by an oracle that errs. */
  private static RunConfig bits(long seed) {
    Sampling sampling = Sampling.DEFAULT.withSeed((int) seed);
    ModelChoice oracle =
        new ModelChoice(
            "oracle:wrong=0.2",
            ModelChoice.NONE.baseUrl(),
            List.of(),
            ModelChoice.NONE.timeout(),
            1);
    return RunConfig.withoutModel("known", Map.of("problem", "bits", "size", "6"))
        .withModel(oracle.withSampling(sampling))
        .withCritic("llm")
        .withEditor("llm")
        .withSteps(5, seed);
  }

  private static GridCell cell(String task, RunConfig run) {
    String key = GridCell.key(run, new TreeMap<>(), VERSION);
    return new GridCell(task, "plain", run.seed(), run.model().name(), run, key);
  }

  private static Grid grid(int seeds) {
    return grid(seeds, BudgetLimits.NONE);
  }

  private static Grid grid(int seeds, BudgetLimits budget) {
    List<GridCell> cells =
        LongStream.range(0, seeds).mapToObj(seed -> cell("bits", bits(seed))).toList();
    return new Grid("bits", VERSION, cells, budget, OptionalDouble.empty());
  }

  private StudySession.Standing take(Grid grid, String name, Site site) {
    return new StudySession(grid, folder.resolve(name)).take(site, line -> {});
  }

  /** The tables without the times. */
  private String tables(String name) throws IOException {
    Path study = folder.resolve(name);
    String trials =
        Files.readString(study.resolve("trials.csv"))
            .lines()
            .map(line -> line.substring(0, line.lastIndexOf(',')))
            .collect(Collectors.joining("\n"));
    return trials
        + Files.readString(study.resolve("items.jsonl"))
        + Files.readString(study.resolve("summary.csv"));
  }

  private List<JsonNode> ledger(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(name).resolve("ledger.jsonl"))) {
      lines.add(JsonText.read(line));
    }
    return lines;
  }

  private void assertEachRunStandsOnceInTheLedger(Grid grid, String name) throws IOException {
    List<String> ended =
        ledger(name).stream()
            .filter(line -> line.path("status").asText().equals("ok"))
            .map(line -> line.path("run").asText())
            .toList();
    assertThat(ended)
        .containsExactlyInAnyOrderElementsOf(grid.cells().stream().map(GridCell::key).toList());
  }

  @Test
  void theTablesAreTheSameAtAnyNumberOfThreadsAndElsewhere() throws IOException {
    Grid grid = grid(6);
    assertThat(take(grid, "one", new LocalSite(1)))
        .extracting(StudySession.Standing::ok, StudySession.Standing::failed)
        .containsExactly(6, 0);
    take(grid, "four", new LocalSite(4));
    take(grid, "elsewhere", new Elsewhere(Integer.MAX_VALUE));
    assertThat(tables("four")).isEqualTo(tables("one")).contains("bits,plain,0,oracle:wrong=0.2");
    assertThat(tables("elsewhere")).isEqualTo(tables("one"));
    assertThat(folder.resolve("one/trials.parquet")).isNotEmptyFile();
  }

  @Test
  void finishedRunsAreSkippedAndStandOnceInTheLedger() throws IOException {
    take(grid(3), "study", new LocalSite(1));
    String first = Files.readString(folder.resolve("study/ledger.jsonl"));
    StudySession.Standing again = take(grid(5), "study", new LocalSite(2));
    assertThat(again.skipped()).isEqualTo(3);
    assertThat(again.ok()).isEqualTo(5);
    assertThat(Files.readString(folder.resolve("study/ledger.jsonl"))).startsWith(first);
    assertEachRunStandsOnceInTheLedger(grid(5), "study");
  }

  @Test
  void aSessionThatDiesAfterAnyResultIsTakenUpByTheNext() throws IOException {
    Grid grid = grid(4);
    take(grid, "whole", new LocalSite(1));
    for (int results = 0; results < 4; results++) {
      String name = "killed-" + results;
      Site dying = new Elsewhere(results);
      assertThatThrownBy(() -> take(grid, name, dying)).isInstanceOf(Killed.class);
      assertThat(take(grid, name, new LocalSite(1)).skipped()).isEqualTo(results);
      assertThat(tables(name)).isEqualTo(tables("whole"));
      assertEachRunStandsOnceInTheLedger(grid, name);
    }
  }

  /** What a kill leaves at any moment: a beginning of a journal, no ledger line, no table. */
  @Test
  void aRunThatWasKilledInItsMiddleGoesOnWhereItsJournalEnds() throws IOException {
    Grid grid = grid(1);
    String key = grid.cells().get(0).key();
    take(grid, "whole", new LocalSite(1));
    Path whole = folder.resolve("whole/runs").resolve(key);
    List<String> journal = Files.readAllLines(whole.resolve("journal.jsonl"));
    for (int lines = 0; lines <= journal.size(); lines += 5) {
      for (boolean here : List.of(true, false)) {
        String name = "cut-" + lines + here;
        Path part = folder.resolve(name).resolve("runs/." + key + ".part");
        Files.createDirectories(part);
        Files.copy(whole.resolve("manifest.json"), part.resolve("manifest.json"));
        String kept =
            journal.subList(0, lines).stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Files.writeString(part.resolve("journal.jsonl"), kept + "{\"torn");
        take(grid, name, here ? new LocalSite(1) : new Elsewhere(9));
        assertThat(
                Files.readAllLines(folder.resolve(name).resolve("runs/" + key + "/journal.jsonl")))
            .as("%d lines kept", lines)
            .hasSameSizeAs(journal);
        assertThat(candidates(name)).isEqualTo(candidates("whole"));
      }
    }
  }

  @Test
  void aRunWhoseJournalIsDamagedIsARowAndEndsNoOther() throws IOException {
    Grid grid = grid(2);
    take(grid, "study", new LocalSite(1));
    String key = grid.cells().get(0).key();
    Path runs = folder.resolve("study/runs");
    Files.move(runs.resolve(key), runs.resolve("." + key + ".part"));
    Path journal = runs.resolve("." + key + ".part/journal.jsonl");
    Files.writeString(journal, Files.readString(journal).replaceFirst("accepted", "Accepted"));
    StudySession.Standing standing = take(grid, "study", new LocalSite(1));
    assertThat(standing.failed()).isEqualTo(1);
    assertThat(standing.ok()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("study/trials.csv"))).contains("journal.jsonl");
  }

  private String candidates(String name) throws IOException {
    return Files.readString(folder.resolve(name).resolve("items.jsonl"));
  }

  @Test
  void aFinishedRunThatTheLedgerMissedIsAddedAndATornLineDropped() throws IOException {
    Grid grid = grid(2);
    take(grid, "study", new LocalSite(1));
    Path ledger = folder.resolve("study/ledger.jsonl");
    String whole = Files.readString(ledger);
    Files.writeString(ledger, whole.substring(0, whole.length() - 20));
    assertThat(take(grid, "study", new LocalSite(1)).skipped()).isEqualTo(2);
    assertEachRunStandsOnceInTheLedger(grid, "study");
  }

  @Test
  void aRunThatFailsIsARowWithItsReasonAndIsTriedAgain() throws IOException {
    Path start = Files.writeString(folder.resolve("start.txt"), "1");
    RunConfig program =
        RunConfig.withoutModel(
                "program", Map.of("evaluator", "echo '{\"loss\": 1}'", "start", start.toString()))
            .withSteps(0, 0);
    Grid grid =
        new Grid(
            "mixed",
            VERSION,
            List.of(cell("bits", bits(0)), cell("program", program)),
            BudgetLimits.NONE,
            OptionalDouble.empty());
    Files.delete(start);
    StudySession.Standing first = take(grid, "study", new LocalSite(2));
    assertThat(first.ok()).isEqualTo(1);
    assertThat(first.failed()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("study/trials.csv")))
        .contains(",failed,")
        .contains("cannot read")
        .contains("start.txt");
    Files.writeString(start, "1");
    StudySession.Standing second = take(grid, "study", new LocalSite(2));
    assertThat(second.skipped()).isEqualTo(1);
    assertThat(second.ok()).isEqualTo(2);
    assertEachRunStandsOnceInTheLedger(grid, "study");
  }

  @Test
  void theBudgetOfTheStudyHoldsOverThreadsAndSessions() throws IOException {
    take(grid(4), "free", new LocalSite(1));
    Grid tight = grid(4, BudgetLimits.NONE.withCalls(9));
    StudySession.Standing first = take(tight, "study", new LocalSite(3));
    assertThat(first.open()).isPositive();
    assertThat(first.spent().calls()).isEqualTo(9);
    StudySession.Standing second = take(tight, "study", new Elsewhere(99));
    assertThat(second.spent().calls()).isEqualTo(9);
    assertThat(Files.readString(folder.resolve("study/trials.csv"))).contains(",open,", "9 calls");
    Grid wide = grid(4, BudgetLimits.NONE.withCalls(1000));
    assertThat(take(wide, "study", new LocalSite(3)).open()).isZero();
    assertThat(tables("study")).isEqualTo(tables("free"));
    assertEachRunStandsOnceInTheLedger(wide, "study");
    long leased = ledger("study").stream().filter(line -> line.has("lease")).count();
    long settled = ledger("study").stream().filter(line -> line.has("settled")).count();
    assertThat(leased).isEqualTo(settled).isPositive();
  }

  @Test
  void twoProcessesCannotWriteOneStudy() {
    Path study = folder.resolve("study");
    try (StudyFolder held = StudyFolder.open(study)) {
      assertThat(held.path()).isEqualTo(study);
      assertThatThrownBy(() -> take(grid(1), "study", new LocalSite(1)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("being written by another");
    }
  }

  @Test
  void theKeyChangesWithAllThatARunDependsOnAndWithNothingElse() {
    var inputs = OptimizationRun.of(bits(0)).inputs();
    String key = GridCell.key(bits(0), inputs, VERSION);
    assertThat(key).matches("[0-9a-f]{20}").isEqualTo(GridCell.key(bits(0), inputs, VERSION));
    var other = new TreeMap<>(inputs);
    other.put("start", "x");
    assertThat(
            List.of(
                GridCell.key(bits(1), inputs, VERSION),
                GridCell.key(bits(0).withSteps(6, 0), inputs, VERSION),
                GridCell.key(bits(0).withCritic("llm-only"), inputs, VERSION),
                GridCell.key(bits(0).withModel(ModelChoice.NONE), inputs, VERSION),
                GridCell.key(bits(0), other, VERSION),
                GridCell.key(bits(0), inputs, "another")))
        .doesNotContain(key)
        .doesNotHaveDuplicates();
  }

  @Test
  void twoNamesForTheSameRunAreRefused() {
    List<GridCell> cells = List.of(cell("one", bits(0)), cell("other", bits(0)));
    assertThatThrownBy(
            () -> new Grid("x", VERSION, cells, BudgetLimits.NONE, OptionalDouble.empty()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("task one")
        .hasMessageContaining("task other");
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Another machine: it sees no file of the driver, and dies after so many results.
   *
   * @param results how many
   */
  private record Elsewhere(int results) implements Site {
    @Override
    public String name() {
      return "elsewhere";
    }

    @Override
    public boolean isHere() {
      return false;
    }

    @Override
    public void carryOut(Batch batch, List<Job> jobs, Consumer<JobResult> each) {
      JobKind.Work work = JobKinds.named(batch.kind()).prepare(batch.settings(), batch.leases());
      List<Job> reversed = new ArrayList<>(jobs);
      java.util.Collections.reverse(reversed);
      int told = 0;
      for (Job job : reversed) {
        JobResult result = new JobResult(job.id(), work.done(job));
        if (told++ == results) {
          throw new Killed();
        }
        each.accept(result);
      }
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
