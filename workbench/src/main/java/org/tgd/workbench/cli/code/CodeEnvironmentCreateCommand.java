package org.tgd.workbench.cli.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tgd.codeeval.sandbox.EnvironmentMaker;
import org.tgd.codeeval.sandbox.PythonEnvironment;
import org.tgd.workbench.cli.base.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an environment of packages. */
@Command(
    name = "create",
    description = {
      "Makes a folder with Python packages, for --environment of tgd code test and check.",
      "pip loads wheels for the Python that sandboxes use, before any solution runs and without",
      "running anything of a package; in a sandbox the folder can only be read."
    },
    footerHeading = "%nExamples:%n",
    footer = "  tgd code environment create --out packages numpy pandas sortedcontainers")
final class CodeEnvironmentCreateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A new folder, outside of home folders where root runs solutions.")
  private Path out;

  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      description = "Packages, each with a version if need be: numpy or numpy==1.26.4.")
  private List<String> names = new ArrayList<>();

  @Override
  public Integer call() {
    PythonEnvironment made = EnvironmentMaker.create(out, names);
    new TreeMap<>(made.versions())
        .forEach((name, version) -> spec.commandLine().getOut().println(name + " " + version));
    return ExitCode.DONE;
  }
}
