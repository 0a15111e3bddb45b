package org.tgd.chem.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.chem.ChemReference;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Smiles;

/** Fingerprints and descriptors beside RDKit 2026.09.1. */
class FingerprintsTest {
  private static Graph graph(String smiles) {
    return Smiles.molecule(smiles).graph();
  }

  @ParameterizedTest
  @CsvSource({
    "raw_ecfp4_menthol, ecfp4, CC(C)C1CCC(C)CC1O",
    "raw_ecfp6_sildenafil, ecfp6, CCCC1=NN(C2=C1N=C(NC2=O)C3=C(C=CC(=C3)S(=O)(=O)N4CCN(CC4)C)OCC)C",
    "raw_fcfp4_albuterol, fcfp4, CC(C)(C)NCC(O)c1ccc(O)c(CO)c1",
    "raw_fcfp4_osimertinib, fcfp4, COc1cc(N(C)CCN(C)C)c(NC(=O)C=C)cc1Nc2nccc(n2)c3cn(C)c4ccccc34",
    "raw_ap_mestranol, ap, COc1ccc2[C@H]3CC[C@@]4(C)[C@@H](CC[C@@]4(O)C#C)[C@@H]3CCc2c1",
    "raw_ap_ranolazine, ap, COc1ccccc1OCC(O)CN2CCN(CC(=O)Nc3c(C)cccc3C)CC2",
    "raw_phco_hop, phco, CCCOc1cc2ncnc(Nc3ccc4ncsc4c3)c2cc1S(=O)(=O)C(C)(C)C",
  })
  void similaritiesEqualRdkits(String column, String kind, String reference) {
    Function<Graph, Counts> fingerprint =
        switch (kind) {
          case "ecfp4" -> g -> MorganFingerprint.counts(g, 2);
          case "ecfp6" -> g -> MorganFingerprint.counts(g, 3);
          case "fcfp4" -> g -> MorganFingerprint.featureCounts(g, 2);
          case "ap" -> AtomPairs::of;
          default -> Pharmacophore::of;
        };
    Counts wanted = fingerprint.apply(graph(reference));
    equalsColumn(column, 1e-6, g -> fingerprint.apply(g).tanimoto(wanted));
  }

  @Test
  void complexityEqualsRdkits() {
    equalsColumn("raw_bertz", 1e-4, BertzIndex::of);
  }

  private static void equalsColumn(String column, double tolerance, ToDoubleFunction<Graph> value) {
    SoftAssertions all = new SoftAssertions();
    List<CSVRecord> rows =
        ChemReference.rows("pmo/values_public.csv").stream()
            .filter(row -> Smiles.read(row.get("smiles")) instanceof Smiles.Accepted)
            .toList();
    // radicals are refused on purpose: three of the 200
    assertThat(rows).hasSize(197);
    for (CSVRecord row : rows) {
      all.assertThat(value.applyAsDouble(graph(row.get("smiles"))))
          .as(row.get("smiles"))
          .isCloseTo(Double.parseDouble(row.get(column)), within(tolerance));
    }
    all.assertAll();
  }

  @Test
  void maccsKeysEqualRdkits() {
    SoftAssertions all = new SoftAssertions();
    for (CSVRecord row : ChemReference.rows("seismo20/maccs_public.csv")) {
      String keys =
          MaccsKeys.of(graph(row.get("smiles"))).stream()
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(" "));
      all.assertThat(keys).as(row.get("smiles")).isEqualTo(row.get("maccs_bits"));
    }
    all.assertAll();
  }

  @Test
  void keysThatTheReferenceDoesNotTouch() {
    assertThat(MaccsKeys.of(graph("[Na+].[Cl-]"))).isEqualTo(bits(35, 44, 49, 103, 134, 166));
    assertThat(MaccsKeys.of(graph("[SiH3]C")).get(44)).isFalse();
    assertThat(MaccsKeys.of(graph("C[Se]C")).get(44)).isTrue();
    assertThat(MaccsKeys.meaning(125)).isEqualTo("more than one aromatic ring");
    assertThat(MaccsKeys.meaning(140)).isEqualTo("at least 4 of [#8]");
    assertThat(MaccsKeys.places(164, graph("CO"))).hasSize(1);
  }

  private static BitSet bits(int... keys) {
    BitSet bits = new BitSet();
    List.of(keys).forEach(each -> java.util.Arrays.stream(each).forEach(bits::set));
    return bits;
  }

  @Test
  void countsAreSharedFeatureByFeature() {
    Counts one = Counts.of(new long[] {7, 7, 7, 3});
    Counts other = Counts.of(new long[] {3, 7, 9, 7});
    assertThat(one.shared(other)).isEqualTo(3);
    assertThat(one.tanimoto(other)).isEqualTo(3 / 5.0);
    assertThat(one.count(7)).isEqualTo(3);
    assertThat(one.features()).containsExactly(3, 7);
    assertThat(Counts.of(new long[0]).tanimoto(Counts.of(new long[0]))).isZero();
  }
}
