package org.tgd.core.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;

/**
 * A form in which a domain hands the candidates of a run to other programs.
 *
 * @param format its name for commands: lower-case letters, digits and hyphens
 * @param description what comes out, in a few words
 * @param write the whole output from the judged candidates in order, of which there is at least one
 */
public record Exporter(String format, String description, Function<List<Judged>, String> write) {
  /** Checks that nothing is missing. */
  public Exporter {
    requireNonNull(format, "format");
    requireNonNull(description, "description");
    requireNonNull(write, "write");
  }

  /** The best candidate as it is, with a line break at its end. */
  public static Exporter ofBest(String format, String description) {
    return new Exporter(
        format,
        description,
        steps -> {
          String text = Judged.best(steps).orElseThrow().text();
          return text.endsWith("\n") ? text : text + "\n";
        });
  }
}
