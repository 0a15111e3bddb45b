package org.tgd.workbench.cli.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.WholeFile;
import org.tgd.workbench.study.Study;
import org.tgd.workbench.study.StudyReport;
import org.tgd.workbench.study.StudyTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a study. */
@Command(
    name = "report",
    description = {
      "Writes report.html into the folder of a study: how to repeat it, its tables, and the"
          + " numbers",
      "of its summary as bars. One page that stands on its own."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd bench report runs/seismo"})
final class BenchReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder of the study's results.")
  private Path folder;

  @Override
  public Integer call() {
    String page = StudyReport.html(Study.read(folder), StudyTable.of(folder));
    WholeFile.write(folder, "report.html", page);
    spec.commandLine().getOut().println(folder.resolve("report.html"));
    return ExitCode.DONE;
  }
}
