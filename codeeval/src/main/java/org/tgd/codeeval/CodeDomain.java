package org.tgd.codeeval;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.repair.CodeEvaluator;
import org.tgd.codeeval.repair.DiffRenderer;
import org.tgd.codeeval.repair.Locked;
import org.tgd.codeeval.repair.ProgramForm;
import org.tgd.codeeval.repair.RepairEditor;
import org.tgd.codeeval.repair.RepairEnding;
import org.tgd.codeeval.repair.RepairReport;
import org.tgd.codeeval.repair.RepairStart;
import org.tgd.codeeval.sandbox.Limits;
import org.tgd.codeeval.verdict.Runner;
import org.tgd.codeeval.verdict.RunnerOptions;
import org.tgd.core.Task;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Ending;
import org.tgd.core.report.Exporter;
import org.tgd.core.report.Judged;
import org.tgd.core.report.ReportSections;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

/** Programs: the text is a solution, its problem's public tests judge it in a sandbox. */
public final class CodeDomain implements Domain {
  private static final List<Option> OPTIONS =
      List.of(
          new Option("problems", "file of problems; none for those of the workbench", ""),
          new Option("task", "task id of the problem; none for the first of the file", ""),
          new Option(
              "from",
              "file with the solution to start from, or JSON Lines of them; none for the starter",
              ""),
          new Option("language", "python or java; none for the problem's own", ""),
          new Option("time", "processor time per test in seconds, more than 0", "4"),
          new Option("memory", "memory in MB, 16 or more", "512"),
          new Option("trials", "test runs for mutations of a failing solution, 0 to 10000", "200"),
          new Option("allow-unconfined", "true to go on without a sandbox; dangerous", "false"));

  @Override
  public String name() {
    return "code";
  }

  @Override
  public String summary() {
    return "Repairs a program until it passes the public tests of its problem.";
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public Optional<Ending> ending(List<Judged> steps) {
    return RepairEnding.of(steps);
  }

  @Override
  public ReportSections report(Map<String, String> given, List<Judged> steps) {
    Map<String, String> values = values(given);
    return new ReportSections(
        RepairReport.html(problem(values.get("problems"), values.get("task"))), "");
  }

  @Override
  public Problem problem(Map<String, String> given) {
    Map<String, String> values = values(given);
    org.tgd.codeeval.problem.Problem problem = problem(values.get("problems"), values.get("task"));
    Language language = language(values.get("language"), problem);
    RepairStart start = RepairStart.of(values.get("from"), problem, language);
    double seconds = number("time", values, 1e-3, 3600);
    Limits limits =
        Limits.DEFAULT
            .withSeconds(seconds)
            .withMemoryMb((int) number("memory", values, 16, 1 << 20));
    int trials = (int) number("trials", values, 0, 10_000);
    boolean bare = Boolean.parseBoolean(values.get("allow-unconfined"));
    Runner runner = Runner.open(new RunnerOptions(limits, 2, bare, false));
    Runtime.getRuntime().addShutdownHook(new Thread(runner::close, "tgd-close-sandboxes"));
    var options = new CodeEvaluator.Options(trials, 1000 * seconds, true);
    Problem set =
        new Problem(
            "a %s program for the task".formatted(language.label()),
            start.code(),
            new CodeEvaluator(runner, problem, language, options).with(start.locked()),
            Optional.of(new RepairEditor(problem, language, start.locked())),
            Optional.of(new DiffRenderer()),
            constraints(start.locked()));
    return set.withTask(
        Task.of("make all public tests of the task pass")
            .withStatement(
                TaskWords.of(problem.statement(), problem.starter(language), start.code()))
            .withForm(new ProgramForm()));
  }

  /** That it is to be a whole program and nothing else, role and form of the answer say. */
  private static List<String> constraints(Locked locked) {
    return locked.equals(Locked.NONE) ? List.of() : List.of(locked.constraint());
  }

  @Override
  public List<String> examples() {
    return List.of("tgd code optimize --problems problems.jsonl --task ID --from solution.py");
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(Exporter.ofBest("source", "the best program", CodeDomain::suffix));
  }

  private static String suffix(Map<String, String> given) {
    Map<String, String> values = values(given);
    try {
      return language(values.get("language"), problem(values.get("problems"), values.get("task")))
          .suffix();
    } catch (InputException e) {
      return ".txt"; // the problems are no longer where they were, the program is still there
    }
  }

  private static Map<String, String> values(Map<String, String> given) {
    Map<String, String> values = new TreeMap<>();
    OPTIONS.forEach(option -> values.put(option.name(), option.defaultValue()));
    given.forEach(
        (name, value) -> {
          if (!values.containsKey(name)) {
            throw new InputException(
                "unknown option '" + name + "'; must be one of " + values.keySet());
          }
          values.put(name, value);
        });
    return values;
  }

  private static org.tgd.codeeval.problem.Problem problem(String file, String task) {
    List<org.tgd.codeeval.problem.Problem> problems =
        file.isEmpty() ? ProblemFile.builtIn() : ProblemFile.readAll(Path.of(file));
    if (task.isEmpty()) {
      return problems.get(0);
    }
    return problems.stream()
        .filter(problem -> problem.taskId().equals(task))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "no problem has the task id '"
                        + task
                        + "'; there are "
                        + problems.size()
                        + ", for example '"
                        + problems.get(0).taskId()
                        + "'"));
  }

  private static Language language(String label, org.tgd.codeeval.problem.Problem problem) {
    Language language =
        label.isEmpty()
            ? problem.defaultLanguage()
            : Language.named(label)
                .filter(Language::takesValues)
                .orElseThrow(
                    () ->
                        new InputException("language was '" + label + "'; must be python or java"));
    if (!language.takesValues()) {
      throw new InputException(
          "'"
              + problem.taskId()
              + "' is tested in "
              + language.label()
              + ", in which programs are judged, not improved; those in python or java are");
    }
    if (!problem.languages().contains(language)) {
      throw new InputException(
          "the tests of '" + problem.taskId() + "' are not for " + language.label());
    }
    return language;
  }

  private static double number(String name, Map<String, String> values, double least, double most) {
    try {
      double value = Double.parseDouble(values.get(name));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException(name + " was '" + values.get(name) + "'; must be a number", e);
    }
    throw new InputException(
        name + " was " + values.get(name) + "; must be between " + least + " and " + most);
  }
}
