package org.tgd.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.core.engine.EngineSettings;
import org.tgd.core.input.InputException;

class GgufFileTest {
  @TempDir private Path folder;

  private Path file(String start, int size) throws IOException {
    Path file = folder.resolve("model.gguf");
    Files.writeString(file, start);
    try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
      longer.setLength(size);
    }
    return file;
  }

  @Test
  void settingsStandBehindAQuestionMark() throws IOException {
    Path file = file("GGUF", 100);

    assertThat(GgufFile.parse(file + "?context=512&threads=3"))
        .isEqualTo(new GgufFile(file, 512, 3));
    assertThat(GgufFile.parse(file.toString()).context()).isEqualTo(8192);
  }

  @ParameterizedTest
  @CsvSource({
    "?context=10, must be 256 to 1048576",
    "?context=many, must be a whole number",
    "?threads=0, must be 1 to 256",
    "?gpu=1, there are context=N and threads=N"
  })
  void namesABadSetting(String settings, String reason) throws IOException {
    Path file = file("GGUF", 100);

    assertThatThrownBy(() -> GgufFile.parse(file + settings))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAFileThatIsMissingOrOfAnotherFormat() throws IOException {
    Path other = file("PK\u0003\u0004", 100);

    assertThatThrownBy(() -> GgufFile.parse(other.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("first four bytes are not GGUF");
    assertThatThrownBy(() -> GgufFile.parse(folder.resolve("none.gguf").toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @CsvSource({"1000, 4", "1000, 999", "300000, 200000", "20000000, 4", "20000000, 19999999"})
  void anotherByteIsAnotherModel(int size, int place) throws IOException {
    Path file = file("GGUF", size);
    String before = GgufFile.parse(file.toString()).digest();
    try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
      changed.seek(place);
      changed.write(1);
    }

    assertThat(GgufFile.parse(file.toString()).digest()).isNotEqualTo(before);
  }

  @Test
  void aServerIsRefused() throws IOException {
    String name = file("GGUF", 100).toString();
    EngineSettings server = EngineSettings.DEFAULT.withBaseUrl("http://127.0.0.1:1/v1");

    assertThatThrownBy(() -> new GgufProvider().open(name, server))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--base-url");
  }
}
