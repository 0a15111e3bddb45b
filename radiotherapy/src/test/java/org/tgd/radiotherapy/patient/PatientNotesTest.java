package org.tgd.radiotherapy.patient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tgd.radiotherapy.goal.GoalParser;

class PatientNotesTest {
  @Test
  void aGoalThatAsksForMoreThanAStructureHasIsSaid() {
    Patient patient = SmallPatient.patient();
    String goals =
        """
        prescription: 60
        goals:
          - {structure: Organ, metric: D2cc, operator: "<=", value: 40, unit: Gy}
          - {structure: Organ, metric: D50cc, operator: "<=", value: 20, unit: Gy}
          - {structure: Organ, metric: V20, operator: "<=", value: 70, unit: cc}
          - {structure: Target, metric: V57, operator: ">=", value: 100, unit: cc}
        """;
    assertThat(patient.notes(GoalParser.parse(goals, "cc.yaml")))
        .containsExactly(
            "Organ D50cc <= 20 Gy: 'Organ' has 6.13 cc on the dose grid, so all of it is looked at",
            "Target V57 >= 100 cc: 'Target' has 10.1 cc on the dose grid, so all of it is looked"
                + " at");
  }
}
