package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tgd.benchmarks.scale.Grid;
import org.tgd.benchmarks.scale.StudySession;
import org.tgd.core.jobs.Site;
import org.tgd.core.jobs.Sites;
import org.tgd.core.report.Numbers;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.Version;
import org.tgd.workbench.study.StudyTable;
import picocli.CommandLine;

/** Takes a study that a YAML file describes. */
final class GridRun {
  private final PrintWriter out;
  private final PrintWriter err;
  private final OutputOptions output;

  GridRun(CommandLine command, OutputOptions output) {
    this.out = command.getOut();
    this.err = command.getErr();
    this.output = output;
  }

  int take(Path file, Path folder, String on) {
    Grid grid = StudyGrid.of(StudyFile.read(file), Version.line());
    StudySession.Standing standing;
    try (Site site = Sites.open(on, System.getenv())) {
      say("%d runs on %s, %s".formatted(grid.cells().size(), site.name(), folder));
      standing = new StudySession(grid, folder).take(site, this::say);
    }
    show(grid, folder, standing);
    if (standing.open() > 0) {
      err.println(
          "tgd: %d runs are open, their reasons in %s; go on by: tgd bench resume %s"
              .formatted(standing.open(), folder.resolve("trials.csv"), folder));
    }
    if (standing.failed() > 0) {
      err.println(
          "tgd: %d runs failed, their reasons in %s; try them again by: tgd bench resume %s"
              .formatted(standing.failed(), folder.resolve("trials.csv"), folder));
      return ExitCode.FAILED;
    }
    return standing.open() > 0 ? ExitCode.BUDGET_EXHAUSTED : ExitCode.DONE;
  }

  private void say(String line) {
    if (!output.quiet()) {
      err.println(line);
      err.flush();
    }
  }

  private void show(Grid grid, Path folder, StudySession.Standing standing) {
    if (output.json()) {
      out.println(
          JsonNodeFactory.instance
              .objectNode()
              .put("study", grid.name())
              .put("runs", grid.cells().size())
              .put("skipped", standing.skipped())
              .put("ok", standing.ok())
              .put("failed", standing.failed())
              .put("open", standing.open())
              .put("calls", standing.spent().calls())
              .put("tokens", standing.spent().tokens())
              .put("usd", standing.spent().usd())
              .put("folder", folder.toString())
              .toPrettyString());
      return;
    }
    StudyTable summary = StudyTable.read(folder.resolve("summary.csv"));
    List<List<String>> rows = new ArrayList<>(List.of(summary.head()));
    summary.rows().forEach(row -> rows.add(row.stream().map(GridRun::brief).toList()));
    Screen.table(out, rows);
    out.println();
    out.println(
        "%d runs: %d ok (%d before), %d failed, %d open; tables in %s"
            .formatted(
                grid.cells().size(),
                standing.ok(),
                standing.skipped(),
                standing.failed(),
                standing.open(),
                folder));
  }

  private static String brief(String cell) {
    return cell.contains(".") && StudyTable.number(cell).isPresent()
        ? Numbers.brief(Double.parseDouble(cell))
        : cell;
  }
}
