package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.WeightedObjective;

class WeightsTest {
  private static final List<String> NAMES = List.of("PTV", "Rectum");

  @Test
  void textIsReadBackAsWritten() {
    Weights weights = new Weights(NAMES, List.of(980.0, 57.32));
    assertThat(weights.text()).isEqualTo("PTV: 980\nRectum: 57.32");
    assertThat(Weights.parse(weights.text(), NAMES).weights()).contains(weights);
  }

  @Test
  void orderCommentsAndBlankLinesDoNotMatter() {
    assertThat(Weights.parse("# plan\n\n Rectum : 1e2\nPTV: 5.0\n", NAMES).weights())
        .contains(new Weights(NAMES, List.of(5.0, 100.0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PTV: -5|must be a number",
        "PTV: NaN|must be a number",
        "PTV: 1e300|must be a number",
        "PTV: Infinity|must be a number",
        "PTV: 0|must be a number",
        "PTV: 20000|from 1 to 10000",
        "PTV: 1,000|must be a number",
        "PTV: 1 (raised)|must be a number",
        "Bladder: 5|is not asked for",
        "I raised the weight.|not of the form",
        "PTV|not of the form"
      })
  void hostileLinesAreRefusedWithTheReason(String line, String reason) {
    Weights.Parsed parsed = Weights.parse(line + "\nRectum: 10", NAMES);
    assertThat(parsed.weights()).isEmpty();
    assertThat(String.join(" ", parsed.problems())).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"-1", "NaN", "1e300", "100.5", "30 Gy"})
  void dosesOutsideTheirRangeAreRefusedWithTheReason(String dose) {
    List<String> names = List.of("Rectum", "Rectum dose");
    String text = "Rectum: 10\nRectum dose: " + dose;
    assertThat(Weights.parse(text, names).problems())
        .singleElement()
        .asString()
        .contains("the Rectum dose in Gy", dose, "from 0 to 100");
  }

  @Test
  void coordinatesOfDosesAreInTenGray() {
    Weights weights = new Weights(List.of("Rectum", "Rectum dose"), List.of(100.0, 25.0));
    assertThat(weights.coordinates()).containsExactly(2, 2.5);
    assertThat(weights.at(new double[] {9, -1}).values()).containsExactly(10_000.0, 0.0);
  }

  @Test
  void missingAndDoubleWeightsAreNamed() {
    assertThat(Weights.parse("PTV: 5\nPTV: 6", NAMES).problems())
        .anyMatch(p -> p.contains("twice"))
        .anyMatch(p -> p.contains("weight of Rectum is missing"));
  }

  @Test
  void longNonsenseGivesAShortAnswer() {
    Weights.Parsed parsed = Weights.parse("x".repeat(100_000) + "\n".repeat(1000), NAMES);
    assertThat(String.join("", parsed.problems())).hasSizeLessThan(1000);
  }

  @Test
  void readsBackItsOwnTextWhateverTheNames() {
    List<String> names = List.of("#PTV", " Rectum ", "a: b", "# cord");
    Weights weights = new Weights(names, List.of(100.0, 2.0, 3.0, 4.0));
    assertThat(Weights.parse("# a comment\n" + weights.text(), names).weights()).contains(weights);
  }

  @Test
  void refusesNamesThatNoTextCanTellApart() {
    for (List<String> names : List.of(List.of("PTV", "PTV "), List.of("a\nb"), List.of("  "))) {
      List<PlanTemplate.Group> groups =
          names.stream().map(name -> new PlanTemplate.Group(name, 100, List.of())).toList();
      assertThatThrownBy(() -> new PlanTemplate(groups, List.of()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("cannot be named in a text of weights");
    }
  }

  @Test
  void refusesAStartThatItsOwnTextCannotState() {
    WeightedObjective light = new WeightedObjective("PTV", 0.5, new SquaredDeviation(60));
    assertThatThrownBy(() -> PlanTemplate.of(List.of(light), List.of()).requireReadable())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the weight of PTV, was '0.5'; must be a number from 1 to 10000");
    PlanTemplate.of(List.of(light.withWeight(1)), List.of()).requireReadable();
  }

  @Test
  void ratiosThatATextCanGiveAreKept() {
    Weights weights = new Weights(List.of("PTV", "BODY"), List.of(5000.0, 1.0));
    assertThat(weights.at(weights.after(new double[] {0.5, 0})).text())
        .isEqualTo("PTV: 10000\nBODY: 1");
    Weights other = new Weights(List.of("PTV", "BODY"), List.of(1000.0, 1.0));
    assertThat(other.at(other.after(new double[] {0.5, -0.5})).text())
        .isEqualTo("PTV: 10000\nBODY: 1");
  }

  @Test
  void distanceIsThatOfTheRatios() {
    Weights weights = new Weights(List.of("PTV", "BODY"), List.of(100.0, 10.0));
    assertThat(weights.distanceTo(new Weights(weights.names(), List.of(1000.0, 100.0))))
        .isLessThan(1e-12);
    assertThat(weights.distanceTo(new Weights(weights.names(), List.of(1000.0, 10.0))))
        .isCloseTo(0.5, within(1e-12));
  }
}
