package org.tgd.workbench.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write. */
final class FishCompletion {
  private FishCompletion() {}

  /** The script for a command and everything below it. */
  static String script(String name, CommandLine root) {
    List<String> lines = new ArrayList<>();
    lines.add("complete -c " + name + " -f");
    // Whether the words so far, options left out, are exactly these, or begin with them.
    lines.add("function __" + name + "_is");
    lines.add("    set -l words (commandline -opc | string match -v -- '-*')");
    lines.add("    test \"$words[2..-1]\" = \"$argv\"");
    lines.add("end");
    lines.add("function __" + name + "_in");
    lines.add("    set -l words (commandline -opc)");
    lines.add("    string match -q -- \"$argv *\" \"$words[2..-1] \"");
    lines.add("end");
    describe(name, "", root, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void describe(String name, String path, CommandLine command, List<String> lines) {
    String start = "complete -c " + name + " -n ";
    String is = start + quoted(("__" + name + "_is " + path).strip());
    String within = path.isEmpty() ? is : start + quoted("__" + name + "_in " + path);
    for (var child : command.getSubcommands().entrySet()) {
      String description = first(child.getValue().getCommandSpec().usageMessage().description());
      lines.add(is + " -a " + child.getKey() + " -d " + quoted(description));
    }
    for (OptionSpec option : command.getCommandSpec().options()) {
      StringBuilder line = new StringBuilder(within);
      for (String each : option.names()) {
        line.append(each.startsWith("--") ? " -l " : " -s ").append(each.replaceFirst("^--?", ""));
      }
      line.append(option.arity().max() > 0 ? " -r -F" : "");
      if (option.completionCandidates() != null) {
        line.append(" -a ").append(quoted(String.join(" ", option.completionCandidates())));
      }
      lines.add(line + " -d " + quoted(first(option.description())));
    }
    for (var child : command.getSubcommands().entrySet()) {
      describe(name, (path + " " + child.getKey()).strip(), child.getValue(), lines);
    }
  }

  private static String first(String[] lines) {
    return lines.length == 0 ? "" : lines[0].replaceFirst(" \\(default.*", "");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
