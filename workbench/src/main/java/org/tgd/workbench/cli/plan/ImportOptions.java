package org.tgd.workbench.cli.plan;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.tgd.radiotherapy.io.ImportChoices;
import picocli.CommandLine.Option;

/** What to take of a patient's files: mixed into commands that read them. */
final class ImportOptions {
  @Option(
      names = "--structures",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Take these structures alone, names separated by commas, * for any letters;",
        "one that is asked for and cannot be used is an error."
      })
  private List<String> structures = List.of();

  @Option(
      names = "--ignore",
      split = ",",
      paramLabel = "NAME",
      description = "Leave these structures out, names separated by commas, * for any letters.")
  private List<String> ignored = List.of();

  @Option(
      names = "--series",
      paramLabel = "UID",
      description =
          "The CT series to take, where a DICOM folder has several (default: the one that the"
              + " structures refer to).")
  private Optional<String> series = Optional.empty();

  @Option(
      names = "--mixed",
      description =
          "Take DICOM files together although they state different patients, studies or frames of"
              + " reference.")
  private boolean mixed;

  /** The choices. */
  ImportChoices choices() {
    return new ImportChoices(structures, ignored, series, mixed);
  }

  /** Says what was left out. */
  static void say(List<String> notes, PrintWriter err) {
    notes.forEach(note -> err.println("note: " + note));
    err.flush();
  }
}
