package org.tgd.workbench.cli.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.core.input.Nearest;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Parent of the studies, and runs those of a file. */
@Command(
    name = "run",
    description = {
      "Runs a study: one of those below, or one of your own that a YAML file describes, tasks x",
      "configs x models x seeds (docs/studies.md). Of such a study finished runs are not repeated;",
      "its tables are trials.csv, trials.parquet, items.jsonl and summary.csv. Ends with exit code"
          + " 4",
      "where a run failed, with 3 where the study's budget left runs open."
    },
    synopsisSubcommandLabel = "[STUDY]",
    subcommands = {
      AblationCommand.class,
      ConsistencyCommand.class,
      DesignStudyCommand.class,
      DockstringCommand.class,
      EngineSpeedCommand.class,
      FactorsCommand.class,
      HeadToHeadCommand.class,
      HumanEvalFixCommand.class,
      InformationCommand.class,
      KnownGradientCommand.class,
      NumericCommand.class,
      OpenKbpCommand.class,
      PlansStudyCommand.class,
      PmoCommand.class,
      PredictionsCommand.class,
      QedStartsCommand.class,
      QuixBugsCommand.class,
      RepairStudyCommand.class,
      SeismoCommand.class
    })
public final class BenchRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY.yaml",
      description = "The file that describes a study of your own.")
  private Optional<String> study = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Of a study of your own: the folder for its runs and tables.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--on",
      paramLabel = "WHERE",
      defaultValue = "local",
      description =
          "Of a study of your own: where its runs are taken: local[N] (N threads), or, with the"
              + " optional part for Apache Spark, local-spark[N] or spark://HOST:PORT (default:"
              + " local, a thread a processor).")
  private String on;

  @Override
  public Integer call() {
    if (study.isEmpty()) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return ExitCode.DONE;
    }
    Path file = Path.of(study.get());
    if (!Files.exists(file)) {
      throw new InputException(
          "there is no study and no file '%s'%s"
              .formatted(
                  study.get(),
                  Nearest.of(study.get(), spec.subcommands().keySet())
                      .map(near -> "; did you mean '" + near + "'?")
                      .orElse("; 'tgd bench list' names the studies")));
    }
    Path folder =
        out.orElseThrow(
            () -> new InputException("give --out DIR, the folder for the study's runs"));
    return new GridRun(spec.commandLine(), output).take(file, folder, on);
  }
}
