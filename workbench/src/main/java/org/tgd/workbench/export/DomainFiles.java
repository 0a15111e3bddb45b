package org.tgd.workbench.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tgd.core.input.InputException;
import org.tgd.core.report.ExportedFile;
import org.tgd.core.report.Exporter;

/** A run in a form of its domain. */
public final class DomainFiles {
  private final Exporter exporter;
  private final boolean named;

  /**
   * In that form.
   *
   * @param named whether candidates say of which run they are, where the form has a place for it
   */
  public DomainFiles(Exporter exporter, boolean named) {
    this.exporter = exporter;
    this.named = named;
  }

  /** How much one run gives. */
  public Exporter.Extent extent() {
    return exporter.extent();
  }

  /**
   * The text of a run.
   *
   * @throws InputException if the run has no candidate yet, or it cannot be made
   */
  public String text(ExportedRun run) {
    return files(run).get(0).text();
  }

  /**
   * Writes one of several runs: a file by the name of the run, or a folder.
   *
   * @throws InputException if the run has no candidate yet, or files cannot be made
   */
  public void writeBeside(ExportedRun run, Path folder) throws IOException {
    List<ExportedFile> files = files(run);
    if (extent() == Exporter.Extent.FOLDER) {
      write(files, Files.createDirectory(folder.resolve(run.name())));
    } else {
      files.get(0).writeTo(folder.resolve(run.name() + files.get(0).suffix()));
    }
  }

  /**
   * Writes the only run.
   *
   * @throws InputException if the run has no candidate yet, or files cannot be made
   */
  public void write(ExportedRun run, Path folder) throws IOException {
    write(files(run), folder);
  }

  private static void write(List<ExportedFile> files, Path folder) throws IOException {
    for (ExportedFile file : files) {
      file.writeTo(folder.resolve(file.name()));
    }
  }

  private List<ExportedFile> files(ExportedRun run) {
    if (run.record().steps().isEmpty()) {
      throw new InputException(
          run.directory().path() + " ended before its first candidate was judged");
    }
    return exporter
        .maker()
        .files(
            new Exporter.Source(
                named ? run.name() : "", run.config().options(), run.record().steps()));
  }
}
