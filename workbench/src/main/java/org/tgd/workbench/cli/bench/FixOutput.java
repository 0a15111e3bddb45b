package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import org.tgd.benchmarks.study.FixTable;
import org.tgd.core.report.Visible;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine;

/** Takes a study of faulty programs and shows its figures. */
final class FixOutput {
  private FixOutput() {}

  static int show(CommandLine command, OutputOptions output, FixOptions options, int runs)
      throws InterruptedException {
    PrintWriter err = command.getErr();
    FixTable table =
        new FixRun(
                options,
                runs,
                word -> {
                  if (!output.quiet()) {
                    err.println(word);
                    err.flush();
                  }
                })
            .take();
    PrintWriter print = command.getOut();
    if (output.json()) {
      try {
        print.println(new ObjectMapper().writeValueAsString(table.rows()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    } else {
      Screen.text(print, table.lines());
      options.out.ifPresent(
          folder -> print.println("\nrows and summary: " + Visible.line(folder.toString())));
    }
    return ExitCode.DONE;
  }
}
