package org.tgd.workbench.cli.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.core.Outcome;
import org.tgd.core.budget.BudgetExhaustedException;
import org.tgd.core.budget.Cost;
import org.tgd.core.budget.LedgerEntry;
import org.tgd.core.engine.EngineException;
import org.tgd.core.eval.ToolException;
import org.tgd.core.journal.Account;
import org.tgd.core.report.Ending;
import org.tgd.core.report.ReportSections;
import org.tgd.core.run.Anywhere;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.Person;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.run.RunResult;
import org.tgd.core.run.Terminal;
import org.tgd.workbench.report.ResultTable;
import org.tgd.workbench.report.RunReport;
import picocli.CommandLine;

/** Takes a run in the foreground: progress, result, report, and a word on how to go on. */
public final class RunSession {
  /** So many in a row that brought nothing better are worth a word. */
  private static final int STALL = 6;

  private static final String PDF = "report.pdf";

  private final PrintWriter out;
  private final PrintWriter err;
  private final OutputOptions output;

  private final Optional<Pdf> pdf;

  /** A session that writes to the streams of a command. */
  public RunSession(CommandLine command, OutputOptions output) {
    this(command, output, Optional.empty());
  }

  /** The same that prints the report too, where there is something that prints. */
  public RunSession(CommandLine command, OutputOptions output, Optional<Pdf> pdf) {
    this.out = output.json() ? command.getOut() : MarkedWriter.of(command.getOut());
    this.err = command.getErr();
    this.output = output;
    this.pdf = pdf;
  }

  /** Takes a new run, or takes a run up where its journal ends. */
  public int take(OptimizationRun run, RunDirectory directory, int threads) {
    if (!output.quiet()) {
      err.println(run.config().method() + ", " + directory.path());
    }
    run.shortfall().ifPresent(why -> err.println("tgd: " + why));
    Thread word = new Thread(() -> sayHowToGoOn(directory), "tgd-interrupted");
    Runtime.getRuntime().addShutdownHook(word);
    Outcome outcome;
    try (Progress progress = new Progress(err, run.config().steps(), output.quiet())) {
      outcome = run.asking(person(directory)).take(directory, threads, progress);
    } catch (EngineException | ToolException | BudgetExhaustedException | UncheckedIOException e) {
      writeReport(run, directory, ReportSections.NONE);
      asked(RunRecord.of(directory)).ifPresent(line -> err.println("tgd: so far " + line));
      sayHowToGoOn(directory);
      throw e;
    } finally {
      unhook(word);
    }
    return finish(run, directory, outcome);
  }

  /**
   * Whoever types where the command was started, or answers in the run's directory; questions do
   * not go where the result goes.
   */
  private Person person(RunDirectory directory) {
    BufferedReader keyboard =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    return new Anywhere(new Terminal(keyboard, err), directory.mailbox());
  }

  private int finish(OptimizationRun run, RunDirectory directory, Outcome outcome) {
    RunRecord record = RunRecord.of(directory);
    String report = writeReport(run, directory, RunReport.sections(run.domain(), record));
    pdf.ifPresent(each -> each.print(report, directory.path().resolve(PDF)));
    Optional<Ending> ending = RunReport.ending(run.domain(), record);
    ending.filter(said -> !output.json()).ifPresent(said -> out.println(said.words()));
    show(directory, record, RunResult.word(outcome.end()));
    if (outcome.end() == Outcome.End.BUDGET_EXHAUSTED) {
      err.println(
          "tgd: the budget is exhausted after step "
              + record.lastStep()
              + " of "
              + run.config().steps()
              + (outcome.reason().isEmpty() ? "" : " (" + outcome.reason() + ")")
              + "; the best so far is kept. More budget: tgd run resume "
              + directory.path()
              + " --budget-...");
      return ExitCode.BUDGET_EXHAUSTED;
    }
    if (outcome.end() == Outcome.End.USELESS_ANSWERS) {
      err.println("tgd: the run ended: " + outcome.reason());
      sayHowToGoOn(directory);
      return ExitCode.FAILED;
    }
    if (!outcome.reason().isEmpty()) {
      err.println("tgd: the run ended: " + outcome.reason());
    }
    if (!outcome.end().isFinal()) {
      sayHowToGoOn(directory);
    }
    boolean judged = Double.isFinite(outcome.best().score());
    if (!judged) {
      err.println("tgd: no candidate could be judged; the report says why each was refused");
    }
    return judged && ending.map(Ending::reached).orElse(true)
        ? ExitCode.DONE
        : ExitCode.NOT_REACHED;
  }

  private static void unhook(Thread word) {
    try {
      Runtime.getRuntime().removeShutdownHook(word);
    } catch (IllegalStateException e) {
      // the process is ending already: the hook speaks
    }
  }

  private void sayHowToGoOn(RunDirectory directory) {
    err.println("tgd: the run has not ended; go on by: tgd run resume " + directory.path());
    err.flush();
  }

  private static List<String> summary(RunRecord record) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s; %d of %d steps, %d evaluations, %d calls of a model"
            .formatted(
                record.manifest().config().method(),
                record.lastStep(),
                record.manifest().config().steps(),
                record.spent().evaluations(),
                record.spent().calls()));
    int idle = idle(record);
    if (idle >= STALL) {
      lines.add("stalled: the last %d judged brought nothing better".formatted(idle));
    }
    asked(record).ifPresent(line -> lines.add("asked:  " + line));
    lines.addAll(record.remarkLines());
    return lines;
  }

  /** Shows a run's result. */
  public void show(RunDirectory directory, RunRecord record, String end) {
    if (output.json()) {
      ObjectNode json = RunResult.json(end, record);
      directory
          .result()
          .filter(result -> result.has("reason") && !end.equals("unfinished"))
          .ifPresent(result -> json.put("reason", result.path("reason").asText()));
      inFlight(record, json);
      json.put("run", directory.path().toString());
      record.manifest().origin().ifPresent(from -> json.set("origin", from.json()));
      out.println(json.toPrettyString());
      return;
    }
    ResultTable.lines(record, Screen.width()).forEach(out::println);
    out.println();
    Screen.text(out, summary(record));
    out.println("run:    " + directory.path());
    record.manifest().origin().ifPresent(from -> out.println("from:   " + from.words()));
    if (Files.exists(directory.report())) {
      out.println("report: " + directory.report());
    }
    if (Files.exists(directory.path().resolve(PDF))) {
      out.println("print:  " + directory.path().resolve(PDF));
    }
  }

  /** How many were judged since the last that was accepted. */
  private static int idle(RunRecord record) {
    int idle = 0;
    for (var step : record.steps()) {
      idle = step.accepted() ? 0 : idle + 1;
    }
    return idle;
  }

  /** What was asked of models, failures and money included; empty where none was asked. */
  private static Optional<String> asked(RunRecord record) {
    Account.Totals asked = record.spent().asked();
    if (asked.isUnasked()) {
      return Optional.empty();
    }
    LedgerEntry all = asked.all();
    String left =
        asked.open().equals(Cost.NONE)
            ? ""
            : ", and %d under way when a session was killed, counted as $%.6f"
                .formatted(asked.open().calls(), asked.open().usd());
    return Optional.of(
        "%d requests to the model, %d without an answer, %d answers from the cache, $%.6f%s"
            .formatted(all.attempts(), all.failedAttempts(), all.cacheHits(), all.usd(), left));
  }

  private static void inFlight(RunRecord record, ObjectNode json) {
    Cost open = record.spent().asked().open();
    if (!open.equals(Cost.NONE)) {
      json.putObject("in_flight")
          .put("attempts", open.calls())
          .put("tokens_at_most", open.tokens())
          .put("usd_at_most", open.usd());
    }
  }

  private static String writeReport(
      OptimizationRun run, RunDirectory directory, ReportSections further) {
    String html = RunReport.html(RunRecord.of(directory), run.problem().renderer(), further);
    directory.writeReport(html);
    return html;
  }
}
