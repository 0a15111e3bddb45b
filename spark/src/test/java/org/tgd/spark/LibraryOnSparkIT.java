package org.tgd.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A library that is docked and scored on Spark gives the files that threads give, whatever is
 * killed. With {@code -Dtgd.spark.ligands=200} as long as wanted.
 */
class LibraryOnSparkIT {
  private static final int LIGANDS = Integer.getInteger("tgd.spark.ligands", 6);
  private static final Pattern NUMBER = Pattern.compile("\\{\"number\":(\\d+),");
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
  private static String expected;

  @BeforeAll
  static void onThreads() throws Exception {
    Started.home(folder);
    List<String> lines = new ArrayList<>(List.of("smiles,name"));
    for (int i = 0; lines.size() <= LIGANDS; i++) {
      String left = LEFT.get(i % LEFT.size());
      String right = RIGHT.get(i / LEFT.size() % RIGHT.size());
      lines.add(i == 3 ? "C1CC,broken" : "c1(%s)ccc(%s)cc1,\"m, %d\"".formatted(left, right, i));
    }
    library = Files.write(folder.resolve("library.csv"), lines);
    expected = docked("threads.log", "threads", "local[2]");
  }

  private static Started started(String log, List<String> command) throws IOException {
    List<String> words = new ArrayList<>();
    words.add("-Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    words.addAll(List.of("-jar", System.getProperty("tgd.jar"), "molecule"));
    words.addAll(command);
    words.addAll(List.of("--quiet", library.toString()));
    return Started.java(
        folder.resolve(log), Map.of("TGD_HOME", folder.resolve("home").toString()), words);
  }

  private static String printed(String log, List<String> command) throws Exception {
    try (Started program = started(log, command)) {
      assertThat(program.code()).as(program.said()).isZero();
      return program.said();
    }
  }

  private static List<String> docking(String out, String on) {
    String place = folder.resolve(out).toString();
    return List.of(
        "dock",
        "--receptor",
        "PTGS2",
        "--exhaustiveness",
        "1",
        "--poses",
        "2",
        "--out",
        place,
        "--on",
        on);
  }

  private static String docked(String log, String out, String on) throws Exception {
    return rows(printed(log, docking(out, on)));
  }

  /** Rows without their seconds, which are the last but two. */
  private static String rows(String printed) {
    return printed
        .lines()
        .map(line -> line.replaceFirst(",\\d+\\.\\d+,(ok|rejected),", ",$1,"))
        .collect(Collectors.joining("\n"));
  }

  /** The numbers of the ligands that a journal has, as often as it has them. */
  private static List<String> finished(String out) throws IOException {
    Path journal = folder.resolve(out).resolve("docked.jsonl");
    return Files.exists(journal)
        ? NUMBER.matcher(Files.readString(journal)).results().map(each -> each.group(1)).toList()
        : List.of();
  }

  private static void until(Started driver, String out, int count) throws Exception {
    while (finished(out).size() < count) {
      assertThat(driver.process().isAlive()).as(driver.said()).isTrue();
      Thread.sleep(20);
    }
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
    String spark = docked("spark.log", "spark", "local-spark[2]");
    assertThat(spark).isEqualTo(expected).contains(",ok,").contains(",rejected,");
    assertThat(files("spark")).isEqualTo(files("threads")).hasSize(2 * (LIGANDS - 1) + 2);
  }

  @Test
  void aKilledWorkerAndAKilledDriverLoseAndRepeatNothing() throws Exception {
    Path home = Files.createDirectories(folder.resolve("cluster"));
    try (Cluster cluster = new Cluster(home, 2)) {
      try (Started driver = started("killed.log", docking("cluster-out", cluster.url()))) {
        until(driver, "cluster-out", Math.max(1, LIGANDS / 8));
        cluster.killWorker(0);
        until(driver, "cluster-out", LIGANDS / 2);
        driver.kill();
      }
      assertThat(finished("cluster-out")).hasSizeLessThan(LIGANDS);
      assertThat(docked("again.log", "cluster-out", cluster.url())).isEqualTo(expected);
    }
    assertThat(files("cluster-out")).isEqualTo(files("threads"));
    assertThat(finished("cluster-out")).hasSize(LIGANDS).doesNotHaveDuplicates();
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
