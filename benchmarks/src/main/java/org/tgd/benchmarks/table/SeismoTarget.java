package org.tgd.benchmarks.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.oracle.SeismoTargets;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/**
 * A molecule to come close to.
 *
 * @param name its number or name
 * @param molecule the molecule
 */
public record SeismoTarget(String name, Molecule molecule) {
  /** The 20 published targets. */
  public static List<SeismoTarget> published() {
    List<SeismoTarget> all = new ArrayList<>();
    new TreeMap<>(SeismoTargets.all())
        .forEach(
            (number, smiles) ->
                all.add(new SeismoTarget(Integer.toString(number), Smiles.molecule(smiles))));
    return List.copyOf(all);
  }

  /**
   * Reads targets: tab-separated, with a header that has the columns {@code target} and {@code
   * smiles}.
   *
   * @throws InputException if a column is missing or a row is no molecule
   */
  public static List<SeismoTarget> read(Path file) {
    List<String> lines;
    try {
      lines = TextInput.text(file).lines().toList();
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
    List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split("\t", -1));
    int name = header.indexOf("target");
    int smiles = header.indexOf("smiles");
    if (name < 0 || smiles < 0) {
      throw new InputException(
          file + ", line 1: must name the columns target and smiles, separated by tabs");
    }
    List<SeismoTarget> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int k = 1; k < lines.size(); k++) {
      if (!lines.get(k).isBlank()) {
        SeismoTarget target = row(lines.get(k).split("\t", -1), name, smiles, at(file, k));
        if (!names.add(target.name())) {
          throw new InputException(at(file, k) + "target '" + target.name() + "' is there twice");
        }
        all.add(target);
      }
    }
    if (all.isEmpty()) {
      throw new InputException(file + ": has no target");
    }
    return List.copyOf(all);
  }

  private static String at(Path file, int index) {
    return file + ", line " + (index + 1) + ": ";
  }

  private static SeismoTarget row(String[] cells, int name, int smiles, String where) {
    if (cells.length <= Math.max(name, smiles)) {
      throw new InputException(where + "fewer columns than the header");
    }
    String called = cells[name].strip();
    if (!called.matches("[A-Za-z0-9_-]+")) {
      throw new InputException(
          where + "target '" + called + "' must be of letters, digits, _ and -");
    }
    if (Smiles.read(cells[smiles].strip()) instanceof Smiles.Accepted accepted) {
      return new SeismoTarget(called, accepted.molecule());
    }
    throw new InputException(
        where
            + "smiles is no molecule, "
            + ((Smiles.Refused) Smiles.read(cells[smiles].strip())).message());
  }
}
