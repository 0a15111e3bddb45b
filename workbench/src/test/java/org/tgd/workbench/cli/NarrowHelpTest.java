package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class NarrowHelpTest {
  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void theHelpOfEveryCommandFitsAndSaysAll(int width) {
    CommandLine narrow = Tgd.commandLine();
    NarrowHelp.fit(narrow, width);
    CommandLine wide = Tgd.commandLine();
    NarrowHelp.fit(wide, 1000);
    check(narrow, wide, width);
  }

  private static void check(CommandLine narrow, CommandLine wide, int width) {
    String help = narrow.getUsageMessage();
    String name = narrow.getCommandSpec().qualifiedName(" ");
    assertThat(help.lines()).as(name).allMatch(line -> line.length() <= width);
    assertThat(words(help)).as(name).containsAll(words(wide.getUsageMessage()));
    narrow
        .getSubcommands()
        .forEach((each, command) -> check(command, wide.getSubcommands().get(each), width));
  }

  /** Words that no line can be too short for, options among them. */
  private static Set<String> words(String help) {
    return Stream.of(help.split("\\s+"))
        .filter(word -> word.matches("[\\w-]{1,20}[,.]?"))
        .collect(Collectors.toSet());
  }
}
