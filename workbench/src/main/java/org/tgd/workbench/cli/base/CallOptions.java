package org.tgd.workbench.cli.base;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tgd.core.engine.CompletionStore;
import org.tgd.core.engine.DirectoryStore;
import org.tgd.core.engine.EngineStack;
import org.tgd.core.engine.Exchange;
import org.tgd.core.engine.MemoryStore;
import org.tgd.core.input.InputException;
import org.tgd.core.run.Engines;
import org.tgd.core.run.ModelChoice;
import org.tgd.core.run.OptimizationRun;
import picocli.CommandLine.Option;

/**
 * Where answers of a model are kept, and calls and events are written: mixed into commands that
 * take runs.
 */
public final class CallOptions {
  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Keep answers of the model in this folder, and ask for none that is there. Runs and"
              + " processes may share it.")
  private Optional<Path> cache = Optional.empty();

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Append every request to the model and its answer to this file, JSON Lines, keys masked.")
  private Optional<Path> trace = Optional.empty();

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "Write what happens to this file while it happens, JSON Lines: calls, evaluations,"
              + " gradients, verdicts on answers, steps, idle steps, budget, validation. A resumed"
              + " run writes it anew from the beginning.")
  private Optional<Path> events = Optional.empty();

  @Option(
      names = "--ask",
      paramLabel = "WHERE",
      completionCandidates = Names.Places.class,
      description =
          "With --critic human: terminal, or the page of the run that 'tgd serve' shows, whichever"
              + " answers first; or browser, that page alone (default: terminal).")
  private Optional<String> ask = Optional.empty();

  /** The options that are given and that only a model gives a meaning to. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    cache.ifPresent(folder -> given.add("--cache"));
    trace.ifPresent(file -> given.add("--trace"));
    return given;
  }

  /** The run with what was asked for around its model. */
  public OptimizationRun around(OptimizationRun run) {
    cached().ifPresent(run::cachedIn);
    traced().ifPresent(run::tracedBy);
    events.ifPresent(file -> run.heardBy(EventFile.open(file)));
    if (isAskedInBrowser(run.config().critic().equals("human"))) {
      run.askingElsewhere();
    }
    return run;
  }

  private boolean isAskedInBrowser(boolean asksSomebody) {
    if (ask.isPresent() && !asksSomebody) {
      throw new InputException("--ask has no effect without --critic human");
    }
    String where = ask.orElse("terminal");
    if (!where.equals("terminal") && !where.equals("browser")) {
      throw new InputException("--ask was '" + where + "'; must be terminal or browser");
    }
    return where.equals("browser");
  }

  /** The model with what was asked for around it; answers are kept in memory at least. */
  public EngineStack around(EngineStack stack, ModelChoice choice) {
    isAskedInBrowser(false);
    if (events.isPresent()) {
      throw new InputException("--events tells of runs; this command takes none");
    }
    stack.cache(cached().orElseGet(MemoryStore::new));
    traced().ifPresent(sink -> stack.trace(sink, Engines.key(choice)));
    return stack;
  }

  private Optional<CompletionStore> cached() {
    return cache.map(
        folder -> {
          if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException("--cache " + folder + " is no folder");
          }
          return new DirectoryStore(folder);
        });
  }

  private Optional<Consumer<Exchange>> traced() {
    return trace.map(TraceFile::open);
  }
}
