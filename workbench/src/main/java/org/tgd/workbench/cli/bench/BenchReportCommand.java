package org.tgd.workbench.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.report.Visible;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.Pdf;
import org.tgd.workbench.cli.base.WholeFile;
import org.tgd.workbench.study.StudyContent;
import org.tgd.workbench.study.StudyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a study. */
@Command(
    name = "report",
    description = {
      "Writes report.html into the folder of a study, one page that stands on its own: how to"
          + " repeat",
      "it and its tables; from trials.csv, where it has raw trials, the leaderboard (also as",
      "leaderboard.csv), best so far with bootstrap bands, solved targets, critical differences of",
      "mean ranks, wins, costs, and what changed from step to step in some trials."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd bench report runs/seismo", "  tgd bench report runs/plans-100 --trial 3"})
final class BenchReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder of the study's results.")
  private Path folder;

  @Option(
      names = "--trial",
      paramLabel = "N",
      description = {
        "Show the steps of row N of trials.csv, from 1; several times for several (default: the"
            + " best",
        "and the worst of the leader, and of the last on the same instances)."
      })
  private List<Integer> trials = List.of();

  @Option(names = "--pdf", description = "Print it to report.pdf too, by Chromium.")
  private boolean pdf;

  @Override
  public Integer call() {
    Optional<Pdf> printer =
        pdf ? Optional.of(Pdf.required("--pdf", System.getenv())) : Optional.empty();
    StudyContent content = StudyContent.read(folder, trials);
    content
        .board()
        .ifPresent(board -> WholeFile.write(folder, StudyContent.LEADERBOARD, board.csv()));
    String html = StudyReport.html(content);
    WholeFile.write(folder, "report.html", html);
    spec.commandLine().getOut().println(Visible.line(folder.resolve("report.html").toString()));
    printer.ifPresent(
        each -> {
          each.print(html, folder.resolve("report.pdf"));
          spec.commandLine()
              .getOut()
              .println(Visible.line(folder.resolve("report.pdf").toString()));
        });
    return ExitCode.DONE;
  }
}
