package org.tgd.workbench.cli.molecule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tgd.chem.sdf.SdfReader;
import org.tgd.chem.sdf.SdfRecord;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/** Rows of an SDF file: its titles and data fields are the other columns. */
final class SdfRows {
  private static final String NAME = "name";

  private SdfRows() {}

  static boolean isSdf(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(sdf|sd|mol)(\\.gz)?");
  }

  /**
   * Opens a file; it is read once before, for the names of its data fields.
   *
   * @throws InputException if it cannot be read or has no record
   */
  static MoleculeRows open(Path file) {
    if (!Files.isRegularFile(file)) {
      return read(file.toString(), reader(file)); // a pipe gives its content once
    }
    Set<String> names = new LinkedHashSet<>(List.of(NAME));
    int records = 0;
    try (BufferedReader reader = reader(file)) {
      SdfReader sdf = new SdfReader(reader, file.toString());
      while (sdf.hasNext()) {
        names.addAll(sdf.next().properties().keySet());
        records++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (records == 0) {
      throw empty(file.toString());
    }
    BufferedReader again = reader(file);
    return rows(file.toString(), again, new SdfReader(again, file.toString()), List.copyOf(names));
  }

  /** Whether the lines begin SDF: the fourth of a molfile names its version. */
  static boolean isSdf(List<String> lines) {
    return lines.size() > 3 && lines.get(3).matches(".{33,}V[23]000\\s*");
  }

  /**
   * The rows of what can be read once only; all of its molecules are kept.
   *
   * @throws InputException if it cannot be read or has no record
   */
  static MoleculeRows read(String source, BufferedReader reader) {
    Set<String> names = new LinkedHashSet<>(List.of(NAME));
    List<SdfRecord> records = new ArrayList<>();
    new SdfReader(reader, source).forEachRemaining(records::add);
    records.forEach(record -> names.addAll(record.properties().keySet()));
    if (records.isEmpty()) {
      throw empty(source);
    }
    return rows(source, reader, records.iterator(), List.copyOf(names));
  }

  private static InputException empty(String source) {
    return new InputException(source + " is empty; expected molecules as SDF");
  }

  private static MoleculeRows rows(
      String source, BufferedReader reader, Iterator<SdfRecord> records, List<String> columns) {
    Iterator<MoleculeRow> rows =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return records.hasNext();
          }

          @Override
          public MoleculeRow next() {
            return row(records.next(), columns);
          }
        };
    return MoleculeRows.of(source, reader, rows, columns);
  }

  private static BufferedReader reader(Path file) {
    return TextInput.open(file, "molecules as SDF");
  }

  private static MoleculeRow row(SdfRecord each, List<String> columns) {
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      boolean title = column.equals(NAME) && !each.properties().containsKey(NAME);
      values.add(title ? each.name() : each.properties().getOrDefault(column, ""));
    }
    return new MoleculeRow(each.smiles(), values);
  }
}
