package org.tgd.workbench.cli;

import java.util.Set;
import org.tgd.core.input.InputException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Refuses names of files and folders that hold nothing: {@code --out "$DIR"} of a script whose
 * variable is not set would mean the current folder.
 */
final class EmptyPlaces {
  private static final Set<String> LABELS = Set.of("DIR", "FILE", "FOLDER", "PATH", "STUDY.yaml");

  private EmptyPlaces() {}

  /**
   * Looks at every word of a command line that stands for a file or a folder.
   *
   * @throws InputException if one is empty or blank
   */
  static void refuse(ParseResult parsed) {
    for (ParseResult each = parsed; each != null; each = each.subcommand()) {
      each.matchedArgs().forEach(EmptyPlaces::refuse);
    }
  }

  private static void refuse(ArgSpec argument) {
    boolean place = LABELS.contains(argument.paramLabel());
    boolean takesWord = !argument.isOption() || argument.arity().min() > 0;
    if (place && takesWord && argument.originalStringValues().stream().anyMatch(String::isBlank)) {
      String name =
          argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
      throw InputException.emptyPlace(name);
    }
  }
}
