package org.tgd.chem.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.input.InputException;

/**
 * The objective of SEISMO (arXiv 2602.00663): half the Tanimoto similarity of MACCS keys to a
 * target, 0 for the target itself, and half QED. {@code seismo_strict} also excludes the target's
 * stereoisomers. The target itself is told by its canonical SMILES; InChI would also merge
 * tautomers that differ by the place of a hydrogen between heteroatoms.
 */
public final class SeismoTargets {
  private SeismoTargets() {}

  private static final class Holder {
    private static final Map<Integer, String> TARGETS = read();

    private static Map<Integer, String> read() {
      try (var in =
          new BufferedReader(
              new InputStreamReader(
                  SeismoTargets.class.getResourceAsStream("seismo-targets.tsv"),
                  StandardCharsets.UTF_8))) {
        Map<Integer, String> targets = new TreeMap<>();
        in.lines()
            .filter(line -> !line.startsWith("# "))
            .map(line -> line.split("\t"))
            .forEach(row -> targets.put(Integer.parseInt(row[0]), row[1]));
        return targets;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The published targets as SMILES, by number. */
  public static Map<Integer, String> all() {
    return Map.copyOf(Holder.TARGETS);
  }

  /** The objective for a target. */
  public static Score objective(Molecule target, boolean isStrict) {
    Score alike =
        new Mean(
            List.of(Similarity.to(target, "maccs"), Excluded.of(target, !isStrict)),
            Mean.Kind.PRODUCT);
    return new Mean(List.of(alike, Property.named("qed").orElseThrow()), Mean.Kind.MEAN);
  }

  static Score score(String name) {
    String number = name.substring(name.indexOf(':') + 1);
    String smiles =
        number.matches("\\d{1,3}") ? Holder.TARGETS.get(Integer.parseInt(number)) : null;
    if (smiles == null) {
      throw new InputException(
          "unknown score '" + name + "'; the number must be 1 to " + Holder.TARGETS.size());
    }
    return objective(Smiles.molecule(smiles), name.startsWith("seismo_strict:"));
  }
}
