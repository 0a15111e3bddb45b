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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study on Spark gives what it gives on threads, whatever is killed: the program, its master and
 * its workers are processes of their own. With {@code -Dtgd.spark.runs=2000} as long as wanted.
 */
class StudyOnSparkIT {
  private static final int RUNS = Integer.getInteger("tgd.spark.runs", 48);
  private static final Pattern OK = Pattern.compile("\"run\":\"(\\w+)\".*\"status\":\"ok\"");

  @TempDir private static Path folder;
  private static Path study;
  private static String expected;

  @BeforeAll
  static void onThreads() throws Exception {
    Started.home(folder);
    study =
        Files.writeString(
            folder.resolve("bits.yaml"),
            """
            tasks:
              bits: {domain: known, options: {problem: bits, size: 12}}
            configs:
              plain: {steps: 20}
            models:
              errs: {model: "oracle:wrong=0.1", model-seed: run}
            seeds: %d
            """
                .formatted(RUNS));
    try (Started local = program(study, "threads", "local[2]")) {
      assertThat(local.code()).as(local.said()).isZero();
    }
    expected = tables("threads");
  }

  private static Started program(Path file, String out, String on) throws IOException {
    List<String> words = new ArrayList<>();
    words.add("-Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    words.addAll(List.of("-jar", System.getProperty("tgd.jar"), "bench", "run", file.toString()));
    words.addAll(List.of("--quiet", "--out", folder.resolve(out).toString(), "--on", on));
    return Started.java(
        folder.resolve(out + ".log"), Map.of("TGD_HOME", folder.resolve("home").toString()), words);
  }

  /** The tables of a study without the times. */
  private static String tables(String out) throws IOException {
    Path at = folder.resolve(out);
    String trials =
        Files.readString(at.resolve("trials.csv"))
            .lines()
            .map(line -> line.substring(0, line.lastIndexOf(',')))
            .collect(Collectors.joining("\n"));
    return trials
        + Files.readString(at.resolve("items.jsonl"))
        + Files.readString(at.resolve("summary.csv"));
  }

  /** The runs that the ledger of a study has as finished, as often as it has them. */
  private static List<String> finished(String out) throws IOException {
    Path ledger = folder.resolve(out).resolve("ledger.jsonl");
    return Files.exists(ledger)
        ? OK.matcher(Files.readString(ledger)).results().map(each -> each.group(1)).toList()
        : List.of();
  }

  private static void until(Started driver, String out, int count) throws Exception {
    while (finished(out).size() < count) {
      assertThat(driver.process().isAlive()).as(driver.said()).isTrue();
      Thread.sleep(20);
    }
  }

  private static void assertSame(String out) throws IOException {
    assertThat(tables(out)).isEqualTo(expected);
    assertThat(finished(out)).hasSize(RUNS).doesNotHaveDuplicates();
    assertThat(finished("threads")).containsExactlyInAnyOrderElementsOf(finished(out));
  }

  @Test
  void sparkInOneProcessGivesWhatThreadsGive() throws Exception {
    try (Started spark = program(study, "local-spark", "local-spark[2]")) {
      assertThat(spark.code()).as(spark.said()).isZero();
    }
    assertSame("local-spark");
  }

  @Test
  void aKilledWorkerAndAKilledDriverLoseAndRepeatNothing() throws Exception {
    Path home = Files.createDirectories(folder.resolve("cluster"));
    try (Cluster cluster = new Cluster(home, 2)) {
      try (Started driver = program(study, "cluster-out", cluster.url())) {
        until(driver, "cluster-out", RUNS / 8);
        assertThat(cluster.executors()).isEqualTo(2);
        cluster.killWorker(0);
        until(driver, "cluster-out", RUNS / 2);
        driver.kill();
      }
      int before = finished("cluster-out").size();
      assertThat(before).isLessThan(RUNS);
      try (Started again = program(study, "cluster-out", cluster.url())) {
        assertThat(again.code()).as(again.said()).isZero();
        assertThat(again.said()).contains("%d runs: %d ok".formatted(RUNS, RUNS));
      }
    }
    assertSame("cluster-out");
  }

  @Test
  void executorsKeepToTheBudgetOfTheDriver() throws Exception {
    Path tight =
        Files.writeString(
            folder.resolve("tight.yaml"),
            Files.readString(study).replaceAll("seeds: \\d+", "seeds: 4\nbudget: {calls: 9}"));
    try (Started spark = program(tight, "tight", "local-spark[2]")) {
      assertThat(spark.code()).as(spark.said()).isEqualTo(3);
      assertThat(spark.said()).contains("4 open");
    }
    String ledger = Files.readString(folder.resolve("tight/ledger.jsonl"));
    assertThat(ledger.lines().filter(line -> line.contains("\"lease\""))).hasSize(9);
    assertThat(ledger.lines().filter(line -> line.contains("\"settled\""))).hasSize(9);
  }
}
