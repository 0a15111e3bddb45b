package org.tgd.workbench.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.ParquetReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.report.ExportedFile;
import org.tgd.workbench.cli.Cli;
import org.tgd.workbench.cli.base.ExitCode;

class RunExportTest {
  private static final String ATTACK = "=HYPERLINK(\"http://x\")\u202e\u001b[2J\nsecond line";

  @TempDir private Path folder;
  private Path runs;

  @BeforeEach
  void twoRuns() {
    runs = folder.resolve("runs");
    take("optimize --domain letters -o start=bbbbbbb --steps 2 --seed 3", "b");
    take("optimize --domain letters -o start=ttttttt --steps 3 --seed 4", "a");
  }

  private void take(String command, String name) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(List.of("--quiet", "--out", runs.resolve(name).toString()));
    Cli taken = Cli.tgd(words.toArray(String[]::new));
    assertThat(taken.code()).as(taken.err()).isZero();
  }

  private Cli export(String... options) {
    List<String> words = new ArrayList<>(List.of("run", "export", runs.toString()));
    words.addAll(List.of(options));
    return Cli.tgd(words.toArray(String[]::new));
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    try (CSVParser rows =
        CSVFormat.DEFAULT.builder().setHeader().get().parse(new StringReader(csv))) {
      return rows.getRecords();
    }
  }

  @Test
  void manyRunsAreOneTable() throws IOException {
    List<CSVRecord> byRun = rows(export().out());
    List<CSVRecord> byCandidate = rows(export("--rows", "candidates").out());

    assertThat(byRun).extracting(row -> row.get("run")).containsExactly("a", "b");
    assertThat(byRun).extracting(row -> row.get("seed")).containsExactly("4", "3");
    assertThat(byRun)
        .extracting(row -> row.get("params.start"))
        .containsExactly("ttttttt", "bbbbbbb");
    assertThat(byRun).extracting(row -> row.get("best_loss")).containsExactly("2.0", "5.0");
    assertThat(byRun)
        .extracting(row -> row.get("metrics.wrong letters"))
        .containsExactly("2.0", "5.0");
    assertThat(byCandidate)
        .extracting(row -> row.get("run") + row.get("step"))
        .containsExactly("a0", "a1", "a2", "a3", "b0", "b1", "b2");
    assertThat(rows(Cli.tgd("run", "export", out("runs/a")).out())).hasSize(4);
  }

  @Test
  void parquetHoldsTheSameTable() throws IOException {
    assertThat(export("--format", "parquet", "--out", out("runs.parquet")).code()).isZero();

    List<String> heads = new ArrayList<>();
    List<List<String>> read = new ArrayList<>();
    try (Stream<List<String>> all =
        ParquetReader.streamContent(
            folder.resolve("runs.parquet").toFile(),
            columns -> {
              columns.forEach(column -> heads.add(column.getPath()[0]));
              return new Cells();
            })) {
      all.forEach(read::add);
    }
    List<CSVRecord> csv = rows(export().out());
    assertThat(heads).containsExactlyElementsOf(csv.get(0).getParser().getHeaderNames());
    assertThat(read).hasSameSizeAs(csv);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i)).containsExactlyElementsOf(csv.get(i).toList());
    }
  }

  /** The cells of a row as texts, empty for none. */
  private static final class Cells
      implements blue.strategic.parquet.Hydrator<List<String>, List<String>> {
    @Override
    public List<String> start() {
      return new ArrayList<>();
    }

    @Override
    public List<String> add(List<String> target, String heading, Object value) {
      target.add(value == null ? "" : value.toString());
      return target;
    }

    @Override
    public List<String> finish(List<String> target) {
      return target;
    }
  }

  @Test
  void jsonIsAsItsPublishedSchemaSays() throws IOException {
    Path published = Path.of("").toAbsolutePath().resolveSibling("docs/schemas/runs.schema.json");
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(published));
    ObjectMapper json = new ObjectMapper();

    JsonNode many = json.readTree(export("--format", "json").out());
    JsonNode one = json.readTree(Cli.tgd("run", "export", out("runs/b"), "--format=json").out());

    assertThat(many).hasSize(2);
    assertThat(many.get(1)).isEqualTo(one);
    assertThat(schema.validate(many)).isEmpty();
    assertThat(schema.validate(one)).isEmpty();
    assertThat(schema.validate(json.createArrayNode().add(json.createObjectNode()))).isNotEmpty();
  }

  @Test
  void mlflowFindsParamsMetricsByStepAndArtifacts() throws IOException {
    assertThat(export("--format", "mlflow", "--out", out("mlruns")).code()).isZero();

    Path mlruns = folder.resolve("mlruns");
    List<Path> homes;
    try (Stream<Path> all = Files.walk(mlruns)) {
      homes = all.filter(each -> each.endsWith("artifacts")).map(Path::getParent).toList();
    }
    assertThat(homes).hasSize(2);
    for (Path home : homes) {
      String name = Files.readString(home.resolve("tags/mlflow.runName"));
      Map<String, String> starts = Map.of("a", "ttttttt", "b", "bbbbbbb");
      assertThat(home.resolve("params/start")).hasContent(starts.get(name));
      assertThat(Files.readAllLines(home.resolve("metrics/wrong letters")))
          .hasSize(name.equals("a") ? 4 : 3)
          .allMatch(line -> line.matches("\\d{13} \\d\\.0 \\d"));
      assertThat(home.resolve("meta.yaml"))
          .content()
          .contains("run_name: \"" + name + "\"\n", "status: 3\n", "file:///")
          .contains(mlruns.toUri().getPath());
      assertThat(home.resolve("artifacts/report.html")).isRegularFile();
      assertThat(home.getParent().resolve("meta.yaml")).content().contains("name: \"letters\"\n");
    }
  }

  @Test
  void formsOfTheDomainComeAsOneFileForEachRun() throws IOException {
    Cli many = export("--format", "word", "--out", out("words"));
    Cli one = Cli.tgd("run", "export", out("runs/b"), "--format", "word", "--out", out("b.txt"));

    assertThat(many.code()).as(many.err()).isZero();
    ObjectMapper json = new ObjectMapper();
    for (String run : List.of("a", "b")) {
      JsonNode result = json.readTree(runs.resolve(run).resolve("result.json").toFile());
      assertThat(folder.resolve("words/" + run + ".txt"))
          .hasContent(result.path("best").path("text").asText());
    }
    assertThat(one.code()).isZero();
    assertThat(folder.resolve("b.txt")).hasSameTextualContentAs(folder.resolve("words/b.txt"));
  }

  @Test
  void aPageLeadsToTheReports() throws IOException {
    assertThat(export("--format", "html", "--out", out("index.html")).code()).isZero();

    assertThat(Files.readString(folder.resolve("index.html")))
        .contains(
            "<a href=\"./runs/a/report.html\">a</a>", "<a href=\"./runs/b/report.html\">b</a>")
        .contains("2 runs", "3/3", "2/2")
        .doesNotContain("<script");
  }

  @Test
  void nothingOfACandidateSteersTerminalOrSpreadsheet() throws IOException {
    Path start = folder.resolve("start.txt");
    Files.writeString(start, ATTACK);
    String program = "read line; printf '{\"loss\": 1, \"metrics\": {\"=1+1\": 2}}'";
    Cli run =
        Cli.tgd(
            "optimize",
            "--evaluator",
            program,
            "--start",
            start.toString(),
            "--role",
            "a text",
            "--steps",
            "0",
            "--quiet",
            "--out",
            out("hostile"));
    assertThat(run.code()).as(run.err()).isZero();

    Cli csv = Cli.tgd("run", "export", out("hostile"));

    assertThat(csv.out()).doesNotContain("\u202e", "\u001b").contains("'=1+1");
    assertThat(rows(csv.out()).get(0).get("text"))
        .isEqualTo("'=HYPERLINK(\"http://x\")<U+202E><U+001B>[2J\nsecond line");
    Cli html = Cli.tgd("run", "export", out("hostile"), out("runs/a"), "--format", "html");
    assertThat(html.out()).doesNotContain("\u202e", "\u001b");
    Cli json = Cli.tgd("run", "export", out("hostile"), "--format", "json");
    assertThat(new ObjectMapper().readTree(json.out()).path("start").path("text").asText())
        .isEqualTo(ATTACK);
  }

  @Test
  void aDamagedRunOfAFolderIsSaidAndLeftOut() throws IOException {
    Path journal = runs.resolve("b/journal.jsonl");
    Files.writeString(journal, Files.readString(journal).replaceFirst("bbbbbbb", "bbbbbbc"));

    Cli folderOfRuns = export("--out", out("left.csv"));
    Cli named = Cli.tgd("run", "export", out("runs/a"), out("runs/b"), "--out", out("named.csv"));

    assertThat(folderOfRuns.code()).isEqualTo(ExitCode.NOT_REACHED);
    assertThat(folderOfRuns.err()).contains("tgd: left out: ").hasLineCount(1);
    assertThat(rows(Files.readString(folder.resolve("left.csv")))).hasSize(1);
    assertThat(named.code()).isEqualTo(ExitCode.FAILED);
    assertThat(folder.resolve("named.csv")).doesNotExist();
  }

  @Test
  void whatIsThereIsNotOverwrittenAndNothingIsHalfWritten() throws IOException {
    Files.writeString(folder.resolve("there"), "mine");
    String there = out("there");
    for (String[] bad :
        new String[][] {
          {"--format", "csv", "--out", there},
          {"--format", "parquet", "--out", there},
          {"--format", "mlflow", "--out", there},
          {"--format", "word", "--out", there},
          {"--format", "html", "--out", there + "/below"},
          {"--format", "parquet"},
          {"--format", "mlflow"},
          {"--format", "word"},
          {"--format", "sdf", "--out", out("none")},
          {"--rows", "steps"}
        }) {
      Cli refused = export(bad);
      assertThat(refused.code()).as(String.join(" ", bad) + refused).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
    }
    assertThat(folder.resolve("there")).hasContent("mine");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("runs", "there");
    }
  }

  @Test
  void twoRunsOfOneNameAreToldApart() throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectory(other);
    Files.move(runs.resolve("b"), other.resolve("a"));

    Cli both = Cli.tgd("run", "export", runs.toString(), out("other/a"), runs.toString());

    assertThat(rows(both.out())).extracting(row -> row.get("run")).containsExactly("a", "a-2");
    assertThat(ExportedFile.of("a.tar.gz", "").suffix()).isEqualTo(".tar.gz");
  }
}
