package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.Call;
import org.tgd.core.Criticism;
import org.tgd.core.Feedback;
import org.tgd.core.Opinion;
import org.tgd.core.Remark;
import org.tgd.core.Variable;
import org.tgd.core.engine.Completion;
import org.tgd.core.engine.ScriptedEngine;

/** A critic that is asked for JSON, and what it makes of the answers. */
class JsonCriticismTest {
  private static final Variable INPUT = Variable.parameter("a password rule", "length 6");

  private static Opinion opinion(ScriptedEngine engine) {
    Variable output = Variable.output("report", "weak", Call.of("checks", List.of(INPUT)));
    Criticism about = new Criticism(INPUT, output.origin().orElseThrow(), output, List.of());
    return LlmCritic.withoutFindings(engine).withManner(Manner.OURS.withJson(true)).opinion(about);
  }

  private static Optional<String> said(String answer) {
    return opinion(ScriptedEngine.answers(answer)).feedback().map(Feedback::text);
  }

  @Test
  void theQuestionShowsTheFormAndNamesTheField() {
    ScriptedEngine engine = ScriptedEngine.answers("{\"criticism\": \"too short\"}");
    assertThat(opinion(engine).feedback().map(Feedback::text)).contains("too short");
    assertThat(engine.prompts().get(0).field()).contains("criticism");
    assertThat(engine.prompts().get(0).user())
        .contains("Answer in JSON of this form")
        .contains("{\"criticism\":");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"criticism\": \"It is\\ntoo short.\"}|It is~too short.",
        "Here: ```json {\"criticism\": \"Longer.\"} ```|Longer.",
        "It should be longer.|It should be longer.",
        "{\"other\": 1} It should be longer.|{\"other\": 1} It should be longer.",
      })
  void theCriticismIsReadOutOfWhateverHoldsIt(String answer, String expected) {
    assertThat(said(answer)).contains(expected.replace('~', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"criticism\": \"NONE\"}|CONTENT", "{\"criticism\": \"\"}|EMPTY", "NONE|CONTENT"})
  void nothingToChangeIsSaidInEitherForm(String answer, Remark.Kind kind) {
    Opinion opinion = opinion(ScriptedEngine.answers(answer));
    assertThat(opinion.feedback()).isEmpty();
    assertThat(opinion.remarks()).extracting(Remark::kind).containsExactly(kind);
  }

  @Test
  void theFormThatIsRepeatedIsNoCriticism() {
    assertThat(said(JsonCriticism.example())).isEmpty();
  }

  @Test
  void aCriticismThatWasCutOffIsKeptAndMarked() {
    ScriptedEngine engine =
        ScriptedEngine.of(
            prompt ->
                new Completion(
                    "{\"criticism\": \"It is \\\"too\\\" sh", 1, 1, Completion.Finish.LENGTH));
    Opinion opinion = opinion(engine);
    assertThat(opinion.feedback().orElseThrow().text()).startsWith("It is \"too\" sh");
    assertThat(opinion.remarks().get(0).text()).contains("cut off");
  }
}
