package org.tgd.core.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A form in which a domain hands the candidates of a run to other programs.
 *
 * @param format its name for commands: lower-case letters, digits and hyphens
 * @param description what comes out, in a few words
 * @param extent how much one run gives
 * @param maker makes the files
 */
public record Exporter(String format, String description, Extent extent, Maker maker) {
  /** How much one run gives. */
  public enum Extent {
    /** One text, and those of several runs one after the other are such a text again. */
    LINES,
    /** One text. */
    FILE,
    /** Files of any kind, for a folder. */
    FOLDER
  }

  /** Makes files of the candidates of a run. */
  @FunctionalInterface
  public interface Maker {
    /**
     * The files; one where the form is a text.
     *
     * @throws org.tgd.core.input.InputException if they cannot be made, with the reason
     */
    List<ExportedFile> files(Source source);
  }

  /**
   * What is exported.
   *
   * @param run the name of the run, where it is one of several; empty where it is the only one
   * @param options the options that its problem was set up with
   * @param steps its judged candidates in order, of which there is at least one
   */
  public record Source(String run, Map<String, String> options, List<Judged> steps) {
    /** Copies the candidates. */
    public Source {
      requireNonNull(run, "run");
      options = Map.copyOf(options);
      steps = List.copyOf(steps);
    }

    /** The candidate of lowest loss. */
    public Judged best() {
      return Judged.best(steps).orElseThrow();
    }
  }

  /** Checks that nothing is missing. */
  public Exporter {
    requireNonNull(format, "format");
    requireNonNull(description, "description");
    requireNonNull(extent, "extent");
    requireNonNull(maker, "maker");
  }

  /** A text of many lines or records. */
  public static Exporter ofLines(
      String format, String description, Function<Source, String> write) {
    return new Exporter(
        format,
        description,
        Extent.LINES,
        source -> List.of(ExportedFile.of("candidates." + format, write.apply(source))));
  }

  /** The best candidate as it is, with a line break at its end. */
  public static Exporter ofBest(String format, String description) {
    return ofBest(format, description, options -> ".txt");
  }

  /**
   * The best candidate as it is, with a line break at its end.
   *
   * @param suffix how the name of its file ends, with the dot
   */
  public static Exporter ofBest(
      String format, String description, Function<Map<String, String>, String> suffix) {
    return new Exporter(
        format,
        description,
        Extent.FILE,
        source -> {
          String text = source.best().text();
          String whole = text.endsWith("\n") ? text : text + "\n";
          return List.of(ExportedFile.of("best" + suffix.apply(source.options()), whole));
        });
  }
}
