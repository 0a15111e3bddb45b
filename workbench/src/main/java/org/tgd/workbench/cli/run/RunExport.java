package org.tgd.workbench.cli.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tgd.benchmarks.stats.ParquetTable;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Exporter;
import org.tgd.core.run.Domains;
import org.tgd.core.spi.Domain;
import org.tgd.workbench.cli.base.Pdf;
import org.tgd.workbench.export.CsvRows;
import org.tgd.workbench.export.DomainFiles;
import org.tgd.workbench.export.ExportedRun;
import org.tgd.workbench.export.MlflowFolder;
import org.tgd.workbench.export.NewPlace;
import org.tgd.workbench.export.RunJson;
import org.tgd.workbench.export.RunTable;
import org.tgd.workbench.export.RunsPage;
import org.tgd.workbench.report.RunReport;

/** Hands runs to other programs in one form, to a new file or folder or to the standard output. */
final class RunExport {
  /** Forms that runs of every domain have. */
  static final List<String> COMMON = List.of("csv", "json", "html", "pdf", "parquet", "mlflow");

  private final RunSelection runs;
  private final Optional<Path> out;
  private final PrintWriter stdout;

  RunExport(RunSelection runs, Optional<Path> out, PrintWriter stdout) {
    this.runs = runs;
    this.out = out;
    this.stdout = stdout;
  }

  @FunctionalInterface
  private interface Text {
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Exports them.
   *
   * @param format one of {@link #COMMON} or a form of a domain
   * @param rows what a row of a table is
   */
  void in(String format, RunTable.Rows rows) {
    out.ifPresent(path -> NewPlace.forFolder("--out", path)); // before any run is read
    switch (format) {
      case "csv" -> text(writer -> CsvRows.write(RunTable.of(runs, rows, runs.isMany()), writer));
      case "json" -> text(this::json);
      case "html" -> text(this::html);
      case "pdf" -> {
        NewPlace place = NewPlace.forFile("--out", required(format, "FILE"));
        Pdf printer = Pdf.required("--format pdf", System.getenv());
        place.file(draft -> printer.print(html(), draft));
      }
      case "parquet" -> {
        NewPlace place = NewPlace.forFile("--out", required(format, "FILE"));
        place.file(draft -> parquet(draft, rows));
      }
      case "mlflow" -> {
        NewPlace place = NewPlace.forFolder("--out", required(format, "DIR"));
        place.folder(draft -> MlflowFolder.write(runs, draft, place.path()));
      }
      default -> domain(format);
    }
  }

  private Path required(String format, String what) {
    return out.orElseThrow(
        () -> new InputException("--format " + format + " needs a place: give --out " + what));
  }

  private void text(Text text) {
    if (out.isPresent()) {
      NewPlace.forFile("--out", out.get())
          .file(
              draft -> {
                try (Writer writer = replacing(draft)) {
                  text.writeTo(writer);
                }
              });
      return;
    }
    try {
      text.writeTo(stdout);
      stdout.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A writer for which half of a pair, which UTF-8 cannot hold, is no failure. */
  private static Writer replacing(Path file) throws IOException {
    return new BufferedWriter(
        new java.io.OutputStreamWriter(
            Files.newOutputStream(file),
            StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)));
  }

  private void json(Writer writer) throws IOException {
    if (runs.isMany()) {
      RunJson.write(runs, writer);
    } else {
      runs.each(run -> writer.write(RunJson.of(run).toPrettyString() + "\n"));
    }
  }

  private String html() throws IOException {
    StringWriter page = new StringWriter();
    html(page);
    return page.toString();
  }

  private void html(Writer writer) throws IOException {
    if (runs.isMany()) {
      Path base =
          out.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of("").toAbsolutePath());
      writer.write(RunsPage.html(runs, base));
    } else {
      runs.each(run -> writer.write(report(run)));
    }
  }

  /** The report of a run. */
  static String report(ExportedRun run) {
    Domain domain = Domains.named(domainOf(run));
    return RunReport.html(
        run.record(),
        domain.problem(run.record().manifest().config().options()).renderer(),
        RunReport.sections(domain, run.record()));
  }

  private void parquet(Path file, RunTable.Rows rows) throws IOException {
    RunTable table = RunTable.of(runs, rows, runs.isMany());
    try (ParquetTable written =
        ParquetTable.create(
            file, rows == RunTable.Rows.RUNS ? "run" : "candidate", table.columns())) {
      table.each(written::add);
    }
  }

  private void domain(String format) {
    Map<String, DomainFiles> byDomain = forms(format);
    List<Exporter.Extent> extents =
        byDomain.values().stream().map(DomainFiles::extent).distinct().toList();
    boolean folder =
        extents.contains(Exporter.Extent.FOLDER)
            || (runs.isMany() && !extents.equals(List.of(Exporter.Extent.LINES)));
    if (!folder) {
      text(writer -> runs.each(run -> writer.write(form(byDomain, run).text(run))));
      return;
    }
    NewPlace place = NewPlace.forFolder("--out", required(format, "DIR"));
    place.folder(
        draft ->
            runs.each(
                run -> {
                  if (runs.isMany()) {
                    form(byDomain, run).writeBeside(run, draft);
                  } else {
                    form(byDomain, run).write(run, draft);
                  }
                }));
  }

  private static DomainFiles form(Map<String, DomainFiles> byDomain, ExportedRun run) {
    return byDomain.get(domainOf(run));
  }

  private static String domainOf(ExportedRun run) {
    return run.record().manifest().config().domain();
  }

  /** What writes that form, by domain; of several runs those of other domains are left out. */
  private Map<String, DomainFiles> forms(String format) {
    Map<String, DomainFiles> byDomain = new TreeMap<>();
    Map<String, String> known = new TreeMap<>();
    try {
      runs.each(
          run -> {
            Domain domain = Domains.named(domainOf(run));
            known.put(domain.name(), formats(domain));
            domain.exporters().stream()
                .filter(each -> each.format().equalsIgnoreCase(format))
                .findFirst()
                .ifPresent(
                    each -> byDomain.put(domain.name(), new DomainFiles(each, runs.isMany())));
            if (!byDomain.containsKey(domain.name())) {
              runs.passOver(run);
            } else if (run.record().steps().isEmpty() && runs.isMany()) {
              runs.leaveOut(run, run.name() + ": it ended before its first candidate was judged");
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (byDomain.isEmpty()) {
      throw new InputException("--format was '%s'; %s".formatted(format, words(known)));
    }
    return byDomain;
  }

  private static String words(Map<String, String> known) {
    return known.entrySet().stream()
        .map(
            each ->
                "for a run of the domain %s it must be one of %s"
                    .formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String formats(Domain domain) {
    return Stream.concat(COMMON.stream(), domain.exporters().stream().map(Exporter::format))
        .collect(Collectors.joining(", "));
  }
}
