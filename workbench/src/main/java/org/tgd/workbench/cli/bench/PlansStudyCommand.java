package org.tgd.workbench.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tgd.benchmarks.baseline.RandomSearch;
import org.tgd.benchmarks.board.Trials;
import org.tgd.benchmarks.study.CoarsePhantoms;
import org.tgd.benchmarks.study.PaperCohort;
import org.tgd.benchmarks.study.PlanRun;
import org.tgd.benchmarks.study.PlanRunLog;
import org.tgd.benchmarks.study.PlanStudy;
import org.tgd.benchmarks.study.PlanStudyTable;
import org.tgd.benchmarks.study.PublishedBaseline;
import org.tgd.benchmarks.study.StudyTrials;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.optimize.Workers;
import org.tgd.radiotherapy.patient.Patient;
import org.tgd.radiotherapy.patient.PatientCase;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.Version;
import org.tgd.workbench.cli.base.WholeFile;
import org.tgd.workbench.cli.plan.PlanJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tuning of plans beside general searches. */
@Command(
    name = "plans",
    description = {
      "Tunes prostate plans by textual gradient descent without a model, weights with limits of goals",
      "as hard constraints and weights alone, beside random search, Nelder-Mead, BOBYQA, CMA-ES and",
      "the lexicographic solve at the same number of inner solves."
    })
final class PlansStudyCommand implements Callable<Integer> {
  /** The start and at most ten steps. */
  private static final int PROTOCOL_SOLVES = 11;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private PlanCases cases;

  @Option(
      names = "--compute-dij",
      description = "Compute the dose-influence matrix even if the case has one.")
  private boolean computeDij;

  @Option(
      names = "--quick",
      description = "On the coarse form of the phantoms, which solves in a fraction of a second.")
  private boolean quick;

  @Option(
      names = "--early",
      paramLabel = "N",
      split = ",",
      defaultValue = "10",
      description =
          "Also compare after so many inner solves, ascending (default: ${DEFAULT-VALUE}).")
  private List<Integer> early = new ArrayList<>();

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

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = {
        "A record of other programs' searches (outer_loop_baseline.json): takes over its inner",
        "problem and its seeds, and shows its figures beside; needs its one case."
      })
  private Optional<Path> baseline = Optional.empty();

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = {
        "textgrad: the set-up of TextGrad, section 3.5, without searches beside: the inner problem",
        "keeps D95 of the target, at most 10 steps; prints the paper's table and ours."
      })
  private Optional<String> protocol = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Keep finished runs in DIR/runs.jsonl, and trials.csv for 'tgd bench report'; given again,",
        "the study goes on where it ended."
      })
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    if (protocol.isPresent()) {
      requireProtocol(protocol.get());
      early = List.of();
      boolean said = spec.commandLine().getParseResult().hasMatchedOption("--solves");
      solves = said ? Math.min(solves, PROTOCOL_SOLVES) : PROTOCOL_SOLVES;
    }
    int last = 1;
    for (int next : Stream.concat(early.stream(), Stream.of(solves)).toList()) {
      if (next < last || seeds < 1) {
        throw new InputException(
            "--early and --seeds must be 1 or more, --early must ascend and --solves be at least"
                + " its last");
      }
      last = next;
    }
    if (quick && (baseline.isPresent() || computeDij)) {
      throw new InputException("--quick goes without --baseline and --compute-dij");
    }
    if (quick) {
      cases.places().forEach(CoarsePhantoms::require);
    }
    if (baseline.isPresent() && (!cases.isOne() || computeDij)) {
      throw new InputException("--baseline needs one --case with its own matrix");
    }
    Optional<PublishedBaseline> published = baseline.map(PublishedBaseline::read);
    GoalSet judge = cases.goals();
    List<PlanRun> runs = runs(judge, published);
    out.ifPresent(folder -> WholeFile.write(folder, Trials.FILE, StudyTrials.plans(runs, solves)));
    PrintWriter to = spec.commandLine().getOut();
    if (output.json()) {
      to.println(PlanJson.text(runs));
    } else if (protocol.isPresent()) {
      Screen.text(to, new PaperCohort(runs, PlanStudy.CONSTRAINED).text(solves).lines().toList());
      to.flush();
    } else {
      Screen.text(to, new PlanStudyTable(runs, early, solves).text().lines().toList());
      published.ifPresent(record -> Screen.text(to, beside(record, runs).lines().toList()));
      to.flush();
    }
    return ExitCode.DONE;
  }

  private void requireProtocol(String name) {
    if (!name.equals("textgrad") || baseline.isPresent()) {
      throw new InputException(
          "--protocol was '%s'; must be textgrad, and without --baseline".formatted(name));
    }
  }

  private List<PlanRun> runs(GoalSet judge, Optional<PublishedBaseline> published) {
    PlanStudy.Settings settings =
        new PlanStudy.Settings(
            judge,
            early,
            solves,
            published
                .map(PublishedBaseline::seeds)
                .orElseGet(() -> LongStream.rangeClosed(1, seeds).boxed().toList()),
            published.isPresent() ? PublishedBaseline.random() : new RandomSearch());
    List<PlanRun> runs = new ArrayList<>();
    try (Workers workers = Workers.ofAllProcessors()) {
      PlanStudy study = new PlanStudy(workers, settings, log(judge), this::say);
      for (String place : cases.places()) {
        Supplier<Patient> patient = () -> patient(place, workers, published);
        runs.addAll(
            protocol.isPresent()
                ? List.of(study.constrained(name(place), patient))
                : study.runs(name(place), patient));
      }
    }
    return runs;
  }

  private PlanRunLog log(GoalSet judge) {
    String study =
        "%s, goals %s, own matrix %s, %s and %d solves, baseline %s%s"
            .formatted(
                Version.number(),
                judge,
                !computeDij,
                early.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                solves,
                baseline.isPresent(),
                quick ? ", coarse" : "");
    return out.map(folder -> PlanRunLog.open(folder.resolve("runs.jsonl"), study))
        .orElseGet(PlanRunLog::inMemory);
  }

  private Patient patient(String place, Workers workers, Optional<PublishedBaseline> published) {
    if (quick) {
      return CoarsePhantoms.named(place);
    }
    PatientCase opened = PatientCase.open(place, computeDij, workers.threads());
    return published.isPresent() ? PublishedBaseline.patient(opened) : opened.patient();
  }

  private static String name(String place) {
    String trimmed = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
    return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf(':')) + 1);
  }

  private void say(String word) {
    if (!output.quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(word);
      err.flush();
    }
  }

  private String beside(PublishedBaseline record, List<PlanRun> runs) {
    double largest = 0;
    for (PlanRun run : runs) {
      if (run.method().equals(new RandomSearch().name())) {
        List<Double> recorded = record.randomTrace((int) run.seed());
        for (int i = 1; i < Math.min(recorded.size(), run.trace().size()); i++) {
          largest = Math.max(largest, Math.abs(run.trace().get(i) / recorded.get(i) - 1));
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "%nRecorded: start %.4f (here %.4f), medians after %d %s, after %d %s.%n"
            + "The recorded random searches are met within %.1f %% at every point after the"
            + " start.%n",
        record.start(),
        runs.get(0).after(1),
        early.get(0),
        record.medians(early.get(0)),
        solves,
        record.medians(solves),
        100 * largest);
  }
}
