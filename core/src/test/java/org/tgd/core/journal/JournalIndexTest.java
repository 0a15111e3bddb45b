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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;

class JournalIndexTest {
  @TempDir Path directory;
  private Path file;

  /** Calls so many times, of which each longer than a block of the reader, with notes between. */
  private void record(int calls) {
    try (Journal journal = Journal.open(directory)) {
      journal.run(
          () -> {
            for (int i = 0; i < calls; i++) {
              journal.once("call", node("asked " + i), () -> node("“kind”:".repeat(9_000)));
              journal.note("step", node("\"kind\":\"call\""));
            }
            return "";
          });
    }
  }

  private static ObjectNode node(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  @BeforeEach
  void name() throws IOException {
    Files.writeString(directory.resolve("manifest.json"), "{\"start\": \"CCO\"}");
    file = directory.resolve(Journal.FILE);
  }

  private JournalIndex index() {
    JournalIndex index = JournalIndex.below(directory, "call");
    index.renew();
    return index;
  }

  private static List<String> lines(JournalIndex index) {
    return IntStream.range(0, index.size()).mapToObj(index::line).toList();
  }

  private List<String> calls() {
    return JournalContents.of(directory).lines().stream()
        .filter(line -> line.contains(",\"kind\":\"call\",\"request\""))
        .toList();
  }

  @Test
  void hasNoLinesWhereThereIsNoJournal() {
    assertThat(index().size()).isZero();
  }

  @Test
  void givesTheLinesOfItsKindAsTheyStand() {
    record(5);
    assertThat(calls()).hasSize(5);
    assertThat(lines(index())).isEqualTo(calls());
    assertThat(index().bytes(4))
        .isEqualTo(calls().get(4).getBytes(StandardCharsets.UTF_8).length + 75);
  }

  @Test
  void goesOnWithWhatWasAdded() {
    record(2);
    JournalIndex index = index();
    record(4);
    assertThat(index.size()).isEqualTo(2);
    index.renew();
    assertThat(lines(index)).isEqualTo(calls()).hasSize(4);
  }

  @Test
  void aLineThatIsBeingWrittenIsNoneYet() throws IOException {
    record(3);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 400));
    JournalIndex index = index();
    assertThat(index.size()).isEqualTo(2);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
    index.renew();
    Files.write(file, whole);
    index.renew();
    assertThat(lines(index)).isEqualTo(calls()).hasSize(3);
  }

  @Test
  void readsAnotherJournalAnew() throws IOException {
    record(3);
    JournalIndex index = index();
    Files.delete(file);
    record(1);
    index.renew();
    assertThat(lines(index)).isEqualTo(calls()).hasSize(1);
    Files.delete(file);
    index.renew();
    assertThat(index.size()).isZero();
  }

  @Test
  void noticesAChangeWhereverItIs() throws IOException {
    record(3);
    JournalIndex index = index();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    String changed = lines.get(2).replace("asked 1", "asked 9");
    lines.set(2, changed);
    Files.write(file, lines);
    assertThatThrownBy(() -> index.line(1))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("journal.jsonl call 2");
    assertThatThrownBy(index::renew)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("line 3");
    assertThatThrownBy(index::renew).isInstanceOf(JournalException.class);
    lines.set(2, changed.replace("asked 9", "asked 1"));
    Files.write(file, lines);
    index.renew();
    assertThat(lines(index)).isEqualTo(calls()).hasSize(3);
  }

  @Test
  void noticesAnotherManifestAndWhatIsNoJson() throws IOException {
    record(2);
    JournalIndex index = index();
    Files.writeString(directory.resolve("manifest.json"), "{\"start\": \"CCC\"}");
    assertThatThrownBy(index::renew)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("line 1");
    Files.writeString(file, "[]\n");
    assertThatThrownBy(index::renew)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("no JSON object");
    Files.writeString(file, "\n");
    assertThatThrownBy(index::renew).hasMessageContaining("no JSON object");
    Files.writeString(file, "{\"kind\":\"call\"\n");
    assertThatThrownBy(index::renew).hasMessageContaining("is not JSON");
  }

  @Test
  void aJournalThatWasCutOffHasItsLinesNoMore() throws IOException {
    record(3);
    JournalIndex index = index();
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> index.line(2))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("no longer there");
    index.renew();
    assertThat(index.size()).isZero();
  }
}
