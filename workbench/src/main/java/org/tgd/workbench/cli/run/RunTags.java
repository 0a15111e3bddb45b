package org.tgd.workbench.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tgd.core.input.InputException;
import org.tgd.core.run.RunDirectory;
import org.tgd.workbench.cli.base.WholeFile;

/** Words that a person put on a run: a line each in {@code tags.txt}, beside what is sealed. */
final class RunTags {
  private static final String FILE = "tags.txt";
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/-]{0,63}");

  private RunTags() {}

  /** The tags of a run in their order; what is no tag is left out. */
  static NavigableSet<String> of(RunDirectory run) {
    Path file = run.path().resolve(FILE);
    NavigableSet<String> tags = new TreeSet<>();
    if (Files.exists(file)) {
      try {
        List<String> lines = Files.readAllLines(file);
        lines.stream().map(String::strip).filter(RunTags::isTag).forEach(tags::add);
      } catch (IOException e) {
        throw InputException.cannotRead(file, e);
      }
    }
    return tags;
  }

  /** Replaces the tags of a run. */
  static void write(RunDirectory run, Collection<String> tags) {
    WholeFile.write(run.path(), FILE, String.join("\n", tags) + (tags.isEmpty() ? "" : "\n"));
  }

  /**
   * The same tag.
   *
   * @throws InputException if it is none
   */
  static String require(String tag) {
    if (!isTag(tag)) {
      throw new InputException(
          "the tag was '%s'; must be letters, digits, '.', '_', ':', '/' or '-', 64 at most"
              .formatted(tag));
    }
    return tag;
  }

  private static boolean isTag(String tag) {
    return TAG.matcher(tag).matches();
  }
}
