package org.tgd.workbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.workbench.cli.base.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What the help of every command has in common: descriptions that flow to the width of the terminal
 * and begin with a whole sentence, by which lists of commands show them; examples; exit codes;
 * options under one name.
 */
final class HelpWords {
  /** The end of a first sentence: a stop, a space and a capital, a quote or a number. */
  private static final Pattern SENTENCE = Pattern.compile("(.+?[.?!])\\s+(?=[A-Z'\"(0-9])");

  /** Abbreviations that end with a stop. */
  private static final Pattern ABBREVIATED = Pattern.compile("(?:al|e\\.g|i\\.e|vs|cf)\\.$");

  private final List<String> examples;

  private HelpWords(List<String> examples) {
    this.examples = examples;
  }

  /** Prepares the help of a command and of all below it. */
  static void prepare(CommandLine command) {
    new HelpWords(examples()).each(command);
  }

  private static List<String> examples() {
    try (InputStream in = HelpWords.class.getResourceAsStream("examples.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("tgd "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void each(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    UsageMessageSpec usage = spec.usageMessage();
    usage.description(flowing(usage.description()));
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(ExitCode.meanings());
    if (usage.footer().length == 0) {
      List<String> own = own(spec.qualifiedName(" ") + " ");
      usage.footerHeading(own.isEmpty() ? "" : "%nExamples:%n");
      usage.footer(own.toArray(String[]::new));
    }
    Vocabulary.apply(spec);
    command.getSubcommands().values().forEach(this::each);
  }

  private List<String> own(String words) {
    return examples.stream()
        .filter(example -> (example + " ").startsWith(words))
        .limit(words.equals("tgd ") ? 4 : 6)
        .map(example -> "  " + example)
        .toList();
  }

  /** The first sentence, then the rest. */
  static String[] flowing(String[] lines) {
    String all = String.join(" ", lines).replaceAll("\\s+", " ").strip();
    return first(all)
        .map(end -> new String[] {all.substring(0, end).strip(), all.substring(end).strip()})
        .orElseGet(() -> all.isEmpty() ? lines : new String[] {all});
  }

  private static Optional<Integer> first(String all) {
    Matcher sentence = SENTENCE.matcher(all);
    int from = 0;
    while (sentence.find(from)) {
      if (!ABBREVIATED.matcher(sentence.group(1)).find()) {
        return Optional.of(sentence.end(1));
      }
      from = sentence.end(1);
    }
    return Optional.empty();
  }
}
