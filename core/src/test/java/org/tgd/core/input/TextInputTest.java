package org.tgd.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextInputTest {
  private static final String TEXT = "smiles,name\nCCO,αethanol 🧪\n";

  @TempDir private Path folder;

  private static String read(byte[] bytes) throws IOException {
    try (BufferedReader reader =
        TextInput.reader("it", new ByteArrayInputStream(bytes), "molecules")) {
      StringBuilder text = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
      return text.toString();
    }
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void textWithAByteOrderMarkIsReadPlainAndZipped(String charset) throws IOException {
    byte[] bytes = ('\ufeff' + TEXT).getBytes(Charset.forName(charset));
    assertThat(read(bytes)).isEqualTo(TEXT);
    assertThat(read(zipped(bytes))).isEqualTo(TEXT);
  }

  @Test
  void plainTextIsReadAsItStands() throws IOException {
    assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(read(new byte[0])).isEmpty();
    assertThat(read(new byte[] {'C', (byte) 0xb5, 'O'})).isEqualTo("C\ufffdO");
  }

  @Test
  void pipesAreRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process writer = new ProcessBuilder("sh", "-c", "printf 'CCO one\\n' > '" + pipe + "'").start();
    try (BufferedReader reader = TextInput.open(pipe, "molecules")) {
      assertThat(reader.readLine()).isEqualTo("CCO one");
      assertThat(reader.readLine()).isNull();
    }
    assertThat(writer.waitFor()).isZero();
  }

  @Test
  void whatIsNoTextIsRefusedWithItsName() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      byte[] noise = new byte[200 + 400 * seed];
      new SplittableRandom(seed).nextBytes(noise);
      noise[0] = 'C';
      Path file = Files.write(folder.resolve("noise" + seed), noise);
      assertThatThrownBy(() -> TextInput.open(file, "molecules"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("expected molecules as UTF-8 text");
    }
    assertThatThrownBy(() -> TextInput.open(folder.resolve("none"), "molecules"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b, 1, 2}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("broken gzip");
  }
}
