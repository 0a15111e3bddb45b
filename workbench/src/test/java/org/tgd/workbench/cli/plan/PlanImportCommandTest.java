package org.tgd.workbench.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.workbench.cli.Cli;

class PlanImportCommandTest {
  @TempDir private Path folder;

  @Test
  void structuresAreChosenAndTheRestIsNamed() throws IOException {
    Path out = folder.resolve("case");
    Cli read =
        Cli.tgd(
            "plan",
            "import",
            "--case",
            "phantom:c-shape",
            "--ignore",
            "Co*",
            "--json",
            "--out",
            out.toString());
    assertThat(read.code()).as(read.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(read.out());
    assertThat(json.get("structures").has("Core")).isFalse();
    assertThat(json.get("notes").get(0).asText()).isEqualTo("left out, as asked: Core");
    assertThat(read.err()).contains("note: left out, as asked: Core");
    Cli unknown =
        Cli.tgd(
            "plan",
            "import",
            "--case",
            "phantom:c-shape",
            "--structures",
            "PTV",
            "--out",
            folder.resolve("none").toString());
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no structure is named 'PTV'");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aCaseWhoseDoseGridIsSmallerSaysWhatStatisticsAreOver() throws IOException {
    Path whole = folder.resolve("case");
    assertThat(
            Cli.tgd("plan", "import", "--case", "phantom:c-shape", "--out", whole.toString())
                .code())
        .isZero();
    Path json = whole.resolve("case.json");
    // a dose grid of the lower half along z: the masks of it are made anew
    String text = Files.readString(json);
    Files.writeString(
        json,
        text.replaceFirst(
            "(?s)\"dose_grid\" : \\{.*?\\},\\s*\"structures\"",
            "\"dose_grid\": {\"dims_xyz\": [61, 41, 18], \"spacing\": [5, 5, 5],"
                + " \"first_voxel_center\": [-150, -102, -90]}, \"structures\""));
    Files.delete(whole.resolve("masks_dose_eval.u8.gz"));
    Files.delete(whole.resolve("masks_dose_opt.u8.gz"));
    Path dose = folder.resolve("dose.f32");
    ByteBuffer bytes = ByteBuffer.allocate(61 * 41 * 18 * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putFloat(2);
    }
    Files.write(dose, bytes.array());
    Cli read =
        Cli.tgd("plan", "dvh", "--case", whole.toString(), "--dose", dose.toString(), "--json");
    assertThat(read.code()).as(read.err()).isZero();
    JsonNode target = new ObjectMapper().readTree(read.out()).get("structures").get("OuterTarget");
    // voxel centres from z = -90 to -5 and half a voxel more: of 27 slices from -39 to 39, 13
    assertThat(target.get("coverage_percent").asDouble()).isBetween(47.0, 49.5);
    assertThat(target.get("mean").asDouble()).isEqualTo(2);
    assertThat(target.get("statistics_over").asText()).contains("inside the dose grid");
    solvesSayItToo(whole, target.get("coverage_percent").asDouble());
  }

  private void solvesSayItToo(Path place, double coverage) throws IOException {
    String sentence = "structure 'OuterTarget': its statistics are over the ";
    Path objectives = folder.resolve("objectives.json");
    Files.writeString(
        objectives,
        "{\"objectives\": [{\"structure\": \"OuterTarget\", \"type\": \"SquaredDeviation\","
            + " \"weight\": 100, \"dose\": 50}, {\"structure\": \"BODY\", \"type\":"
            + " \"SquaredOverdosing\", \"weight\": 100, \"dose\": 30}]}");
    Cli solved =
        Cli.tgd(
            "plan",
            "solve",
            "--case",
            place.toString(),
            "--objectives",
            objectives.toString(),
            "--json",
            "-q");
    assertThat(solved.code()).as(solved.err()).isZero();
    assertThat(solved.err()).contains(sentence);
    JsonNode own = new ObjectMapper().readTree(solved.out()).get("structures").get("OuterTarget");
    assertThat(own.get("coverage_percent").asDouble()).isEqualTo(coverage);
    Path run = folder.resolve("run");
    Cli tuned =
        Cli.tgd(
            "plan",
            "optimize",
            "--case",
            place.toString(),
            "--steps",
            "0",
            "-q",
            "--out",
            run.toString());
    assertThat(tuned.code()).as(tuned.err()).isZero();
    assertThat(run.resolve("report.html")).content().contains(sentence.replace("'", "&#39;"));
  }
}
