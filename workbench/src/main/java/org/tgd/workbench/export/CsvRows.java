package org.tgd.workbench.export;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.tgd.benchmarks.stats.TableColumn;
import org.tgd.core.report.Visible;

/**
 * A table as CSV (RFC 4180, lines that end with a line feed). What steers a terminal is a mark, and
 * a text that a spreadsheet would compute has an apostrophe before it.
 */
public final class CsvRows {
  private static final String COMPUTED = "=+-@\t\r";
  private static final CSVFormat FORM = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private CsvRows() {}

  /** Writes it, its head first. */
  public static void write(RunTable table, Appendable out) throws IOException {
    FORM.printRecord(
        out, table.columns().stream().map(TableColumn::name).map(CsvRows::cell).toArray());
    table.each(row -> FORM.printRecord(out, row.stream().map(CsvRows::cell).toArray()));
  }

  /** The same of cells that are at hand. */
  public static void write(List<List<Object>> rows, Appendable out) throws IOException {
    for (List<Object> row : rows) {
      FORM.printRecord(out, row.stream().map(CsvRows::cell).toArray());
    }
  }

  private static Object cell(Object value) {
    if (!(value instanceof String text) || text.isEmpty()) {
      return value;
    }
    String seen = Visible.of(text);
    return COMPUTED.indexOf(text.charAt(0)) >= 0 ? "'" + seen : seen;
  }
}
