package org.tgd.chem.edit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Smiles;

/** The groups that edits attach. */
final class Substituents {
  /** Small groups, and rings without substituents. */
  static final List<Group> ALL = read("substituents.tsv");

  /** Ring systems and linked rings: big steps from a fragment to a drug-size molecule. */
  static final List<Group> LARGE = read("building-blocks.tsv");

  /** A group, attached by its first atom. */
  record Group(String name, Draft draft) {}

  private Substituents() {}

  private static List<Group> read(String resource) {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Substituents.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(row -> new Group(row[0], Smiles.molecule(row[1]).graph().draft()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
