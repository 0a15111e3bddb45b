package org.tgd.codeeval.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** docker or podman, over an empty image that sees the system's folders. Experimental. */
final class Container implements Provider {
  private final String tool;

  Container(String tool) {
    this.tool = tool;
  }

  @Override
  public String name() {
    return tool + " (experimental)";
  }

  @Override
  public Optional<List<String>> wrap(Program program) {
    return Tools.find(tool).map(path -> command(path, program));
  }

  private static List<String> command(String path, Program program) {
    var command = new ArrayList<>(List.of(path, "run", "--rm", "-i", "--pull", "never"));
    command.addAll(List.of("--network", "none", "--read-only", "--cap-drop", "ALL"));
    command.addAll(List.of("--security-opt", "no-new-privileges", "--pids-limit", "256"));
    command.addAll(List.of("--memory", "1g", "--user", "65534:65534", "--workdir", "/tmp"));
    command.addAll(List.of("--tmpfs", "/tmp:size=64m,nr_inodes=4096,mode=1777"));
    for (Path folder : Tools.folders()) {
      command.addAll(List.of("-v", folder + ":" + folder + ":ro"));
    }
    for (Path folder : program.readable()) {
      command.addAll(List.of("-v", folder + ":" + folder + ":ro"));
    }
    command.add("busybox");
    command.addAll(program.command());
    return command;
  }
}
