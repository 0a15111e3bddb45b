package org.tgd.workbench.cli.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tgd.core.run.RunCheck;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import org.tgd.workbench.cli.base.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that nothing of a run directory was changed since it was written. */
@Command(
    name = "verify",
    description = {
      "Checks that nothing of a run was changed since: the hashes of its lines, the manifest, the",
      "account, the result, the prompts and files it was made with, and that a replay goes its way."
    })
final class RunVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "DIR", description = "The run directory.")
  private Path path;

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(path);
    List<RunCheck> checks = RunCheck.all(directory);
    boolean ok = checks.stream().allMatch(RunCheck::ok);
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(json(directory, ok, checks).toPrettyString());
    } else {
      Screen.list(out, checks.stream().map(RunVerifyCommand::row).toList());
      out.println(ok ? "the run is as it was written" : "the run was changed or damaged");
    }
    return ok ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<String> row(RunCheck check) {
    return List.of(
        check.ok() ? "ok     " : "CHANGED", "%-8s".formatted(check.name()), check.detail());
  }

  private static ObjectNode json(RunDirectory directory, boolean ok, List<RunCheck> checks) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("run", directory.path().toString()).put("ok", ok);
    ArrayNode array = json.putArray("checks");
    for (RunCheck each : checks) {
      array.addObject().put("name", each.name()).put("ok", each.ok()).put("detail", each.detail());
    }
    return json;
  }
}
