package org.tgd.chem.docking.finding;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A drug in clinical use that acts at a receptor: what a design is compared with.
 *
 * @param receptor the receptor's name
 * @param name the drug's name
 * @param smiles the drug
 */
public record ClinicalDrug(String receptor, String name, String smiles) {
  private static final List<ClinicalDrug> KNOWN = read();

  /** Checks that nothing is missing. */
  public ClinicalDrug {
    requireNonNull(receptor, "receptor");
    requireNonNull(name, "name");
    requireNonNull(smiles, "smiles");
  }

  /** The drug of a receptor, by the receptor's name in any case; empty when none is known here. */
  public static Optional<ClinicalDrug> of(String receptor) {
    return KNOWN.stream().filter(drug -> drug.receptor().equalsIgnoreCase(receptor)).findFirst();
  }

  private static List<ClinicalDrug> read() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                ClinicalDrug.class.getResourceAsStream("clinical-drugs.tsv"),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(row -> new ClinicalDrug(row[0], row[1], row[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
