package org.tgd.benchmarks.scale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.benchmarks.stats.CsvText;
import org.tgd.benchmarks.stats.ParquetTable;
import org.tgd.benchmarks.stats.TableColumn;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.journal.JournalException;
import org.tgd.core.journal.JsonText;
import org.tgd.core.report.Judged;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;

/**
 * The tables of a study, made anew from the directories of its runs: {@code trials.csv} and {@code
 * trials.parquet} (a row a run), {@code items.jsonl} (a line for each judged candidate), {@code
 * summary.csv} (a row for each task, config and model). All but seconds are the same wherever the
 * runs were taken.
 */
final class StudyTables {
  private final StudyFolder study;
  private final Map<String, RunEnd> open;

  /**
   * The tables of a study.
   *
   * @param open how runs ended that are not finished
   */
  StudyTables(StudyFolder study, Map<String, RunEnd> open) {
    this.study = study;
    this.open = open;
  }

  /** Writes all of them, each whole or as it was, and returns the rows. */
  List<Trial> write(List<GridCell> cells) {
    List<Trial> trials = new ArrayList<>();
    replace(
        "items.jsonl",
        part -> {
          try (Writer items = Files.newBufferedWriter(part)) {
            for (GridCell cell : cells) {
              Trial trial = trial(cell);
              items(trial, items);
              trials.add(trial.brief());
            }
          }
        });
    List<String> head = Trial.COLUMNS.stream().map(TableColumn::name).toList();
    List<List<Object>> rows = trials.stream().map(Trial::values).toList();
    replace("trials.csv", part -> Files.writeString(part, CsvText.of(head, rows)));
    replace("trials.parquet", part -> parquet(part, rows));
    replace("summary.csv", part -> Files.writeString(part, StudySummary.csv(trials)));
    return trials;
  }

  private static void parquet(Path file, List<List<Object>> rows) throws IOException {
    try (ParquetTable table = ParquetTable.create(file, "trial", Trial.COLUMNS)) {
      for (List<Object> row : rows) {
        table.add(row);
      }
    }
  }

  private Trial trial(GridCell cell) {
    Optional<RunEnd> ended = study.end(cell.key());
    RunEnd end =
        ended
            .or(() -> Optional.ofNullable(open.get(cell.key())))
            .orElseGet(() -> new RunEnd(RunEnd.Status.OPEN, "not begun", 0));
    Path path = ended.isPresent() ? study.run(cell.key()) : study.unfinished(cell.key());
    if (!Files.isRegularFile(path.resolve("manifest.json"))) {
      return new Trial(cell, end, "", Optional.empty());
    }
    try {
      RunDirectory directory = RunDirectory.open(path);
      String came = directory.result().map(result -> result.path("end").asText()).orElse("");
      return new Trial(cell, end, came, Optional.of(RunRecord.of(directory)));
    } catch (InputException | JournalException e) {
      if (end.status() == RunEnd.Status.OK) {
        throw new InputException(
            path + " is damaged; delete it to have it run again: " + e.getMessage(), e);
      }
      return new Trial(cell, end, "", Optional.empty()); // its reason says so
    }
  }

  private static void items(Trial trial, Writer items) throws IOException {
    if (trial.record().isEmpty()) {
      return;
    }
    for (Judged judged : trial.record().get().steps()) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.setAll(trial.cell().json());
      line.put("step", judged.index()).put("candidate", judged.candidate());
      EvaluationJson.number(line, "loss", judged.loss());
      line.put("accepted", judged.accepted());
      line.set("metrics", Trial.metrics(judged));
      items.write(JsonText.line(line.put("text", judged.text())));
      items.write('\n');
    }
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(Path file) throws IOException;
  }

  private void replace(String name, Content content) {
    Path part = study.path().resolve("." + name + ".part");
    try {
      Files.deleteIfExists(part);
      content.writeTo(part);
      Files.move(part, study.path().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + study.path().resolve(name), e);
    }
  }
}
