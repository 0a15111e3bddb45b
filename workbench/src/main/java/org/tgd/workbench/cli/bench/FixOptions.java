package org.tgd.workbench.cli.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tgd.benchmarks.study.FixStudy;
import org.tgd.codeeval.problem.GeneratedTests;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.codeeval.problem.StartFile;
import org.tgd.codeeval.problem.TestCase;
import org.tgd.codeeval.repair.LineOrder;
import org.tgd.core.input.InputException;
import picocli.CommandLine.Option;

/** Which faulty programs a study repairs, and how far it goes. */
final class FixOptions {
  private static final int QUICK = 4;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Folder with problems_python.jsonl and buggy_python.jsonl, or the same with java, or",
        "both; in place of --problems and --solutions."
      })
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--problems",
      paramLabel = "FILE",
      description = "Problems with public and hidden tests and true programs; repeatable.")
  private List<Path> problems = new ArrayList<>();

  @Option(
      names = "--solutions",
      paramLabel = "FILE",
      description = {
        "Faulty programs: rows id, task_id, language, code, program_lines (what follows so many",
        "lines is locked); one file for each --problems."
      })
  private List<Path> solutions = new ArrayList<>();

  @Option(
      names = "--quick",
      description = "The first four programs of each file only, without the other methods.")
  boolean quick;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "METHOD",
      description = {
        "Only these, in this order: suspicious (the search itself), random-lines, donor-lines,",
        "unguided; separated by commas (default: the first three)."
      })
  private List<String> methods = List.of();

  @Option(
      names = {"--timeout", "--time"},
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = {
        "Processor time of a test run of a search in seconds; less where the passing tests are",
        "quicker (default: ${DEFAULT-VALUE})."
      })
  double seconds;

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = "1",
      description = "Seed of each search (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Programs at once (default: ${DEFAULT-VALUE}).")
  int workers;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Write summary.csv, programs.csv, trials.csv and rows.jsonl to DIR; given again, the study",
        "goes on where it ended."
      })
  Optional<Path> out = Optional.empty();

  /**
   * The methods that each program is repaired by.
   *
   * @throws InputException if one is not known
   */
  List<LineOrder> methods() {
    if (!methods.isEmpty()) {
      return methods.stream().distinct().map(FixOptions::method).toList();
    }
    List<LineOrder> usual = List.of(LineOrder.SUSPICIOUS, LineOrder.RANDOM, LineOrder.DONOR);
    return quick ? usual.subList(0, 1) : usual;
  }

  private static LineOrder method(String label) {
    return Arrays.stream(LineOrder.values())
        .filter(order -> FixStudy.label(order).equals(label.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "--methods was '"
                        + label
                        + "'; must be some of suspicious, random-lines, donor-lines, unguided"));
  }

  /** The programs, in the order of the files, each with its problem. */
  List<FixStudy.Item> items() {
    if (!(seconds > 0) || workers < 1) {
      throw new InputException("--timeout and --threads must be more than 0");
    }
    var items = new ArrayList<FixStudy.Item>();
    List<Path> rows = solutionFiles();
    List<Path> tasks = problemFiles();
    if (rows.size() != tasks.size() || rows.isEmpty()) {
      throw new InputException(
          "need --data DIR, or as many --solutions as --problems; there are %d and %d"
              .formatted(rows.size(), tasks.size()));
    }
    for (int i = 0; i < rows.size(); i++) {
      List<FixStudy.Item> of = items(tasks.get(i), rows.get(i));
      items.addAll(quick ? of.subList(0, Math.min(QUICK, of.size())) : of);
    }
    return items;
  }

  private static List<FixStudy.Item> items(Path tasks, Path rows) {
    Map<String, Problem> byId = new LinkedHashMap<>();
    ProblemFile.readAll(tasks).forEach(problem -> byId.put(problem.taskId(), problem));
    Map<String, List<TestCase>> generated = GeneratedTests.read(tasks);
    var items = new ArrayList<FixStudy.Item>();
    for (StartFile.Start start : StartFile.readAll(rows)) {
      String task = start.submission().taskId();
      Problem problem = byId.get(task);
      if (problem == null) {
        throw new InputException(
            rows + ": no problem of " + tasks + " has the task id '" + task + "'");
      }
      items.add(new FixStudy.Item(problem, start, generated.getOrDefault(task, List.of())));
    }
    return items;
  }

  private List<Path> problemFiles() {
    return data.map(folder -> files(folder, "problems_")).orElse(problems);
  }

  private List<Path> solutionFiles() {
    return data.map(folder -> files(folder, "buggy_")).orElse(solutions);
  }

  private static List<Path> files(Path folder, String prefix) {
    List<Path> files =
        List.of(folder.resolve(prefix + "python.jsonl"), folder.resolve(prefix + "java.jsonl"))
            .stream()
            .filter(Files::exists)
            .toList();
    if (files.isEmpty()) {
      throw new InputException(
          folder + " holds neither " + prefix + "python.jsonl nor " + prefix + "java.jsonl");
    }
    return files;
  }
}
