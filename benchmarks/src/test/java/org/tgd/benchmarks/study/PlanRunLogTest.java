package org.tgd.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;

class PlanRunLogTest {
  @TempDir private Path folder;

  private static PlanRun run(String method, double after) {
    PlanRun.Best start = new PlanRun.Best(1, "PTV: 100", 3, 4, 7, 56.25, Map.of("PTV D95", 0.5));
    PlanRun.Best end = new PlanRun.Best(2, "PTV: 900", after, 7, 7, 97, Map.of());
    return new PlanRun("P", method, 0, List.of(3.0, after), List.of(start, end));
  }

  @Test
  void finishedRunsComeBackAndALineThatWasCutOffIsForgotten() throws IOException {
    Path file = folder.resolve("study").resolve("runs.jsonl");
    PlanRunLog log = PlanRunLog.open(file, "one study");
    log.add(run("a", 0.1 + 0.2));
    log.add(run("b", 1));
    Files.writeString(file, "{\"patient\":\"P\",\"meth", StandardOpenOption.APPEND);
    PlanRunLog again = PlanRunLog.open(file, "one study");
    assertThat(again.runs()).containsExactly(run("a", 0.1 + 0.2), run("b", 1));
    assertThat(again.find("P", "b", 0)).contains(run("b", 1));
    again.add(run("c", 2));
    assertThat(PlanRunLog.open(file, "one study").runs()).hasSize(3);
  }

  @Test
  void anotherStudyIsNotMixedIn() {
    Path file = folder.resolve("runs.jsonl");
    PlanRunLog.open(file, "one study");
    assertThatThrownBy(() -> PlanRunLog.open(file, "another"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another study");
  }

  @Test
  void tablesNameTheMethodThatIsNotBeaten() {
    String text =
        new PlanStudyTable(List.of(run(PlanStudy.DESCENT, 0.5), run("a", 0.4)), List.of(1), 2)
            .text();
    assertThat(text)
        .contains("After 2 inner solves grounded TGD, no model is NOT ahead of a")
        .contains("4 -> 4 of 7");
  }

  @Test
  void whatTunesNoWeightsCountsInTheVerdictAndIsExplained() {
    String text =
        new PlanStudyTable(
                List.of(run(PlanStudy.DESCENT, 0.5), run(PlanStudy.LEXICOGRAPHIC, 0.4)),
                List.of(1),
                2)
            .text();
    assertThat(text)
        .contains("After 2 inner solves grounded TGD, no model is NOT ahead of lexicographic")
        .contains("lexicographic tunes no weights")
        .containsPattern("lexicographic +3\\.0000 +3\\.0000 +0\\.4000");
  }
}
