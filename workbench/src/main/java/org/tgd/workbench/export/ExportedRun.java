package org.tgd.workbench.export;

import java.util.List;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunDirectory;
import org.tgd.core.run.RunRecord;

/**
 * A run that is exported.
 *
 * @param name unlike that of every other of the export; the name of its directory where that will
 *     do
 * @param directory where it is
 * @param record what happened
 * @param end the word for its end
 * @param label what a person says of it
 */
public record ExportedRun(
    String name, RunDirectory directory, RunRecord record, String end, Label label) {
  /**
   * What stands beside a run's own record.
   *
   * @param objective what it is for, in a line
   * @param tags words that a person put on it, in order
   */
  public record Label(String objective, List<String> tags) {
    /** Copies the tags. */
    public Label {
      tags = List.copyOf(tags);
    }
  }

  RunConfig config() {
    return record.manifest().config();
  }
}
