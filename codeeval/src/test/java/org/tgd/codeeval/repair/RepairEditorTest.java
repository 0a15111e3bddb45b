package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.problem.Language;
import org.tgd.core.Edit;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Graphs;
import org.tgd.core.Variable;
import org.tgd.core.eval.Finding;

class RepairEditorTest {
  private static Edit edit(String code) {
    Finding finding = Finding.of("line 3", "suspicious", "right", "Check line 3.", 1);
    Feedback feedback = new Feedback("Check line 3.", List.of(finding));
    Gradient gradient = new Gradient(feedback, Graphs.gradient("a person").source());
    return Edit.of(Variable.parameter("a program", code), List.of(gradient));
  }

  @Test
  void whatWasTheIncumbentOnceIsNotProposedAgain() {
    var editor = new RepairEditor(RepairSearchTest.problem(), Language.PYTHON);
    Set<String> seen = new HashSet<>();
    String code = RepairSearchTest.CODE;
    seen.add(code);
    for (int step = 0; step < 12; step++) {
      List<String> proposed = editor.propose(edit(code), 1, new SplittableRandom(step));
      if (proposed.isEmpty()) {
        break;
      }
      code = proposed.get(0);

      assertThat(seen.add(code)).as("step %d proposes a program judged before", step).isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(5);
  }

  @Test
  void lockedLinesAreLeftAlone() {
    String code = RepairSearchTest.CODE + "\ndef adapter(x):\n    return Solution().f(x) - 1\n";
    Locked locked = Locked.behind(code, 3);
    var editor = new RepairEditor(RepairSearchTest.problem(), Language.PYTHON, locked);

    assertThat(editor.propose(edit(code), 200, new SplittableRandom(1)))
        .isNotEmpty()
        .allMatch(locked::keptBy);
  }
}
