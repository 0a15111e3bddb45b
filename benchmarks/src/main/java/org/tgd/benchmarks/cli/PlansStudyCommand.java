package org.tgd.benchmarks.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.tgd.benchmarks.study.PlanStudy;
import org.tgd.core.InputException;
import org.tgd.radiotherapy.Patient;
import org.tgd.radiotherapy.PatientCase;
import org.tgd.radiotherapy.RadiotherapyDomain;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.optimize.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tuning of plans beside general searches. */
@Command(
    name = "plans",
    description = {
      "Tunes the weights of prostate plans by textual gradient descent without a model, beside",
      "random search, Nelder-Mead, BOBYQA and CMA-ES at the same number of inner solves."
    })
final class PlansStudyCommand implements Callable<Integer> {
  private static final int EARLY = 10;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description = "A patient, as for plan solve; repeatable (default: phantom:prostate-1 to 5).")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--goals",
      paramLabel = "GOALS",
      defaultValue = "prostate-70.2",
      description = "Goal set: a YAML file or a built-in name (default: ${DEFAULT-VALUE}).")
  private String goals;

  @Option(
      names = "--compute-dij",
      description = "Compute the dose-influence matrix even if the case has one.")
  private boolean computeDij;

  @Option(
      names = "--solves",
      paramLabel = "N",
      defaultValue = "25",
      description = "Inner solves of each run (default: ${DEFAULT-VALUE}).")
  private int solves;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of a method that draws, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Override
  public Integer call() {
    if (solves < 1 || seeds < 1) {
      throw new InputException("--solves and --seeds must be 1 or more");
    }
    GoalSet judge = RadiotherapyDomain.goals(goals);
    PrintWriter err = spec.commandLine().getErr();
    List<PlanStudy.Run> runs = new ArrayList<>();
    try (Workers workers = Workers.ofAllProcessors()) {
      PlanStudy study =
          new PlanStudy(
              workers,
              solves,
              LongStream.rangeClosed(1, seeds).boxed().toList(),
              word -> say(err, word));
      for (String place : places()) {
        Patient patient = PatientCase.open(place, computeDij, workers.threads()).patient();
        runs.addAll(study.runs(patient, judge));
      }
    }
    spec.commandLine().getOut().println(output.json() ? PlanStudy.json(runs) : table(runs));
    return ExitCode.DONE;
  }

  private void say(PrintWriter err, String word) {
    if (!output.quiet()) {
      err.println(word);
      err.flush();
    }
  }

  private List<String> places() {
    return cases.isEmpty()
        ? LongStream.rangeClosed(1, 5).mapToObj(i -> "phantom:prostate-" + i).toList()
        : cases;
  }

  private String table(List<PlanStudy.Run> runs) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-12s %-28s %12s %12s %6s %8s%n",
            "patient",
            "method, median over seeds",
            "loss at " + EARLY,
            "loss at " + solves,
            "goals",
            "quality"));
    List<String> patients = runs.stream().map(PlanStudy.Run::patient).distinct().toList();
    List<String> methods = runs.stream().map(PlanStudy.Run::method).distinct().toList();
    for (String patient : patients) {
      for (String method : methods) {
        List<PlanStudy.Run> own =
            runs.stream()
                .filter(run -> run.patient().equals(patient) && run.method().equals(method))
                .toList();
        text.append(
            String.format(
                Locale.ROOT,
                "%-12s %-28s %12.4f %12.4f %6.1f %8.2f%n",
                patient,
                method,
                median(own.stream().map(run -> run.after(EARLY)).toList()),
                median(own.stream().map(run -> run.after(solves)).toList()),
                median(own.stream().map(run -> (double) run.goalsMet()).toList()),
                median(own.stream().map(PlanStudy.Run::quality).toList())));
      }
    }
    return text.toString().stripTrailing();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
