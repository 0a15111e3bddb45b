package org.tgd.workbench.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.Callable;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts words on a run by which it is found again. */
@Command(
    name = "tag",
    description = {
      "Puts tags on a run, takes some off, and prints those that it has then. 'tgd run list' shows",
      "them and filters by them; what is sealed of the run stays as it is."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tgd run tag runs/first baseline paper:fig-2",
      "  tgd run tag runs/first --off baseline"
    })
final class RunTagCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The run directory.")
  private Path path;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "TAG", description = "Tags to put on.")
  private List<String> on = List.of();

  @Option(names = "--off", paramLabel = "TAG", description = "A tag to take off; repeatable.")
  private List<String> off = List.of();

  @Override
  public Integer call() {
    RunDirectory run = RunDirectory.open(path);
    NavigableSet<String> tags = RunTags.of(run);
    on.forEach(tag -> tags.add(RunTags.require(tag)));
    off.forEach(tag -> tags.remove(RunTags.require(tag)));
    if (!on.isEmpty() || !off.isEmpty()) {
      RunTags.write(run, tags);
    }
    tags.forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }
}
