package org.tgd.workbench.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tgd.core.run.Models;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands about language models. */
@Command(
    name = "model",
    description = "Says which language models can be asked, and in which words.",
    subcommands = {ModelCommand.ListCommand.class, ModelPromptsCommand.class})
final class ModelCommand {
  /** Lists the kinds of models. */
  @Command(
      name = "list",
      description = {
        "Lists the kinds of models for --model, what each needs and an example.",
        "Shows whether the variable of a key is set, never the key."
      })
  static final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
      List<Models.Kind> all = Models.all(System.getenv());
      PrintWriter out = spec.commandLine().getOut();
      if (output.json()) {
        out.println(json(all));
      } else {
        List<List<String>> rows = new ArrayList<>();
        all.forEach(
            kind -> rows.add(List.of(kind.usage(), needs(kind), "--model " + kind.example())));
        rows.add(List.of("none", "no model: findings and rules", ""));
        Screen.list(out, rows);
      }
      return ExitCode.DONE;
    }

    private static String needs(Models.Kind kind) {
      return kind.variable()
          .map(variable -> variable + (kind.isSet() ? " (set)" : " (not set), or --base-url"))
          .orElseGet(() -> kind.missing().orElse("no key"));
    }

    private static String json(List<Models.Kind> all) {
      ObjectNode root = new ObjectMapper().createObjectNode();
      ArrayNode array = root.putArray("models");
      for (Models.Kind kind : all) {
        ObjectNode node = array.addObject().put("name", kind.name()).put("usage", kind.usage());
        node.put("example", kind.example());
        kind.variable().ifPresent(variable -> node.put("variable", variable));
        node.put("set", kind.isSet());
        kind.missing().ifPresent(what -> node.put("missing", what));
      }
      return root.toPrettyString();
    }
  }
}
