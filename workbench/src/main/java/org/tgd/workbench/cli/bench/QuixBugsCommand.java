package org.tgd.workbench.cli.bench;

import java.util.concurrent.Callable;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Repair of QuixBugs. */
@Command(
    name = "quixbugs",
    description = {
      "Repairs QuixBugs' faulty programs without a model, seeing the public half of their tests,",
      "beside the same edits at random lines and beside copied lines at equal numbers of test runs.",
      "Hidden tests say which results are plausible, further inputs which equal the true program.",
      "A test run is one execution of one program on one public test or generated input."
    })
final class QuixBugsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private FixOptions options;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Test runs that a search may spend at most (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() throws InterruptedException {
    return FixOutput.show(spec.commandLine(), output, options, runs);
  }
}
