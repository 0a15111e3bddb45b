package org.tgd.workbench.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

class PlanCompareCommandTest {
  /** The dose grid of the phantom: 61 x 41 x 37 voxels of 5 mm. */
  private static final int[] SIZE = {61, 41, 37};

  @TempDir private Path folder;

  /** A dose that rises along x by 0.2 Gy a voxel, times a factor. */
  private Path dose(String name, double factor) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * SIZE[0] * SIZE[1] * SIZE[2]).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; bytes.hasRemaining(); i++) {
      bytes.putFloat((float) (factor * (44 + 0.2 * (i % SIZE[0]))));
    }
    return Files.write(folder.resolve(name), bytes.array());
  }

  private Cli compare(String... more) {
    String[] words = new String[more.length + 4];
    System.arraycopy(new String[] {"plan", "compare", "--case", "phantom:c-shape"}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return Cli.tgd(words);
  }

  @Test
  void tellsStatisticsIndicesGammaAndDifferences() throws IOException {
    String a = dose("a.f32", 1).toString();
    String b = dose("b.f32", 1.028).toString();
    Cli said = compare(a, b, "--prescription", "50", "--json");
    assertThat(said.code()).as(said.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(said.out());
    assertThat(json.get("reference").asText()).isEqualTo(a);
    JsonNode target = json.get("plans").get(0).get("structures").get("OuterTarget");
    assertThat(target.get("mean").asDouble()).isBetween(49.0, 51.0);
    assertThat(target.has("CI95")).isTrue();
    assertThat(target.get("HI_percent").asDouble())
        .isEqualTo(2 * (target.get("D5").asDouble() - target.get("D95").asDouble()), within(1e-9));
    JsonNode comparison = json.get("comparisons").get(0);
    // 2.8 % more: within 3 % of the maximum everywhere, nowhere within 2 % and 2 mm
    assertThat(comparison.get("gamma").get(0).get("pass_percent").asDouble()).isEqualTo(100);
    assertThat(comparison.get("gamma").get(1).get("pass_percent").asDouble()).isLessThan(1);
    JsonNode axial = comparison.get("planes").get("axial");
    assertThat(axial.get("meanGy").asDouble()).isEqualTo(0.028 * 50, within(0.01));
    assertThat(axial.get("maxGy").asDouble()).isEqualTo(0.028 * 56, within(0.01));
    assertThat(json.get("gamma_lattice").asText()).contains("tenth of the distance criterion");
    assertThat(compare(a, b).out()).contains("gamma 3 %/3 mm global", "sagittal plane");
  }

  @Test
  void refusesOneDoseAndDosesOfAnotherGrid() throws IOException {
    String a = dose("a.f32", 1).toString();
    assertThat(compare(a).code()).isEqualTo(2);
    Path small = Files.write(folder.resolve("small.f32"), new byte[8]);
    Cli said = compare(a, small.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("8 bytes; a dose on this grid has 92537 voxels");
  }
}
