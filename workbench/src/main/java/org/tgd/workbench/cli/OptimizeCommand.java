package org.tgd.workbench.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.core.program.ProgramDomain;
import org.tgd.core.run.Domains;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.spi.Domain;
import org.tgd.workbench.cli.base.DataOptions;
import org.tgd.workbench.cli.base.Names;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.RunOptions;
import org.tgd.workbench.cli.base.RunSession;
import org.tgd.workbench.cli.base.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Improves a text of any domain on the class path. */
@Command(
    name = "optimize",
    description = {
      "Improves a text of any domain, the options of the domain given one by one; or any text by a",
      "program of your own that judges it: it reads {\"candidate\": TEXT} and prints {\"loss\":"
          + " NUMBER}",
      "and, if it can, findings (docs/evaluators.md)."
    })
final class OptimizeCommand implements Callable<Integer> {
  private CommandSpec spec;

  @Spec
  @SuppressWarnings("unused") // called by picocli
  void spec(CommandSpec given) {
    spec = given;
    List<String> lines = new ArrayList<>(List.of("", "Domains:"));
    for (Domain each : Domains.all()) {
      lines.add("  " + each.name() + ": " + each.summary());
      each.examples().forEach(example -> lines.add("    " + example));
    }
    spec.usageMessage().footer(lines.toArray(String[]::new));
  }

  @Mixin private RunOptions options;
  @Mixin private DataOptions data;
  @Mixin private OutputOptions output;

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      completionCandidates = Names.DomainNames.class,
      description = "The domain, for example molecule.")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--evaluator",
      paramLabel = "CMD",
      description = "Instead of a domain: the command that judges a candidate, run by the shell.")
  private Optional<String> evaluator = Optional.empty();

  @Option(
      names = "--start",
      paramLabel = "FILE",
      description = "With --evaluator: the file with the text to start from.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "TEXT",
      description = "With --evaluator: what the text is, in words for a model.")
  private Optional<String> role = Optional.empty();

  @Option(
      names = "--items",
      paramLabel = "FILE",
      description = "With --evaluator: JSON Lines of items with an id; the loss is their mean.")
  private Optional<String> items = Optional.empty();

  @Option(
      names = "--evaluator-timeout",
      paramLabel = "SECONDS",
      description = "With --evaluator: what one call may take (default: 60).")
  private Optional<String> timeout = Optional.empty();

  @Option(
      names = {"-o", "--option"},
      paramLabel = "NAME=VALUE",
      description = "An option of the domain; may be given several times.")
  private Map<String, String> problem = new LinkedHashMap<>();

  @Override
  public Integer call() {
    String name = chosen();
    RunConfig config = options.config(name, problem);
    OptimizationRun run =
        options.run(config.withSearch(config.search().withBatches(data.batches())));
    int threads = options.threads();
    RunDirectory directory = run.createDirectory(options.out(name), Version.number());
    return new RunSession(spec.commandLine(), output, options.pdf()).take(run, directory, threads);
  }

  private String chosen() {
    Map<String, Optional<String>> own = new LinkedHashMap<>();
    own.put("start", start);
    own.put("role", role);
    own.put("items", items);
    own.put("timeout", timeout);
    if (evaluator.isEmpty()) {
      own.forEach(
          (option, value) ->
              value.ifPresent(
                  given -> {
                    throw new InputException(
                        "--"
                            + option
                            + " goes with --evaluator; options of a domain are given by -o");
                  }));
      return domain
          .map(given -> Domains.named(given).name())
          .orElseThrow(
              () -> new InputException("give --domain NAME, or --evaluator CMD with --start FILE"));
    }
    if (domain.filter(given -> !given.equals(ProgramDomain.NAME)).isPresent()) {
      throw new InputException("give either --domain or --evaluator, not both");
    }
    if (start.isEmpty()) {
      throw new InputException("--evaluator needs --start FILE, the text to start from");
    }
    problem.put("evaluator", evaluator.get());
    own.forEach((option, value) -> value.ifPresent(given -> problem.put(option, given)));
    return ProgramDomain.NAME;
  }
}
