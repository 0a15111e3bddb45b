package org.tgd.benchmarks.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.tgd.benchmarks.report.DockedSections;
import org.tgd.benchmarks.report.ReportSections;
import org.tgd.benchmarks.report.RunReport;
import org.tgd.benchmarks.task.Domains;
import org.tgd.benchmarks.task.RunConfig;
import org.tgd.benchmarks.task.RunDirectory;
import org.tgd.benchmarks.task.RunRecord;
import org.tgd.benchmarks.task.RunRecord.Judged;
import org.tgd.benchmarks.task.RunResult;
import org.tgd.core.eval.Metric;
import org.tgd.core.journal.EvaluationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a run in a form that other programs read. */
@Command(
    name = "export",
    description = "Prints a run, finished or not, as CSV, JSON or an HTML report.")
final class RunExportCommand implements Callable<Integer> {
  /** A form of export. */
  enum Format {
    CSV,
    JSON,
    HTML
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path path;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, json or html (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(path);
    RunRecord record = RunRecord.of(directory);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case CSV -> csv(record).forEach(out::println);
      case JSON -> out.println(json(RunShowCommand.end(directory), record).toPrettyString());
      case HTML -> {
        RunConfig config = record.manifest().config();
        out.print(
            RunReport.html(
                record,
                Domains.named(config.domain()).problem(config.options()).renderer(),
                DockedSections.of(record).orElse(ReportSections.NONE)));
      }
    }
    return ExitCode.DONE;
  }

  private static List<String> csv(RunRecord record) {
    List<String> metrics =
        record.steps().stream()
            .flatMap(each -> each.evaluation().metrics().stream())
            .map(Metric::name)
            .distinct()
            .toList();
    List<String> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("step", "candidate", "accepted", "loss", "text"));
    head.addAll(metrics);
    lines.add(CSVFormat.DEFAULT.format(head.toArray()));
    for (Judged each : record.steps()) {
      List<String> cells = new ArrayList<>();
      cells.add(Integer.toString(each.index()));
      cells.add(Integer.toString(each.candidate()));
      cells.add(Boolean.toString(each.accepted()));
      cells.add(Double.toString(each.loss()));
      cells.add(each.text());
      metrics.forEach(name -> cells.add(value(each, name)));
      lines.add(CSVFormat.DEFAULT.format(cells.toArray()));
    }
    return lines;
  }

  private static String value(Judged judged, String metric) {
    return judged.evaluation().metrics().stream()
        .filter(each -> each.name().equals(metric))
        .map(each -> Double.toString(each.value()))
        .findFirst()
        .orElse("");
  }

  private static ObjectNode json(String end, RunRecord record) {
    ObjectNode node = RunResult.json(end, record);
    ArrayNode steps = node.putArray("trajectory");
    for (Judged each : record.steps()) {
      ObjectNode step = steps.addObject();
      step.put("step", each.index()).put("candidate", each.candidate());
      step.put("accepted", each.accepted()).put("text", each.text());
      EvaluationJson.number(step, "loss", each.loss());
      ArrayNode feedback = step.putArray("feedback");
      each.feedback().forEach(feedback::add);
      step.set("evaluation", EvaluationJson.write(each.evaluation()));
    }
    return node;
  }
}
