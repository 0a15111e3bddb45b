package org.tgd.chem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.chem.ChemReference;
import org.tgd.chem.score.Formula;

class CanonicalSmilesTest {
  private static String canonical(String smiles) {
    return Smiles.molecule(smiles).canonicalSmiles();
  }

  private static String shuffled(Graph graph, long seed) {
    List<Integer> order = IntStream.range(0, graph.atoms()).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    return SmilesWriter.write(graph, order.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Set<String> names(Graph graph, int shuffles) {
    TreeSet<String> names = new TreeSet<>();
    for (int seed = 0; seed < shuffles; seed++) {
      names.add(canonical(shuffled(graph, seed)));
    }
    names.add(CanonicalSmiles.of(graph));
    return names;
  }

  @Test
  void theOrderOfAtomsDoesNotMatter() {
    for (CSVRecord row : ChemReference.rows("reference_public.csv")) {
      Graph graph = Smiles.molecule(row.get("smiles")).graph();
      assertThat(names(graph, 4)).as(row.get("id")).hasSize(1);
    }
  }

  @Test
  void readingTheCanonicalSmilesGivesTheSameMolecule() {
    for (CSVRecord row : ChemReference.rows("reference_public.csv")) {
      Graph graph = Smiles.molecule(row.get("smiles")).graph();
      String written = CanonicalSmiles.of(graph);
      Graph again = Smiles.molecule(written).graph();
      assertThat(Formula.of(again)).as(written).isEqualTo(Formula.of(graph));
      assertThat(CanonicalSmiles.of(again)).isEqualTo(written);
      assertThat(again.rings()).as(written).isEqualTo(graph.rings());
    }
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
