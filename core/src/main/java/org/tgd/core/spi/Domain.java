package org.tgd.core.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.core.Editor;
import org.tgd.core.report.Ending;
import org.tgd.core.report.Exporter;
import org.tgd.core.report.Judged;
import org.tgd.core.report.ReportSections;
import org.tgd.core.report.RunColumn;

/**
 * A field of application that plugs into the workbench: named in {@code
 * META-INF/services/org.tgd.core.spi.Domain} and found on the class path. Thread-safe, without
 * state.
 */
public interface Domain {
  /** The name by which commands select the domain: lower-case letters, digits and hyphens. */
  String name();

  /** Other names by which it may be selected, such as that of its command; never shown in runs. */
  default List<String> otherNames() {
    return List.of();
  }

  /** What the domain optimizes, in one sentence. */
  String summary();

  /** The options that {@link #problem} understands. */
  List<Option> options();

  /**
   * Sets up a problem.
   *
   * @param options values by option name; options that are absent take their defaults
   * @throws org.tgd.core.input.InputException if an option is unknown, missing or has a bad value
   */
  Problem problem(Map<String, String> options);

  /** Lines that show how its commands are called; empty for none. */
  default List<String> examples() {
    return List.of();
  }

  /**
   * Editors that ignore what feedback says, by name: the controls that an optimization has to beat.
   */
  default SortedMap<String, Editor> controlEditors() {
    return new TreeMap<>();
  }

  /**
   * What the report of a run shows beside that of any run, before the steps. May compute anew; what
   * cannot be had is said in the sections.
   *
   * @param options the options that the problem was set up with
   * @param steps the judged candidates in order, at least one
   */
  default ReportSections report(Map<String, String> options, List<Judged> steps) {
    return ReportSections.NONE;
  }

  /**
   * What a run came to, for a domain whose runs are for something that is reached or not.
   *
   * @param steps the judged candidates in order, at least one
   */
  default Optional<Ending> ending(List<Judged> steps) {
    return Optional.empty();
  }

  /** Columns that lists of runs show for its runs. */
  default List<RunColumn> columns() {
    return List.of();
  }

  /** Forms in which its runs can be exported, beside those that every run has. */
  default List<Exporter> exporters() {
    return List.of();
  }

  /**
   * An option of a domain.
   *
   * @param name lower-case letters, digits and hyphens
   * @param description what it sets, with unit and range
   * @param defaultValue the default; empty when the option must be given
   */
  record Option(String name, String description, String defaultValue) {}
}
