package org.tgd.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.ReferenceData;

/** Statistics beside values computed by SciPy, statsmodels and the benchmarks' own code. */
class StatisticsTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  private static JsonNode vectors(String name) throws IOException {
    return new ObjectMapper()
        .readTree(ReferenceData.at("benchmarks/stats_vectors.json").toFile())
        .path(name);
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static double[][] rows(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(StatisticsTest::numbers)
        .toArray(double[][]::new);
  }

  @Test
  void areaOfTheBestIsThatOfTheBenchmark() throws IOException {
    for (JsonNode each : vectors("pmo_auc")) {
      double area =
          Progress.areaOfTop(
              numbers(each.path("seq")),
              each.path("budget").asInt(),
              each.path("k").asInt(),
              each.path("freq").asInt());
      assertThat(area).isCloseTo(each.path("auc").asDouble(), CLOSE);
    }
  }

  @Test
  void signedRanks() throws IOException {
    for (JsonNode each : vectors("wilcoxon_signed_rank")) {
      double[] a = numbers(each.path("a"));
      double[] b = numbers(each.path("b"));
      Pairs.SignedRank test = Pairs.wilcoxon(a, b);
      assertThat(test.w()).isEqualTo(each.path("W").asDouble());
      assertThat(test.p()).isCloseTo(each.path("p_exact").asDouble(), CLOSE);
      double[] ranks = IntStream.rangeClosed(1, a.length).asDoubleStream().toArray();
      assertThat(Pairs.normalP(test.w(), ranks)).isCloseTo(each.path("p_normal").asDouble(), CLOSE);
    }
    assertThat(Pairs.wilcoxon(new double[] {1, 2}, new double[] {1, 2}).p()).isEqualTo(1);
  }

  @Test
  void whatDoesNotDifferIsNoEvidence() {
    double[] endless = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1, 2, 3};
    double[] other = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 2, 4, 6};
    assertThat(Pairs.wilcoxon(endless, other)).isEqualTo(new Pairs.SignedRank(0, 0.25));
    assertThatThrownBy(() -> Pairs.wilcoxon(new double[] {Double.NaN}, new double[] {1}))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Pairs.wilcoxon(new double[] {1, 2}, new double[] {1}))
        .hasMessageContaining("2 values beside 1");
    Friedman flat = Friedman.of(new double[][] {{1, 1, 1}, {2, 2, 2}});
    assertThat(flat.chiSquared()).isZero();
    assertThat(flat.p()).isEqualTo(1);
    assertThat(Bounds.wilson(0, 0)).isEqualTo(new Bounds(0, 1));
  }

  @Test
  void oneCategoryIsFullAgreementAndRatersAreEquallyMany() {
    int[][] alike = IntStream.range(0, 7).mapToObj(i -> new int[] {0, 3}).toArray(int[][]::new);
    assertThat(Agreement.fleissKappa(alike)).isEqualTo(1);
    assertThat(Agreement.fleissKappa(new int[][] {{1, 1}, {1, 1}})).isEqualTo(-1);
    assertThatThrownBy(() -> Agreement.fleissKappa(new int[][] {{1, 0}, {0, 1}}))
        .hasMessageContaining("2 or more");
    assertThatThrownBy(() -> Agreement.fleissKappa(new int[][] {{2, 1}, {0, 2}}))
        .hasMessageContaining("as many raters");
  }

  @Test
  void signedRanksAreExactUpToFiftyDifferences() {
    // all of 30 differences up: 2 of the 2^30 signs are as extreme
    double[] up = IntStream.rangeClosed(1, 30).asDoubleStream().toArray();
    assertThat(Pairs.wilcoxon(up, new double[30]).p())
        .isCloseTo(2 / Math.pow(2, 30), within(1e-18));
  }

  @Test
  void effectSizes() throws IOException {
    for (JsonNode each : vectors("mann_whitney_A12")) {
      assertThat(Pairs.a12(numbers(each.path("a")), numbers(each.path("b"))))
          .isCloseTo(each.path("A12").asDouble(), CLOSE);
    }
  }

  @Test
  void ranksOverBlocks() throws IOException {
    JsonNode expected = vectors("friedman_nemenyi");
    Friedman test = Friedman.of(rows(expected.path("scores")));
    double[] ranks = numbers(expected.path("avg_rank"));
    for (int k = 0; k < ranks.length; k++) {
      assertThat(test.meanRanks().get(k)).isCloseTo(ranks[k], CLOSE);
    }
    assertThat(test.chiSquared()).isCloseTo(expected.path("chi2").asDouble(), CLOSE);
    assertThat(test.p()).isCloseTo(expected.path("p").asDouble(), CLOSE);
    assertThat(test.criticalDifference()).isCloseTo(expected.path("CD").asDouble(), CLOSE);
    vectors("nemenyi_q05")
        .properties()
        .forEach(
            each ->
                assertThat(Friedman.nemenyiQ(Integer.parseInt(each.getKey())))
                    .isCloseTo(each.getValue().asDouble(), CLOSE));
  }

  @Test
  void sharesAndCounts() throws IOException {
    for (JsonNode each : vectors("mcnemar_exact")) {
      assertThat(Pairs.mcNemar(each.path("b").asInt(), each.path("c").asInt()))
          .isCloseTo(each.path("p").asDouble(), CLOSE);
    }
    for (JsonNode each : vectors("wilson95")) {
      Bounds bounds = Bounds.wilson(each.path("k").asInt(), each.path("n").asInt());
      assertThat(bounds.low()).isCloseTo(each.path("lo").asDouble(), CLOSE);
      assertThat(bounds.high()).isCloseTo(each.path("hi").asDouble(), CLOSE);
    }
    JsonNode holm = vectors("holm");
    assertThat(Pairs.holm(numbers(holm.path("p"))))
        .containsExactly(numbers(holm.path("adjusted")), CLOSE);
    int[][] counts =
        StreamSupport.stream(vectors("fleiss_kappa").path("counts").spliterator(), false)
            .map(
                row ->
                    StreamSupport.stream(row.spliterator(), false)
                        .mapToInt(JsonNode::asInt)
                        .toArray())
            .toArray(int[][]::new);
    assertThat(Agreement.fleissKappa(counts))
        .isCloseTo(vectors("fleiss_kappa").path("kappa").asDouble(), CLOSE);
  }

  @Test
  void expectedRunningTimeCountsTheRunsThatFailed() throws IOException {
    JsonNode ert = vectors("ert");
    List<OptionalDouble> hits =
        StreamSupport.stream(ert.path("first_hit").spliterator(), false)
            .map(hit -> hit.isNull() ? OptionalDouble.empty() : OptionalDouble.of(hit.asDouble()))
            .toList();
    assertThat(Progress.expectedRunningTime(hits, ert.path("budget").asDouble()))
        .hasValue(ert.path("ert").asDouble());
    assertThat(Progress.expectedRunningTime(List.of(OptionalDouble.empty()), 5)).isEmpty();
  }

  @Test
  void resampledMeans() throws IOException {
    JsonNode expected = vectors("bootstrap_percentile_reference");
    Bounds bounds = Bounds.bootstrap(numbers(expected.path("x")), 200_000, 1);
    assertThat(bounds.low()).isCloseTo(expected.path("lo").asDouble(), within(0.01));
    assertThat(bounds.high()).isCloseTo(expected.path("hi").asDouble(), within(0.01));
  }

  /** The figures of TextGrad's released runs, from their letters. */
  @ParameterizedTest
  @CsvSource({
    "gpqa, 101 106 106 104, 109, 0.648, 0.0215",
    "mmlu_machine_learning, 96 94 95 93, 99, -1, -1",
    "mmlu_college_physics, 83 86 87 87, 86, -1, -1"
  })
  void recordedLettersGiveThePublishedFigures(
      String name, String steps, int vote, double pLast, double pVote) throws IOException {
    ObjectMapper json = new ObjectMapper();
    int[] correct = new int[4];
    int[] last = new int[2];
    int[] voted = new int[2];
    int votes = 0;
    for (String line :
        Files.readAllLines(ReferenceData.at("benchmarks/trajectory_letters_" + name + ".jsonl"))) {
      JsonNode row = json.readTree(line);
      String gold = row.path("y").asText();
      for (int k = 0; k < 4; k++) {
        correct[k] += right(row, k, gold) ? 1 : 0;
      }
      boolean start = right(row, 0, gold);
      boolean majority = row.path("majority").asText().equals(gold);
      votes += majority ? 1 : 0;
      last[0] += start && !right(row, 3, gold) ? 1 : 0;
      last[1] += !start && right(row, 3, gold) ? 1 : 0;
      voted[0] += start && !majority ? 1 : 0;
      voted[1] += !start && majority ? 1 : 0;
    }
    assertThat(IntStream.of(correct).mapToObj(Integer::toString).collect(Collectors.joining(" ")))
        .isEqualTo(steps);
    assertThat(votes).isEqualTo(vote);
    if (pLast >= 0) {
      assertThat(Pairs.mcNemar(last[0], last[1])).isCloseTo(pLast, within(5e-4));
      assertThat(Pairs.mcNemar(voted[0], voted[1])).isCloseTo(pVote, within(5e-5));
    }
  }

  private static boolean right(JsonNode row, int step, String gold) {
    return row.path("letters").path(step).asText("").equals(gold);
  }
}
