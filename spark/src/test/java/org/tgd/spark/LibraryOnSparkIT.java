package org.tgd.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A library that is docked and scored on Spark gives the files that threads give. With {@code
 * -Dtgd.spark.ligands=200} as long as wanted.
 */
class LibraryOnSparkIT {
  private static final int LIGANDS = Integer.getInteger("tgd.spark.ligands", 6);
  private static final List<String> LEFT =
      List.of("C", "CC", "CO", "N", "O", "F", "Cl", "Br", "C#N", "C(=O)N", "C(=O)O", "CCN", "OC");
  private static final List<String> RIGHT =
      List.of(
          "C",
          "N",
          "OC",
          "CC(N)C",
          "C(F)(F)F",
          "S(=O)(=O)N",
          "CCC",
          "OCC",
          "NC",
          "CO",
          "CN(C)C",
          "C(C)C",
          "n1cccc1",
          "c1ccccc1",
          "C1CC1",
          "N1CCOCC1");

  @TempDir private static Path folder;
  private static Path library;

  @BeforeAll
  static void write() throws IOException {
    Started.home(folder);
    List<String> lines = new ArrayList<>(List.of("smiles,name"));
    for (int i = 0; lines.size() <= LIGANDS; i++) {
      String left = LEFT.get(i % LEFT.size());
      String right = RIGHT.get(i / LEFT.size() % RIGHT.size());
      lines.add(i == 3 ? "C1CC,broken" : "c1(%s)ccc(%s)cc1,\"m, %d\"".formatted(left, right, i));
    }
    library = Files.write(folder.resolve("library.csv"), lines);
  }

  private static String printed(String log, List<String> command) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("-jar", System.getProperty("tgd.jar"), "molecule"));
    words.addAll(command);
    words.add("--quiet");
    words.add(library.toString());
    try (Started program =
        Started.java(
            folder.resolve(log), Map.of("TGD_HOME", folder.resolve("home").toString()), words)) {
      assertThat(program.code()).as(program.said()).isZero();
      return program.said();
    }
  }

  private static String docked(String out, String on) throws Exception {
    String rows =
        printed(
            out + ".log",
            List.of(
                "dock",
                "--receptor",
                "PTGS2",
                "--exhaustiveness",
                "1",
                "--poses",
                "2",
                "--out",
                folder.resolve(out).toString(),
                "--on",
                on));
    // seconds are the last but two
    return rows.lines()
        .map(line -> line.replaceFirst(",\\d+\\.\\d+,(ok|rejected),", ",$1,"))
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> files(String out) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(out))) {
      return all.filter(file -> !file.getFileName().toString().equals("docked.jsonl"))
          .collect(Collectors.toMap(file -> file.getFileName().toString(), LibraryOnSparkIT::text));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void dockingGivesTheSameRowsPosesAndTables() throws Exception {
    String threads = docked("threads", "local[2]");
    String spark = docked("spark", "local-spark[2]");
    assertThat(spark).isEqualTo(threads).contains(",ok,").contains(",rejected,");
    assertThat(files("spark")).isEqualTo(files("threads")).hasSize(2 * (LIGANDS - 1) + 2);
  }

  @Test
  void scoringGivesTheSameTable() throws Exception {
    List<String> command = List.of("score", "--similar-to", "CCO", "--on");
    List<String> threads = Stream.concat(command.stream(), Stream.of("local[2]")).toList();
    List<String> spark = Stream.concat(command.stream(), Stream.of("local-spark[2]")).toList();
    assertThat(printed("score-spark.log", spark))
        .isEqualTo(printed("score-threads.log", threads))
        .contains("canonical_smiles");
  }
}
