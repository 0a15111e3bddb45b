package org.tgd.radiotherapy.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tgd.core.Proposals;
import org.tgd.core.Remark;
import org.tgd.core.Task;
import org.tgd.core.llm.RecordedAnswer;

class PlanFormTest {
  private static final PlanForm FORM = new PlanForm(List.of("PTV", "Bladder", "PTV dose"));
  private static final String INCUMBENT = "PTV: 100\nBladder: 100\nPTV dose: 60";
  private static final String WANTED = "PTV: 273.8\nBladder: 63.69\nPTV dose: 66";

  private static String salvaged(String answer) {
    return FORM.salvage(answer, INCUMBENT).orElse("(none)");
  }

  @Test
  void aTextOfWeightsStaysAsItIs() {
    assertThat(salvaged(WANTED)).isEqualTo(WANTED);
    assertThat(salvaged("# mine\n" + WANTED)).isEqualTo("# mine\n" + WANTED);
    assertThat(Weights.parse(FORM.example(), FORM.names()).weights()).isPresent();
  }

  @Test
  void linesArePickedOutOfWhatStandsAroundThem() {
    assertThat(salvaged("objective weights, one line 'name: number' for each\n\n" + WANTED))
        .isEqualTo(WANTED);
    assertThat(salvaged("- **PTV**: 273.8\n- **Bladder**: 63.69\n- **PTV dose**: 66 Gy"))
        .isEqualTo(WANTED);
    assertThat(salvaged("{\"PTV\": 273.8, \"Bladder\": 63.69, \"PTV dose\": 66}"))
        .isEqualTo(WANTED);
    assertThat(salvaged("I set ptv = 273.8, Bladder weight: 63.69. PTV dose: 60 -> 66."))
        .isEqualTo(WANTED);
  }

  @Test
  void aNameThatIsLeftOutKeepsItsNumber() {
    assertThat(salvaged("The new one:\nBladder: 63.69"))
        .isEqualTo("PTV: 100\nBladder: 63.69\nPTV dose: 60");
  }

  @Test
  void twoNumbersForANameAreNone() {
    assertThat(salvaged(INCUMBENT + "\nbecomes\n" + WANTED)).isEqualTo("(none)");
    assertThat(salvaged("Raise the PTV weight from 100 to 273.8.")).isEqualTo("(none)");
    assertThat(salvaged("")).isEqualTo("(none)");
  }

  @Test
  void everyRecordedAnswerBecomesWeights() throws IOException {
    List<String> names = List.of("PTV", "Bladder", "Rectum", "FemoralHeads", "BODY");
    Task task = Task.NONE.withForm(new PlanForm(names));
    List<RecordedAnswer> answers = RecordedAnswer.of("plan");
    assertThat(answers).hasSize(7);
    for (RecordedAnswer answer : answers) {
      Proposals proposals = answer.proposals(task);
      assertThat(proposals.values()).as(answer.text()).hasSize(1);
      assertThat(Weights.parse(proposals.values().get(0), names).weights()).isPresent();
      boolean labelled = answer.text().contains("objective weights");
      assertThat(proposals.remarks())
          .extracting(Remark::kind)
          .containsExactly(labelled ? Remark.Kind.SALVAGED : Remark.Kind.USED);
    }
  }
}
