package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.openkbp.KbpRow;
import org.tgd.benchmarks.openkbp.KbpStudy;
import org.tgd.benchmarks.openkbp.KbpTable;
import org.tgd.benchmarks.study.RowLog;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Visible;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.Version;
import org.tgd.workbench.cli.base.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plans of OpenKBP's patients. */
@Command(
    name = "openkbp",
    description = {
      "Plans head-and-neck patients of the OpenKBP challenge without a model, with this program's",
      "dose engine, and counts the clinical criteria that are met beside those of the reference",
      "dose, target criteria that are lost, and a plan that mimics the reference dose."
    })
final class OpenKbpCommand implements Callable<Integer> {
  private static final int QUICK_SOLVES = 3;
  private static final List<String> PLACES =
      List.of(
          "",
          "test-pats",
          "validation-pats",
          "train-pats",
          "provided-data/test-pats",
          "provided-data/validation-pats",
          "provided-data/train-pats");

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A copy of the challenge's repository, or a folder of patients' folders.")
  private Path data;

  @Option(
      names = "--patients",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "Names of patients' folders, for example pt_245; separated by commas.")
  private List<String> patients = new ArrayList<>();

  @Option(
      names = "--solves",
      paramLabel = "N",
      defaultValue = "25",
      description = "Inner solves of each method, at least 2 (default: ${DEFAULT-VALUE}).")
  private int solves;

  @Option(
      names = "--baselines",
      description = "Also random search, Nelder-Mead and CMA-ES at as many solves.")
  private boolean baselines;

  @Option(
      names = "--seed",
      paramLabel = "K",
      defaultValue = "1",
      description = "Seed of the methods that draw (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads; figures do not depend on them (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--quick",
      description = "The first patient alone, with " + QUICK_SOLVES + " solves.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Leave summary.csv and patients.csv there; given again, the study goes on where it ended."
      })
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    if (solves < 2 || threads < 1) {
      throw new InputException("--solves must be 2 or more, --threads 1 or more");
    }
    List<Path> folders = folders();
    KbpStudy.Settings settings =
        new KbpStudy.Settings(quick ? QUICK_SOLVES : solves, baselines, seed, threads);
    RowLog<KbpRow> log =
        RowLog.open(
            out,
            "%s, %d solves, seed %d".formatted(Version.number(), settings.solves(), seed),
            KbpRow.class,
            KbpRow::name);
    KbpStudy study = new KbpStudy(settings, log, this::say);
    List<KbpRow> rows = new ArrayList<>();
    for (Path folder : folders) {
      rows.addAll(study.rows(folder));
      KbpTable table = new KbpTable(rows);
      out.ifPresent(
          to -> {
            WholeFile.write(to, "summary.csv", table.summaryCsv());
            WholeFile.write(to, "patients.csv", table.patientsCsv());
          });
    }
    show(rows);
    return ExitCode.DONE;
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (String name : quick ? patients.subList(0, 1) : patients.stream().distinct().toList()) {
      folders.add(
          PLACES.stream()
              .map(place -> data.resolve(place).resolve(name))
              .filter(folder -> Files.exists(folder.resolve("voxel_dimensions.csv")))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InputException(
                          "%s has no patient '%s'; a patient is a folder with voxel_dimensions.csv"
                              .formatted(data, name))));
    }
    return folders;
  }

  private void show(List<KbpRow> rows) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json()) {
      try {
        print.println(new ObjectMapper().writeValueAsString(rows));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    } else {
      Screen.text(print, new KbpTable(rows).lines());
      out.ifPresent(
          folder -> print.println("\nrows and summary: " + Visible.line(folder.toString())));
    }
    print.flush();
  }

  private void say(String word) {
    if (!output.quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(word);
      err.flush();
    }
  }
}
