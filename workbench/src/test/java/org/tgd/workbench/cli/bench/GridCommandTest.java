package org.tgd.workbench.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.study.StudyTable;

class GridCommandTest {
  private static final String STUDY =
      """
      tasks:
        pentane: {domain: molecule, options: {start: CCCCC, objective: qed}, models: [none]}
        word: {domain: letters, options: {target: ab, start: "--"}, models: [none], configs: [two]}
        bits: {domain: known, options: {problem: bits, size: 4}, models: [errs]}
      configs:
        two: {steps: 2}
        pair: {steps: 1, strategy: "parents:parents=1,proposals=2"}
      models:
        none:
        errs: {model: "oracle:wrong=0.5", model-seed: run}
      seeds: 2
      """;

  @TempDir private Path folder;

  private Path study(String text) throws IOException {
    return Files.writeString(folder.resolve("study.yaml"), text);
  }

  private Cli run(Path study, String out, String on) {
    return Cli.tgd(
        "bench", "run", study.toString(), "--out", folder.resolve(out).toString(), "--on", on);
  }

  private List<List<String>> rows(String out, String table) {
    return StudyTable.read(folder.resolve(out).resolve(table)).rows();
  }

  @Test
  void everyFieldAndTheOracleRunInOneStudyTheSameOnAnyNumberOfThreads() throws IOException {
    Path study = study(STUDY);
    Cli first = run(study, "one", "local[1]");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("pentane", "10 runs: 10 ok (0 before), 0 failed, 0 open");
    assertThat(run(study, "three", "local[3]").code()).isZero();
    for (String file : List.of("items.jsonl", "summary.csv")) {
      assertThat(folder.resolve("three").resolve(file))
          .hasSameTextualContentAs(folder.resolve("one").resolve(file));
    }
    int last = rows("one", "trials.csv").get(0).size() - 1;
    assertThat(rows("three", "trials.csv").stream().map(row -> row.subList(0, last)).toList())
        .isEqualTo(rows("one", "trials.csv").stream().map(row -> row.subList(0, last)).toList());
    assertThat(rows("one", "trials.csv"))
        .extracting(row -> row.get(1) + " " + row.get(2) + " " + row.get(3) + " " + row.get(4))
        .startsWith("pentane two 0 none", "pentane two 1 none", "pentane pair 0 none")
        .endsWith("bits pair 0 errs", "bits pair 1 errs");
    String key = rows("one", "trials.csv").get(0).get(0);
    Cli shown = Cli.tgd("run", "verify", folder.resolve("one/runs").resolve(key).toString());
    assertThat(shown.code()).as(shown.out() + shown.err()).isZero();
  }

  @Test
  void aStudyThatGrewIsResumedWithoutRepeatingWhatIsFinished() throws IOException {
    Path study = study(STUDY.replace("seeds: 2", "seeds: [0]"));
    assertThat(run(study, "out", "local[2]").code()).isZero();
    study(STUDY);
    Cli resumed = Cli.tgd("bench", "resume", folder.resolve("out").toString());
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("10 runs: 10 ok (5 before)");
    Cli report = Cli.tgd("bench", "report", folder.resolve("out").toString());
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(folder.resolve("out/report.html")).content().contains("study.yaml", "pentane");
  }

  @Test
  void theBudgetOfTheStudyEndsWithItsExitCode() throws Exception {
    Path study = study(STUDY + "budget: {calls: 3}\nrate: 6000\n");
    Cli run =
        Cli.tgd(
            "bench",
            "run",
            "--out",
            folder.resolve("out").toString(),
            "--json",
            "--quiet",
            study.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("runs are open", "bench resume");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("calls").asLong()).isEqualTo(3);
    assertThat(json.path("open").asInt()).isPositive();
    assertThat(json.path("ok").asInt() + json.path("open").asInt()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seeds: 2 | seedz: 2 | unknown key 'seedz'; did you mean 'seeds'?",
        "steps: 2 | stps: 2 | unknown key 'stps' in configs.two; did you mean 'steps'?",
        "domain: letters | domian: letters | unknown key 'domian' in tasks.word; did you mean",
        "wrong=0.5 | wrnog=0.5 | did you mean 'wrong'?",
        "steps: 2 | steps: many | task 'pentane', config 'two', model 'none': Invalid value",
        "steps: 2 | steps: -2 | --steps was -2; must be 0 or more",
        "domain: letters | domain: lettres | unknown domain 'lettres'",
        "start: CCCCC | strat: CCCCC | unknown option 'strat'",
        "models: [errs] | models: [err] | tasks.bits.models was 'err'; did you mean 'errs'?",
        "seeds: 2 | seeds: 0 | seeds must be how many",
        "seeds: 2 | seeds: [1, 1] | seeds must be how many",
        "seeds: 2 | seeds: 9-3 | seeds must be how many",
        "seeds: 2 | budget: {calls: 1.5} | budget.calls was 1.5; must be a whole number",
        "seeds: 2 | rate: 0 | rate was 0; must be a number, above 0",
        "seeds: 2 | budget: {usd: 1} | needs the price of model",
        "start: CCCCC | start: C1CC | ring closure 1 is never closed",
        "two: {steps: 2} | two: {steps: 2, critic: llm} | config 'two' asks a model",
        "'models: [errs]' | 'models: [none]' | the domain known has no rules",
        "seeds: 2 | seeds: [2 | no YAML",
        "steps: 1, strategy | steps: 1, seed: 1, strategy | unknown key 'seed' in configs.pair",
      })
  void whatCannotBeRunIsSaidBeforeAnythingIsWritten(String from, String to, String why)
      throws IOException {
    assertThat(STUDY).contains(from);
    Cli run = run(study(STUDY.replace(from, to)), "out", "local[1]");
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("study.yaml").contains(why);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seismoo | there is no study and no file 'seismoo'; did you mean 'seismo'?",
        "nothing.yaml | no file 'nothing.yaml'; 'tgd bench list' names the studies",
      })
  void aStudyThatIsNotThereIsNamed(String words, String why) {
    Cli run = Cli.tgd("bench", "run", words, "--out", folder.resolve("out").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(why);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whereItRunsIsChecked() throws IOException {
    Cli run = run(study(STUDY), "out", "lokal[2]");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--on was 'lokal[2]'");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
