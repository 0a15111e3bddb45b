package org.tgd.codeeval.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** nsjail, in its mode of one program and then the end. Experimental. */
final class Nsjail implements Provider {
  @Override
  public String name() {
    return "nsjail (experimental)";
  }

  @Override
  public Optional<List<String>> wrap(Program program) {
    return Tools.find("nsjail").map(tool -> command(tool, program));
  }

  private static List<String> command(String tool, Program program) {
    var command = new ArrayList<>(Tools.asNobody());
    command.addAll(List.of(tool, "-Mo", "--really_quiet", "--disable_rlimits", "-t", "0"));
    command.addAll(List.of("--cwd", "/tmp", "--hostname", "sandbox", "-m", "none:/dev/shm:tmpfs"));
    command.addAll(List.of("-m", "none:/tmp:tmpfs:size=1048576", "-R", "/dev/null"));
    command.addAll(List.of("-R", "/dev/urandom"));
    if (program.forks()) {
      command.addAll(List.of("--cap", "CAP_SYS_ADMIN", "--cap", "CAP_SYS_PTRACE"));
    }
    Stream.of(Tools.folders(), Tools.links(), Tools.settings(), program.readable())
        .flatMap(List::stream)
        .map(Path::toString)
        .forEach(path -> command.addAll(List.of("-R", path)));
    command.add("--");
    command.addAll(program.command());
    return command;
  }
}
