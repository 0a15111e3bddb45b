package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.workbench.cli.base.MarkedWriter;

/** A name that steers a terminal does not reach it, whichever command shows it. */
class MarkedNamesTest {
  private static final String NAME = "a\033[31mb\u202ec\u0085d\u2028e\u2066f\u200f";
  private static final String SHOWN = "a<U+001B>[31mb<U+202E>c<U+0085>d<U+2028>e<U+2066>f<U+200F>";

  @TempDir private static Path folder;

  @BeforeAll
  static void runs() {
    for (String name : List.of(NAME, "other")) {
      Cli made = optimize("--out", folder.resolve("runs").resolve(name).toString(), "--steps", "2");
      assertThat(made.code()).as(made.err()).isZero();
      assertPlain(made);
    }
  }

  private static Cli optimize(String... more) {
    Stream<String> words = Stream.of("optimize", "--domain", "letters", "-o", "start=taxtuel");
    return Cli.tgd(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
  }

  private static void assertPlain(Cli cli) {
    String hidden =
        "(?s).*[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F].*";
    assertThat(cli.out()).doesNotMatch(hidden);
    assertThat(cli.err()).doesNotMatch(hidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run list @",
        "run show @/NAME",
        "run compare @/NAME @/other",
        "run resume @/NAME",
        "run replay @/NAME",
        "run verify @/NAME",
        "run tag @/NAME good",
        "run branch @/NAME --steps 1 --out @/NAME2",
        "init @/NAME3"
      })
  void areShownByMarks(String words) {
    Cli cli =
        Cli.tgd(
            Stream.of(words.split(" "))
                .map(each -> each.replace("@", folder.resolve("runs").toString()))
                .map(each -> each.replace("NAME", NAME))
                .toArray(String[]::new));
    assertThat(cli.code()).as(cli.err()).isZero();
    assertPlain(cli);
    if (!words.contains("verify") && !words.contains("tag")) {
      assertThat(cli.out()).contains(SHOWN);
    }
  }

  @Test
  void everyWayOfPrintingIsMarked() {
    StringWriter all = new StringWriter();
    PrintWriter out = MarkedWriter.of(new PrintWriter(all));
    out.print('\033');
    out.print("\u202e" + "é😀");
    out.println(new char[] {'\u0085'});
    out.printf("%s%n", "\u200f");
    out.append("\033", 0, 1).flush();
    assertThat(all.toString().lines())
        .containsExactly("<U+001B><U+202E>é😀<U+0085>", "<U+200F>", "<U+001B>");
  }
}
