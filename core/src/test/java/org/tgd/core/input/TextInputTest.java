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
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void textWithAByteOrderMarkIsReadPlainAndZipped(String charset) throws IOException {
    byte[] bytes = ('\ufeff' + TEXT).getBytes(Charset.forName(charset));
    assertThat(read(bytes)).isEqualTo(TEXT);
    assertThat(read(zipped(bytes))).isEqualTo(TEXT);
    assertThat(whole(bytes)).isEqualTo(TEXT);
    assertThat(whole(zipped(bytes))).isEqualTo(TEXT);
    assertThat(TextInput.strict(new ByteArrayInputStream(zipped(bytes))).lines().toList())
        .isEqualTo(TEXT.lines().toList());
  }

  private String whole(byte[] bytes) throws IOException {
    return TextInput.text(Files.write(folder.resolve("whole"), bytes));
  }

  @Test
  void whatIsWrongInAWholeTextIsSaidWithItsLine() throws IOException {
    assertThat(whole(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(whole(new byte[0])).isEmpty();
    assertThatThrownBy(() -> whole("a\nb\nß\n".getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(IOException.class)
        .hasMessage("not a text file (UTF-8): a byte that is none of UTF-8 in line 3");
    assertThatThrownBy(() -> whole("a\nb\0".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("not a text file (UTF-8): a zero byte in line 2");
    assertThatThrownBy(() -> whole("a b".getBytes(StandardCharsets.UTF_16LE)))
        .hasMessageContaining("a zero byte in line 1");
    assertThatThrownBy(() -> whole(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2}))
        .hasMessageContaining("broken gzip data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PK\u0003\u0004: a ZIP archive",
        "(\u00b5/\u00fd: Zstandard data",
        "\u00fd7zXZ\0: xz data",
        "BZh9: bzip2 data",
        "7z\u00bc\u00af: a 7z archive"
      })
  void whatIsPackedIsNamed(String sign) throws IOException {
    String[] parts = sign.split(": ", 2);
    byte[] bytes = (parts[0] + " and more").getBytes(StandardCharsets.ISO_8859_1);
    String said = parts[1] + ", which must be unpacked first";
    assertThatThrownBy(() -> whole(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(said);
    assertThatThrownBy(() -> TextInput.strict(new ByteArrayInputStream(bytes)))
        .hasMessageContaining(said);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(said);
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
