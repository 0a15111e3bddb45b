package org.tgd.radiotherapy.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.input.InputException;

class ObjectiveSetTest {
  @Test
  void readsJsonAndYamlAlike() {
    ObjectiveSet json =
        ObjectiveSet.parse(
            """
            {"objectives": [{"structure": "PTV", "type": "MinDVH", "weight": 5, "dose": 70.2,
              "volume_pct": 95}], "constraints": [{"structure": "PTV", "dose": 70.2,
              "volume_pct": 95}]}
            """,
            "o.json");
    ObjectiveSet yaml =
        ObjectiveSet.parse(
            """
            objectives:
              - {structure: PTV, type: MinDVH, weight: 5, dose: 70.2, volume_pct: 95}
            constraints:
              - {structure: PTV, dose: 70.2, volume_pct: 95}
            """,
            "o.yaml");
    assertThat(json).isEqualTo(yaml);
    assertThat(json.objectives().get(0).objective()).isEqualTo(new MinDvh(70.2, 95));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{structure: A, type: Squared, weight: 1, dose: 1}|type",
        "{type: MeanDose, weight: 1, dose: 1}|structure",
        "{structure: A, type: MeanDose, weight: heavy, dose: 1}|weight",
        "{structure: A, type: MeanDose, weight: -1, dose: 1}|weight",
        "{structure: A, type: MeanDose, weight: 1}|dose",
        "{structure: A, type: MeanDose, weight: 1, dose: -1}|dose",
        "{structure: A, type: EUD, weight: 1, dose: 1}|exponent",
        "{structure: A, type: MaxDVH, weight: 1, dose: 1}|volume_pct",
        "{structure: A, type: MeanDose, weight: 1, dose: 1, volume: 3}|volume"
      })
  void badEntriesAreNamedByFileEntryAndField(String entry, String field) {
    assertThatThrownBy(() -> ObjectiveSet.parse("objectives:\n  - " + entry, "o.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("o.yaml, objective 1")
        .hasMessageContaining(field);
  }

  @Test
  void anEmptySetIsRefused() {
    assertThatThrownBy(() -> ObjectiveSet.parse("{}", "o.json"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least one objective");
  }

  @Test
  void oneOfSeveralSetsIsReadByItsName() {
    String several =
        """
        {"first": {"objectives": [{"structure": "A", "type": "MeanDose", "weight": 1, "dose": 0}],
          "prescription": 50},
         "second": {"objectives": [{"structure": "B", "type": "MeanDose", "weight": 1, "dose": 0}]}}
        """;
    assertThat(ObjectiveSet.parse(several, "plans.json", "second").objectives().get(0).structure())
        .isEqualTo("B");
    assertThatThrownBy(() -> ObjectiveSet.parse(several, "plans.json"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--set")
        .hasMessageContaining("first, second");
    assertThatThrownBy(() -> ObjectiveSet.parse(several, "plans.json", "third"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'third'")
        .hasMessageContaining("first, second");
  }

  @Test
  void refusesFieldsOfASetThatWouldChangeNothing() {
    String text =
        """
        {"objectives": [{"structure": "PTV", "type": "MeanDose", "weight": 1, "dose": 60}],
         "normalise": "PTV"}
        """;
    assertThatThrownBy(() -> ObjectiveSet.parse(text, "plan.json"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("plan.json, normalise: is no field of a set of objectives");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{structure: A, structure: B, type: MeanDose, weight: 1, dose: 1}|Duplicate",
        "{structure: A, type: MeanDose, weight: 1, dose: 1, volume_pct: 95}|MeanDose has none",
        "{structure: A, type: MaxDVH, weight: 1, dose: 1, volume_pct: 9, exponent: 2}|exponent",
        "{structure: A, type: MaxDVH, weight: 1, dose: 1, volume_pct: 100}|asks for nothing",
        "{structure: A, type: MinDVH, weight: 1, dose: 1, volume_pct: 0.95}|95 for a share of 0.95",
        "{structure: A, type: MeanDose, weight: 1e308, dose: 1}|from 0 to 1e12",
        "{structure: A, type: MeanDose, weight: 010, dose: 1}|010 would be read in base eight",
        "{structure: true, type: MeanDose, weight: 1, dose: 1}|must be one name",
        "{structure: [A, B], type: MeanDose, weight: 1, dose: 1}|must be one name"
      })
  void whatWouldBeLostOrMeanAnotherThingIsRefused(String entry, String says) {
    assertThatThrownBy(() -> ObjectiveSet.parse("objectives:\n  - " + entry, "o.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("o.yaml")
        .hasMessageContaining(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constraints: {structure: A, dose: 50, volume_pct: 95}|constraints: must be a list",
        "constraints: [{structure: A, dose: 50, volume_pct: 95, weight: 3}]|weight: would change",
        "constraints: [{structure: A, dose: 50, volume_pct: 0.95}]|95 for a share of 0.95",
        "constraints: [{structure: A, type: EUD, dose: 50}]|must be MinDVH or MaxDVH",
        "constraints: [{structure: A, dose: 5, volume_pct: 9}, {structure: A, dose: 5, volume_pct: 9}]|constraint 2: is constraint 1 over again",
        "  - {structure: A, type: MeanDose, weight: 1, dose: 1}|objective 2: is objective 1 over",
        "objectives: []|Duplicate",
        "--- {}|a second document begins"
      })
  void aSetOfWhichPartsWouldBeLostIsRefused(String line, String says) {
    String text =
        "objectives:\n  - {structure: A, type: MeanDose, weight: 1, dose: 1}\n"
            + (line.startsWith("- ") ? "  " : "")
            + line
            + "\n";
    assertThatThrownBy(() -> ObjectiveSet.parse(text, "o.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("o.yaml")
        .hasMessageContaining(says);
  }

  @Test
  void textAfterAJsonObjectIsRefused() {
    String text =
        "{\"objectives\": [{\"structure\": \"A\", \"type\": \"MeanDose\", \"weight\": 1, \"dose\": 1}]}";
    assertThat(ObjectiveSet.parse(text, "o.json").objectives()).hasSize(1);
    for (String after : new String[] {" more", " {}"}) {
      assertThatThrownBy(() -> ObjectiveSet.parse(text + after, "o.json"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("o.json, line 1");
    }
  }
}
