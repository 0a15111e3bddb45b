package org.tgd.chem.sdf;

import com.actelion.research.chem.IsomericSmilesCreator;
import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.MolfileParser;
import com.actelion.research.chem.StereoMolecule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.tgd.core.input.InputException;

/**
 * Reads SDF record by record (CTfile formats, Biovia 2020; molfiles V2000 and V3000). Stereo comes
 * from wedges or, in three dimensions, from where the atoms lie.
 */
public final class SdfReader implements Iterator<SdfRecord> {
  /** Stands for a molfile that cannot be read, so that its row is refused in its place. */
  public static final String UNREADABLE = "*";

  private static final String END = "$$$$";
  private static final int MAX_LINES = 100_000;

  private final BufferedReader reader;
  private final String source;
  private int line;
  private Optional<SdfRecord> next;

  /**
   * A reader.
   *
   * @param source what to call the file in messages
   */
  public SdfReader(BufferedReader reader, String source) {
    this.reader = reader;
    this.source = source;
    this.next = read();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public SdfRecord next() {
    SdfRecord record = next.orElseThrow(NoSuchElementException::new);
    next = read();
    return record;
  }

  private Optional<SdfRecord> read() {
    StringBuilder molfile = new StringBuilder();
    Map<String, String> properties = new LinkedHashMap<>();
    String title = "";
    int lines = 0;
    boolean data = false;
    boolean any = false;
    for (String text = readLine(); text != null && !text.startsWith(END); text = readLine()) {
      title = lines == 0 ? text.strip() : title;
      any |= !text.isBlank();
      if (++lines > MAX_LINES) {
        throw new InputException(source + ", line " + line + ": a record without " + END);
      }
      if (text.startsWith(">")) {
        data = true;
        properties.put(fieldName(text), value());
      } else if (!data) {
        molfile.append(text).append('\n');
      }
    }
    return any
        ? Optional.of(new SdfRecord(title, smiles(molfile.toString()), properties))
        : Optional.empty();
  }

  private String readLine() {
    try {
      line++;
      return reader.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(source, e);
    }
  }

  private String fieldName(String text) {
    int open = text.indexOf('<');
    int close = text.lastIndexOf('>');
    if (open < 0 || close <= open) {
      throw new InputException(
          source + ", line " + line + ": a data field wants its name in <>, found '" + text + "'");
    }
    return text.substring(open + 1, close).strip();
  }

  /** The lines up to the next blank one. */
  private String value() {
    StringBuilder value = new StringBuilder();
    for (String text = readLine(); text != null && !text.isBlank(); text = readLine()) {
      value.append(value.isEmpty() ? "" : "\n").append(text.strip());
    }
    return value.toString();
  }

  private static String smiles(String molfile) {
    StereoMolecule molecule = new StereoMolecule();
    try {
      if (!new MolfileParser().parse(molecule, molfile) || molecule.getAllAtoms() == 0) {
        return UNREADABLE;
      }
      molecule.ensureHelperArrays(Molecule.cHelperParities);
      return new IsomericSmilesCreator(molecule).getSmiles();
    } catch (RuntimeException e) { // the library throws what its tables throw on broken blocks
      return UNREADABLE;
    }
  }
}
