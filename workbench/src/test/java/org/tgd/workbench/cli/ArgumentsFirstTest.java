package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command is given is checked before it computes, and nothing given is ignored. */
class ArgumentsFirstTest {
  @TempDir private Path folder;

  private Cli optimize(String... more) {
    return Cli.tgd(
        Stream.concat(
                Stream.of("optimize", "--domain", "letters", "-o", "start=taxtuel", "-q"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--base-url http://127.0.0.1:1/v1",
        "--price m=1/2",
        "--budget-calls 5",
        "--budget-tokens 5",
        "--budget-usd 1",
        "--cache c",
        "--trace t"
      })
  void optionsThatOnlyAModelGivesAMeaningToAreRefusedWithoutOne(String option) {
    Cli result =
        optimize(
            Stream.concat(
                    Stream.of(option.split(" ", -1)),
                    Stream.of("--out", folder.resolve("run").toString()))
                .toArray(String[]::new));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("tgd: " + option.split(" ", -1)[0] + " has no effect without a model");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aModelThatNobodyAsksIsRefused() {
    Cli result =
        optimize(
            "--model",
            "openai:m",
            "--critic",
            "grounded",
            "--editor",
            "rules",
            "--out",
            folder.resolve("run").toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("critic and editor ask none");
  }

  @Test
  void anEmptyFolderMayHoldTheRunAndAFullOneNot() throws IOException {
    Path empty = Files.createTempDirectory(folder, "job-");
    assertThat(optimize("--out", empty.toString()).code()).isZero();
    assertThat(empty.resolve("manifest.json")).exists();
    Cli again = optimize("--out", empty.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("exists already", "tgd run resume");
  }

  /** A folder that a container mounts, or that lies in a folder of others, cannot be replaced. */
  @Test
  void anEmptyFolderIsFilledAndNotReplacedAlsoBehindALink() throws IOException {
    Path empty = Files.createTempDirectory(folder, "job-");
    Object before = Files.readAttributes(empty, BasicFileAttributes.class).fileKey();
    Path link = Files.createSymbolicLink(folder.resolve("link"), empty);

    Cli made = optimize("--out", link.toString());

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(empty.resolve("result.json")).exists();
    Object after = Files.readAttributes(empty, BasicFileAttributes.class).fileKey();
    assertThat(after).isEqualTo(before);
    for (String words : List.of("run export %s --format mlflow", "model prompts")) {
      Path place = Files.createTempDirectory(folder, "place-");
      Path to = Files.createSymbolicLink(folder.resolve(place.getFileName() + "-link"), place);
      Cli cli = Cli.tgd((words.formatted(link) + " --out " + to).split(" "));
      assertThat(cli.code()).as(cli.err()).isZero();
      assertThat(place).isNotEmptyDirectory();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--goals, goal set",
    "--objectives, file of objectives",
    "--from, file of weights",
    "--reference-plans, file of reference plans"
  })
  void aMissingFileIsNamedBeforeThePatientIsOpened(String option, String kind) {
    Path missing = folder.resolve("no-such-file");
    Cli result =
        Cli.tgd(
            "plan",
            "optimize",
            "--case",
            folder.resolve("no-case").toString(),
            option,
            missing.toString(),
            "--out",
            folder.resolve("run").toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("cannot read the %s '%s': no such file".formatted(kind, missing));
  }

  @Test
  void aTakenPlaceIsSaidBeforeThePatientIsOpened() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    Cli result =
        Cli.tgd(
            "plan",
            "optimize",
            "--case",
            folder.resolve("no-case").toString(),
            "--out",
            taken.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("taken exists already");
  }

  @Test
  void numbersAreAskedForInWords() {
    Cli result = optimize("--steps", "many");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'many' is not a whole number").doesNotContain("int\n");
    assertThat(optimize("--budget-minutes", "x").err())
        .contains("'x' is not a number")
        .doesNotContain("BigDecimal");
  }
}
