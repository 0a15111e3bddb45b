package org.tgd.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tgd.core.Agreement;
import org.tgd.core.Graph;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.journal.Account;
import org.tgd.core.report.Judged;
import org.tgd.core.run.Manifest;
import org.tgd.core.run.RunConfig;
import org.tgd.core.run.RunRecord;

class RunReportTest {
  private static String page(List<Judged> steps, List<RunRecord.StepRemark> remarks) {
    Manifest manifest =
        new Manifest(
            "1",
            "17",
            "2026-01-01T00:00:00Z",
            RunConfig.withoutModel("x", Map.of("case", "A1", "seed", "3", "text", "two\nlines")),
            "s",
            new TreeMap<>());
    return RunReport.html(
        new RunRecord(
            manifest,
            steps,
            List.of(),
            steps.size() - 1,
            new RunRecord.Spent(steps.size(), 0, 0, Account.Totals.NONE),
            new RunRecord.Place(0, "", 0),
            remarks),
        Optional.empty());
  }

  private static Judged step(int index, String text, boolean accepted) {
    Evaluation evaluation = new Evaluation.Scored(-index, List.of(), "fine", List.of());
    return new Judged(index, 0, text, -index, accepted, evaluation, List.of());
  }

  @Test
  void drawsTheGraphWhereThereAreSeveralFunctions() {
    Graph graph =
        new Graph(
            List.of(
                new Graph.Node(Graph.Kind.PARAMETER, "prompt <1>"),
                new Graph.Node(Graph.Kind.MODEL, "answers"),
                new Graph.Node(Graph.Kind.OUTPUT, "answer")),
            List.of(new Graph.Edge(0, 1), new Graph.Edge(1, 2)));
    Manifest manifest =
        new Manifest(
            "1",
            "17",
            "2026-01-01T00:00:00Z",
            RunConfig.withoutModel("x", Map.of()),
            "s",
            new TreeMap<>());
    RunRecord record =
        new RunRecord(
            manifest,
            List.of(step(0, "a", true)),
            List.of(),
            0,
            new RunRecord.Spent(1, 0, 0, Account.Totals.NONE),
            new RunRecord.Place(0, "", 0),
            List.of(),
            Optional.of(graph),
            Agreement.NONE);
    assertThat(RunReport.html(record, Optional.empty()))
        .contains("<h2>Graph</h2>", ">prompt &lt;1&gt;</text>", "Blue: optimized texts");
    assertThat(page(List.of(step(0, "a", true)), List.of())).doesNotContain("<h2>Graph</h2>");
  }

  @Test
  void showsBothEndsOfALongRunAndSaysWhatIsLeftOut() {
    List<Judged> steps = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      steps.add(step(i, "x: " + i, i % 3 != 1));
    }
    String page = page(steps, List.of());
    assertThat(page.split("<section class=\"step\">", -1)).hasSize(201);
    assertThat(page)
        .contains("<title>TGD run: x, case A1</title>")
        .contains(
            "<p>case A1; begun 2026-01-01 00:00:00 UTC.</p>", "tgd optimize --config run.yaml")
        .contains("Step 0 ", "Step 2 ", "Step 2999 ", "2800 candidates are not shown")
        .doesNotContain("Step 1500 ", "<circle");
    assertThat(page.split("<tr><td>", -1)).hasSize(201);
    assertThat(page.length()).isLessThan(300_000);
  }

  @Test
  void showsEveryStepOfAShortRun() {
    String page = page(List.of(step(0, "a", true), step(1, "b", false)), List.of());
    assertThat(page.split("<section class=\"step\">", -1)).hasSize(3);
    assertThat(page).doesNotContain("not shown");
  }

  @Test
  void marksTheLinesThatChanged() {
    String before = "one\n".repeat(9) + "two <b>\n" + "three\n".repeat(9);
    String after = before.replace("two <b>", "2");
    assertThat(page(List.of(step(0, before, true), step(1, after, true)), List.of()))
        .contains("<del>- two &lt;b&gt;</del>", "<ins>+ 2</ins>", "6 equal lines")
        .doesNotContain("<b>");
  }

  @Test
  void saysTheSameRemarkOfManyStepsOnce() {
    List<RunRecord.StepRemark> remarks = new ArrayList<>();
    for (int i = 2; i < 40; i++) {
      remarks.add(new RunRecord.StepRemark(i, "idle", "nothing"));
    }
    remarks.add(new RunRecord.StepRemark(40, "stop", "asked"));
    assertThat(page(List.of(step(0, "a", true)), remarks))
        .contains("<li>steps 2 to 39: idle, nothing</li>", "<li>step 40: stop, asked</li>");
  }
}
