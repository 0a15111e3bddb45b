package org.tgd.radiotherapy.io;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to take of a patient's files.
 *
 * @param structures names of the structures to take, {@code *} for any letters; all if empty
 * @param ignored names of structures to leave out, {@code *} for any letters
 * @param series SeriesInstanceUID of the CT to take, where there are several
 * @param mixed whether to take together what states different patients, studies or frames of
 *     reference
 */
public record ImportChoices(
    List<String> structures, List<String> ignored, Optional<String> series, boolean mixed) {
  /** Everything, and nothing that does not belong together. */
  public static final ImportChoices ALL =
      new ImportChoices(List.of(), List.of(), Optional.empty(), false);

  /** Copies the lists. */
  public ImportChoices {
    structures = List.copyOf(structures);
    ignored = List.copyOf(ignored);
  }

  /** Whether a structure was asked for by its name. */
  boolean asked(String name) {
    return structures.contains(name);
  }

  /** Whether a structure is to be taken. */
  boolean takes(String name) {
    return (structures.isEmpty() || structures.stream().anyMatch(p -> matches(p, name)))
        && ignored.stream().noneMatch(p -> matches(p, name));
  }

  static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
  }
}
