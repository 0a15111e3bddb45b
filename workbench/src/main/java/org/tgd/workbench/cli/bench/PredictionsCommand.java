package org.tgd.workbench.cli.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tgd.benchmarks.study.CoarsePhantoms;
import org.tgd.benchmarks.study.PredictionRow;
import org.tgd.benchmarks.study.PredictionStudy;
import org.tgd.benchmarks.study.PredictionTable;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.patient.PatientCase;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.plan.PlanJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Predictions of plan losses beside what solving again gives. */
@Command(
    name = "predictions",
    description = {
      "Compares the plan losses that findings predict with what solving again gives: each weight,",
      "and all together, times factors, without hard constraints and with D95 of the target kept."
    })
final class PredictionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private PlanCases cases;

  @Option(
      names = "--factors",
      paramLabel = "X",
      split = ",",
      defaultValue = "1.1,1.32",
      description = "By what weights are multiplied (default: ${DEFAULT-VALUE}).")
  private List<Double> factors = new ArrayList<>();

  @Option(
      names = "--quick",
      description = "On the coarse form of the phantoms, which solves in a fraction of a second.")
  private boolean quick;

  @Override
  public Integer call() {
    for (double factor : factors) {
      if (!(factor > 0 && factor < 100) || factor == 1) {
        throw new InputException(
            "--factors: was %s; must be above 0, below 100 and not 1".formatted(factor));
      }
    }
    GoalSet judge = cases.goals();
    List<PredictionRow> rows = new ArrayList<>();
    try (Workers workers = Workers.ofAllProcessors()) {
      PredictionStudy study = new PredictionStudy(judge, factors, workers, this::say);
      for (String place : cases.places()) {
        rows.addAll(study.rows(patient(place, workers)));
      }
    }
    PrintWriter to = spec.commandLine().getOut();
    to.print(output.json() ? PlanJson.text(rows) + "\n" : new PredictionTable(rows).text());
    to.flush();
    return ExitCode.DONE;
  }

  private Patient patient(String place, Workers workers) {
    return quick
        ? CoarsePhantoms.named(place)
        : PatientCase.open(place, false, workers.threads()).patient();
  }

  private void say(PredictionRow row) {
    if (!output.quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          Locale.ROOT,
          "%s, %s, %s x %s: %.5f, predicted %.5f, came %.5f%n",
          row.patient(),
          row.problem(),
          row.weight(),
          row.factor(),
          row.before(),
          row.predicted(),
          row.came());
      err.flush();
    }
  }
}
