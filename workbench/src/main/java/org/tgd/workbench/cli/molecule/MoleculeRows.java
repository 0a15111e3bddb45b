package org.tgd.workbench.cli.molecule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/**
 * Molecules read row by row: CSV with a column {@code smiles} (cells between commas, semicolons or
 * tabs), lines of a SMILES and, after a blank, a name, SDF, or Parquet.
 */
final class MoleculeRows implements Iterator<MoleculeRow>, AutoCloseable {
  private static final String EXPECTED = "molecules as CSV or lines of SMILES";

  /** A comma where the header may be read both ways; spreadsheets of many countries write ';'. */
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  private static final int LONGEST_HEADER = 1 << 20;
  private static final int LINES_OF_A_HEADER = 4;
  private static final int SHOWN = 200;
  private static final List<String> STRUCTURES =
      List.of(".mol2", ".pdb", ".ent", ".pdbqt", ".cif", ".xyz");
  private static final Pattern CSV_LINE = Pattern.compile("(?:line: |startline )(\\d+)");

  private final String source;
  private final Reader reader;
  private final Iterator<MoleculeRow> rows;
  private final List<String> others;
  private final boolean isCsv;

  private MoleculeRows(
      String source,
      Reader reader,
      Iterator<MoleculeRow> rows,
      List<String> others,
      boolean isCsv) {
    this.source = source;
    this.reader = reader;
    this.rows = rows;
    this.others = others;
    this.isCsv = isCsv;
  }

  /**
   * Opens a file.
   *
   * @throws InputException if it cannot be read, is empty, is broken CSV or CSV without the column,
   *     or by its name is no file of SMILES
   */
  static MoleculeRows open(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (STRUCTURES.stream().anyMatch(name::endsWith)) {
      throw new InputException(
          file
              + ": molecules are read as CSV with a column smiles, as lines of SMILES, as SDF or"
              + " as Parquet; Open Babel converts structure files ('obabel FILE -O molecules.smi')");
    }
    if (ParquetRows.isParquet(file)) {
      return ParquetRows.open(file);
    }
    if (SdfRows.isSdf(file)) {
      return SdfRows.open(file);
    }
    MoleculeRows rows = reading(file);
    if (rows.isCsv && Files.isRegularFile(file)) {
      rows.checkAndClose();
      return reading(file);
    }
    return rows;
  }

  /** Rows from elsewhere. */
  static MoleculeRows of(
      String source, Reader reader, Iterator<MoleculeRow> rows, List<String> others) {
    return new MoleculeRows(source, reader, rows, others, false);
  }

  private static MoleculeRows reading(Path file) {
    try {
      return rows(file.toString(), TextInput.open(file, EXPECTED), isCsv(file));
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  /** Goes through the whole file once, so that broken CSV is refused before the first result. */
  private void checkAndClose() {
    try (this) {
      while (hasNext()) {
        next();
      }
    }
  }

  private static Optional<Boolean> isCsv(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return name.endsWith(".csv") || name.endsWith(".tsv")
        ? Optional.of(true)
        : name.endsWith(".smi") || name.endsWith(".smiles") ? Optional.of(false) : Optional.empty();
  }

  /** Reads a stream; whether it is CSV is seen from its first line unless it is said. */
  static MoleculeRows read(String source, InputStream in, Optional<Boolean> csv)
      throws IOException {
    return rows(source, TextInput.reader(source, in, EXPECTED), csv);
  }

  private static MoleculeRows rows(String source, BufferedReader reader, Optional<Boolean> csv)
      throws IOException {
    reader.mark(LONGEST_HEADER);
    String first = Optional.ofNullable(reader.readLine()).orElse("");
    boolean more = reader.ready() || !first.isBlank();
    boolean sdf = csv.isEmpty() && SdfRows.isSdf(beginning(first, reader));
    reader.reset();
    if (sdf) {
      return SdfRows.read(source, reader);
    }
    if (first.isBlank() && !more) {
      reader.close();
      throw new InputException(source + " is empty; expected " + EXPECTED);
    }
    Optional<Character> delimiter =
        DELIMITERS.stream().filter(each -> hasColumn(first, each)).findFirst();
    return csv.orElse(delimiter.isPresent())
        ? csv(source, reader, delimiter.orElse(','))
        : lines(source, reader);
  }

  /** The first lines, as far as they are there: nobody is waited for. */
  private static List<String> beginning(String first, BufferedReader reader) throws IOException {
    List<String> lines = new ArrayList<>(List.of(first));
    int length = first.length();
    while (lines.size() < LINES_OF_A_HEADER
        && length < SHOWN * LINES_OF_A_HEADER
        && reader.ready()) {
      String line = reader.readLine();
      if (line == null) {
        break;
      }
      lines.add(line);
      length += line.length();
    }
    return lines;
  }

  private static boolean hasColumn(String line, char delimiter) {
    return Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), -1))
        .anyMatch(cell -> cell.strip().replace("\"", "").equalsIgnoreCase("smiles"));
  }

  private static MoleculeRows csv(String source, BufferedReader reader, char delimiter)
      throws IOException {
    CSVParser parser;
    try {
      parser =
          CSVFormat.DEFAULT
              .builder()
              .setHeader()
              .setDelimiter(delimiter)
              .setAllowMissingColumnNames(true)
              .get()
              .parse(reader);
    } catch (CSVException e) {
      throw new InputException(source + unreadable(e), e);
    } catch (IllegalArgumentException e) {
      throw new InputException(source + ": bad CSV header: " + e.getMessage(), e);
    }
    List<String> names = parser.getHeaderNames();
    MoleculeColumns columns =
        MoleculeColumns.of(names).orElseThrow(() -> withoutColumn(source, names));
    Iterator<CSVRecord> records = parser.iterator();
    return new MoleculeRows(
        source,
        reader,
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return records.hasNext();
          }

          @Override
          public MoleculeRow next() {
            return row(records.next(), columns.smiles(), columns.others().size());
          }
        },
        columns.others(),
        true);
  }

  private static InputException withoutColumn(String source, List<String> names) {
    String columns = String.join(", ", names).replaceAll("\\R", " ");
    return new InputException(
        source
            + ", line 1: no column 'smiles'; its columns are "
            + (columns.length() > SHOWN ? columns.substring(0, SHOWN) + "..." : columns));
  }

  private static MoleculeRow row(CSVRecord csvRecord, int smiles, int width) {
    List<String> values = new ArrayList<>(csvRecord.toList());
    String text = smiles < values.size() ? values.remove(smiles) : "";
    while (values.size() < width) {
      values.add("");
    }
    return new MoleculeRow(text, values.subList(0, width));
  }

  private static MoleculeRows lines(String source, BufferedReader reader) {
    Iterator<MoleculeRow> rows =
        reader
            .lines()
            .filter(line -> !line.isBlank())
            .map(
                line -> {
                  String[] parts = line.strip().split("\\s+", 2);
                  return new MoleculeRow(parts[0], List.of(parts.length > 1 ? parts[1] : ""));
                })
            .iterator();
    return new MoleculeRows(source, reader, rows, List.of("name"), false);
  }

  /** The names of the other columns. */
  List<String> others() {
    return List.copyOf(others);
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new InputException(source + unreadable(e), e);
    }
  }

  private static String unreadable(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    Matcher line = CSV_LINE.matcher(String.valueOf(cause.getMessage()));
    return line.find()
        ? ", line "
            + line.group(1)
            + ": broken CSV: a quoted field is not closed, or goes on after its closing quote"
        : " cannot be read on: " + cause.getMessage();
  }

  @Override
  public MoleculeRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
