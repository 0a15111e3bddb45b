package org.tgd.workbench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * One name for one thing in all commands: what was called otherwise once is still understood, but
 * not shown.
 */
final class Vocabulary {
  /** A name that holds now, and one that was given up for it, here and there or everywhere. */
  private record Word(String now, String old, boolean everywhere) {}

  private static final List<Word> WORDS =
      List.of(
          new Word("--threads", "--workers", true),
          new Word("--evaluator-timeout", "--time", false),
          new Word("--timeout", "--time", false));

  /** The words as a part of the page of commands. */
  static final String PAGE =
      """

      ## One word for one thing

      | word | means, in every command | also understood |
      |---|---|---|
      | `--threads N` | how much is done at once: calls, molecules, solutions, runs | `--workers` |
      | `--timeout SECONDS` | what one call may take: a request to the model, a docking, or, \
      where a command asks no model, one test of a program (its processor time) | `--time` where \
      programs are judged |
      | `--evaluator-timeout SECONDS` | beside a model: what the evaluator may take, one call of a \
      program or one test | `--time` where programs are judged |
      | `--budget-minutes X` | what a whole run may take | |
      | `--out DIR`, `--out FILE` | where results go instead of, or besides, stdout: a new folder, \
      or one file, as the command's help says | |
      | `--seed K` | seed of all randomness, 0 by default; a study's single search has 1 | |
      | `--seeds N` | studies: the seeds 1 to N | |
      | `--exhaustiveness N` | independent searches of one docking: 8 where molecules are docked \
      once, 1 within a search, where `--final-exhaustiveness` (8) judges the end | |
      | `--domain NAME` | a field, by its name | `plan` for `radiotherapy` |
      """;

  private Vocabulary() {}

  /** Adds old names to the options of one command. */
  static void apply(CommandSpec spec) {
    List<OptionSpec> changed = new ArrayList<>();
    List<OptionSpec> own =
        spec.options().stream()
            .filter(each -> each.group() == null && each.scopeType() == ScopeType.LOCAL)
            .toList();
    for (OptionSpec option : own) {
      changed.add(now(option));
      old(option, spec).ifPresent(old -> changed.add(hidden(option, old)));
    }
    own.forEach(spec::remove);
    changed.forEach(spec::addOption);
  }

  /** An option without its old name. */
  private static OptionSpec now(OptionSpec option) {
    List<String> names = new ArrayList<>(Arrays.asList(option.names()));
    WORDS.stream()
        .filter(word -> names.contains(word.now()))
        .forEach(word -> names.remove(word.old()));
    return OptionSpec.builder(option).names(names.toArray(String[]::new)).build();
  }

  /** Without a default, which would be put over what the other was given. */
  private static OptionSpec hidden(OptionSpec option, String old) {
    return OptionSpec.builder(option)
        .names(old)
        .required(false)
        .defaultValue(null)
        .hidden(true)
        .build();
  }

  private static Optional<String> old(OptionSpec option, CommandSpec spec) {
    List<String> names = Arrays.asList(option.names());
    return WORDS.stream()
        .filter(word -> names.contains(word.now()))
        .filter(
            word ->
                names.contains(word.old())
                    || (word.everywhere() && spec.findOption(word.old()) == null))
        .map(Word::old)
        .findFirst();
  }

  /**
   * The words of a command line with old names replaced: picocli, which knows them as options of
   * their own, would put the default of the one that holds now over what was given.
   */
  static String[] renamed(CommandLine root, String... args) {
    CommandLine command = root;
    int words = 0;
    while (words < args.length && command.getSubcommands().containsKey(args[words])) {
      command = command.getSubcommands().get(args[words++]);
    }
    String[] now = args.clone();
    for (int i = words; i < now.length && !now[i].equals("--"); i++) {
      int end = now[i].indexOf('=') < 0 ? now[i].length() : now[i].indexOf('=');
      String rest = now[i].substring(end);
      Optional<String> name = meant(now[i].substring(0, end), command.getCommandSpec());
      now[i] = name.map(each -> each + rest).orElse(now[i]);
    }
    return now;
  }

  private static Optional<String> meant(String given, CommandSpec spec) {
    OptionSpec option = spec.findOption(given);
    if (option == null || !option.hidden()) {
      return Optional.empty();
    }
    return WORDS.stream()
        .filter(word -> word.old().equals(given))
        .map(word -> spec.findOption(word.now()))
        .filter(each -> each != null && each.userObject() == option.userObject())
        .map(OptionSpec::longestName)
        .findFirst();
  }
}
