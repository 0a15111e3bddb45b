package org.tgd.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tgd.core.input.InputException;

/** What the hashes of the lines notice, and what the lines can hold. */
class ForgedJournalTest {
  @TempDir Path directory;

  private static ObjectNode node(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  private int run(String first) {
    AtomicInteger calls = new AtomicInteger();
    try (Journal journal = Journal.open(directory)) {
      journal.run(
          () -> {
            for (String each : List.of(first, "b", "c", "d")) {
              journal.once(
                  "call",
                  node(each),
                  () -> {
                    calls.incrementAndGet();
                    return node(each + " answered");
                  });
            }
            return "";
          });
    }
    return calls.get();
  }

  @BeforeEach
  void record() throws IOException {
    Files.writeString(directory.resolve("manifest.json"), "{\"start\": \"CCO\"}");
    run("a");
  }

  static Stream<String> forgeries() {
    return FORGERIES.keySet().stream();
  }

  private static final Map<String, UnaryOperator<List<String>>> FORGERIES =
      Map.of(
          "an answer changed",
          lines -> at(lines, 1, line -> line.replace("b answered", "x answered")),
          "a question changed",
          lines -> at(lines, 2, line -> line.replace("\"c\"", "\"z\"")),
          "a number added",
          lines -> at(lines, 0, line -> line.replace("{\"id\"", "{\"n\":1,\"id\"")),
          "white space added",
          lines -> at(lines, 0, line -> line.replace("{\"id\"", "{ \"id\"")),
          "two lines swapped",
          lines -> {
            Collections.swap(lines, 1, 2);
            return lines;
          },
          "a line dropped",
          lines -> {
            lines.remove(1);
            return lines;
          },
          "the first line dropped",
          lines -> {
            lines.remove(0);
            return lines;
          },
          "a line doubled",
          lines -> {
            lines.add(1, lines.get(1));
            return lines;
          },
          "a hash taken off",
          lines -> at(lines, 3, line -> line.replaceAll(",\"chain\":\"[0-9a-f]+\"", "")),
          "a hash made anew for one line",
          lines ->
              at(
                  lines,
                  1,
                  line ->
                      new Chain("guess")
                          .bind("{\"id\":\"1\",\"kind\":\"call\",\"request\":{\"text\":\"b\"}}")));

  private static List<String> at(List<String> lines, int i, UnaryOperator<String> change) {
    String changed = change.apply(lines.get(i));
    assertThat(changed).isNotEqualTo(lines.get(i));
    lines.set(i, changed);
    return lines;
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void noticesWithItsLine(String forgery) throws IOException {
    Path file = directory.resolve(Journal.FILE);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    Files.write(file, FORGERIES.get(forgery).apply(lines));
    byte[] forged = Files.readAllBytes(file);

    assertThatThrownBy(() -> Journal.open(directory))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("journal.jsonl line ");
    assertThatThrownBy(() -> Journal.replay(directory)).isInstanceOf(JournalException.class);
    assertThatThrownBy(() -> JournalContents.of(directory)).isInstanceOf(JournalException.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(forged);
    assertThat(directory.resolve(RunLock.FILE)).doesNotExist();
  }

  @Test
  void noticesAChangedManifest() throws IOException {
    Files.writeString(directory.resolve("manifest.json"), "{\"start\": \"CCC\"}");
    assertThatThrownBy(() -> Journal.open(directory))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("manifest");
  }

  @Test
  void noticesADamagedByte() throws IOException {
    Path file = directory.resolve(Journal.FILE);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length - 1; i += 13) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      assertThatThrownBy(() -> Journal.open(directory))
          .as("byte %d", i)
          .isInstanceOfAny(JournalException.class, InputException.class);
    }
  }

  @Test
  void halfAnEmojiInQuestionAndAnswerIsReadAsItWas() throws IOException {
    Files.delete(directory.resolve(Journal.FILE));
    String half = "cut \ud83d here, \udc4d, whole \ud83d\udc4d";
    assertThat(run(half)).isEqualTo(4);
    assertThat(run(half)).isZero();
    try (Journal journal = Journal.replay(directory)) {
      journal.run(
          () -> {
            ObjectNode answer = journal.once("call", node(half), () -> node("not asked"));
            assertThat(answer.path("text").asText()).isEqualTo(half + " answered");
            return "";
          });
    }
    assertThat(Files.readString(directory.resolve(Journal.FILE), StandardCharsets.UTF_8))
        .contains("\\ud83d here")
        .contains("\ud83d\udc4d");
  }

  @Test
  void aLineOfTwentyFiveMillionCharactersIsReadAgain() throws IOException {
    Files.delete(directory.resolve(Journal.FILE));
    String long25 = "x".repeat(25_000_000);
    assertThat(run(long25)).isEqualTo(4);
    assertThat(run(long25)).isZero();
  }

  @Test
  void theLockOutlivesEveryReaderOfTheDirectoryAndIsGoneAtTheEnd() {
    try (Journal journal = Journal.open(directory)) {
      assertThat(journal.known()).isEqualTo(4);
      JournalContents.of(directory);
      assertThatThrownBy(() -> Journal.open(directory)).hasMessageContaining("another run");
      assertThatThrownBy(() -> Journal.open(directory)).hasMessageContaining("another run");
    }
    assertThat(directory.resolve(RunLock.FILE)).doesNotExist();
    Journal.open(directory).close();
  }
}
