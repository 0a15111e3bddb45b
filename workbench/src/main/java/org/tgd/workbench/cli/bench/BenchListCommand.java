package org.tgd.workbench.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the studies. */
@Command(name = "list", description = "Lists the studies that 'tgd bench run' knows.")
final class BenchListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    CommandLine run = spec.parent().subcommands().get("run");
    Map<String, CommandLine> studies = new TreeMap<>(run.getSubcommands());
    List<List<String>> rows = new ArrayList<>();
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    studies.forEach(
        (name, study) -> {
          String[] words = study.getCommandSpec().usageMessage().description();
          String description = String.join(" ", words);
          rows.add(List.of(name, description.replaceFirst("(?s)[.:;] .*", "")));
          json.addObject().put("study", name).put("description", description);
        });
    if (output.json()) {
      spec.commandLine().getOut().println(json.toPrettyString());
    } else {
      Screen.table(spec.commandLine().getOut(), rows);
    }
    return ExitCode.DONE;
  }
}
