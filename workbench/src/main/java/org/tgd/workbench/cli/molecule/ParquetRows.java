package org.tgd.workbench.cli.molecule;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.tgd.core.input.InputException;

/** Molecules of a Parquet file of flat columns, one of which is {@code smiles}. */
final class ParquetRows {
  private ParquetRows() {}

  static boolean isParquet(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /**
   * Opens a file. What is no text is taken as it is written, what is missing as empty.
   *
   * @throws InputException if it is no such file, has nested columns, or no column smiles
   */
  static MoleculeRows open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": no such file; Parquet cannot be read from a pipe");
    }
    List<String> names = names(file);
    MoleculeColumns columns =
        MoleculeColumns.of(names)
            .orElseThrow(
                () ->
                    new InputException(
                        file
                            + ": no column 'smiles'; its columns are "
                            + String.join(", ", names)));
    Stream<String[]> cells;
    try {
      cells = ParquetReader.streamContent(file.toFile(), HydratorSupplier.constantly(texts(names)));
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
    Iterator<String[]> rows = cells.iterator();
    return MoleculeRows.of(
        file.toString(), closing(cells), checked(file, rows, columns.smiles()), columns.others());
  }

  private static List<String> names(Path file) {
    try {
      List<ColumnDescriptor> columns =
          ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema().getColumns();
      for (ColumnDescriptor each : columns) {
        if (each.getPath().length > 1 || each.getMaxRepetitionLevel() > 0) {
          throw new InputException(
              file
                  + ": column "
                  + String.join(".", each.getPath())
                  + " is nested; columns of single values are read");
        }
      }
      return columns.stream().map(each -> each.getPath()[0]).toList();
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException e) { // the library throws bare ones where the file is damaged
      throw unreadable(file, e);
    }
  }

  private static InputException unreadable(Path file, Exception cause) {
    return new InputException(file + " is no Parquet file, or a damaged one", cause);
  }

  private static Hydrator<String[], String[]> texts(List<String> names) {
    return new Hydrator<>() {
      @Override
      public String[] start() {
        String[] cells = new String[names.size()];
        Arrays.fill(cells, "");
        return cells;
      }

      @Override
      public String[] add(String[] cells, String heading, Object value) {
        cells[names.indexOf(heading)] = value == null ? "" : value.toString();
        return cells;
      }

      @Override
      public String[] finish(String[] cells) {
        return cells;
      }
    };
  }

  private static Iterator<MoleculeRow> checked(Path file, Iterator<String[]> rows, int smiles) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          return rows.hasNext();
        } catch (RuntimeException e) { // as above
          throw unreadable(file, e);
        }
      }

      @Override
      public MoleculeRow next() {
        List<String> cells = new ArrayList<>(Arrays.asList(rows.next()));
        String text = cells.remove(smiles);
        return new MoleculeRow(text, cells);
      }
    };
  }

  /** What is closed with the rows. */
  private static Reader closing(Stream<?> cells) {
    return new Reader() {
      @Override
      public int read(char[] buffer, int offset, int length) {
        return -1;
      }

      @Override
      public void close() {
        cells.close();
      }
    };
  }
}
