package org.tgd.chem.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Smiles;
import org.tgd.chem.score.QedProperties;

class AffinityModelTest {
  private static final List<String> MOLECULES =
      List.of(
          "c1ccccc1",
          "CCCCC",
          "CC(N)=O",
          "c1ccc2ccccc2c1",
          "O=C(Nc1ccccc1)c1ccccc1",
          "CN1CCC(CC1)c1noc2cc(F)ccc12");

  private static AffinityModel.Features features(String smiles) {
    Graph graph = Smiles.molecule(smiles).graph();
    return AffinityModel.Features.of(graph, QedProperties.of(graph));
  }

  @Test
  void knowingNothingItExpectsMoreOfLargerMolecules() {
    AffinityModel model = new AffinityModel(List.of());
    double small = model.expect(features("c1ccccc1")).mean();
    double large = model.expect(features("O=C(Nc1ccccc1)c1ccccc1")).mean();
    assertThat(small).isBetween(-5.0, -3.0);
    assertThat(large).isLessThan(small - 1);
  }

  @Test
  void isNearWhatWasSeenAndSurerThere() {
    List<AffinityModel.Observation> seen = new ArrayList<>();
    double[] affinities = {-4.2, -3.3, -3.2, -6.1, -7.4, -9.0};
    for (int i = 0; i < affinities.length; i++) {
      seen.add(new AffinityModel.Observation(features(MOLECULES.get(i)), affinities[i]));
    }
    AffinityModel model = new AffinityModel(seen);
    AffinityModel before = new AffinityModel(List.of());
    for (int i = 0; i < affinities.length; i++) {
      AffinityModel.Features molecule = features(MOLECULES.get(i));
      assertThat(model.expect(molecule).mean()).isCloseTo(affinities[i], within(0.5));
      assertThat(model.expect(molecule).deviation())
          .isLessThan(0.45)
          .isLessThan(before.expect(molecule).deviation());
    }
  }

  /** Conditioning on one observation has a closed form: Rasmussen and Williams 2006, eq. 2.22. */
  @Test
  void oneObservationIsWeighedByItsCovariance() {
    AffinityModel.Features seen = features("c1ccccc1");
    double variance = Math.pow(new AffinityModel(List.of()).expect(seen).deviation(), 2);
    double prior = seen.expected();
    AffinityModel model =
        new AffinityModel(List.of(new AffinityModel.Observation(seen, prior - 1)));
    AffinityModel.Expectation expected = model.expect(seen);
    double gain = variance / (variance + 0.2);
    assertThat(expected.mean()).isCloseTo(prior - gain, within(1e-12));
    assertThat(expected.deviation()).isCloseTo(Math.sqrt(variance - gain * variance), within(1e-9));
  }
}
