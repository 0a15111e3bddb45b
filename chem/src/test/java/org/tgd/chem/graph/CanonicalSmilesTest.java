package org.tgd.chem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.tgd.chem.ChemReference;
import org.tgd.chem.score.Formula;

class CanonicalSmilesTest {
  private static String canonical(String smiles) {
    return Smiles.molecule(smiles).canonicalSmiles();
  }

  private static String shuffled(Graph graph, long seed) throws CDKException {
    List<Integer> order = IntStream.range(0, graph.atoms()).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    int[] rank = order.stream().mapToInt(Integer::intValue).toArray();
    return new SmilesGenerator(
            SmiFlavor.AtomicMass
                | SmiFlavor.StereoTetrahedral
                | SmiFlavor.StereoCisTrans
                | SmiFlavor.UseAromaticSymbols)
        .create(CdkMolecule.of(graph, rank));
  }

  @Test
  void theOrderOfAtomsDoesNotMatter() throws CDKException {
    List<String> wrong = new java.util.ArrayList<>();
    for (CSVRecord row : ChemReference.rows("reference_public.csv")) {
      Graph graph = Smiles.molecule(row.get("smiles")).graph();
      TreeSet<String> written = new TreeSet<>();
      for (int seed = 0; seed < 4; seed++) {
        written.add(canonical(shuffled(graph, seed)));
      }
      written.add(CanonicalSmiles.of(graph));
      if (written.size() != 1) {
        wrong.add(row.get("id") + " " + written);
      }
    }
    // an iodine with two bonds, which SMILES can only hold in brackets: docs/chemistry.md
    assertThat(wrong).hasSizeLessThanOrEqualTo(1).allMatch(row -> row.startsWith("M0335"));
  }

  @Test
  void readingTheCanonicalSmilesGivesTheSameMolecule() {
    for (CSVRecord row : ChemReference.rows("reference_public.csv")) {
      Graph graph = Smiles.molecule(row.get("smiles")).graph();
      // coordinate bonds are written as single ones: docs/chemistry.md
      if (row.get("id").equals("M0335") || hasMetal(graph)) {
        continue;
      }
      String written = CanonicalSmiles.of(graph);
      Graph again = Smiles.molecule(written).graph();
      assertThat(Formula.of(again)).as(written).isEqualTo(Formula.of(graph));
      assertThat(CanonicalSmiles.of(again)).isEqualTo(written);
      assertThat(again.rings()).as(written).isEqualTo(graph.rings());
    }
  }

  private static boolean hasMetal(Graph graph) {
    return IntStream.range(0, graph.atoms()).anyMatch(i -> Element.isMetal(graph.element(i)));
  }

  @ParameterizedTest
  @CsvSource({
    "N[C@@H](C)C(=O)O, N[C@H](C)C(=O)O",
    "F/C=C/F, F/C=C\\F",
    "C[C@H]1CC[C@H](C)CC1, C[C@H]1CC[C@@H](C)CC1",
    "CC, CO",
    "[13CH4], C",
  })
  void differentMoleculesDiffer(String first, String second) {
    assertThat(canonical(first)).isNotEqualTo(canonical(second));
  }

  @ParameterizedTest
  @CsvSource({
    "C1=CC=CC=C1, c1ccccc1",
    "OCC, CCO",
    "[H]C([H])([H])O, CO",
    "C[N+](=O)[O-], CN(=O)=O",
    "C[C@H](O)[C@H](O)C, C[C@@H](O)[C@@H](O)C",
    "C[C@H](C)O, CC(C)O",
  })
  void differentSpellingsOfOneMoleculeAgree(String first, String second) {
    assertThat(canonical(first)).isEqualTo(canonical(second));
  }
}
