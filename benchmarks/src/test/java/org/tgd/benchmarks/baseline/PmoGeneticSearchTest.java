package org.tgd.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.Qed;
import org.tgd.core.ReferenceData;

class PmoGeneticSearchTest {
  private static final List<String> STARTS =
      List.of("CC(=O)Nc1ccc(O)cc1", "CCN(CC)CCOC(=O)c1ccccc1", "O=C(O)c1ccccc1Nc1ccccc1");

  private static double qed(String smiles) {
    return Qed.of(Smiles.molecule(smiles).graph());
  }

  @Test
  void judgesEachMoleculeOnceAndTheSameOnesBySeed() {
    AtomicInteger calls = new AtomicInteger();
    Map<String, Double> judged =
        PmoGeneticSearch.maximise(
            STARTS,
            smiles -> {
              calls.incrementAndGet();
              return qed(smiles);
            },
            150,
            1);
    assertThat(judged).hasSize(150);
    assertThat(calls.get()).isEqualTo(150);
    assertThat(List.copyOf(judged.keySet()))
        .isEqualTo(
            List.copyOf(
                PmoGeneticSearch.maximise(STARTS, PmoGeneticSearchTest::qed, 150, 1).keySet()));
    assertThat(judged.keySet())
        .isNotEqualTo(
            PmoGeneticSearch.maximise(STARTS, PmoGeneticSearchTest::qed, 150, 2).keySet());
  }

  @Test
  void endsWhenTheBestHundredGainNothingInFiveGenerations() {
    Map<String, Double> judged = PmoGeneticSearch.maximise(STARTS, smiles -> 0.5, 5000, 1);
    // the generation that passes 100 starts the count: five of at most 70 more
    assertThat(judged.size()).isBetween(101, 100 + 70 + 5 * 70);
  }

  @Test
  void druglikenessRisesFromTheStartsOfTheReference() throws IOException {
    List<String> starts = new ArrayList<>();
    for (String line : Files.readAllLines(ReferenceData.at("chem/pmo/values_public.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[1].equals("zinc") && starts.size() < PmoGeneticSearch.POPULATION) {
        starts.add(cells[2]);
      }
    }
    List<Double> judged =
        List.copyOf(PmoGeneticSearch.maximise(starts, PmoGeneticSearchTest::qed, 600, 1).values());
    double first = bestTen(judged.subList(0, PmoGeneticSearch.POPULATION));
    assertThat(bestTen(judged)).isBetween(first + 0.01, 0.949);
  }

  private static double bestTen(List<Double> values) {
    return values.stream()
        .sorted(Comparator.reverseOrder())
        .limit(10)
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }
}
