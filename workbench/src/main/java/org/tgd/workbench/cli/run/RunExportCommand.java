package org.tgd.workbench.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.export.RunTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands runs to other programs. */
@Command(
    name = "export",
    description = {
      "Hands a run, finished or not, or many of them to other programs. A run of a folder that",
      "cannot be read is said and left out; then the exit code is 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd run export runs/first --format csv > steps.csv",
      "  tgd run export runs --format parquet --out runs.parquet",
      "  tgd run export runs --format csv --rows candidates --out candidates.csv",
      "  tgd run export runs --format html --out index.html",
      "  tgd run export runs/a runs/b --format mlflow --out mlruns"
    })
final class RunExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Run directories, or folders of such: then all runs are in one table or place.")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      completionCandidates = ExportFormats.class,
      description = {
        "csv, json (with every candidate), html (the report; of many runs a page that leads to",
        "theirs), pdf (the same, printed by Chromium), parquet, mlflow (a folder for MLflow), or a",
        "form of the runs' domain; one of",
        "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
      })
  private String format;

  @Option(
      names = "--rows",
      paramLabel = "ROWS",
      description = {
        "What a row of csv and parquet is: runs or candidates (default: candidates of one run,",
        "else runs)."
      })
  private Optional<RunTable.Rows> rows = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = {
        "The new file, or folder where there are several files, to write to (default: stdout)."
      })
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    RunSelection runs = RunSelection.of(paths, spec.commandLine().getErr());
    RunTable.Rows row = rows.orElse(runs.isMany() ? RunTable.Rows.RUNS : RunTable.Rows.CANDIDATES);
    new RunExport(runs, out, spec.commandLine().getOut()).in(format.toLowerCase(Locale.ROOT), row);
    return runs.isIncomplete() ? ExitCode.NOT_REACHED : ExitCode.DONE;
  }
}
