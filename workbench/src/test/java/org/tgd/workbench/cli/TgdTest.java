package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.Failures;
import org.tgd.workbench.cli.base.Version;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class TgdTest {
  @Test
  void printsItsVersionOnStdout() {
    Cli result = Cli.tgd("--version");

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out()).matches("tgd \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    assertThat(result.err()).isEmpty();
  }

  static Stream<List<String>> everyCommand() {
    List<List<String>> paths = new ArrayList<>();
    collect(List.of(), Tgd.commandLine(), paths);
    return paths.stream();
  }

  private static void collect(List<String> path, CommandLine command, List<List<String>> paths) {
    paths.add(path);
    command
        .getSubcommands()
        .forEach(
            (name, child) -> {
              List<String> below = new ArrayList<>(path);
              below.add(name);
              collect(below, child, paths);
            });
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyCommandHasHelpThatDescribesItAndEachOption(List<String> path) {
    List<String> words = new ArrayList<>(path);
    words.add("--help");

    Cli result = Cli.tgd(words.toArray(String[]::new));

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains(String.join(" ", path)).contains("Show this help.");
    CommandLine command = Tgd.commandLine();
    for (String word : path) {
      command = command.getSubcommands().get(word);
    }
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(command.getCommandSpec().options())
        .allSatisfy(
            option -> assertThat(option.description()).as(option.longestName()).isNotEmpty());
  }

  @Test
  void refusesAnUnknownCommandAndSuggestsTheNearest() {
    Cli result = Cli.tgd("molecul");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("molecul").contains("molecule").contains("Try 'tgd --help'");
  }

  @Test
  void saysWhatIsWrongWithTheInput() {
    StringWriter err = new StringWriter();
    CommandLine command = Tgd.commandLine().setErr(new PrintWriter(err, true));

    int code = Failures.execution(new InputException("--steps was -1"), command, null);

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).isEqualToIgnoringNewLines("tgd: --steps was -1");
  }

  @Test
  void writesAnUnexpectedFailureIntoALogFile() throws Exception {
    StringWriter err = new StringWriter();
    CommandLine command = Tgd.commandLine().setErr(new PrintWriter(err, true));

    int code = Failures.execution(new IllegalStateException("broken"), command, null);

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().lines()).hasSize(1);
    Matcher file = Pattern.compile("report it with (\\S+)").matcher(err.toString());
    assertThat(file.find()).isTrue();
    Path log = Path.of(file.group(1));
    assertThat(log).content().contains("IllegalStateException: broken").contains("\tat ");
    Files.delete(log);
  }

  @Test
  void completesEveryCommandInEveryShell() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      Cli result = Cli.tgd("completion", shell);

      assertThat(result.code()).isEqualTo(ExitCode.DONE);
      assertThat(result.out()).contains("molecule", "plan", "code", "doctor", "completion");
      assertThat(result.out()).contains("portfolio", "diagnosis", "radiotherapy", "rules");
    }
  }

  @Test
  void refusesAShellItDoesNotKnow() {
    Cli result = Cli.tgd("completion", "tcsh");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("tcsh");
  }

  @Test
  void examinesTheMachine() {
    Cli result = Cli.tgd("doctor");

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.out())
        .contains(System.getProperty("java.version"), "Vina", "Python 3", "bubblewrap");
  }

  @Test
  void examinesTheMachineAsJson() throws Exception {
    Cli result = Cli.tgd("doctor", "--json");

    var report = new com.fasterxml.jackson.databind.ObjectMapper().readTree(result.out());
    assertThat(report.get("version").asText()).isEqualTo(Version.number());
    assertThat(report.get("equipment")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', Usage: tgd",
    "help, Usage: tgd",
    "molecule, Usage: tgd molecule",
    "help run list, Usage: tgd run list",
    "version, tgd "
  })
  void answersWhoAsksWhatThereIs(String words, String answer) {
    Cli result = Cli.tgd(words.isEmpty() ? new String[0] : words.split(" "));
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith(answer);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void helpOfEveryCommandExplainsTheExitCodes() {
    assertThat(Cli.tgd("molecule", "score", "--help").out())
        .contains("Exit codes:", "the budget is exhausted");
  }

  @Test
  void namesTheOptionThatWasMeant() {
    Cli result = Cli.tgd("molecule", "optimize", "--star", "CCO");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("tgd: unknown option '--star'; did you mean --start?");
  }

  @Test
  void listsTheStudiesThatCanBeRun() {
    Cli list = Cli.tgd("bench", "list");
    assertThat(list.code()).isZero();
    String help = Cli.tgd("bench", "run", "--help").out();
    assertThat(list.out().lines().map(line -> line.replaceFirst(" .*", "")))
        .contains("ablation", "seismo", "pmo")
        .allSatisfy(name -> assertThat(help).contains("  " + name));
  }

  @Test
  void theExamplesOfTheHelpCanBeParsed() {
    List<String> examples = new ArrayList<>();
    collect(Tgd.commandLine(), examples);
    assertThat(examples).hasSizeGreaterThan(12);
    for (String example : examples) {
      List<String> words = new ArrayList<>();
      Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(example.replaceFirst(" > .*", ""));
      while (word.find()) {
        words.add(word.group(1) == null ? word.group(2) : word.group(1));
      }
      assertThat(words.get(0)).isEqualTo("tgd");
      CommandLine line = Tgd.commandLine();
      assertThatCode(() -> line.parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
          .as(example)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void everyCommandIsSaidInAWholeSentenceAndHasExamples() {
    SoftAssertions all = new SoftAssertions();
    check(Tgd.commandLine(), all);
    all.assertAll();
    assertThat(Cli.tgd("bench", "--help").out().replaceAll("\\s+", " "))
        .contains(
            "Takes up a study where it was stopped, by the words with which it was begun; what"
                + " is finished is not repeated. ");
  }

  private static void check(CommandLine command, SoftAssertions all) {
    var usage = command.getCommandSpec().usageMessage();
    String name = command.getCommandSpec().qualifiedName(" ");
    all.assertThat(usage.description()[0]).as(name).matches("[A-Z0-9].*[.?]");
    all.assertThat(usage.hidden() || String.join("\n", usage.footer()).contains("  tgd "))
        .as(name + " has examples")
        .isTrue();
    for (OptionSpec option : command.getCommandSpec().options()) {
      boolean unshown = List.of("--workers", "--time").contains(option.longestName());
      all.assertThat(option.hidden()).as(name + " " + option.longestName()).isEqualTo(unshown);
    }
    command.getSubcommands().values().forEach(each -> check(each, all));
  }

  @Test
  void oldNamesOfOptionsAreUnderstoodAndNotShown() {
    assertThat(Cli.tgd("code", "test", "--help").out())
        .contains("--threads")
        .doesNotContain("--workers");
    for (String name : List.of("--threads", "--workers")) {
      Cli refused = Cli.tgd("code", "test", "--solutions", "none.jsonl", name, "0");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("--threads was 0");
    }
    for (String name : List.of("--workers", "--time", "--timeout")) { // has a default
      Cli refused = Cli.tgd("bench", "run", "repair", name, "0");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("--timeout must be more than 0");
    }
    for (String name : List.of("--time=0", "--evaluator-timeout=0")) { // beside one of the model
      Cli refused = Cli.tgd("code", "optimize", name, "--task", "tgd/edit-distance");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("time was 0; must be between");
    }
    assertThat(Cli.tgd("optimize", "--domain", "plan").err()).contains("option case is missing");
  }

  private static void collect(CommandLine command, List<String> examples) {
    for (String line : command.getCommandSpec().usageMessage().footer()) {
      if (line.startsWith("  tgd ")) {
        examples.add(line.strip());
      }
    }
    command.getSubcommands().values().forEach(each -> collect(each, examples));
  }
}
