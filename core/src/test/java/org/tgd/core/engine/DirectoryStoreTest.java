package org.tgd.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
  private static final String KEY = "ab".repeat(32);
  private static final String OTHER = "ab" + "cd".repeat(31);
  private static final Completion ANSWER =
      new Completion("\u00e9 \ud83d\ude00 {\"a\":\n1}", 12, 345, false);

  @TempDir Path folder;

  @Test
  void givesBackWhatItKeeps() {
    var store = new DirectoryStore(folder.resolve("new/cache"));
    assertThat(store.get(KEY)).isEmpty();
    store.put(KEY, ANSWER);

    assertThat(store.get(KEY)).contains(ANSWER);
    assertThat(store.get(OTHER)).isEmpty();
    assertThat(new DirectoryStore(folder.resolve("new/cache")).get(KEY)).contains(ANSWER);
  }

  @Test
  void replacesWhatIsThere() {
    var store = new DirectoryStore(folder);
    store.put(KEY, new Completion("old", 1, 1, false));
    store.put(KEY, ANSWER);

    assertThat(store.get(KEY)).contains(ANSWER);
  }

  @Test
  void leavesNoOtherFilesBehind() throws IOException {
    new DirectoryStore(folder).put(KEY, ANSWER);

    assertThat(files()).containsExactly(file());
  }

  @Test
  void aBrokenFileIsAsGoodAsAbsentAndReplaced() throws IOException {
    var store = new DirectoryStore(folder);
    store.put(KEY, ANSWER);
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      assertThat(store.get(KEY)).as("first %d bytes", length).isEmpty();
    }
    Files.write(file(), new byte[whole.length]);
    assertThat(store.get(KEY)).isEmpty();
    Files.writeString(file(), "{\"key\":\"" + KEY + "\"}");
    assertThat(store.get(KEY)).isEmpty();
    store.put(KEY, ANSWER);
    assertThat(store.get(KEY)).contains(ANSWER);
  }

  @Test
  void aFileOfAnotherKeyIsNotTaken() throws IOException {
    var store = new DirectoryStore(folder);
    store.put(OTHER, ANSWER);
    Files.copy(files().get(0), file());

    assertThat(store.get(KEY)).isEmpty();
  }

  @Test
  void readersNeverSeeHalfAFileWhileOthersWrite() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      var done = new ArrayList<Future<?>>();
      for (int t = 0; t < 8; t++) {
        String text = Integer.toString(t).repeat(5_000);
        done.add(threads.submit(() -> putAndGet(new DirectoryStore(folder), text)));
      }
      for (Future<?> future : done) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(files()).containsExactly(file());
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x", UTF_8);
    var store = new DirectoryStore(file);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> store.put(KEY, ANSWER))
        .withMessageContaining(file.toString());
  }

  @Test
  void saysWhatItCannotRead() throws IOException {
    Files.createDirectories(file());

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> new DirectoryStore(folder).get(KEY))
        .withMessageContaining(folder.toString());
  }

  @Test
  void refusesKeysThatAreNotHexadecimal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DirectoryStore(folder).get("../../etc/passwd"));
  }

  private static void putAndGet(DirectoryStore store, String text) {
    for (int i = 0; i < 20; i++) {
      store.put(KEY, new Completion(text, 1, 1, false));
      String seen = store.get(KEY).orElseThrow().text();
      assertThat(seen).hasSize(5_000).containsOnlyOnce(seen.substring(0, 1).repeat(5_000));
    }
  }

  private Path file() {
    return folder.resolve("ab").resolve(KEY.substring(2) + ".json");
  }

  private java.util.List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
