package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the input is said in one line, with exit code 2 and nothing written. */
class BadInputsTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** Lines beside the message: where help is, what may have been meant, what became of a file. */
  private static final Pattern BESIDE =
      Pattern.compile("(Try 'tgd|Did you mean: |Possible solutions: |kept: |\\d+ solutions of ).*");

  @TempDir private static Path folder;

  @BeforeAll
  static void files() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    Files.createDirectories(folder.resolve("taken"));
    write("taken/file", "x");
    write("empty", "");
    write("nohead.csv", "name,structure\na,CC\n");
    write("json.csv", "{\"smiles\": \"CC\"}\n");
    write("semicolon.txt", "name;value\na;1\n");
    write("good.smi", "CC\nCCO\n");
    write("bad.yaml", "steps: [1\n");
    write("unknown.yaml", "stps: 3\n");
    String sweep = "tasks: {a: {domain: molecule, each: %s}}\nconfigs: {p: {steps: 1}}\n";
    write("fine.yaml", sweep.formatted("{start: [CC]}"));
    write("none.yaml", sweep.formatted("{start: []}"));
    write("twice.yaml", sweep.formatted("{start: [CC, CC]}"));
    write("ring.yaml", sweep.formatted("{start: [CC, C1CC]}"));
    write("option.yaml", sweep.formatted("{strat: [CC]}"));
    write("bad.json", "{\"a\": \n");
    write("object.json", "{\"objectives\": [{\"structure\": \"Core\", \"weight\": 1}]}");
    write("good.pdb", "ATOM      1  N   SER A  10      11.000  41.000  20.000  1.00  0.00\nEND\n");
    write("solutions.jsonl", "{\"task_id\": \"tgd/warmer-days\", \"code\": \"x = 1\"}\n");
    write("good.jsonl", "{\"id\": \"1\", \"question\": \"1+1?\", \"answer\": \"2\"}\n");
    Files.write(folder.resolve("zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0});
    Files.write(
        folder.resolve("latin"), "{\"id\": \"café\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    write("zero", "a\n\0b\n");
    Files.createDirectory(folder.resolve("damaged"));
    write("damaged/manifest.json", "{");
    byte[] bytes = new byte[300];
    new SplittableRandom(7).nextBytes(bytes);
    Files.write(folder.resolve("bytes.smi"), bytes);
    Files.write(
        folder.resolve("png.csv"),
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
    Cli run = Cli.tgd(words("molecule optimize --start CC --steps 1 --quiet --out @run"));
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(text.replace("@", folder + "/"));
    }
    return words.toArray(String[]::new);
  }

  private static List<String> rows() throws IOException {
    try (InputStream in = BadInputsTest.class.getResourceAsStream("bad-inputs.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static List<String> contents() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void eachIsSaidInOneLineAndEndsWithTwo() throws IOException {
    List<String> before = contents();
    SoftAssertions all = new SoftAssertions();
    for (String row : rows()) {
      String[] parts = row.split(" => ", 2);
      check(parts[0], parts[1], all);
    }
    all.assertThat(contents()).as("nothing is written").isEqualTo(before);
    all.assertAll();
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(200);
  }

  private static void check(String command, String message, SoftAssertions all) {
    Cli cli = Cli.tgd(words(command));
    List<String> said = cli.err().lines().filter(line -> !BESIDE.matcher(line).matches()).toList();
    all.assertThat(cli.code()).as("%s ends with %s", command, cli).isEqualTo(2);
    all.assertThat(said).as("%s says %s", command, cli.err()).isNotEmpty();
    if (!said.isEmpty()) {
      String first = said.get(0).replace(folder + "/", "@");
      all.assertThat(first).as(command).startsWith("tgd: " + message);
    }
    all.assertThat(said).as(command).allMatch(line -> line.startsWith("tgd: "));
    all.assertThat(cli.err())
        .as(command)
        .doesNotContain("Exception", "java.", "Source:", "unexpected failure")
        .doesNotMatch("(?s).*[\\p{Cc}&&[^\\n\\r]].*");
  }
}
