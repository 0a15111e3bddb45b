package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Journal;
import org.tgd.core.journal.JournalException;
import org.tgd.core.llm.Prompts;

/** A run that was asked in a user's own words, whose words are changed before it is taken up. */
class ChangedPromptsTest {
  private static final String EDITOR = "editor-user.txt";

  @TempDir private Path folder;
  private StubOpenAiServer server;
  private RunDirectory directory;
  private byte[] journal;

  private Path wordings() {
    return folder.resolve("wordings");
  }

  @BeforeEach
  void take() throws IOException {
    Prompts.OURS.write(wordings());
    Path start = Files.writeString(folder.resolve("start.txt"), "x: 4");
    server =
        StubOpenAiServer.answering(
            question ->
                question.replaceAll(
                    "(?s).*<new-value-(\\w+)>.*", "<new-value-$1>\nx: 2\n</new-value-$1>"));
    ModelChoice model =
        new ModelChoice("openai:m", Optional.of(server.url()), List.of(), Duration.ofSeconds(20), 1)
            .withAsking(new Asking(Optional.of(wordings().toString()), Asking.Answers.TEXT));
    RunConfig plain =
        RunConfig.withoutModel(
            "program", Map.of("evaluator", "echo '{\"loss\": 1}'", "start", start.toString()));
    RunConfig config =
        new RunConfig(
            plain.domain(), plain.options(), model, "grounded", "llm", 1, 1, 1, plain.budget());
    OptimizationRun run = OptimizationRun.of(config);
    directory = run.createDirectory(folder.resolve("run"), "test");
    run.take(directory, 1, step -> {});
    journal = Files.readAllBytes(directory.path().resolve(Journal.FILE));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void takeUp() {
    OptimizationRun.of(directory.manifest().config()).take(directory, 1, step -> {});
  }

  private void replay() {
    OptimizationRun.of(directory.manifest().config()).replay(directory, step -> {});
  }

  @Test
  void isTakenUpAndReplayedInTheSameWords() {
    takeUp();
    replay();
    assertThat(RunCheck.all(directory)).allMatch(RunCheck::ok);
  }

  @Test
  void isRefusedInOtherWordsWithTheNameOfTheFileAndNothingIsTouched() throws IOException {
    String ours = Files.readString(wordings().resolve(EDITOR));
    Files.writeString(wordings().resolve(EDITOR), ours + "\nBe quick.\n");
    assertThatThrownBy(this::takeUp)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("prompt " + EDITOR)
        .hasMessageContaining("another than the run was made with");
    assertThatThrownBy(this::replay).hasMessageContaining(EDITOR);
    assertThat(RunCheck.all(directory))
        .filteredOn(check -> !check.ok())
        .extracting(RunCheck::name)
        .contains("inputs");
    assertThat(directory.path().resolve(Journal.FILE)).hasBinaryContent(journal);
    Files.writeString(wordings().resolve(EDITOR), ours);
    takeUp();
  }

  @Test
  void isRefusedWhereAWordingThatWasTheUsersOwnIsGone() throws IOException {
    Files.writeString(
        wordings().resolve(EDITOR), "Improve {{value}} in <new-value-{{nonce}}> tags.");
    directory = again("own");
    Files.delete(wordings().resolve(EDITOR));
    assertThatThrownBy(this::takeUp)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(EDITOR);
  }

  private RunDirectory again(String name) {
    OptimizationRun run = OptimizationRun.of(directory.manifest().config());
    RunDirectory other = run.createDirectory(folder.resolve(name), "test");
    run.take(other, 1, step -> {});
    return other;
  }

  @Test
  void isRefusedWhereTheFolderIsGoneAndTheFolderIsNamed() throws IOException {
    Files.move(wordings(), folder.resolve("elsewhere"));
    assertThatThrownBy(this::takeUp)
        .isInstanceOf(InputException.class)
        .hasMessageContaining(wordings().toString());
    assertThat(directory.path().resolve(Journal.FILE)).hasBinaryContent(journal);
  }
}
