package org.tgd.core.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.Edit;
import org.tgd.core.Feedback;
import org.tgd.core.Gradient;
import org.tgd.core.Provenance;
import org.tgd.core.Variable;
import org.tgd.core.engine.ScriptedEngine;
import org.tgd.core.input.InputException;

class PromptsTest {
  @TempDir private Path folder;

  private static List<String> propose(LlmEditor editor) {
    Variable weights = Variable.parameter("weights", "PTV: 50");
    Gradient gradient =
        new Gradient(
            new Feedback("too hot", List.of()), new Provenance("f", "u", Optional.empty()));
    return editor.propose(Edit.of(weights, List.of(gradient)), 1, new SplittableRandom(1));
  }

  @Test
  void whatIsWrittenOutIsReadBackAsTheSame() throws IOException {
    Prompts.OURS.write(folder.resolve("ours"));

    assertThat(Prompts.from(folder.resolve("ours")).hashes()).isEqualTo(Prompts.OURS.hashes());
    assertThat(Prompts.OURS.hashes().keySet()).containsExactlyElementsOf(Prompts.names());
    assertThatThrownBy(() -> Prompts.OURS.write(folder.resolve("ours")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("compare-system.txt is there already");
  }

  @Test
  void anOwnWordingIsAskedAndTheOthersStayOurs() throws IOException {
    Files.writeString(folder.resolve("editor-user.txt"), "Mend {{value}}; it is {{role}}.");
    Files.writeString(folder.resolve(".notes"), "mine");
    Prompts own = Prompts.from(folder);
    ScriptedEngine engine = ScriptedEngine.by(prompt -> "<new-value-0>PTV: 60</new-value-0>");

    assertThat(propose(new LlmEditor(engine).withPrompts(own))).containsExactly("PTV: 60");
    assertThat(engine.prompts().get(0).user()).isEqualTo("Mend PTV: 50; it is weights.");
    assertThat(engine.prompts().get(0).system()).startsWith("You improve a text step by step.");
    Map<String, String> ours = Prompts.OURS.hashes();
    assertThat(own.hashes().entrySet())
        .filteredOn(each -> !ours.get(each.getKey()).equals(each.getValue()))
        .extracting(Map.Entry::getKey)
        .containsExactly("editor-user.txt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "editor-users.txt  | x                    | editor-user.txt was meant",
        "readme.md         | x                    | is the name of no prompt; there are compare-system.txt",
        "editor-user.txt   | {{value}} {{rolle}}  | there is no hole {{rolle}}; {{role}} was meant",
        "editor-user.txt   | {{value}} {{> other}}| there is no hole {{> other}}",
        "editor-user.txt   | Improve it.          | lacks {{value}}",
        "critic-user.txt   | {{value}} {{#goal}}  | critic-user.txt: Section missing close tag",
      })
  void aFileThatCannotBeAPromptIsNamed(String name, String text, String why) throws IOException {
    Files.writeString(folder.resolve(name), text);

    assertThatThrownBy(() -> Prompts.from(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(folder.resolve(name).toString())
        .hasMessageContaining(why);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Prompts.from(folder.resolve("none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none");
  }

  @Test
  void anAnswerInJsonIsAskedForAndReadBack() {
    ScriptedEngine engine = ScriptedEngine.by(prompt -> "{\"new_value\": \"PTV: \\\"60\\\"\"}");

    assertThat(propose(new LlmEditor(engine).withJson(true))).containsExactly("PTV: \"60\"");
    assertThat(engine.prompts().get(0).field()).contains("new_value");
    assertThat(engine.prompts().get(0).user())
        .contains("{\"new_value\":\"(the complete new text)\"}")
        .doesNotContain("<new-value-");
  }
}
