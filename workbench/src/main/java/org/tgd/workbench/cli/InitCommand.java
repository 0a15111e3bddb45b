package org.tgd.workbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tgd.core.input.InputException;
import org.tgd.core.report.Visible;
import org.tgd.workbench.cli.base.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills a folder with files to start from. */
@Command(
    name = "init",
    description = {
      "Makes a folder to start from: a file of options for each kind of run, with the inputs that",
      "they name, and a README that says how to run and change them."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd init study"})
final class InitCommand implements Callable<Integer> {
  private static final List<String> FILES =
      List.of(
          "README.md",
          "molecule.yaml",
          "plan.yaml",
          "objectives.json",
          "goals.yaml",
          "code.yaml",
          "problem.jsonl",
          "wrong.py",
          "program.yaml",
          "judge.py",
          "start.txt");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder; it must not exist, or hold nothing.")
  private Path folder;

  @Override
  public Integer call() {
    requireFree();
    try {
      Files.createDirectories(folder);
      for (String file : FILES) {
        try (InputStream in = InitCommand.class.getResourceAsStream("starter/" + file)) {
          Files.copy(in, folder.resolve(file));
        }
      }
    } catch (IOException e) {
      throw new InputException("cannot write in " + folder + ": " + e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    FILES.forEach(file -> out.println(Visible.line(folder.resolve(file).toString())));
    return ExitCode.DONE;
  }

  private void requireFree() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new InputException(folder + " holds something already; name a new folder");
      }
    } catch (IOException e) {
      throw new InputException(
          e instanceof FileAlreadyExistsException || !Files.isDirectory(folder)
              ? folder + " is no folder; name a new one"
              : "cannot read " + folder + ": " + e.getMessage(),
          e);
    }
  }
}
