package org.tgd.workbench.cli.code;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tgd.codeeval.problem.Language;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine;

/** Judges solutions for a command; rows go to stdout or to a file that can be gone on with. */
final class CodeJudging implements AutoCloseable {
  private final CommandLine command;
  private final OutputOptions output;
  private final JudgingOptions options;
  private final boolean publicOnly;
  private final CodeTestRun run;

  CodeJudging(
      CommandLine command, OutputOptions output, JudgingOptions options, boolean publicOnly) {
    this.command = command;
    this.output = output;
    this.options = options;
    this.publicOnly = publicOnly;
    options.out();
    Optional<PrintWriter> progress =
        output.quiet() ? Optional.empty() : Optional.of(command.getErr());
    this.run = new CodeTestRun(options.runner(), publicOnly, progress);
  }

  /** Starts sandboxes for that language beside what else is to be done. */
  void prepare(Language language) {
    run.prepare(language);
  }

  /** Judges all that is not known from an earlier run, and writes all rows in their order. */
  CodeTestSummary all(List<CodeTestRun.Job> jobs) throws InterruptedException {
    if (options.out().isEmpty()) {
      List<Optional<String>> none = Collections.nCopies(jobs.size(), Optional.empty());
      return run.all(jobs, none, new CodeTestRows(command.getOut(), output.json()));
    }
    Path path = options.out().get();
    String settings = options.settings() + (publicOnly ? ", public tests" : "");
    List<String> keys = jobs.stream().map(job -> job.hash(settings)).toList();
    try (CodeTestFile file = CodeTestFile.open(path, keys, options.resumed());
        PrintWriter print =
            new PrintWriter(Channels.newWriter(file.channel(), StandardCharsets.UTF_8))) {
      var earlier = new ArrayList<Optional<String>>();
      keys.forEach(key -> earlier.add(file.known(key)));
      said(earlier);
      CodeTestSummary summary = run.all(jobs, earlier, new CodeTestRows(print, keys, file.kept()));
      if (print.checkError()) {
        throw new UncheckedIOException(
            "--out " + path + " is incomplete", new IOException("the disk may be full"));
      }
      return summary;
    } catch (IOException e) {
      throw InputException.cannotWrite(path, e);
    }
  }

  private void said(List<Optional<String>> earlier) {
    long known = earlier.stream().filter(Optional::isPresent).count();
    if (known > 0 && !output.quiet()) {
      command.getErr().println(known + " of " + earlier.size() + " rows are known already");
      command.getErr().flush();
    }
  }

  @Override
  public void close() {
    run.close();
  }
}
