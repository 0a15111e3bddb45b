package org.tgd.radiotherapy.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.input.InputException;

class GoalParserTest {
  private static final double[] DOSES = {10, 20, 30, 40, 50};

  private static GoalSet parse(String metric, String operator, String value, String unit) {
    return GoalParser.parse(
        """
        name: test
        prescription: 50
        goals:
          - {structure: Rectum, metric: %s, operator: "%s", value: %s, unit: "%s", priority: 2}
        """
            .formatted(metric, operator, value, unit),
        "test.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "mean, Gy, 30",
    "min, Gy, 10",
    "max, Gy, 50",
    "max, %, 100",
    "D50, Gy, 30",
    "D95, Gy, 12",
    "D0.5cc, Gy, 30",
    "V30, %, 60",
    "V30, cc, 0.6",
    "V40%, %, 80"
  })
  void metricsFollowTheirDefinitions(String metric, String unit, double expected) {
    Goal goal = parse(metric, "<=", "1", unit).goals().get(0);
    assertThat(goal.observed(DOSES, new PlanScale(50, 0.2))).isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("names")
  void builtInSetsParseAndNameTheSourceOfEachLine(String name) {
    GoalSet set = GoalParser.builtIn(name);
    assertThat(set.goals()).isNotEmpty().allMatch(goal -> !goal.source().isBlank());
  }

  static java.util.List<String> names() {
    return GoalParser.builtIn();
  }

  @ParameterizedTest
  @CsvSource({
    "Q70, <=, 20, %, metric",
    "V70, ==, 20, %, operator",
    "V70, <=, many, %, value",
    "V70, <=, 20, Gy, unit",
    "V70, <=, 20, litre, unit",
    "V70, <=, -3, %, value",
    "D120, <=, 20, Gy, volume",
    "D5gy, <=, 20, Gy, metric"
  })
  void badLinesAreNamedByFileGoalAndField(
      String metric, String operator, String value, String unit, String field) {
    assertThatThrownBy(() -> parse(metric, operator, value, unit))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("test.yaml, line 4")
        .hasMessageContaining("goal 1")
        .hasMessageContaining(field);
  }

  @Test
  void brokenYamlIsReportedWithItsLine() {
    assertThatThrownBy(() -> GoalParser.parse("goals:\n  - {structure: [", "bad.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("bad.yaml, line");
  }

  @Test
  void theLineOfALaterGoalIsNamed() {
    String yaml =
        """
        prescription: 60
        normalize: {structure: PTV, metric: D95, value: 60, unit: Gy}
        goals:
          - {structure: PTV, metric: max, operator: "<=", value: 64, unit: Gy}

          - structure: Rectum
            metric: V50
            operator: "<="
            value: 17
            unit: percent
        """;
    assertThatThrownBy(() -> GoalParser.parse(yaml, "late.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("late.yaml, line 6, goal 2, unit: was 'percent'");
  }

  @Test
  void dosesCannotBeNormalisedByAVolume() {
    String yaml =
        """
        prescription: 60
        normalize: {structure: PTV, metric: V60, value: 95, unit: "%"}
        goals:
          - {structure: PTV, metric: max, operator: "<=", value: 64, unit: Gy}
        """;
    assertThatThrownBy(() -> GoalParser.parse(yaml, "volume.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("must be a dose");
  }

  @Test
  void unknownFieldsAreRefused() {
    assertThatThrownBy(
            () ->
                GoalParser.parse("prescription: 1\ngoals:\n  - {structur: Rectum}\n", "typo.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("structur");
  }

  @Test
  void scoreIsPiecewiseLinearAndLossGrowsWithTheMiss() {
    Goal goal = parse("V30", "<=", "40", "%").goals().get(0);
    PlanScale scale = new PlanScale(50, 1);
    assertThat(goal.score(40, scale)).isEqualTo(1);
    assertThat(goal.score(45, scale)).isCloseTo(0.5, within(1e-9));
    assertThat(goal.score(60, scale)).isZero();
    assertThat(goal.loss(60, scale)).isCloseTo(3 * 0.5, within(1e-9));
    assertThat(goal.loss(39, scale)).isZero();
  }

  @Test
  void doseIsNormalisedBeforeItIsJudged() {
    GoalSet set =
        GoalParser.parse(
            """
            prescription: 60
            normalize: {structure: PTV, metric: mean, value: 60, unit: Gy}
            goals:
              - {structure: PTV, metric: max, operator: "<=", value: 80, unit: Gy, priority: 1}
            """,
            "normalised.yaml");
    PlanScore score = PlanScore.of(set, Map.of("PTV", DOSES), 1);
    assertThat(score.doseFactor()).isEqualTo(2);
    assertThat(score.lines().get(0).observed()).isEqualTo(100);
    assertThat(score.loss()).isCloseTo(10 * 0.25, within(1e-9));
    assertThat(score.met()).isZero();
  }

  @Test
  void refusesFieldsThatWouldChangeNothing() {
    for (String field : List.of("normalise", "fractions", "prescription_per_fraction")) {
      String yaml =
          """
          prescription: 60
          %s: {structure: PTV, metric: D95, value: 60, unit: Gy}
          goals:
            - {structure: PTV, metric: max, operator: "<=", value: 80, unit: Gy, priority: 1}
          """
              .formatted(field);
      assertThatThrownBy(() -> GoalParser.parse(yaml, "goals.yaml"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("goals.yaml")
          .hasMessageContaining(field)
          .hasMessageContaining("known are name, prescription, normalize, goals");
    }
  }

  private static String withGoal(String goal) {
    return "prescription: 50\ngoals:\n  - {" + goal + "}\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "structure: A, structure: B, metric: max, operator: <=, value: 5, unit: Gy | Duplicate",
        "structure: A, metric: max, operator: <=, value: 5, value: 6, unit: Gy | Duplicate",
        "structure: A, metric: max, operator: <=, value: 5, unit: Gy, priority: 1.7 | was 1.7",
        "structure: A, metric: max, operator: <=, value: 5, unit: Gy, priority: high | was high",
        "structure: A, metric: max, operator: <=, value: 5, unit: Gy, priority: true | was true",
        "structure: A, metric: V30, operator: <=, value: 170, unit: '%' | at most 100",
        "structure: A, metric: V30, operator: '>=', value: 101, unit: '%' | at most 100",
        "structure: A, metric: V0.95%, operator: '>=', value: 95, unit: '%' | V95% for a share",
        "structure: A, metric: D0.95, operator: '>=', value: 50, unit: Gy | D95 for a share of 0.95",
        "structure: A, metric: V5000, operator: <=, value: 20, unit: '%' | at most 1000 Gy",
        "structure: A, metric: V0, operator: '>=', value: 20, unit: '%' | must be above 0",
        "structure: A, metric: mean, operator: <=, value: 2000, unit: Gy | at most 1000",
        "structure: A, metric: mean, operator: <=, value: 0, unit: Gy | must be positive",
        "structure: A, metric: mean, operator: minimize, value: 5000, unit: Gy | at most 1000",
        "structure: A, metric: mean, operator: <=, value: 020, unit: Gy | 020 would be read in base",
        "structure: yes, metric: mean, operator: <=, value: 20, unit: Gy | was true",
        "structure: [A, B], metric: mean, operator: <=, value: 20, unit: Gy | must be one word",
        "structure: A, metric: [mean], operator: <=, value: 20, unit: Gy | must be one word",
        "structure: A, metric: mean, operator: <=, value: 20, unit: Gy, source: [a, b] | in quotes"
      })
  void whatWouldChangeTheMeaningSilentlyIsRefused(String goal, String says) {
    assertThatThrownBy(() -> GoalParser.parse(withGoal(goal), "odd.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("odd.yaml, line 3")
        .hasMessageContaining(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prescription: 50 | Duplicate",
        "goals: [] | Duplicate",
        "normalize: {structure: A, metric: D95, operator: minimize, value: 0, unit: Gy} | scale to",
        "name: {a: 1} | must be one word or text",
        "loss: [levels] | must be one word or text",
        "--- | a second document begins"
      })
  void aSetOfWhichPartsWouldBeLostIsRefused(String line, String says) {
    String set = withGoal("structure: A, metric: max, operator: <=, value: 5, unit: Gy");
    String text = set + line + "\n" + (line.equals("---") ? set : "");
    assertThatThrownBy(() -> GoalParser.parse(text, "odd.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("odd.yaml")
        .hasMessageContaining(says);
  }

  @Test
  void aGoalThatStandsTwiceIsRefused() {
    String goal = "structure: A, metric: max, operator: <=, value: 5, unit: Gy";
    String twice = withGoal(goal) + "  - {" + goal.replace("max", "Dmax") + ", priority: 2}\n";
    assertThatThrownBy(() -> GoalParser.parse(twice, "odd.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "odd.yaml, line 4, goal 2: is goal 1 over again; leave it out, or change the weight");
  }

  @ParameterizedTest
  @CsvSource({
    "Dmean, <, mean, AT_MOST",
    "DMIN, ≥, min, AT_LEAST",
    "Dmax, ≤, max, AT_MOST",
    "Dmax, minimise, max, MINIMIZE"
  })
  void otherSpellingsMeanTheSame(String metric, String operator, String name, String meant) {
    Goal goal = parse(metric, operator, "20", "Gy").goals().get(0);
    assertThat(goal.metric().name()).isEqualTo(name);
    assertThat(goal.operator()).isEqualTo(Goal.Operator.valueOf(meant));
  }

  @Test
  void aVolumeMayBeAskedToHaveNoneOfADose() {
    Goal goal = parse("V40", "<=", "0", "%").goals().get(0);
    PlanScale scale = new PlanScale(50, 1);
    assertThat(goal.met(goal.observed(new double[] {10, 39}, scale))).isTrue();
    assertThat(goal.met(goal.observed(DOSES, scale))).isFalse();
    assertThat(goal.loss(40, scale)).isCloseTo(3 * 0.4, within(1e-9));
    assertThat(goal.loss(0, scale)).isZero();
    assertThat(goal.score(0, scale)).isEqualTo(1);
    assertThat(goal.score(5, scale)).isCloseTo(0.8, within(1e-9));
  }
}
