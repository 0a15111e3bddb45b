package org.tgd.workbench.cli.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.workbench.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes up a study that was stopped. */
@Command(
    name = "resume",
    description = {
      "Takes up a study where it was stopped, by the words with which it was begun; what is",
      "finished is not repeated. Ends with the study's exit code."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd bench resume runs/seismo"})
final class BenchResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder of the study's results.")
  private Path folder;

  @Override
  public Integer call() {
    Study record = Study.read(folder);
    Path here = Path.of("").toAbsolutePath();
    if (!record.place().equals(here)) {
      throw new InputException(
          "the study was begun in %s, where its paths begin; go there to resume it"
              .formatted(record.place()));
    }
    List<String> words = new ArrayList<>(List.of("bench", "run", record.study()));
    words.addAll(record.arguments());
    spec.commandLine().getErr().println(record.command());
    return spec.root().commandLine().execute(words.toArray(String[]::new));
  }
}
