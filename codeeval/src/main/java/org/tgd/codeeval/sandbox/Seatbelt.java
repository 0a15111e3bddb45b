package org.tgd.codeeval.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sandbox-exec} of macOS. Experimental. */
final class Seatbelt implements Provider {
  private static final String PROFILE =
      "(version 1)(deny default)(allow process-fork)(allow process-exec)(allow sysctl-read)"
          + "(allow mach-lookup)(allow file-read*)(deny file-read* (subpath \"/Users\"))"
          + "(allow file-write* (literal \"/dev/null\"))(deny network*)";

  @Override
  public String name() {
    return "sandbox-exec (experimental)";
  }

  @Override
  public Optional<List<String>> wrap(Program program) {
    return Tools.find("sandbox-exec")
        .map(
            tool -> {
              var command = new ArrayList<>(List.of(tool, "-p", PROFILE));
              command.addAll(program.command());
              return command;
            });
  }
}
