package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.tgd.benchmarks.study.EngineSpeed;
import org.tgd.benchmarks.study.EngineSpeed.Measured;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the engine itself costs. */
@Command(
    name = "engine-speed",
    description = {
      "Measures what the engine itself costs, without any real model.",
      "Each case is run a few times after a warm-up; the fastest is shown."
    })
final class EngineSpeedCommand implements Callable<Integer> {
  private static final int STEPS = 1000;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each case is run (default: ${DEFAULT-VALUE}).")
  private int repeat;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the journal is written, which decides the disk (default: here).")
  private Path folder;

  /**
   * A measured case and its ideal.
   *
   * @param measured what was seen
   * @param note what it is to be held against
   */
  private record Line(Measured measured, String note) {}

  @Override
  public Integer call() {
    if (repeat < 1) {
      throw new InputException("--repeat was " + repeat + "; must be 1 or more");
    }
    List<Line> lines = lines();
    if (output.json()) {
      spec.commandLine().getOut().println(json(lines).toPrettyString());
    } else {
      Screen.table(spec.commandLine().getOut(), table(lines));
    }
    return ExitCode.DONE;
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            fastest(
                () ->
                    EngineSpeed.answersAndJudgements(
                        EngineSpeed.BATCH, EngineSpeed.PER_CALL, EngineSpeed.BATCH)),
            "ideal 0.5 s; 4N+1 calls = " + (4 * EngineSpeed.BATCH + 1)));
    Measured syncs = fastest(() -> inScratch(place -> EngineSpeed.bareSyncs(STEPS, place)));
    Measured steps = fastest(() -> inScratch(place -> EngineSpeed.journaledSteps(STEPS, place)));
    lines.add(
        new Line(
            steps,
            String.format(
                Locale.ROOT, "%.3f s beside the bare syncs", steps.seconds() - syncs.seconds())));
    lines.add(new Line(syncs, ""));
    lines.add(new Line(fastest(() -> EngineSpeed.chain(1000)), ""));
    lines.add(new Line(fastest(() -> EngineSpeed.chain(100_000)), ""));
    lines.add(new Line(fastest(() -> EngineSpeed.fanOut(1000)), "one call for the step"));
    lines.add(new Line(fastest(() -> EngineSpeed.judgements(1)), "3 calls a step"));
    lines.add(
        new Line(
            fastest(() -> EngineSpeed.judgements(EngineSpeed.BATCH)),
            "2N+1 calls = " + (2 * EngineSpeed.BATCH + 1)));
    return lines;
  }

  private Measured fastest(Supplier<Measured> work) {
    Measured best = work.get();
    for (int i = 0; i < repeat; i++) {
      Measured next = work.get();
      best = next.seconds() < best.seconds() ? next : best;
    }
    return best;
  }

  /** Work in a folder of its own on the disk that is measured. */
  @FunctionalInterface
  private interface InFolder {
    Measured measure(Path place);
  }

  private Measured inScratch(InFolder work) {
    try {
      Path place = Files.createTempDirectory(folder, ".tgd-speed-");
      try {
        return work.measure(place);
      } finally {
        Files.deleteIfExists(place.resolve("journal.jsonl"));
        Files.deleteIfExists(place.resolve("syncs"));
        Files.delete(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write below " + folder, e);
    }
  }

  private static List<List<String>> table(List<Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("case", "seconds", "calls", "longest prompt", ""));
    for (Line line : lines) {
      Measured measured = line.measured();
      rows.add(
          List.of(
              measured.name(),
              String.format(Locale.ROOT, "%.3f", measured.seconds()),
              Integer.toString(measured.calls()),
              measured.longestPrompt() == 0 ? "" : measured.longestPrompt() + " characters",
              line.note()));
    }
    return rows;
  }

  private static ArrayNode json(List<Line> lines) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Line line : lines) {
      array
          .addObject()
          .put("case", line.measured().name())
          .put("seconds", line.measured().seconds())
          .put("calls", line.measured().calls())
          .put("longest_prompt", line.measured().longestPrompt())
          .put("note", line.note());
    }
    return array;
  }
}
