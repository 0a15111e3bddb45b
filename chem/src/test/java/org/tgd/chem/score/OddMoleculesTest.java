package org.tgd.chem.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;

/** Cages, metals, porphyrins and other molecules that are easily judged otherwise than by RDKit. */
class OddMoleculesTest {
  private final List<String> wrong = new ArrayList<>();

  private void check(String[] row, int column, double value, double tolerance) {
    if (!(Math.abs(value - Double.parseDouble(row[column])) <= tolerance)) {
      wrong.add(row[0] + " column " + column + ": " + value + " instead of " + row[column]);
    }
  }

  @Test
  void areScoredAsByRdkit() throws IOException {
    for (String line : lines()) {
      String[] row = line.split("\t");
      MoleculeScores scores = MoleculeScores.of(Smiles.molecule(row[0]));
      check(row, 1, scores.qed(), 2e-6);
      check(row, 2, scores.properties().logP(), 1e-4);
      check(row, 3, scores.refractivity(), 1e-3);
      check(row, 4, scores.saScore(), 1e-4);
      check(row, 5, scores.rings(), 0);
      check(row, 6, scores.properties().alerts(), 0);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void netsAndBeadedRingsAreScoredToo() {
    String beads = "C%99" + "C1=CC=C(C=C1)".repeat(40) + "C%99";
    assertThat(MoleculeScores.of(Smiles.molecule(beads)).rings()).isGreaterThan(41);
    assertThat(Smiles.molecule(net(110)).canonicalSmiles()).startsWith("C");
    assertThat(MoleculeScores.of(Smiles.molecule(net(110))).rings()).isEqualTo(109);
  }

  /** A ribbon of squares whose closures are all open at once. */
  private static String net(int width) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < width; i++) {
      text.append("C%(").append(i + 1).append(')');
    }
    for (int i = width; i > 0; i--) {
      text.append("C%(").append(i).append(')');
    }
    return text.toString().replaceAll("C%\\(110\\)C%\\(110\\)", "CC");
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = OddMoleculesTest.class.getResourceAsStream("odd-molecules.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
