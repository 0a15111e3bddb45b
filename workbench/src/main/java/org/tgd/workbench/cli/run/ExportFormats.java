package org.tgd.workbench.cli.run;

import java.util.Iterator;
import java.util.stream.Stream;
import org.tgd.core.report.Exporter;
import org.tgd.core.run.Domains;

/** Forms in which runs of some domain can be exported, for help and completion. */
final class ExportFormats implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Stream.concat(
            RunExport.COMMON.stream(),
            Domains.all().stream().flatMap(each -> each.exporters().stream()).map(Exporter::format))
        .distinct()
        .iterator();
  }
}
