package org.tgd.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;

class JournalTest {
  @TempDir Path directory;

  private static ObjectNode node(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  private static String call(Journal journal, String request, AtomicInteger calls) {
    return journal
        .once(
            "call",
            node(request),
            () -> {
              calls.incrementAndGet();
              return node(request + "!");
            })
        .path("text")
        .asText();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(directory.resolve(Journal.FILE));
  }

  /** Three nested parallel rounds with notes between them. */
  private static String work(Journal journal, Parallel parallel, AtomicInteger calls) {
    return journal.run(
        () -> {
          StringBuilder all = new StringBuilder(call(journal, "start", calls));
          for (int round = 0; round < 3; round++) {
            int r = round;
            parallel
                .map(
                    IntStream.range(0, 6).boxed().toList(),
                    i -> {
                      String first = call(journal, r + "/" + i, calls);
                      List<String> inner =
                          parallel.map(
                              List.of("a", "b"), x -> call(journal, r + "/" + i + x, calls));
                      return first + inner + call(journal, r + "/" + i + "end", calls);
                    })
                .forEach(all::append);
            journal.note("step", node("round " + r));
            journal.sync();
          }
          return all.toString();
        });
  }

  private String uninterrupted() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    try (Journal journal = Journal.open(directory)) {
      String result = work(journal, Parallel.SEQUENTIAL, calls);
      assertThat(calls).hasValue(1 + 3 * 6 * 4);
      return result;
    }
  }

  @Test
  void everyCallAndNoteIsALineInOrder() throws IOException {
    try (Journal journal = Journal.open(directory)) {
      journal.run(
          () -> {
            call(journal, "a", new AtomicInteger());
            journal.note("step", node("s"));
            return "";
          });
    }
    assertThat(JournalContents.of(directory).lines())
        .containsExactly(
            "{\"id\":\"0\",\"kind\":\"call\",\"request\":{\"text\":\"a\"},\"result\":{\"text\":\"a!\"}}",
            "{\"id\":\"1\",\"kind\":\"step\",\"request\":{\"text\":\"s\"}}");
    assertThat(directory.resolve(Journal.PENDING)).doesNotExist();
  }

  @Test
  void theFileIsTheSameForOneAndSixteenThreads() throws IOException {
    String result = uninterrupted();
    List<String> one = lines();
    Files.delete(directory.resolve(Journal.FILE));
    try (Journal journal = Journal.open(directory);
        Parallel parallel = Parallel.of(16)) {
      assertThat(work(journal, parallel, new AtomicInteger())).isEqualTo(result);
    }
    assertThat(lines()).isEqualTo(one);
    assertThat(directory.resolve(Journal.PENDING)).doesNotExist();
  }

  @Test
  void aRunCutAtAnyByteResumesToTheSameFileAndRepeatsNoFinishedCall() throws IOException {
    String result = uninterrupted();
    List<String> whole = lines();
    byte[] bytes = Files.readAllBytes(directory.resolve(Journal.FILE));
    for (int cut = 0; cut <= bytes.length; cut += 37) {
      Files.write(directory.resolve(Journal.FILE), java.util.Arrays.copyOf(bytes, cut));
      int complete =
          (int)
              new String(bytes, 0, cut, java.nio.charset.StandardCharsets.UTF_8)
                  .lines()
                  .filter(line -> line.endsWith("}") && line.contains("\"call\""))
                  .count();
      AtomicInteger calls = new AtomicInteger();
      try (Journal journal = Journal.open(directory)) {
        assertThat(work(journal, Parallel.SEQUENTIAL, calls)).isEqualTo(result);
      }
      assertThat(lines()).isEqualTo(whole);
      assertThat(calls.get()).isBetween(1 + 3 * 6 * 4 - complete, 1 + 3 * 6 * 4 - complete + 1);
    }
  }

  @Test
  void callsFinishedBeforeTheirTurnSurviveAKill() throws Exception {
    // Task 0 hangs while tasks 1 to 3 finish; then the process dies: their lines wait in the file
    // of pending lines, and the resumed run asks for task 0 only.
    IntFunction<String> name = i -> "task " + i;
    CountDownLatch hang = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(3);
    Thread dying =
        new Thread(
            () -> {
              try (Journal journal = Journal.open(directory);
                  Parallel parallel = Parallel.of(4)) {
                journal.run(
                    () ->
                        parallel.map(
                            List.of(0, 1, 2, 3),
                            i -> {
                              if (i == 0) {
                                await(hang);
                                throw new IllegalStateException("killed");
                              }
                              String answer = call(journal, name.apply(i), new AtomicInteger());
                              others.countDown();
                              return answer;
                            }));
              } catch (IllegalStateException e) {
                assertThat(e).hasMessage("killed");
              }
            });
    dying.start();
    others.await();
    assertThat(lines()).isEmpty();
    hang.countDown();
    dying.join();
    AtomicInteger calls = new AtomicInteger();
    try (Journal journal = Journal.open(directory)) {
      assertThat(journal.known()).isEqualTo(3);
      journal.run(
          () ->
              Parallel.SEQUENTIAL.map(
                  List.of(0, 1, 2, 3), i -> call(journal, name.apply(i), calls)));
    }
    assertThat(calls).hasValue(1);
    assertThat(lines()).hasSize(4);
    assertThat(lines().get(0)).contains("task 0");
    assertThat(lines().get(3)).contains("task 3");
    assertThat(directory.resolve(Journal.PENDING)).doesNotExist();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFailedCallIsAskedAgainOnResumeAndKeepsItsPlace() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    boolean[] broken = {true};
    for (int session = 0; session < 2; session++) {
      try (Journal journal = Journal.open(directory);
          Parallel parallel = Parallel.of(3)) {
        journal.run(
            () ->
                parallel.map(
                    List.of(0, 1, 2),
                    i -> {
                      if (i == 1 && broken[0]) {
                        throw new IllegalStateException("server down");
                      }
                      return call(journal, "task " + i, calls);
                    }));
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("server down");
      }
      broken[0] = false;
    }
    assertThat(calls).hasValue(3);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1)).contains("task 1");
  }

  @Test
  void aRunThatAsksSomethingElseIsRefused() throws IOException {
    uninterrupted();
    try (Journal journal = Journal.open(directory)) {
      assertThatThrownBy(() -> journal.run(() -> call(journal, "other", new AtomicInteger())))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("differs from its journal at id 0")
          .hasMessageContaining("start a new run");
      assertThatThrownBy(
              () ->
                  journal.run(
                      () -> {
                        journal.note("step", node("start"));
                        return "";
                      }))
          .isInstanceOf(JournalException.class);
    }
  }

  @Test
  void aReplayCallsNothingAndWritesNothing() throws IOException {
    String result = uninterrupted();
    List<String> before = lines();
    AtomicInteger calls = new AtomicInteger();
    try (Journal journal = Journal.replay(directory);
        Parallel parallel = Parallel.of(4)) {
      assertThat(work(journal, parallel, calls)).isEqualTo(result);
      assertThat(calls).hasValue(0);
      assertThatThrownBy(
              () ->
                  journal.run(
                      () -> {
                        call(journal, "start", calls);
                        call(journal, "more", calls);
                        return "";
                      }))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("holds no call with id 1");
    }
    assertThat(lines()).isEqualTo(before);
  }

  @Test
  void aReplayOfAnUnfinishedRunSaysSo() throws IOException {
    Files.writeString(directory.resolve(Journal.FILE), "");
    try (Journal journal = Journal.replay(directory)) {
      assertThatThrownBy(() -> journal.run(() -> call(journal, "a", new AtomicInteger())))
          .hasMessageContaining("holds no call with id 0")
          .hasMessageContaining("resume it");
      assertThatThrownBy(
              () ->
                  journal.run(
                      () -> {
                        journal.note("step", node("s"));
                        return "";
                      }))
          .hasMessageContaining("holds no step with id 0");
    }
  }

  @Test
  void aDamagedFileIsRefusedWithItsLine() throws IOException {
    Path file = directory.resolve(Journal.FILE);
    String first = new Chain("").bind("{\"id\":\"0\",\"kind\":\"call\"}");
    Files.writeString(file, first + "\nrubbish\n");
    assertThatThrownBy(() -> Journal.open(directory))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2");
    Files.writeString(file, "{\"kind\":\"call\"}\n");
    assertThatThrownBy(() -> Journal.replay(directory))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("line 1: has no hash");
    Files.writeString(file, "");
    Journal.open(directory).close();
  }

  @Test
  void twoRunsMayNotWriteTheSameJournal() {
    try (Journal journal = Journal.open(directory)) {
      assertThat(journal.known()).isZero();
      assertThatThrownBy(() -> Journal.open(directory))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another run");
    }
  }

  @Test
  void aCallOutsideOfARunIsAProgrammingError() {
    Journal journal = Journal.discarding();
    assertThatThrownBy(() -> call(journal, "a", new AtomicInteger()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("outside of Journal.run");
  }

  @Test
  void thePlaceDependsOnTheOrderOfWorkAlone() {
    var places = new ConcurrentHashMap<Integer, String>();
    Journal journal = Journal.discarding();
    assertThat(Journal.place()).isEmpty();
    try (Parallel parallel = Parallel.of(4)) {
      journal.run(
          () -> {
            call(journal, "a", new AtomicInteger());
            return parallel.map(
                List.of(0, 1, 2),
                i -> {
                  call(journal, "b", new AtomicInteger());
                  places.put(i, Journal.place());
                  return i;
                });
          });
    }
    assertThat(places).containsEntry(0, "1.0.1").containsEntry(2, "1.2.1");
    assertThat(Journal.place()).isEmpty();
  }

  @Test
  void linesReachTheSystemAtOnce() {
    try (Journal journal = Journal.open(directory)) {
      journal.run(
          () -> {
            call(journal, "a", new AtomicInteger());
            try {
              assertThat(lines()).hasSize(1);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
            return "";
          });
    }
  }

  @Test
  void aTornLastLineIsDropped() throws IOException {
    uninterrupted();
    List<String> whole = lines();
    Files.writeString(directory.resolve(Journal.FILE), "{\"id\":\"9", StandardOpenOption.APPEND);
    try (Journal journal = Journal.open(directory)) {
      assertThat(journal.known()).isEqualTo(whole.size());
    }
    assertThat(lines()).isEqualTo(whole);
  }
}
