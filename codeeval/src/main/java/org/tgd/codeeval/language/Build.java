package org.tgd.codeeval.language;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A program in the making: files, what is done to them, and how the result is started. Words of
 * commands in braces name tools and their folders.
 *
 * @param files texts by name, in one folder
 * @param commands what is done to them, in order; may be empty
 * @param output the file that comes of it; one of {@code files} if it is only checked
 * @param command how the program is started in its folder
 */
public record Build(
    Map<String, String> files, List<List<String>> commands, String output, List<String> command) {
  /** Copies the collections and checks that nothing is missing. */
  public Build {
    files = Map.copyOf(files);
    commands = commands.stream().map(List::copyOf).toList();
    requireNonNull(output, "output");
    command = List.copyOf(command);
  }
}
