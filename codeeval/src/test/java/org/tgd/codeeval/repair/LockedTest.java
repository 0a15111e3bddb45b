package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Value;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.input.InputException;

class LockedTest {
  @TempDir Path folder;

  @Test
  void theLinesBehindTheProgramAreLocked() {
    Locked locked = Locked.behind("a\nb\nc\n", 2);

    assertThat(locked.text()).isEqualTo("c\n");
    assertThat(locked.keptBy("x\ny\nz\nc\n")).isTrue();
    assertThat(locked.keptBy("a\nb\nd\n")).isFalse();
    assertThat(Locked.behind("a\nb", 2)).isEqualTo(Locked.NONE);
    assertThatThrownBy(() -> Locked.behind("a\nb", 3)).hasMessageContaining("fewer than 3");
  }

  @Test
  void aProgramThatChangesThemIsRefusedWithWhatItMustKeep() {
    String code = RepairSearchTest.CODE + "\nADAPTER = 1\n";
    var options = new CodeEvaluator.Options(5, 4000, false);
    CodeEvaluator evaluator =
        new CodeEvaluator(
                new ScriptedRunner((text, test) -> Value.of(1)),
                RepairSearchTest.problem(),
                Language.PYTHON,
                options)
            .with(Locked.behind(code, 3));

    assertThat(evaluator.evaluate(code)).isInstanceOf(Evaluation.Scored.class);
    assertThat(evaluator.evaluate(code.replace("ADAPTER = 1", "ADAPTER = 2")))
        .isInstanceOfSatisfying(
            Evaluation.Rejected.class,
            refused -> assertThat(refused.report()).contains("unchanged").contains("ADAPTER = 1"));
  }

  @Test
  void aStartIsAProgramOrTheRowOfItsTask() throws IOException {
    Path plain = Files.writeString(folder.resolve("p.py"), "x = 1\n");
    Path rows =
        Files.writeString(
            folder.resolve("p.jsonl"),
            """
            {"task_id": "other", "code": "y"}
            {"task_id": "t", "language": "java", "code": "z"}
            {"task_id": "t", "code": "a\\nb\\nc\\n", "program_lines": 2}
            """);

    assertThat(RepairStart.of(plain.toString(), RepairSearchTest.problem(), Language.PYTHON))
        .isEqualTo(new RepairStart("x = 1\n", Locked.NONE));
    assertThat(RepairStart.of(rows.toString(), RepairSearchTest.problem(), Language.PYTHON))
        .isEqualTo(new RepairStart("a\nb\nc\n", new Locked("c\n")));
  }

  @Test
  void rowsThatCannotBeUsedAreNamed() throws IOException {
    Path many =
        Files.writeString(
            folder.resolve("a.jsonl"),
            "{\"task_id\": \"t\", \"code\": \"a\", \"program_lines\": 9}\n");
    Path none =
        Files.writeString(folder.resolve("b.jsonl"), "{\"task_id\": \"u\", \"code\": \"a\"}\n");

    assertThatThrownBy(
            () -> RepairStart.of(many.toString(), RepairSearchTest.problem(), Language.PYTHON))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("program_lines");
    assertThatThrownBy(
            () -> RepairStart.of(none.toString(), RepairSearchTest.problem(), Language.PYTHON))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no python program with the task id 't'");
  }
}
