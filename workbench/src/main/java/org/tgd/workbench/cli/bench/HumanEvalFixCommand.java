package org.tgd.workbench.cli.bench;

import java.util.concurrent.Callable;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Repair of HumanEvalFix. */
@Command(
    name = "humanevalfix",
    description = {
      "Repairs HumanEvalFix' faulty programs without a model, beside the same edits at random",
      "lines and beside copied lines at equal numbers of test runs. A search sees the public tests",
      "of the rows: the examples, or all tests where the rows make these public, as the published",
      "figures do. The full tests judge.",
      "A test run is one execution of one program on one public test or generated input."
    })
final class HumanEvalFixCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private FixOptions options;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "600",
      description = "Test runs that a search may spend at most (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() throws InterruptedException {
    return FixOutput.show(spec.commandLine(), output, options, runs);
  }
}
