package org.tgd.workbench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tgd.workbench.cli.base.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Every command with its parameters and options as one page of Markdown. Options that at least
 * {@link #SHARED} commands have in the same words stand once, in a table of their own.
 */
final class CommandsPage {
  private static final int SHARED = 3;
  private static final String TABLE = "| | |\n|---|---|\n";

  private final List<CommandSpec> commands = new ArrayList<>();
  private final Map<String, Integer> uses = new LinkedHashMap<>();
  private final StringBuilder page = new StringBuilder();

  private CommandsPage(CommandLine root) {
    collect(root.getCommandSpec());
    commands.stream()
        .flatMap(command -> shown(command).stream())
        .forEach(option -> uses.merge(row(option), 1, Integer::sum));
  }

  /** The page of a tree of commands; the same tree gives the same text. */
  static String of(CommandLine root) {
    return new CommandsPage(root).text();
  }

  private void collect(CommandSpec command) {
    if (!command.usageMessage().hidden()) {
      commands.add(command);
      command.subcommands().values().stream()
          .map(CommandLine::getCommandSpec)
          .distinct()
          .forEach(this::collect);
    }
  }

  private String text() {
    page.append(
        """
        # Commands

        Generated from the program: `./tgd help --markdown > docs/commands.md` writes this page anew. \
        `tgd COMMAND --help` says the same in the terminal, with the program's own width. \
        Every command has `-h` and `--help`.

        | exit code | meaning |
        |---|---|
        """);
    ExitCode.meanings()
        .forEach((code, meaning) -> page.append("| %s | %s |\n".formatted(code.strip(), meaning)));
    page.append(Vocabulary.PAGE);
    commands.stream().skip(1).forEach(this::command);
    page.append("\n## Shared options\n\n").append(TABLE);
    uses.forEach((row, count) -> page.append(count >= SHARED ? row : ""));
    return page.toString();
  }

  private void command(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    String level = command.subcommands().isEmpty() && isBelowGroup(command) ? "###" : "##";
    page.append("\n%s %s\n\n".formatted(level, command.qualifiedName(" ")));
    page.append(words(usage.description())).append('\n');
    if (!command.subcommands().isEmpty() && command.positionalParameters().isEmpty()) {
      return;
    }
    String places =
        command.positionalParameters().stream()
            .filter(each -> !each.hidden())
            .map(CommandsPage::row)
            .collect(Collectors.joining());
    Predicate<OptionSpec> shared = option -> uses.get(row(option)) >= SHARED;
    String own =
        shown(command).stream()
            .filter(shared.negate())
            .map(CommandsPage::row)
            .collect(Collectors.joining());
    if (!(places + own).isEmpty()) {
      page.append('\n').append(TABLE).append(places).append(own);
    }
    String others =
        shown(command).stream()
            .filter(shared)
            .map(option -> "`" + option.longestName() + "`")
            .collect(Collectors.joining(", "));
    page.append(others.isEmpty() ? "" : "\nShared: %s.\n".formatted(others));
    if (usage.footer().length > 0) {
      page.append("\n```text\n").append(lines(usage.footer())).append("```\n");
    }
  }

  private static boolean isBelowGroup(CommandSpec command) {
    return command.parent() != null && command.parent().parent() != null;
  }

  private static List<OptionSpec> shown(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
        .toList();
  }

  private static String row(OptionSpec option) {
    String names = String.join("`, `", option.names());
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return cells(names + value, option, option.required());
  }

  private static String row(PositionalParamSpec place) {
    return cells(place.paramLabel(), place, false);
  }

  private static String cells(String name, ArgSpec argument, boolean required) {
    String words = words(argument.description()) + (required ? " Required." : "");
    return "| `%s` | %s |\n".formatted(name, words.replace("|", "\\|"));
  }

  private static String words(String[] description) {
    return String.join(" ", description).replace("%%", "%").replace("%n", " ").strip();
  }

  private static String lines(String[] footer) {
    return Arrays.stream(footer)
        .map(line -> line.replace("%%", "%").replace("%n", "").strip() + "\n")
        .collect(Collectors.joining());
  }
}
