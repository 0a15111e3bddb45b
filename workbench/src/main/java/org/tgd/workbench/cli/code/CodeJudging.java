package org.tgd.workbench.cli.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.codeeval.problem.Language;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.InOrder;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine;

/** Judges solutions for a command; rows go to stdout or to a file that can be gone on with. */
final class CodeJudging implements AutoCloseable {
  private static final int STEPS = 10;
  private final CommandLine command;
  private final OutputOptions output;
  private final JudgingOptions options;
  private final boolean publicOnly;
  private final Judges judges;

  /**
   * Opens what judges.
   *
   * @param problems the file of the problems, if there is one
   */
  CodeJudging(
      CommandLine command,
      OutputOptions output,
      JudgingOptions options,
      boolean publicOnly,
      Optional<Path> problems) {
    this.command = command;
    this.output = output;
    this.options = options;
    this.publicOnly = publicOnly;
    options.out();
    this.judges = options.judges(publicOnly, problems);
  }

  /** Starts sandboxes for that language beside what else is to be done. */
  void prepare(Language language) {
    judges.prepare(language);
  }

  /** Judges all that is not known from an earlier run, and writes all rows in their order. */
  CodeTestSummary all(List<JudgeJob> jobs) throws InterruptedException {
    if (options.out().isEmpty()) {
      List<Optional<String>> none = Collections.nCopies(jobs.size(), Optional.empty());
      return rows(jobs, none, new CodeTestRows(command.getOut(), output.json()));
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
      CodeTestSummary summary = rows(jobs, earlier, new CodeTestRows(print, keys, file.kept()));
      if (print.checkError()) {
        throw new UncheckedIOException(
            "--out " + path + " is incomplete", new IOException("the disk may be full"));
      }
      return summary;
    } catch (IOException e) {
      throw InputException.cannotWrite(path, e);
    }
  }

  /**
   * Judges all; a row is written as soon as all before it are.
   *
   * @param earlier for each job the row that is known already, where one is
   * @param rows takes the others
   */
  private CodeTestSummary rows(
      List<JudgeJob> jobs, List<Optional<String>> earlier, CodeTestRows rows)
      throws InterruptedException {
    CodeTestSummary summary = new CodeTestSummary();
    SortedMap<Integer, JudgeJob> open = new TreeMap<>();
    for (int i = 0; i < jobs.size(); i++) {
      if (earlier.get(i).isEmpty()) {
        open.put(i, jobs.get(i));
      }
    }
    Map<Integer, ObjectNode> judged = new HashMap<>();
    InOrder<Integer> ordered =
        new InOrder<>(
            place -> {
              summary.add(
                  earlier
                      .get(place)
                      .map(rows::again)
                      .orElseGet(() -> rows.add(judged.remove(place))));
              report(place + 1, jobs.size());
            });
    rows.begin();
    for (int i = 0; i < jobs.size(); i++) {
      if (earlier.get(i).isPresent()) {
        ordered.add(i, i);
      }
    }
    judges.judge(
        open,
        (place, row) -> {
          judged.put(place, row);
          ordered.add(place, place);
        });
    rows.end();
    return summary;
  }

  private void report(int done, int all) {
    if (!output.quiet() && all >= STEPS && done * STEPS / all != (done - 1) * STEPS / all) {
      command.getErr().println("judged " + done + " of " + all);
      command.getErr().flush();
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
    judges.close();
  }
}
