package org.tgd.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.eval.Metric;
import org.tgd.core.eval.ToolException;
import org.tgd.core.input.InputException;

/** Programs in shell that answer well, badly, or not at all. */
class ProgramEvaluatorIT {
  private static final ProgramLimits TIGHT = new ProgramLimits(Duration.ofSeconds(3), 10_000);

  private static Evaluation judged(String command) {
    return new ProgramEvaluator(command, TIGHT).evaluate("a 'text' with \"quotes\" and 3\n");
  }

  private static String printing(String json) {
    return "cat >/dev/null; printf '%s' '" + json + "'";
  }

  @Test
  void readsLossMetricsAndFindings() {
    Evaluation evaluation =
        judged(
            printing(
                "{\"loss\": 2.5, \"report\": \"so so\", \"metrics\": {\"n\": 3, \"speed\":"
                    + " {\"value\": 7, \"unit\": \"m/s\", \"better\": \"higher\"}}, \"findings\":"
                    + " [{\"advice\": \"small\", \"weight\": 0.5}, {\"about\": \"x\", \"observed\":"
                    + " 3, \"wanted\": 2, \"advice\": \"Lower x from 3 to 2.\", \"weight\": 2,"
                    + " \"changes\": [{\"target\": \"x\", \"from\": 3, \"to\": 2, \"loss\":"
                    + " 1}]}]}"));
    assertThat(evaluation.loss()).isEqualTo(2.5);
    assertThat(evaluation.report()).isEqualTo("so so");
    assertThat(evaluation.metrics())
        .containsExactly(Metric.neutral("n", 3, ""), Metric.higher("speed", 7, "m/s"));
    assertThat(evaluation.findings()).hasSize(2);
    assertThat(evaluation.findings().get(0).changes().get(0).predictedLoss()).hasValue(1);
  }

  @Test
  void handsTheCandidateOnAsJson() {
    Evaluation evaluation =
        judged("read -r line; case $line in *'\\\"quotes\\\"'*) echo '{\"loss\": 1}';; esac");
    assertThat(evaluation.loss()).isEqualTo(1);
  }

  @Test
  void takesTheMeanOverItems() {
    List<ObjectNode> items = List.of(item("a"), item("b"));
    String answer =
        "{\"items\": [{\"id\": \"b\", \"loss\": 3, \"report\": \"far\"}, {\"id\": \"a\", \"loss\":"
            + " 1}]}";
    Evaluation both = new ProgramEvaluator(printing(answer), TIGHT, items).evaluate("x");
    assertThat(both.loss()).isEqualTo(2);
    assertThat(both.report()).contains("b: far");
    Evaluation one =
        new ProgramEvaluator(printing("{\"items\": [{\"id\": \"b\", \"loss\": 3}]}"), TIGHT, items)
            .evaluate("x");
    assertThat(one.report()).contains("items lacks 'a'");
  }

  private static ObjectNode item(String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("question", "?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 3 | ended with code 3: it said nothing",
        "echo broken >&2; exit 1 | ended with code 1: broken",
        "kill -9 $$ | ended with code 137",
        "sleep 30 | took longer than 3.0 s",
        "sleep 30 & sleep 30 | took longer than 3.0 s",
        "yes | printed more than 10000 bytes",
        "yes >&2 | printed more than 10000 bytes",
        "echo hello | printed no JSON",
        "echo '[1]' | printed no JSON object",
        "echo '{\"loss\": 1} trailing' | printed no JSON",
        "true | printed no JSON object",
        "echo '{}' | loss is missing; must be a finite number",
        "echo '{\"loss\": \"low\"}' | loss was \"low\"",
        "echo '{\"loss\": 1e999}' | must be a finite number",
        "echo '{\"los\": 1}' | unknown field los",
        "echo '{\"loss\": 1, \"findings\": [{}]}' | findings[0].advice is missing",
        "echo '{\"loss\": 1, \"metrics\": [1]}' | metrics must be an object",
        "echo '{\"rejected\": \"too long\"}' | too long",
      })
  void whatGoesWrongIsARejectedCandidateWithTheReason(String command, String reason) {
    Evaluation evaluation = judged(command);
    assertThat(evaluation).isInstanceOf(Evaluation.Rejected.class);
    assertThat(evaluation.report()).contains(reason);
  }

  @Test
  void aProgramThatIsNotThereEndsTheRun() {
    assertThatThrownBy(() -> judged("no-such-program-at-all"))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("'no-such-program-at-all' cannot be started");
  }

  @Test
  void leavesNothingRunning() throws Exception {
    judged("sleep 4321 & sleep 4321");
    assertThat(
            ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().commandLine().orElse("").contains("sleep 4321")))
        .isEmpty();
  }

  @Test
  void anEmptyStartIsRefusedUnlessTheProgramTakesIt(@TempDir Path folder) throws IOException {
    Path start = Files.writeString(folder.resolve("start.txt"), " \n");
    Map<String, String> options =
        Map.of("start", start.toString(), "evaluator", "echo '{\"rejected\": \"no number\"}'");
    assertThatThrownBy(() -> new ProgramDomain().problem(options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(start + " is empty")
        .hasMessageContaining("no number");
    Map<String, String> taken =
        Map.of("start", start.toString(), "evaluator", "echo '{\"loss\": 5}'");
    assertThat(new ProgramDomain().problem(taken).start()).isBlank();
  }
}
