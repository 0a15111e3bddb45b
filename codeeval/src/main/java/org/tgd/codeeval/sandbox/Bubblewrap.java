package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** bubblewrap: new name spaces of every kind, a read-only system, nothing else of the machine. */
final class Bubblewrap implements Provider {
  private final boolean processes;

  Bubblewrap() {
    this(true);
  }

  /**
   * A sandbox that shows its processes or, as some sandboxes around this one demand, not.
   *
   * @param processes whether there is a {@code /proc} inside
   */
  Bubblewrap(boolean processes) {
    this.processes = processes;
  }

  @Override
  public String name() {
    return processes ? "bubblewrap" : "bubblewrap without /proc";
  }

  @Override
  public Optional<List<String>> wrap(Program program) {
    return Tools.find("bwrap").map(tool -> command(tool, program));
  }

  private List<String> command(String tool, Program program) {
    var command = new ArrayList<>(Hidden.prefix(program));
    program
        .filter()
        .ifPresent(
            file ->
                command.addAll(
                    List.of("/bin/sh", "-c", "exec 9<\"$0\"; exec \"$@\"", file.toString())));
    command.addAll(Tools.asNobody());
    command.addAll(
        List.of(tool, "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"));
    command.addAll(List.of("--uid", "1000", "--gid", "1000", "--hostname", "sandbox"));
    if (program.forks()) {
      command.addAll(List.of("--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SYS_PTRACE"));
    } else {
      command.addAll(List.of("--cap-drop", "ALL"));
    }
    program.filter().ifPresent(file -> command.addAll(List.of("--seccomp", "9")));
    for (Path folder : Tools.folders()) {
      command.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
    }
    for (Path link : Tools.links()) {
      command.addAll(List.of("--symlink", target(link), link.toString()));
    }
    for (Path file : Tools.settings()) {
      command.addAll(List.of("--ro-bind-try", file.toString(), file.toString()));
    }
    // a program that does not set jobs apart needs no /proc, and could change its memory there
    command.addAll(List.of(processes && program.forks() ? "--proc" : "--dir", "/proc"));
    command.addAll(List.of("--dev", "/dev", "--dir", "/tmp"));
    for (Path folder : program.readable()) {
      String source = Hidden.source(program, folder).toString();
      command.addAll(List.of("--ro-bind", source, program.place(folder).toString()));
    }
    command.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp", "--"));
    command.addAll(program.command());
    return command;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
