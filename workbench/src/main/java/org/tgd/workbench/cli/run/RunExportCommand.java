package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.tgd.core.eval.Metric;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.EvaluationJson;
import org.tgd.core.report.Exporter;
import org.tgd.core.report.Judged;
import org.tgd.core.run.Domains;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;
import org.tgd.core.run.RunResult;
import org.tgd.core.spi.Domain;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a run in a form that other programs read. */
@Command(
    name = "export",
    description = "Prints a run, finished or not, as CSV, JSON or an HTML report.",
    footerHeading = "%nExamples:%n",
    footer = {"  tgd run export runs/first --format csv > steps.csv"})
final class RunExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path path;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, json, html, or a form of the run's domain (default: ${DEFAULT-VALUE}).")
  private String format;

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(path);
    RunRecord record = RunRecord.of(directory);
    PrintWriter out = spec.commandLine().getOut();
    Domain domain = Domains.named(record.manifest().config().domain());
    switch (format.toLowerCase(Locale.ROOT)) {
      case "csv" -> csv(record).forEach(out::println);
      case "json" -> out.println(json(RunCheck.end(directory, record), record).toPrettyString());
      case "html" -> out.print(html(domain, record));
      default -> out.print(inFormOf(domain, record));
    }
    return ExitCode.DONE;
  }

  private static String html(Domain domain, RunRecord record) {
    return RunReport.html(
        record,
        domain.problem(record.manifest().config().options()).renderer(),
        RunReport.sections(domain, record));
  }

  private String inFormOf(Domain domain, RunRecord record) {
    List<Exporter> exporters = domain.exporters();
    Exporter exporter =
        exporters.stream()
            .filter(each -> each.format().equalsIgnoreCase(format))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "--format was '%s'; for a run of the domain %s it must be one of %s"
                            .formatted(format, domain.name(), formats(exporters))));
    if (record.steps().isEmpty()) {
      throw new InputException(path + " ended before its first candidate was judged");
    }
    return exporter.write().apply(record.steps());
  }

  private static String formats(List<Exporter> exporters) {
    return Stream.concat(Stream.of("csv", "json", "html"), exporters.stream().map(Exporter::format))
        .collect(Collectors.joining(", "));
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
