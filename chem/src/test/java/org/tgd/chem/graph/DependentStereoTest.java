package org.tgd.chem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stereo that depends on other stereo; the verdicts are RDKit's newer perception's (2026.09.1). */
class DependentStereoTest {
  private static String canonical(String smiles) {
    return Smiles.molecule(smiles).canonicalSmiles();
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource({
    "OC[C@H](O)[C@@H](O)[C@H](O)CO, OC[C@H](O)[C@H](O)[C@H](O)CO", // xylitol, ribitol
    "OC[C@@H](O)[C@H](O)[C@H](O)CO, OC[C@H](O)[C@H](O)[C@@H](O)CO", // the arabinitols
    "C1CC[C@H]2CCCC[C@H]2C1, C1CC[C@H]2CCCC[C@@H]2C1", // decalins
    "C1C[C@H]2CCC[C@H]2C1, C1C[C@H]2CCC[C@@H]2C1",
    "C1[C@@H]2CNC[C@H]2CN1, C1[C@@H]2CNC[C@@H]2CN1",
    "C[C@H]1CC[C@]2(CC1)NC(=O)NC2=O, C[C@H]1CC[C@@]2(CC1)NC(=O)NC2=O",
    "C/C=C/[C@H](O)/C=C\\C, C/C=C/[C@@H](O)/C=C\\C",
    "C/C=C1/CC[C@H](C)CC1, C/C=C1/CC[C@@H](C)CC1",
    "C/C=C1/CC/C(=C/C)CC1, C/C=C1/CC/C(=C\\C)CC1",
    "O[C@@H]1[C@@H](O)[C@@H]1O, O[C@@H]1[C@H](O)[C@@H]1O",
    "C[C@H]1C[C@@H](C)C1, C[C@H]1C[C@H](C)C1",
    "C[S@](=O)C[S@](C)=O, C[S@](=O)C[S@@](C)=O",
    "C[C@H](F)[C@@H](O)[C@@H](C)F, C[C@H](F)[C@H](O)[C@@H](C)F",
    "C[C@H]1CC[C@@H](CC1)[C@H](O)[C@H]1CC[C@@H](C)CC1,"
        + " C[C@H]1CC[C@@H](CC1)[C@@H](O)[C@H]1CC[C@@H](C)CC1",
  })
  void isomersAreToldApart(String first, String second) {
    assertThat(canonical(first)).isNotEqualTo(canonical(second));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "C[C@H](O)[C@H](O)[C@H](C)O, C[C@H](O)[C@@H](O)[C@H](C)O", // R, R: the middle is no centre
    "C[C@H]1CCC(C)CC1, CC1CCC(C)CC1",
    "C/C=C1/CCC(C)CC1, CC=C1CCC(C)CC1",
    "O=C1NCC[C@]12CCNC2=O, O=C1NCC[C@@]12CCNC2=O", // as RDKit, which sees no centre there
    "C1CC/C=C/C1, C1CCC=CC1",
    "CC=[C@]=CC, CC=C=CC",
    "C[C@H](C)O, CC(C)O",
    "F/C=C1/CC/C(=C/N)CC1, F/C=C1\\CC/C(=C\\N)CC1",
    "O[C@@H]1[C@@H](O)[C@H]1O, O[C@H]1[C@@H](O)[C@@H]1O",
  })
  void idleMarksSayNothing(String first, String second) {
    assertThat(canonical(first)).isEqualTo(canonical(second));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O[C@H]1[C@H](O)[C@H](O)[C@@H](O)[C@@H](O)[C@@H]1O",
        "C1CC[C@H]2[C@@H](C1)CC[C@@H]1CCCC[C@H]12",
        "C1C[C@@H]2[C@H]1[C@@H]1CC[C@H]21",
        "C/C=C/[C@H](O)[C@@H](O)[C@H](O)/C=C\\C",
        "C[C@@H]1C[C@]2(CCN1)CCN[C@H](C)C2",
        "C1CCC/C=C/CC/C=C\\CC1",
        "C[S@](=O)C[S@@](C)=O",
        "C[C@@]12[C@H]3[C@@H]4[C@@H]([C@H]1C)[C@@H]5[C@H]2[C@@H]3[C@@H]45",
        "F/C=C/C(/C=C\\F)=C/F",
        "C[N@]1C[C@@H]1C",
        "C1CCCCC1.C1CCCC1",
      })
  void aHundredOrdersOfAtomsHaveOneName(String smiles) {
    Graph graph = Smiles.molecule(smiles).graph();
    String name = CanonicalSmiles.of(graph);
    TreeSet<String> names = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      List<Integer> order = IntStream.range(0, graph.atoms()).boxed().collect(Collectors.toList());
      Collections.shuffle(order, new Random(seed));
      int[] rank = order.stream().mapToInt(Integer::intValue).toArray();
      names.add(canonical(SmilesWriter.write(graph, rank)));
    }
    assertThat(names).containsExactly(name);
    assertThat(canonical(name)).isEqualTo(name);
  }
}
