package org.tgd.workbench.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import org.tgd.workbench.cli.base.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this machine has, and how to get what is missing. */
@Command(
    name = "doctor",
    description = "Shows what this machine has and how to get what is missing.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    List<Equipment> all = Equipment.ofThisMachine();
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(json(all));
    } else {
      Screen.list(
          out,
          all.stream()
              .map(
                  each ->
                      List.of(each.present() ? "ok     " : "missing", each.name(), each.detail()))
              .toList());
    }
    return ExitCode.DONE;
  }

  private static String json(List<Equipment> all) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("version", Version.number());
    ArrayNode array = root.putArray("equipment");
    for (Equipment each : all) {
      array
          .addObject()
          .put("name", each.name())
          .put("present", each.present())
          .put("detail", each.detail());
    }
    return root.toPrettyString();
  }
}
