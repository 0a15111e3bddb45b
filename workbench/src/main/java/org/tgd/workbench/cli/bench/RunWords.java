package org.tgd.workbench.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tgd.core.input.InputException;
import org.tgd.core.run.RunConfig;
import org.tgd.workbench.cli.base.AskingOptions;
import org.tgd.workbench.cli.base.DataOptions;
import org.tgd.workbench.cli.base.ModelOptions;
import org.tgd.workbench.cli.base.RunOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The options of {@code tgd optimize} as keys of a file: a study takes what a run takes. */
final class RunWords {
  /** What belongs to one run, or to the study. */
  private static final Set<String> ELSEWHERE =
      Set.of("seed", "out", "config", "threads", "cache", "trace", "events", "ask", "help");

  private RunWords() {}

  @Command(name = "optimize", description = "The options of a run.")
  private static final class Run {
    @Mixin private RunOptions options;
    @Mixin private DataOptions data;
  }

  @Command(name = "model", description = "The options of a model.")
  private static final class Model {
    @Mixin
    @SuppressWarnings("unused") // their names are what is wanted
    private ModelOptions model;

    @Mixin
    @SuppressWarnings("unused") // as above
    private AskingOptions asking;
  }

  /** The keys of a model. */
  static Set<String> ofModels() {
    return keys(new CommandLine(new Model()));
  }

  /** The keys of a way to search. */
  static Set<String> ofConfigs() {
    Set<String> keys = keys(new CommandLine(new Run()));
    keys.removeAll(ofModels());
    return keys;
  }

  private static Set<String> keys(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet().stream()
        .filter(name -> name.startsWith("--"))
        .map(name -> name.substring(2))
        .filter(key -> !ELSEWHERE.contains(key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The config of a run with seed 0.
   *
   * @param options the options of the domain
   * @param keys values by key; a list repeats its option
   * @throws InputException if a value cannot be right
   */
  static RunConfig config(
      String domain, Map<String, String> options, Map<String, List<String>> keys) {
    Run run = new Run();
    List<String> words = new ArrayList<>();
    keys.forEach((key, values) -> values.forEach(value -> words.add("--" + key + "=" + value)));
    try {
      new CommandLine(run)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs(words.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new InputException(e.getMessage(), e);
    }
    RunConfig config = run.options.config(domain, options);
    return config.withSearch(config.search().withBatches(run.data.batches()));
  }
}
