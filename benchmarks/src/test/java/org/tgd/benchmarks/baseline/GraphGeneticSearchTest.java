package org.tgd.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Qed;

class GraphGeneticSearchTest {
  private static double loss(String smiles) {
    return 1 - Qed.of(Smiles.molecule(smiles).graph());
  }

  @Test
  void judgesExactlyTheBudgetOfDistinctMoleculesAndImproves() {
    for (String start : List.of("c1ccccc1", "CCCCC", "CC(N)=O")) {
      Map<String, Double> judged =
          GraphGeneticSearch.minimise(List.of(start), GraphGeneticSearchTest::loss, 80, 1);
      assertThat(judged).as(start).hasSize(80);
      assertThat(judged.keySet().iterator().next())
          .isEqualTo(Smiles.molecule(start).canonicalSmiles());
      double best = judged.values().stream().mapToDouble(d -> d).min().orElseThrow();
      assertThat(best).as(start).isLessThan(loss(start) - 0.1);
    }
  }

  @Test
  void theSameSeedFindsTheSameMolecules() {
    List<Map<String, Double>> both = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      both.add(
          GraphGeneticSearch.minimise(
              List.of("c1ccccc1", "CCCCC"), GraphGeneticSearchTest::loss, 40, 7));
    }
    assertThat(List.copyOf(both.get(0).keySet())).isEqualTo(List.copyOf(both.get(1).keySet()));
    assertThat(both.get(0))
        .isNotEqualTo(
            GraphGeneticSearch.minimise(
                List.of("c1ccccc1", "CCCCC"), GraphGeneticSearchTest::loss, 40, 8));
  }

  @Test
  void aMoleculeThatCannotBeJudgedIsNoParentButCounts() {
    Map<String, Double> judged =
        GraphGeneticSearch.minimise(
            List.of("c1ccccc1"),
            smiles -> smiles.contains("N") ? Double.POSITIVE_INFINITY : loss(smiles),
            40,
            1);
    assertThat(judged).hasSize(40).containsValue(Double.POSITIVE_INFINITY);
  }

  @Test
  void molGaKeepsFarMoreParentsAndImprovesToo() {
    Map<String, Double> judged =
        GraphGeneticSearch.Kind.MOL_GA.minimise(
            List.of("c1ccccc1", "CCCCC", "CC(=O)N"), GraphGeneticSearchTest::loss, 120, 1);
    assertThat(judged).hasSize(120);
    double best = judged.values().stream().mapToDouble(d -> d).min().orElseThrow();
    assertThat(best).isLessThan(loss("c1ccccc1") - 0.1);
    assertThat(List.copyOf(judged.keySet()))
        .isEqualTo(
            List.copyOf(
                GraphGeneticSearch.Kind.MOL_GA
                    .minimise(
                        List.of("c1ccccc1", "CCCCC", "CC(=O)N"),
                        GraphGeneticSearchTest::loss,
                        120,
                        1)
                    .keySet()));
  }
}
