package org.tgd.workbench.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.tgd.workbench.cli.Cli;

class PlanShowCommandTest {
  @Test
  void showsWhatAPhantomHolds() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(Cli.tgd("plan", "show", "--case", "phantom:c-shape", "--json").out());
    assertThat(json.path("structures")).hasSize(3);
    JsonNode target = json.path("structures").get(1);
    assertThat(target.path("name").asText()).isEqualTo("OuterTarget");
    assertThat(target.path("type").asText()).isEqualTo("target");
    assertThat(target.path("volume_cc").asDouble()).isCloseTo(210.68, within(0.01));
    assertThat(target.path("coverage_percent").asDouble()).isEqualTo(100);
    assertThat(json.path("beams")).hasSize(9);
    int bixels = 0;
    for (JsonNode beam : json.path("beams")) {
      bixels += beam.path("bixels").asInt();
    }
    assertThat(json.path("bixels").asInt()).isEqualTo(bixels).isPositive();
    Cli text = Cli.tgd("plan", "show", "--case", "phantom:c-shape");
    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("OuterTarget", "210.68", "9 beams, " + bixels + " bixels");
  }

  @Test
  void namesWhatIsNoCase() {
    Cli shown = Cli.tgd("plan", "show", "--case", "phantom:nothing");
    assertThat(shown.code()).isEqualTo(2);
    assertThat(shown.err()).contains("no phantom is named");
  }
}
